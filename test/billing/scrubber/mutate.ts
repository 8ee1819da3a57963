/** Claims with some fields changed at random: to what other claims have there, or to what nobody should have. */

import type { ClaimSnapshot } from '../../../src/billing/snapshot/claim-snapshot.ts';
import type { Random } from '../../x12/generate.ts';
import { drawnClaim } from '../drawn-claims.ts';
import { seeded } from '../../x12/generate.ts';

type Path = readonly (string | number)[];

/** Values at each place, wherever in a list: `lines.[].units`. */
const seenValues = new Map<string, unknown[]>();
const nameOf = (path: Path): string => path.map((step) => (typeof step === 'string' ? step : '[]')).join('.');

const walk = (value: unknown, path: Path, visit: (path: Path, value: unknown) => void): void => {
  visit(path, value);
  if (Array.isArray(value)) value.forEach((one: unknown, index) => walk(one, [...path, index], visit));
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) walk(one, [...path, key], visit);
};

const random = seeded(99);
for (let index = 0; index < 400; index += 1)
  walk(drawnClaim(random, index), [], (path, value) => {
    const list = seenValues.get(nameOf(path)) ?? [];
    if (list.length < 60) list.push(value);
    seenValues.set(nameOf(path), list);
  });

const TEXTS = [
  '',
  ' ',
  'X',
  '0',
  '-1',
  '1.5',
  '1e3',
  'A*B',
  'A~B',
  'A:B',
  'A^B',
  'A\nB',
  'É',
  'Z'.repeat(200),
  '12 3',
  '00',
];
const DAYS = ['2026-02-30', '1850-01-01', '2999-12-31', '2026-06-15', '', '2026-1-1'];
const AMOUNTS = [0n, -1n, 1n, 10_000_000_000n, 99_999_999_99n, 10n ** 20n];
const NUMBERS = [0, -1, 1, 2, 13, 100, 1.5];

const oneOf = <T>(random_: Random, list: readonly T[]): T => list[Math.floor(random_() * list.length)]!;

/** One to four fields of the claim changed. Kinds stay: a text becomes a text, null only where others have null. */
export const mutated = (claim: ClaimSnapshot, random_: Random): ClaimSnapshot => {
  let so: unknown = claim;
  for (let left = 1 + Math.floor(random_() * 4); left > 0; left -= 1) {
    const places: Path[] = [];
    walk(so, [], (path) => {
      if (path.length > 0 && path[0] !== 'form' && path[0] !== 'institutional') places.push(path);
    });
    const path = oneOf(random_, places);
    so = put(so, path, (now) => other(random_, nameOf(path), now));
  }
  return so as ClaimSnapshot;
};

const other = (random_: Random, name: string, now: unknown): unknown => {
  if (Array.isArray(now)) return otherList(random_, now);
  const known = seenValues.get(name);
  if (known !== undefined && random_() < 0.5) return oneOf(random_, known);
  if (typeof now === 'bigint') return oneOf(random_, AMOUNTS);
  if (typeof now === 'number') return oneOf(random_, NUMBERS);
  if (typeof now === 'boolean') return !now;
  if (typeof now === 'string') return oneOf(random_, /^\d{4}-\d{2}-\d{2}$/.test(now) ? DAYS : TEXTS);
  return now;
};

const otherList = (random_: Random, now: readonly unknown[]): unknown[] => {
  const kind = Math.floor(random_() * 4);
  if (kind === 0) return [];
  if (kind === 1) return now.slice(1);
  if (kind === 2) return [...now, ...now.slice(0, 1)];
  return now.flatMap((one) => Array.from({ length: 9 }, () => one));
};

const put = (of: unknown, [key, ...rest]: Path, change: (now: unknown) => unknown): unknown => {
  const next = (now: unknown): unknown => (rest.length === 0 ? change(now) : put(now, rest, change));
  if (Array.isArray(of)) return of.map((one: unknown, index) => (index === key ? next(one) : one));
  const known = of as Readonly<Record<string, unknown>>;
  return { ...known, [key!]: next(known[key as string]) };
};
