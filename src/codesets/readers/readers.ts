/** Every layout that can be read. Where an archive holds a set in two layouts, the first of them here is read. */

import type { CodeFileReader } from '../files/code-file.ts';
import type { LoadableCodeSet } from '../code-set.ts';
import { hcpcsRecord } from './hcpcs-record.ts';
import { hcpcsXlsx } from './hcpcs-xlsx.ts';
import { icd10cmOrder } from './icd10cm-order.ts';
import { icd10cmDrugs, icd10cmExternalCauses, icd10cmIndex, icd10cmNeoplasms } from './index-xml.ts';
import { tabularAddenda } from './tabular-addenda.ts';
import { tabularXml } from './tabular-xml.ts';

const READERS: readonly CodeFileReader[] = [
  icd10cmOrder,
  hcpcsRecord,
  hcpcsXlsx,
  tabularXml,
  tabularAddenda,
  icd10cmIndex,
  icd10cmDrugs,
  icd10cmNeoplasms,
  icd10cmExternalCauses,
];

/** The layouts of one code set, the preferred one first; at most one of each form. */
export const readersOf = (codeSet: LoadableCodeSet): readonly CodeFileReader[] =>
  READERS.filter((reader) => reader.codeSet === codeSet);
