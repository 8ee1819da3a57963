/** The ICD-10-CM order file of CDC/NCHS and CMS, `icd10cm-order-YYYY.txt`; `order-file.ts` says what its columns are. */

import { fiscalYears } from '../../edition.ts';
import type { CodeFileContent, CodeFileReader } from '../../files/code-file.ts';
import type { CodeRow } from '../../files/rows.ts';
import { readOrderFile } from './order-file.ts';

/** All codes and headings, in their order. */
export const readIcd10cmOrder = (bytes: Uint8Array): CodeFileContent => readOrderFile('ICD10CM', bytes);

export const icd10cmOrder: CodeFileReader<CodeRow> = {
  codeSet: 'ICD10CM',
  // CDC writes hyphens and `April-2025` or `April-1-2026` for the update of April; CMS writes underscores.
  fileName: /^icd10cm[-_]order[-_](?:april[-_](?:1[-_])?)?20\d\d\.txt$/i,
  form: 'TEXT',
  editions: fiscalYears,
  read: readIcd10cmOrder,
};
