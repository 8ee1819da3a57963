import { describe, expect, test } from '@jest/globals';
import type { Guide } from '../../src/x12/declare/guide.ts';
import { GUIDES } from '../../src/x12/guides/guides.ts';
import type { Issue } from '../../src/x12/issue.ts';
import { readAll } from '../../src/x12/read/reader.ts';
import { buildTree, type Tree, type TreeBuilder } from '../../src/x12/read/tree.ts';
import { LAYOUT, writeX12, type Layout } from '../../src/x12/write/writer.ts';
import { generate, seeded } from './generate.ts';
import { inEnvelope } from './envelope.ts';

const LAYOUTS: readonly Layout[] = [
  LAYOUT,
  { element: '|', component: '>', repetition: '!', segment: '\n', lineBreak: '' },
  { element: '*', component: '<', repetition: '^', segment: '~', lineBreak: '\r\n' },
  { element: '\u001d', component: '\u001f', repetition: '\u001e', segment: '\u001c', lineBreak: '' },
];

describe.each(GUIDES.map((guide) => [`${guide.transactionSet} ${guide.version}`, guide] as const))(
  '%s',
  (_name, guide) => {
    test.each([0.05, 0.3, 0.9])('is read as it was written, with %d of what may stand', (fullness) => {
      for (let seed = 1; seed <= 25; seed += 1) {
        const tree = generate(guide, seeded(seed * 7919), fullness);
        const layout = LAYOUTS[seed % LAYOUTS.length]!;
        const { trees, issues } = readBack(written(guide, tree, layout));
        expect({ seed, issues }).toEqual({ seed, issues: [] });
        expect(trees).toEqual([tree]);
      }
    });
  },
);

const written = (guide: Guide, tree: object, layout: Layout): Buffer => {
  const text: string[] = [];
  const writer = writeX12((one) => text.push(one), layout);
  inEnvelope(writer, guide, () => writer.set(guide, '0001', tree));
  return Buffer.from(text.join(''), 'latin1');
};

const readBack = (bytes: Uint8Array): { trees: Tree[]; issues: Issue[] } => {
  const trees: Tree[] = [];
  const issues: Issue[] = [];
  let builder: TreeBuilder | null = null;
  let delimiters = LAYOUT as Parameters<typeof buildTree>[0];
  readAll(bytes, (event) => {
    if (event.kind === 'interchange') ({ delimiters } = event);
    if (event.kind === 'set') builder = buildTree(delimiters);
    if (event.kind === 'segment') builder!.segment(event);
    if (event.kind === 'setEnd') trees.push(builder!.end());
    if (event.kind === 'issue') issues.push(event.issue);
  });
  return { trees, issues };
};
