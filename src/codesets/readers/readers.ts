/** Every layout that can be read. Where an archive holds a set in two layouts, the first of them here is read. */

import type { CodeFileReader } from '../files/code-file.ts';
import type { LoadableCodeSet } from '../code-set.ts';
import { addOnFixed, addOnTabbed } from './add-on.ts';
import { cpt } from './cpt.ts';
import { feeSchedule, feeScheduleQualifying } from './fee-schedule.ts';
import { hcpcsRecord, hcpcsRecordModifiers } from './hcpcs-record.ts';
import { hcpcsXlsx, hcpcsXlsxModifiers } from './hcpcs-xlsx.ts';
import { icd10cmOrder } from './icd10cm-order.ts';
import { icd10cmDrugs, icd10cmExternalCauses, icd10cmIndex, icd10cmNeoplasms } from './index-xml.ts';
import { icd10pcsOrder } from './icd10pcs-order.ts';
import { medicareCodeEdits } from './medicare-code-edits.ts';
import { mueOutpatient, muePractitioner, mueSupplier } from './mue.ts';
import { ptpOutpatient, ptpPractitioner } from './ptp.ts';
import { simpleLists } from './simple-list.ts';
import { tabularAddenda } from './tabular-addenda.ts';
import { tabularXml } from './tabular-xml.ts';

const READERS: readonly CodeFileReader[] = [
  icd10cmOrder,
  icd10pcsOrder,
  hcpcsRecord,
  hcpcsXlsx,
  hcpcsRecordModifiers,
  hcpcsXlsxModifiers,
  cpt,
  ...simpleLists,
  tabularXml,
  tabularAddenda,
  icd10cmIndex,
  icd10cmDrugs,
  icd10cmNeoplasms,
  icd10cmExternalCauses,
  medicareCodeEdits,
  ptpPractitioner,
  ptpOutpatient,
  muePractitioner,
  mueOutpatient,
  mueSupplier,
  addOnFixed,
  addOnTabbed,
  feeSchedule,
  feeScheduleQualifying,
];

/** The layouts of one code set, the preferred one first. */
export const readersOf = (codeSet: LoadableCodeSet): readonly CodeFileReader[] =>
  READERS.filter((reader) => reader.codeSet === codeSet);
