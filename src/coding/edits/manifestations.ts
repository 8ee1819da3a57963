/** Which codes are manifestations of another condition. */

import type { CodeTable, DiagnosisEditTable, EditionRef, TablesOn } from '../../codesets/tables/table.ts';
import { rowOf } from './remembered.ts';

/** The list that says so of a code; null where none does. */
export const manifestationBy = (
  { MEDICARE_CODE_EDITS: edits, ICD10CM: codes }: Pick<TablesOn, 'MEDICARE_CODE_EDITS' | 'ICD10CM'>,
  code: string,
): EditionRef | null => {
  if (isListed(edits, code)) return edits!.from;
  return isNamed(codes, code) ? codes!.from : null;
};

const isListed = (edits: DiagnosisEditTable | null, code: string): boolean =>
  edits?.editsOf(code).includes('MANIFESTATION') ?? false;

const isNamed = (codes: CodeTable | null, code: string): boolean =>
  codes !== null && SAYS_MANIFESTATION.test(rowOf(codes, code)?.longTitle ?? '');

/** Not `as the cause of diseases classified elsewhere`, which is said of germs. */
const SAYS_MANIFESTATION = /\bin\b[^;]*\bdiseases? classified elsewhere\b/i;
