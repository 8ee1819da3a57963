/** Editions of the other ICD-10-CM files: fiscal years like those of the order file, under names of their own. */

import type { Edition, EditionScheme } from '../../edition.ts';
import { fiscalYears } from '../../edition.ts';

/**
 * The fiscal year that stands in the file's name, and `-04` for the update of April: `icd10cm_tabular_2021.xml` is 2021,
 * `icd10cm-drug-April-1-2026.xml` and `tabular-addenda-FY2026-Apr.txt` are 2026-04.
 */
export const namedFiscalYears: EditionScheme = {
  ...fiscalYears,
  nameFromFile: (fileName, archiveName) => {
    const year = /(?<!\d)(20\d\d)(?!\d)/.exec(fileName)?.[1];
    if (year === undefined) return null;
    return /(?<![a-z])apr(?:il)?(?![a-z])/i.test(`${fileName} ${archiveName ?? ''}`) ? `${year}-04` : year;
  },
};

/** The fiscal year at the top of the XML files, `<version>2026</version>`; the update of April has that of its year. */
export const versionElsewhere = (bytes: Uint8Array, edition: Edition): string | null =>
  yearElsewhere(bytes, edition, /<version>\s*(20\d\d)\b/i, 'version');

/** The year in the title of addenda, `2025 Addenda April Update`. */
export const titleElsewhere = (bytes: Uint8Array, edition: Edition): string | null =>
  yearElsewhere(bytes, edition, /\b(20\d\d) Addenda\b/i, 'title');

const yearElsewhere = (bytes: Uint8Array, { effectiveTo }: Edition, pattern: RegExp, what: string): string | null => {
  const year = pattern.exec(Buffer.from(bytes.subarray(0, 2_000)).toString('latin1'))?.[1];
  return year === undefined || effectiveTo === null || year === effectiveTo.slice(0, 4)
    ? null
    : `its ${what} is ${year}`;
};
