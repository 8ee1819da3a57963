/** What damaged files are made of: our fixtures, generated sets of every guide, and the published samples where they lie. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUIDES } from '../../../src/x12/guides/guides.ts';
import { LAYOUT, writeX12, type Layout } from '../../../src/x12/write/writer.ts';
import { shared } from '../../support/shared-folder.ts';
import { inEnvelope } from '../envelope.ts';
import { generate, seeded } from '../generate.ts';

/** Larger ones would only make each try slower. */
const LARGEST_SEED = 30_000;

/** Text of which a character is a byte. Without samples it is the same everywhere. */
export const seeds = (withSamples: boolean): string[] =>
  [...fixtures(), ...generated(), ...(withSamples ? samples() : [])].filter(({ length }) => length <= LARGEST_SEED);

// The tests are compiled into a folder of their own, without the files beside them.
const FIXTURES = join(process.cwd(), 'test/x12/fixtures');

const textsIn = (folder: string, names: readonly string[]): string[] =>
  names.map((name) => readFileSync(join(folder, name), 'latin1'));

const fixtures = (): string[] =>
  textsIn(
    FIXTURES,
    readdirSync(FIXTURES)
      .filter((name) => name.endsWith('.edi'))
      .toSorted(),
  );

const samples = (): string[] => {
  const folder = shared('x12/files');
  if (!existsSync(folder)) return [];
  const kinds = readdirSync(folder).toSorted();
  return kinds.flatMap((kind) => textsIn(join(folder, kind), readdirSync(join(folder, kind)).toSorted()));
};

const LAYOUTS: readonly Layout[] = [
  LAYOUT,
  { element: '|', component: '>', repetition: '!', segment: '\n', lineBreak: '' },
  { element: '\u001d', component: '\u001f', repetition: '\u001e', segment: '\u001c', lineBreak: '\r\n' },
];

const generated = (): string[] =>
  GUIDES.flatMap((guide, index) =>
    [0.05, 0.2, 0.5].map((fullness, nth) => {
      const text: string[] = [];
      const writer = writeX12((one) => text.push(one), LAYOUTS[(index + nth) % LAYOUTS.length]);
      const tree: object = generate(guide, seeded(index * 31 + nth), fullness);
      inEnvelope(writer, guide, () => writer.set(guide, '0001', tree));
      return text.join('');
    }),
  );
