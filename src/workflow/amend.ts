/** Changing rows that were only looked at: most of them turn out to be as they should be, and cost nothing more. */

import type { Work } from './command.ts';

/** The row with these values: itself where it has them already, else its entity, which is written with the command. */
export const amend = <T extends object>(
  work: Work,
  target: new () => T,
  row: Readonly<T>,
  values: Partial<T>,
): Readonly<T> => {
  const names = Object.keys(values) as (keyof T)[];
  if (names.every((name) => isSame(row[name], values[name]))) return row;
  return Object.assign(work.entityOf(target, row), values);
};

const isSame = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => each === other[index]);
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return isReference(one) && isReference(other) && one.id === other.id;
};

const isReference = (value: unknown): value is { readonly id: string } =>
  typeof value === 'object' && value !== null && 'id' in value;
