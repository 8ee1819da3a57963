/** Every layout that can be read. Where an archive holds a set in two layouts, the first of them here is read. */

import type { CodeFileReader } from '../files/code-file.ts';
import type { LoadableCodeSet } from '../code-set.ts';
import { addOnFixed, addOnTabbed } from './add-on.ts';
import { feeSchedule, feeScheduleQualifying } from './fee-schedule.ts';
import { hcpcsRecord } from './hcpcs-record.ts';
import { hcpcsXlsx } from './hcpcs-xlsx.ts';
import { icd10cmOrder } from './icd10cm-order.ts';
import { medicareCodeEdits } from './medicare-code-edits.ts';
import { mueOutpatient, muePractitioner, mueSupplier } from './mue.ts';
import { ptpOutpatient, ptpPractitioner } from './ptp.ts';

const READERS: readonly CodeFileReader[] = [
  icd10cmOrder,
  hcpcsRecord,
  hcpcsXlsx,
  ptpPractitioner,
  ptpOutpatient,
  muePractitioner,
  mueOutpatient,
  mueSupplier,
  addOnFixed,
  addOnTabbed,
  feeSchedule,
  feeScheduleQualifying,
  medicareCodeEdits,
];

/** The layouts of one code set, the preferred one first; at most one of each form. */
export const readersOf = (codeSet: LoadableCodeSet): readonly CodeFileReader[] =>
  READERS.filter((reader) => reader.codeSet === codeSet);
