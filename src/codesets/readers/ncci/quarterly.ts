/** How the quarterly files of CMS name their editions, and what their readers have in common. */

import type { CalendarDate } from '../../../platform/calendar-date.ts';
import { calendarDate, plusDays } from '../../../platform/calendar-date.ts';
import { hasShape } from '../../code-set.ts';
import type { Edition, EditionScheme } from '../../edition.ts';
import { quarters } from '../../edition.ts';

/** Quarterly editions, `2026-04` in force from 2026-04-01 until the next, with names that `nameOf` finds in a file's own. */
export const quarterly = (nameOf: (fileName: string) => string | null): EditionScheme => ({
  ...quarters,
  nameFromFile: (fileName, archiveName) =>
    nameOf(fileName) ?? quarterIn(fileName) ?? (archiveName === null ? null : quarterIn(archiveName)),
});

/** `2026-04` for year 2026 and quarter 2; null where there is no such quarter. */
export const quarterName = (year: number, quarter: number): string | null =>
  quarter >= 1 && quarter <= 4 ? `${year}-${String(quarter * 3 - 2).padStart(2, '0')}` : null;

/** `2024q3`, `2026-q3`, `AOC_V2026Q3`. */
const quarterIn = (name: string): string | null => {
  const [, year, quarter] = /(20\d\d)[-_ ]?q([1-4])(?!\d)/i.exec(name) ?? [];
  return year === undefined ? null : quarterName(Number(year), Number(quarter));
};

/**
 * The files of NCCI say nothing of their quarter, but above their headings from which year their codes of CPT are: that
 * of the edition, or the one before it, in which the codes of a year are published.
 */
export const copyrightElsewhere = (bytes: Uint8Array, { effectiveFrom }: Edition): string | null => {
  const top = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  const year = /\bCPT\b[^\r\n]{0,120}?\bcopyright\D{0,20}(20\d\d)(?!\d)/i.exec(top)?.[1];
  const ahead = Number(effectiveFrom.slice(0, 4)) - Number(year);
  return year === undefined || ahead === 0 || ahead === 1 ? null : `its codes of CPT are those of copyright ${year}`;
};

/** Whether a code could be one of CPT or of HCPCS Level II. */
export const isProcedureCode = (code: string): boolean => hasShape('CPT', code) || hasShape('HCPCS', code);

/** `20240701` as a calendar date; null where it is none. */
export const dateOfDigits = (text: string): CalendarDate | null =>
  ofOurTime(calendarDate(text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')));

/** `2024092` (the day counted in the year) as a calendar date; null where it is none. */
export const dateOfDayInYear = (text: string): CalendarDate | null => {
  const [, year, day] = /^(\d{4})(\d{3})$/.exec(text) ?? [];
  const first = year === undefined ? null : calendarDate(`${year}-01-01`);
  if (first === null || Number(day) < 1) return null;
  const date = plusDays(first, Number(day) - 1);
  return date.slice(0, 4) === year ? ofOurTime(date) : null;
};

/** Edits began in 1996. A date of another time is a slip. */
const ofOurTime = (date: CalendarDate | null): CalendarDate | null =>
  date !== null && date >= '1980-01-01' && date < '2100-01-01' ? date : null;
