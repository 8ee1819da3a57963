/** How the files of the National Correct Coding Initiative are named and dated: by quarters. */

import { calendarDate } from '../../platform/calendar-date.ts';
import type { EditionScheme } from '../edition.ts';

const QUARTERS: EditionScheme = {
  nameFromFile: () => null,
  startOf: (name) => (/^\d{4}-(?:01|04|07|10)$/.test(name) ? calendarDate(`${name}-01`) : null),
  endOf: () => null,
  agrees: (nameFromFile, givenName) => nameFromFile === givenName,
};

const monthOf = (quarter: number): string => String(quarter * 3 - 2).padStart(2, '0');

/** `AOC_V2026Q3-MCR.txt` is `2026-07`. */
export const namedQuarters: EditionScheme = {
  ...QUARTERS,
  nameFromFile: (fileName) => {
    const [, year, quarter] = /(20\d\d)[-_]?Q([1-4])/i.exec(fileName) ?? [];
    return year === undefined ? null : `${year}-${monthOf(Number(quarter))}`;
  },
};

/** `ccipra-v302r0-f1.txt` is version 30.2, the third of the quarters of the thirtieth year after 1994: `2024-07`. */
export const ncciVersions: EditionScheme = {
  ...QUARTERS,
  nameFromFile: (fileName, archiveName) => {
    const [, year, part] = /v(\d\d)([0-3])r\d/i.exec(fileName) ?? /v(\d\d)([0-3])r\d/i.exec(archiveName ?? '') ?? [];
    if (year === undefined) return namedQuarters.nameFromFile(fileName, archiveName);
    return `${1994 + Number(year)}-${monthOf(Number(part) + 1)}`;
  },
};

/** `MCR_MUE_PractitionerServices_Eff_04-01-2026.csv` is `2026-04`. */
export const effectiveDays: EditionScheme = {
  ...QUARTERS,
  nameFromFile: (fileName, archiveName) => {
    const [, month, year] = /Eff_(\d\d)-01-(20\d\d)/i.exec(`${fileName} ${archiveName ?? ''}`) ?? [];
    return year === undefined ? null : `${year}-${month}`;
  },
};

const MONTHS = ['JAN', 'APR', 'JUL', 'OCT'];

/** `PPRRVU24_JUL.csv` and `PPRRVU2026_Jul_nonQPP.csv` are of July. */
export const relativeValueFiles: EditionScheme = {
  ...QUARTERS,
  nameFromFile: (fileName) => {
    const [, year, month] = /PPRRVU(?:20)?(\d\d)_([A-Z]{3})/i.exec(fileName) ?? [];
    const quarter = MONTHS.indexOf((month ?? '').toUpperCase()) + 1;
    return year === undefined || quarter === 0 ? null : `20${year}-${monthOf(quarter)}`;
  },
};
