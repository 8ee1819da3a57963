/** How the rows of each set are packed, and opened as a table. */

import { isCodeSet, type LoadableCodeSet, type RuleSet } from '../code-set.ts';
import type { EditionRow } from '../files/rows.ts';
import { openCodes, packCodes } from './codes.ts';
import { openIndex, packIndex } from './index-terms.ts';
import { openPtp, packPtp } from './ptp.ts';
import { openAddOns, openDiagnosisEdits, openFeeIndicators, openMue, packSmall } from './small.ts';
import type { EditionRef, Packed, TableOf } from './table.ts';
import { openTabular, packTabular } from './tabular.ts';

/** One kind of table; rows of another kind are a fault of the program. */
export interface TableKind {
  pack(rows: readonly EditionRow[]): Packed;
  open(packed: Packed, from: EditionRef): TableOf<LoadableCodeSet>;
}

// What a set's rows are is known from the set alone, and each pair below belongs together.
const kind = <Row extends EditionRow>(
  pack: (rows: readonly Row[]) => Packed,
  open: (packed: Packed, from: EditionRef) => TableOf<LoadableCodeSet>,
): TableKind => ({ pack: (rows) => pack(rows as readonly Row[]), open });

const CODES = kind(packCodes, openCodes);
const INDEX = kind(packIndex, openIndex);
const PTP = kind(packPtp, openPtp);
const MUE = kind(packSmall, openMue);

const RULES: Readonly<Record<RuleSet, TableKind>> = {
  ICD10CM_TABULAR: kind(packTabular, openTabular),
  ICD10CM_INDEX: INDEX,
  ICD10CM_DRUGS: INDEX,
  ICD10CM_NEOPLASMS: INDEX,
  ICD10CM_EXTERNAL_CAUSES: INDEX,
  MEDICARE_CODE_EDITS: kind(packSmall, openDiagnosisEdits),
  PTP_PRACTITIONER: PTP,
  PTP_OUTPATIENT: PTP,
  MUE_PRACTITIONER: MUE,
  MUE_OUTPATIENT: MUE,
  MUE_SUPPLIER: MUE,
  ADD_ON: kind(packSmall, openAddOns),
  PHYSICIAN_FEE_SCHEDULE: kind(packSmall, openFeeIndicators),
};

export const kindOf = (codeSet: LoadableCodeSet): TableKind => (isCodeSet(codeSet) ? CODES : RULES[codeSet]);
