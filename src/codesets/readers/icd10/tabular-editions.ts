/** Editions of the other ICD-10-CM files: fiscal years like those of the order file, under names of their own. */

import type { EditionScheme } from '../../edition.ts';
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
