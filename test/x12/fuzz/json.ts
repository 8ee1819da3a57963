/** Damages JSON that was printed, and writes it: it is written, or refused as what it is. */

import type { JsonItem } from '../../../src/x12/json/shape.ts';
import { writeJson } from '../../../src/x12/json/write.ts';
import { CannotWrite } from '../../../src/x12/write/writer.ts';
import type { Random } from '../generate.ts';
import { below, oneOf } from './mutate.ts';

type Holder = Record<string | number, unknown>;

/** The fault that was seen; null when it was written or refused. */
export const faultOfDamagedJson = (json: string, random: Random): string | null => {
  const file = JSON.parse(json) as Holder;
  for (let left = 1 + below(random, 4); left > 0; left -= 1) damage(file, random);
  try {
    writeJson((text) => {
      if (typeof text !== 'string' || /[\u0100-\uffff]/.test(text)) throw new TypeError('It wrote what is no bytes.');
    }).item(file as unknown as JsonItem);
    return null;
  } catch (error) {
    if (error instanceof CannotWrite && error.message.length > 10) return null;
    return `writing JSON: threw ${(error as Error).stack?.split('\n').slice(0, 4).join(' ')}`;
  }
};

const VALUES: readonly unknown[] = [
  null,
  0,
  1.5,
  true,
  '',
  'X',
  '~',
  'é\u{1f600}',
  [],
  [null],
  {},
  { a: {} },
  [['X']],
  '\ud800',
];

/** Goes down to a random place, and changes what is there. */
const damage = (file: Holder, random: Random): void => {
  let holder = file;
  for (;;) {
    const keys = Object.keys(holder);
    if (keys.length === 0) return;
    const key = oneOf(random, keys);
    const value = holder[key];
    if (typeof value === 'object' && value !== null && random() < 0.93) {
      holder = value as Holder;
      continue;
    }
    change(holder, key, random);
    return;
  }
};

const change = (holder: Holder, key: string, random: Random): void => {
  // A list has no names.
  const kind = below(random, Array.isArray(holder) ? 2 : 5);
  if (kind === 0) delete holder[key];
  else if (kind === 1) put(holder, key, oneOf(random, VALUES));
  else if (kind === 2) put(holder, oneOf(random, NAMES), oneOf(random, VALUES));
  else if (kind === 3) put(holder, oneOf(random, NAMES), holder[key]);
  else if (typeof holder[key] === 'string') holder[key] += oneOf(random, ['*', ':', '^', '~', '\n', 'é', 'X']);
};

/** As JSON has it: `__proto__` is a name like another. */
const put = (holder: Holder, key: string, value: unknown): void =>
  void Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });

const NAMES = [
  'segment',
  'elements',
  'text',
  'latin1',
  'lead',
  'delimiters',
  'terminated',
  'outside',
  'content',
  'loop',
  'element',
  'zzz',
  '__proto__',
  'constructor',
];
