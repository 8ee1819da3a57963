/** Which edition a file is, and on which days it is in force. */

import { calendarDate } from '../platform/calendar-date.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { refuseFile } from './files/refuse-file.ts';

export interface Edition {
  /** Short and sortable within its code set: `2026`, `2026-04`, `2025-10`. */
  readonly name: string;
  readonly effectiveFrom: CalendarDate;
  /** The last day that the publisher has set, inclusive; null where the edition holds until the next one. */
  readonly effectiveTo: CalendarDate | null;
}

/** How a publisher names and dates editions. */
export interface EditionScheme {
  /** The name of the edition that a file's own name speaks of; `archiveName` is null for a file without an archive. */
  readonly nameFromFile: (fileName: string, archiveName: string | null) => string | null;
  /** The first day of an edition of that name; null for a name that is not of the scheme. */
  readonly startOf: (name: string) => CalendarDate | null;
  readonly endOf: (effectiveFrom: CalendarDate) => CalendarDate | null;
  /** The edition that covers a day first of all; absent where a name does not follow from a day. */
  readonly nameOn?: (day: CalendarDate) => string;
  /** Whether a file that is called so may be loaded under a name that somebody gave by hand. */
  readonly agrees: (nameFromFile: string, givenName: string) => boolean;
}

/**
 * The edition of a file: from its own name, or as given by hand for a file whose name does not tell.
 * A given name that contradicts the file's name is refused, as is a day outside the year of a named edition, and a
 * file of which neither name nor hand tells the edition.
 */
export const editionOf = (
  scheme: EditionScheme,
  file: { readonly name: string; readonly archiveName: string | null },
  given: { readonly edition?: string | undefined; readonly effectiveFrom?: CalendarDate | undefined },
): Edition => {
  const fromFile = scheme.nameFromFile(file.name, file.archiveName);
  const name = given.edition ?? fromFile;
  if (name === null) {
    throw refuseFile(`${file.name} does not tell by its name which edition it is: name it with --edition.`, {
      file: file.name,
    });
  }
  if (fromFile !== null && !scheme.agrees(fromFile, name)) {
    const details = { file: file.name, edition: name, editionOfFile: fromFile };
    throw refuseFile(`${file.name} is edition ${fromFile} by its name, not edition ${name}.`, details);
  }
  const start = scheme.startOf(name);
  const effectiveFrom = given.effectiveFrom ?? start;
  if (effectiveFrom === null) {
    throw refuseFile(
      `The edition name ${name} has no known first day: give the day from which it is in force with --effective-from.`,
      {
        edition: name,
      },
    );
  }
  const effectiveTo = scheme.endOf(effectiveFrom);
  if (start !== null && scheme.endOf(start) !== effectiveTo) {
    throw refuseFile(`Edition ${name} begins in another year than ${effectiveFrom}.`, { edition: name, effectiveFrom });
  }
  return { name, effectiveFrom, effectiveTo };
};

/**
 * ICD-10-CM and ICD-10-PCS: edition `2026` is fiscal year 2026, in force from 2025-10-01 to 2026-09-30; `2026-04` is its update of
 * April, in force from 2026-04-01 to the end of the same fiscal year.
 */
export const fiscalYears: EditionScheme = {
  nameFromFile: (fileName, archiveName) => {
    const year = /icd10(?:cm|pcs)[-_]order.*?(20\d\d)(?!\d)/i.exec(fileName)?.[1];
    if (year === undefined) return null;
    return /april/i.test(`${fileName} ${archiveName ?? ''}`) ? `${year}-04` : year;
  },
  startOf: (name) => {
    const [, year, month] = /^(20\d\d)(?:-(\d\d))?$/.exec(name) ?? [];
    if (year === undefined) return null;
    if (month === undefined) return calendarDate(`${Number(year) - 1}-10-01`);
    return calendarDate(`${Number(month) >= 10 ? Number(year) - 1 : year}-${month}-01`);
  },
  endOf: (effectiveFrom) => calendarDate(`${fiscalYearOf(effectiveFrom)}-09-30`),
  nameOn: (day) => `${fiscalYearOf(day)}`,
  // The file of an update does not always say that it is one.
  agrees: (nameFromFile, givenName) => nameFromFile.slice(0, 4) === givenName.slice(0, 4),
};

const fiscalYearOf = (day: CalendarDate): number => Number(day.slice(0, 4)) + (day.slice(5, 7) >= '10' ? 1 : 0);

/**
 * CPT: edition `2026` is in force in that calendar year; `2026-07` is an update within it, in force from its month to
 * the end of the same year.
 */
export const calendarYears: EditionScheme = {
  nameFromFile: (fileName) => /(?<!\d)(20\d\d(?:-(?:0[1-9]|1[0-2]))?)(?![\d-])/.exec(fileName)?.[1] ?? null,
  startOf: (name) => {
    const [, year, month = '01'] = /^(20\d\d)(?:-(\d\d))?$/.exec(name) ?? [];
    return year === undefined ? null : calendarDate(`${year}-${month}-01`);
  },
  endOf: (effectiveFrom) => calendarDate(`${effectiveFrom.slice(0, 4)}-12-31`),
  nameOn: (day) => day.slice(0, 4),
  agrees: (nameFromFile, givenName) => nameFromFile.slice(0, 4) === givenName.slice(0, 4),
};

/** Lists that come out now and then: edition `2026-07` or `2026-07-15` is in force from that day until the next one. */
export const datedLists: EditionScheme = {
  nameFromFile: (fileName) => /(?<!\d)(20\d\d-\d\d(?:-\d\d)?)(?![\d-])/.exec(fileName)?.[1] ?? null,
  startOf: (name) =>
    /^20\d\d-\d\d(?:-\d\d)?$/.test(name) ? calendarDate(name.length === 7 ? `${name}-01` : name) : null,
  endOf: () => null,
  agrees: (nameFromFile, givenName) => nameFromFile === givenName,
};

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** HCPCS: edition `2025-10` is in force from 2025-10-01 until the next one; a file without a month is January's. */
export const quarters: EditionScheme = {
  nameFromFile: (fileName) => {
    const [, year, month] = /HCPC(20\d\d)(?:_([A-Z]{3}))?_/i.exec(fileName) ?? [];
    if (year === undefined) return null;
    const ordinal = MONTHS.indexOf((month ?? 'JAN').toUpperCase()) + 1;
    return ordinal === 0 ? null : `${year}-${String(ordinal).padStart(2, '0')}`;
  },
  startOf: (name) => (/^20\d\d-\d\d$/.test(name) ? calendarDate(`${name}-01`) : null),
  endOf: () => null,
  agrees: (nameFromFile, givenName) => nameFromFile === givenName,
};

/** The quarter of a day, named as `quarters` names editions: `2026-10`. */
export const quarterOn = (day: CalendarDate): string => {
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}`;
};

/**
 * The sentence that says why two editions cannot both be in force as dated; null where they can. A later edition ends
 * an earlier one that is open, and takes over the rest of one that ends on the same day (an update within a year).
 */
export const clashOf = (one: Edition, other: Edition): string | null => {
  const [earlier, later] = one.effectiveFrom <= other.effectiveFrom ? [one, other] : [other, one];
  if (earlier.effectiveFrom === later.effectiveFrom) {
    return `Editions ${one.name} and ${other.name} both begin on ${one.effectiveFrom}.`;
  }
  if (earlier.effectiveTo === null || earlier.effectiveTo < later.effectiveFrom) return null;
  if (earlier.effectiveTo === later.effectiveTo) return null;
  return (
    `Edition ${later.name} (from ${later.effectiveFrom}) begins before edition ${earlier.name} ` +
    `(${earlier.effectiveFrom} to ${earlier.effectiveTo}) ends.`
  );
};
