/** Small editions of our own invention that the cases of the rules are judged by. */

import type { LoadableCodeSet } from '../../../../src/codesets/code-set.ts';
import type { EditionRow, FeeIndicatorRow, PtpRow } from '../../../../src/codesets/files/rows.ts';
import { codeRow, day, entry, heading, note, tablesOf } from '../world.ts';

const fee = (code: string, professionalTechnical: string, bilateral: string, globalDays = '000'): FeeIndicatorRow => ({
  code,
  modifier: '',
  status: 'A',
  professionalTechnical,
  globalDays,
  multipleProcedure: '0',
  bilateral,
  assistant: '0',
  coSurgeons: '0',
  team: '0',
});

/** Pairs that a modifier parts. */
const parted = (columnOne: string, ...columnTwo: readonly string[]): PtpRow => ({
  columnOne,
  columnTwo,
  effectiveFrom: columnTwo.map(() => null),
  effectiveTo: columnTwo.map(() => null),
  indicators: columnTwo.map(() => 1),
});

const ROWS: Partial<Record<LoadableCodeSet, readonly EditionRow[]>> = {
  ICD10CM: [
    heading('A00'),
    codeRow('A000'),
    codeRow('A001'),
    codeRow('A01', 'Begins later', { effectiveFrom: day('2026-10-01') }),
    codeRow('A02', 'Has ended', { effectiveTo: day('2025-09-30') }),
    codeRow('B10'),
    codeRow('B11'),
    codeRow('B12'),
    codeRow('B13', 'Germ as the cause of diseases classified elsewhere'),
    codeRow('B20', 'Trouble in diseases classified elsewhere'),
    codeRow('B21'),
    codeRow('C10'),
    codeRow('C11'),
    ...'D10 D11 D12 D13 D1A E10'.split(' ').map((code) => codeRow(code)),
    heading('H10'),
    codeRow('I101', 'Weakness of left ventricle'),
    heading('H101', 'Sore of ear'),
    codeRow('H1011', 'Sore of ear, right ear'),
    codeRow('H1012', 'Sore of ear, left ear'),
    codeRow('H1013', 'Sore of ear, bilateral'),
    codeRow('H1019', 'Sore of ear, unspecified ear'),
    heading('K10', 'Rash'),
    codeRow('K101', 'Rash of wet kind'),
    codeRow('K109', 'Rash, unspecified'),
    heading('S10'),
    heading('S101', 'Knock on neck'),
    heading('S102'),
    heading('S1021'),
    codeRow('S1021XA'),
    heading('S1022'),
    codeRow('S1022XA'),
    codeRow('S101XXA', 'Knock on neck, first visit'),
    codeRow('S101XXD', 'Knock on neck, later visit'),
    codeRow('W10'),
    codeRow('Z10'),
    codeRow('Z11'),
  ],
  ICD10CM_TABULAR: [
    entry('CH1', null, [note('EXCLUDES1', 'what stands in another chapter (C10)')]),
    entry('A00-B99', 'CH1'),
    entry('A00', 'A00-B99', [note('EXCLUDES1', 'the other one (B10), and what begins like this (A00.-)')]),
    entry('A000', 'A00'),
    entry('A001', 'A00'),
    entry('B11', 'A00-B99', [note('CODE_FIRST', 'the underlying trouble (B12)')]),
    entry('B12', 'A00-B99', [note('USE_ADDITIONAL', 'code to identify the consequence (Z10)')]),
    entry('B21', 'A00-B99', [
      note('CODE_FIRST', 'the underlying trouble, if applicable (B12)'),
      note('CODE_ALSO', 'this one (Z11)'),
    ]),
    entry('D00-D19', 'CH1'),
    entry('D10', 'D00-D19', [
      note('CODE_FIRST', 'the underlying trouble, such as:'),
      note('CODE_FIRST', 'trouble of one kind (B12)'),
      note('CODE_FIRST', 'trouble of the other kind (Z10)'),
    ]),
    entry('D11', 'D00-D19', [note('CODE_FIRST', 'its other half (D12)')]),
    entry('D12', 'D00-D19', [note('CODE_FIRST', 'its other half (D11)'), note('USE_ADDITIONAL', 'code (D11)')]),
    entry('D13', 'D00-D19', [
      note('USE_ADDITIONAL', 'code to identify:'),
      note('USE_ADDITIONAL', 'one consequence (Z10)'),
      note('USE_ADDITIONAL', 'another consequence (Z11)'),
    ]),
    entry('D1A', 'D00-D19'),
    entry('E10', null, [note('EXCLUDES1', 'what stands in that section (D00-D19)')]),
    entry('S10', null, [], { A: 'first visit', D: 'later visit' }),
    entry('S101', 'S10'),
  ],
  MEDICARE_CODE_EDITS: [
    { code: 'B21', edit: 'MANIFESTATION' },
    { code: 'Z10', edit: 'UNACCEPTABLE_PRINCIPAL' },
    { code: 'Z11', edit: 'NEEDS_SECONDARY' },
    { code: 'C10', edit: 'NEWBORN' },
    { code: 'C11', edit: 'PEDIATRIC' },
    { code: 'A000', edit: 'MATERNITY' },
    { code: 'A001', edit: 'ADULT' },
    { code: 'B10', edit: 'MALE_ONLY' },
  ],
  HCPCS: [codeRow('A4565'), codeRow('G0001', 'Has ended', { effectiveTo: day('2026-01-01') })],
  CPT: '10001 10002 10003 10004 10005 10006 10007 10008 10009 10010 80000 99213 99291'
    .split(' ')
    .map((code) => codeRow(code)),
  MODIFIER: [
    ...'AS F1 F2 LC LT RC RT TC XE XS XU'.split(' ').map((code) => codeRow(code)),
    codeRow('QX', 'Has ended', { effectiveTo: day('2025-12-31') }),
  ],
  PLACE_OF_SERVICE: [codeRow('11'), codeRow('22')],
  PTP_PRACTITIONER: [
    {
      columnOne: '10001',
      columnTwo: ['10002', '10003', '10004', '10005', '99213'],
      effectiveFrom: [null, null, null, day('2020-01-01'), null],
      effectiveTo: [null, null, null, day('2025-12-31'), null],
      indicators: [0, 1, 9, 0, 1],
    },
    parted('10008', '10001', '10010', '80000'),
    parted('10009', '99213'),
    parted('99291', '10001', '99213'),
  ],
  MUE_PRACTITIONER: [
    { code: '10006', units: 2, indicator: 1, rationale: 'r' },
    { code: '10007', units: 2, indicator: 2, rationale: 'r' },
    { code: '10008', units: 2, indicator: 3, rationale: 'r' },
  ],
  ADD_ON: [
    { addOn: '10005', primary: '10004', type: 1, effectiveFrom: null, effectiveTo: null },
    { addOn: '10003', primary: null, type: 2, effectiveFrom: null, effectiveTo: null },
    { addOn: '10002', primary: '10004', type: 1, effectiveFrom: null, effectiveTo: day('2025-12-31') },
  ],
  PHYSICIAN_FEE_SCHEDULE: [
    fee('10001', '0', '1'),
    fee('10002', '1', '0'),
    fee('10004', '6', '2'),
    fee('10009', '0', '0', '090'),
    fee('10010', '0', '0', 'XXX'),
    fee('99213', '0', '0', 'XXX'),
    fee('99291', '0', '0', 'XXX'),
  ],
};

export const TABLES = tablesOf(ROWS);
