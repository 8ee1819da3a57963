/** How the rows of each set are packed, and opened as a table. */

import { withCptModifiers } from '../cpt-modifiers.ts';
import { isCodeSet, type LoadableCodeSet, type RuleSet } from '../code-set.ts';
import type { CodeRow, EditionRow } from '../files/rows.ts';
import { openCodes, packCodes } from './codes.ts';
import { openIndex, packIndex } from './index-terms.ts';
import { openPtp, ptpPacker } from './ptp.ts';
import { openAddOns, openDiagnosisEdits, openFeeIndicators, openMue, packSmall } from './small.ts';
import type { EditionRef, Packed, Packer, TableOf } from './table.ts';
import { openTabular, packTabular } from './tabular.ts';

/** One kind of table; rows of another kind are a fault of the program. */
export interface TableKind {
  packer(): Packer<EditionRow>;
  open(packed: Packed, from: EditionRef): TableOf<LoadableCodeSet>;
}

// What a set's rows are is known from the set alone, and each pair below belongs together.
const kind = <Row extends EditionRow>(
  packer: () => Packer<Row>,
  open: (packed: Packed, from: EditionRef) => TableOf<LoadableCodeSet>,
): TableKind => ({ packer: packer as () => Packer<EditionRow>, open });

/** Packs rows that are few enough to wait for each other. */
const together =
  <Row>(pack: (rows: readonly Row[]) => Packed) =>
  (): Packer<Row> => {
    const rows: Row[] = [];
    return { add: (row) => void rows.push(row), done: () => pack(rows) };
  };

const CODES = kind(together(packCodes), openCodes);
const MODIFIERS = kind(
  together((rows: readonly CodeRow[]) => packCodes(withCptModifiers(rows))),
  openCodes,
);
const INDEX = kind(together(packIndex), openIndex);
const PTP = kind(ptpPacker, openPtp);
const MUE = kind(together(packSmall), openMue);

const RULES: Readonly<Record<RuleSet, TableKind>> = {
  ICD10CM_TABULAR: kind(together(packTabular), openTabular),
  ICD10CM_INDEX: INDEX,
  ICD10CM_DRUGS: INDEX,
  ICD10CM_NEOPLASMS: INDEX,
  ICD10CM_EXTERNAL_CAUSES: INDEX,
  MEDICARE_CODE_EDITS: kind(together(packSmall), openDiagnosisEdits),
  PTP_PRACTITIONER: PTP,
  PTP_OUTPATIENT: PTP,
  MUE_PRACTITIONER: MUE,
  MUE_OUTPATIENT: MUE,
  MUE_SUPPLIER: MUE,
  ADD_ON: kind(together(packSmall), openAddOns),
  PHYSICIAN_FEE_SCHEDULE: kind(together(packSmall), openFeeIndicators),
};

export const kindOf = (codeSet: LoadableCodeSet): TableKind => {
  if (codeSet === 'MODIFIER') return MODIFIERS;
  return isCodeSet(codeSet) ? CODES : RULES[codeSet];
};
