/** Every layout that can be read. Where an archive holds a set in two layouts, the first of them here is read. */

import type { CodeFileReader } from '../files/code-file.ts';
import type { LoadableCodeSet } from '../code-set.ts';
import { addOnFixed, addOnTabbed } from './ncci/add-on.ts';
import { cpt } from './lists/cpt.ts';
import { feeSchedule, feeScheduleQualifying } from './ncci/fee-schedule.ts';
import { hcpcsRecord, hcpcsRecordModifiers } from './hcpcs/hcpcs-record.ts';
import { hcpcsXlsx, hcpcsXlsxModifiers } from './hcpcs/hcpcs-xlsx.ts';
import { icd10cmOrder } from './icd10/icd10cm-order.ts';
import { icd10cmDrugs, icd10cmExternalCauses, icd10cmIndex, icd10cmNeoplasms } from './icd10/index-xml.ts';
import { icd10pcsOrder } from './icd10/icd10pcs-order.ts';
import { medicareCodeEdits } from './ncci/medicare-code-edits.ts';
import { mueOutpatient, muePractitioner, mueSupplier } from './ncci/mue.ts';
import { ptpOutpatient, ptpPractitioner } from './ncci/ptp.ts';
import { simpleLists } from './lists/simple-list.ts';
import { tabularAddenda } from './icd10/tabular-addenda.ts';
import { tabularXml } from './icd10/tabular-xml.ts';

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
