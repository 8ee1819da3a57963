/**
 * What an answer carries over from the file that it answers, in the form that its own elements ask for: nothing that a
 * file may say keeps it from being answered.
 */

import type { Layout } from '../write/writer.ts';

/** The value as far as it is printable ASCII and none of our delimiters, `most` characters at most; else `otherwise`. */
export const carriedText = (value: string, most: number, otherwise: string, layout: Layout): string => {
  const { element, component, repetition, segment } = layout;
  const delimiters = new Set([element, component, repetition, segment]);
  const kept = [...value].filter((one) => one >= ' ' && one <= '~' && !delimiters.has(one)).join('');
  return kept.trim().slice(0, most) || otherwise;
};

/** Whether a reader of the answer would take part of the value for a delimiter. */
export const hasDelimiter = (value: string, { element, component, repetition, segment }: Layout): boolean =>
  [element, component, repetition, segment].some((one) => value.includes(one));

/** A code of letters and digits; X stands for what lacks. */
export const carriedCode = (value: string, least: number, most: number, layout: Layout): string =>
  carriedText(value, most, 'X', layout).trim().padEnd(least, 'X');

/** A count or a position. What has more digits than its element is told as the largest that it can tell. */
export const carriedCount = (count: number, digits: number): string => String(Math.min(count, 10 ** digits - 1));

/** Digits alone, `most` of them at most. */
export const carriedDigits = (value: string, most: number): string => value.replaceAll(/\D/g, '').slice(0, most) || '0';
