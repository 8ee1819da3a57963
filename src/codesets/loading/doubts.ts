/**
 * What speaks against an edition though every line of it can be read: that it is not whole, or not the one that it passes
 * for. Each is refused with what was seen, unless somebody says that it is meant so.
 */

import type { CalendarDate } from '../../platform/calendar-date.ts';
import { daysBetween } from '../../platform/calendar-date.ts';
import type { LoadableCodeSet } from '../code-set.ts';
import { titleOf } from '../code-set.ts';
import type { Edition } from '../edition.ts';
import type { FoundFile } from '../files/archive.ts';
import type { CodeFileReader } from '../files/code-file.ts';
import type { EditionRow } from '../files/rows.ts';
import { refuseFile } from '../files/refuse-file.ts';

/** What somebody may say of a file that would be refused. */
export interface Consents {
  /** How many files the edition has, where its publisher made another number of it than usual. */
  readonly parts?: number | undefined;
  /** It speaks of another date than the edition's. */
  readonly allowOtherDate?: boolean | undefined;
  /** It has lost many rows of the edition before. */
  readonly allowLoss?: boolean | undefined;
  /** It says nothing that an edition beside it does not say. */
  readonly allowSame?: boolean | undefined;
}

/** Refuses some of the files of an edition in the place of all: their numbers, or their number, tell. */
export const refuseMissingParts = (
  codeSet: LoadableCodeSet,
  { parts }: CodeFileReader,
  names: readonly string[],
  wanted: number | undefined,
): void => {
  if (!parts) return;
  const numbers = names.flatMap((name) => parts.numberOf(name) ?? []);
  const due = wanted ?? Math.max(parts.least, ...numbers);
  const missing = Array.from({ length: due }, (_, index) => index + 1).filter((number) => !numbers.includes(number));
  // Files with names of somebody's own can only be counted.
  const unnumbered = names.length - numbers.length;
  if (names.length === due && missing.length === unnumbered) return;
  const lack = numbers.length > 0 && missing.length > 0 ? `: f${missing.join(', f')} missing` : '';
  throw refuseFile(
    `An edition of ${titleOf(codeSet)} has ${due} files, and ${names.length} given${lack}. Load all of them at once, or ` +
      `say how many there are (--parts) where its publisher has made another number.`,
    { codeSet, files: names, parts: due, missing },
  );
};

/** Refuses files that say of themselves, or by the days of their rows, that they are of another date. */
export const refuseOtherDate = (
  reader: CodeFileReader,
  files: readonly FoundFile[],
  rows: readonly EditionRow[],
  edition: Edition,
): void => {
  for (const { name, bytes } of files) {
    const reason = reader.contradicts?.(bytes, edition) ?? null;
    if (reason !== null) throw otherDate(name, edition, reason);
  }
  const newest = reader.newestWithinDays === undefined ? null : newestDay(rows);
  if (newest === null || Math.abs(daysBetween(edition.effectiveFrom, newest)) <= reader.newestWithinDays!) return;
  throw otherDate(files.map(({ name }) => name).join(', '), edition, `its newest code begins on ${newest}`);
};

/** Refuses rows so many fewer than those of the edition before that something was cut off. */
export const refuseLoss = (
  codeSet: LoadableCodeSet,
  edition: Edition,
  rows: number,
  before: { readonly name: string; readonly codes: number } | undefined,
): void => {
  const lost = (before?.codes ?? 0) - rows;
  if (!before || lost < LEAST_LOSS || lost <= before.codes * MOST_LOST) return;
  throw refuseFile(
    `Edition ${edition.name} of ${titleOf(codeSet)} would have ${rows} rows where edition ${before.name} has ` +
      `${before.codes}: more than ${MOST_LOST * 100} % would be lost. Get the file anew, or allow the loss if that is meant.`,
    { codeSet, edition: edition.name, rows, before: { edition: before.name, rows: before.codes } },
  );
};

/** What is said of an edition that has nothing of its own. */
export const sameAs = (codeSet: LoadableCodeSet, edition: Edition, other: string, rows: number, of: number): Error =>
  refuseFile(
    `Edition ${edition.name} of ${titleOf(codeSet)} would say nothing that edition ${other} does not say: its ${rows} ` +
      `rows are among the ${of} of that one. Look whether it is the right file, or allow the same if that is meant.`,
    { codeSet, edition: edition.name, sameAs: other },
  );

/** Editions change by a few rows in a hundred, and of a short list a few may go. */
const MOST_LOST = 0.05;
const LEAST_LOSS = 10;

const otherDate = (file: string, { name, effectiveFrom }: Edition, reason: string): Error =>
  refuseFile(
    `${file} is not edition ${name} (${effectiveFrom}): ${reason}. Allow the other date if it is that edition all the same.`,
    { file, edition: name, reason },
  );

const newestDay = (rows: readonly EditionRow[]): CalendarDate | null => {
  let newest: CalendarDate | null = null;
  for (const row of rows) {
    const day = 'effectiveFrom' in row && typeof row.effectiveFrom === 'string' ? row.effectiveFrom : null;
    if (day !== null && (newest === null || day > newest)) newest = day;
  }
  return newest;
};
