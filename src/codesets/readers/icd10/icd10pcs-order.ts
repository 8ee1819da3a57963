/** The ICD-10-PCS order file of CMS, `icd10pcs_order_YYYY.txt`; `order-file.ts` says what its columns are. */

import { fiscalYears } from '../../edition.ts';
import type { CodeFileContent, CodeFileReader } from '../../files/code-file.ts';
import type { CodeRow } from '../../files/rows.ts';
import { readOrderFile } from './order-file.ts';

/** All codes, and the tables of three characters that stand above them as headings, in their order. */
export const readIcd10pcsOrder = (bytes: Uint8Array): CodeFileContent => readOrderFile('ICD10PCS', bytes);

export const icd10pcsOrder: CodeFileReader<CodeRow> = {
  codeSet: 'ICD10PCS',
  // The addenda that lie in the same archive are `order_addenda_2026.txt`.
  fileName: /^icd10pcs[-_]order[-_](?:april[-_](?:1[-_])?)?20\d\d\.txt$/i,
  form: 'TEXT',
  editions: fiscalYears,
  read: readIcd10pcsOrder,
};
