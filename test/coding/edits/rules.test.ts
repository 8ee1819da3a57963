/** Each rule of the coding edits: where it speaks, and where it keeps silent. */

import { describe, expect, test } from '@jest/globals';
import type { LoadableCodeSet } from '../../../src/codesets/code-set.ts';
import type { EditionRow, FeeIndicatorRow } from '../../../src/codesets/files/rows.ts';
import { RULES, editsOf } from '../../../src/coding/edits/edits.ts';
import type { CodingToCheck } from '../../../src/coding/edits/finding.ts';
import type { CalendarDate } from '../../../src/platform/calendar-date.ts';
import {
  codeRow,
  coding,
  diagnoses,
  elsewhere,
  entry,
  found,
  heading,
  note,
  procedures,
  tablesOf,
  told,
} from './world.ts';

const day = (text: string): CalendarDate => text as CalendarDate;

interface Case {
  readonly rule: string;
  readonly title: string;
  readonly coding: Partial<CodingToCheck>;
  readonly told: readonly string[];
}

const fee = (code: string, professionalTechnical: string, bilateral: string): FeeIndicatorRow => ({
  code,
  modifier: '',
  status: 'A',
  professionalTechnical,
  globalDays: '000',
  multipleProcedure: '0',
  bilateral,
  assistant: '0',
  coSurgeons: '0',
  team: '0',
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
  CPT: '10001 10002 10003 10004 10005 10006 10007 10008'.split(' ').map((code) => codeRow(code)),
  MODIFIER: [
    ...['AS', 'F2', 'LT', 'RT', 'TC', 'XS'].map((code) => codeRow(code)),
    codeRow('QX', 'Has ended', { effectiveTo: day('2025-12-31') }),
  ],
  PLACE_OF_SERVICE: [codeRow('11'), codeRow('22')],
  PTP_PRACTITIONER: [
    {
      columnOne: '10001',
      columnTwo: ['10002', '10003', '10004', '10005'],
      effectiveFrom: [null, null, null, day('2020-01-01')],
      effectiveTo: [null, null, null, day('2025-12-31')],
      indicators: [0, 1, 9, 0],
    },
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
  PHYSICIAN_FEE_SCHEDULE: [fee('10001', '0', '1'), fee('10002', '1', '0'), fee('10004', '6', '2')],
};

const TABLES = tablesOf(ROWS);
const INPATIENT = { encounterClass: 'INPATIENT' } as const;

const CASES: readonly Case[] = [
  {
    rule: 'CODE_UNKNOWN',
    title: 'a diagnosis of no list',
    coding: { diagnoses: diagnoses('Q99') },
    told: ['CODE_UNKNOWN BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'CODE_UNKNOWN',
    title: 'a service of no list',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('G9999') },
    told: ['CODE_UNKNOWN BLOCKS! procedures[1].code'],
  },
  {
    rule: 'CODE_UNKNOWN',
    title: 'codes of the list',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('A4565') },
    told: [],
  },
  {
    rule: 'CODE_NOT_BILLABLE',
    title: 'a heading',
    coding: { diagnoses: diagnoses('A00') },
    told: ['CODE_NOT_BILLABLE BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'CODE_NOT_IN_FORCE',
    title: 'a code that begins later',
    coding: { diagnoses: diagnoses('A01') },
    told: ['CODE_NOT_IN_FORCE BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'CODE_NOT_IN_FORCE',
    title: 'a code that has ended',
    coding: { diagnoses: diagnoses('A02') },
    told: ['CODE_NOT_IN_FORCE BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'CODE_NOT_IN_FORCE',
    title: 'a service that has ended',
    coding: { diagnoses: diagnoses('B11', 'B12'), procedures: procedures('G0001') },
    told: ['CODE_NOT_IN_FORCE BLOCKS! procedures[1].code'],
  },
  {
    rule: 'SEVENTH_CHARACTER',
    title: 'a missing one',
    coding: { diagnoses: diagnoses('S101') },
    told: ['SEVENTH_CHARACTER BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'SEVENTH_CHARACTER',
    title: 'one that is not defined',
    coding: { diagnoses: diagnoses('S101XXS') },
    told: ['SEVENTH_CHARACTER BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'SEVENTH_CHARACTER',
    title: 'one without the X before it',
    coding: { diagnoses: diagnoses('S101A') },
    told: ['SEVENTH_CHARACTER BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'SEVENTH_CHARACTER',
    title: 'one on a code that takes none',
    coding: { diagnoses: diagnoses('B10XXXA') },
    told: ['SEVENTH_CHARACTER BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'CODE_NOT_BILLABLE',
    title: 'a heading above codes that lack a seventh character',
    coding: { diagnoses: diagnoses('S102') },
    told: ['CODE_NOT_BILLABLE BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'CODE_UNKNOWN',
    title: 'a code of no list, under a heading that defines seventh characters',
    coding: { diagnoses: diagnoses('S1099') },
    told: ['CODE_UNKNOWN BLOCKS! diagnoses[1].code'],
  },
  { rule: 'SEVENTH_CHARACTER', title: 'one that is', coding: { diagnoses: diagnoses('S101XXD') }, told: [] },
  {
    rule: 'EXCLUDES1',
    title: 'a code that the heading excludes',
    coding: { diagnoses: diagnoses('A000', 'B10'), patient: coding().patient },
    told: ['EXCLUDES1 BLOCKS diagnoses[2].code'],
  },
  {
    rule: 'EXCLUDES1',
    title: 'the same two the other way round',
    coding: { diagnoses: diagnoses('B10', 'A000') },
    told: ['EXCLUDES1 BLOCKS diagnoses[1].code'],
  },
  {
    rule: 'EXCLUDES1',
    title: 'a code that the chapter excludes',
    coding: { diagnoses: diagnoses('B12', 'C10') },
    told: ['EXCLUDES1 BLOCKS diagnoses[2].code'],
  },
  {
    rule: 'EXCLUDES1',
    title: 'a section with a code whose letter comes late',
    coding: { diagnoses: diagnoses('E10', 'D1A') },
    told: ['EXCLUDES1 BLOCKS diagnoses[2].code'],
  },
  {
    rule: 'EXCLUDES1',
    title: 'two codes below the heading that its own note names',
    coding: { diagnoses: diagnoses('A000', 'A001') },
    told: [],
  },
  {
    rule: 'CODE_FIRST_ORDER',
    title: 'the underlying code behind',
    coding: { diagnoses: diagnoses('B11', 'B12') },
    told: ['CODE_FIRST_ORDER BLOCKS diagnoses[1].sequence'],
  },
  {
    rule: 'CODE_FIRST_ORDER',
    title: 'the underlying code before',
    coding: { diagnoses: diagnoses('B12', 'B11') },
    told: [],
  },
  {
    rule: 'CODE_FIRST_ORDER',
    title: 'one of several underlying codes before, another behind',
    coding: { diagnoses: diagnoses('Z10', 'D10', 'B12') },
    told: [],
  },
  {
    rule: 'CODE_FIRST_ORDER',
    title: 'two codes that each ask for the other',
    coding: { diagnoses: diagnoses('D11', 'D12') },
    told: [],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'one of several underlying codes',
    coding: { diagnoses: diagnoses('B12', 'D10') },
    told: [],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'none of those that are examples, and none before',
    coding: { diagnoses: diagnoses('D10') },
    told: ['CODE_FIRST_MISSING WARNS diagnoses[1].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'none of those that are examples, and another before',
    coding: { diagnoses: diagnoses('A000', 'D10') },
    told: ['CODE_FIRST_MISSING INFORMS diagnoses[2].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'no underlying code',
    coding: { diagnoses: diagnoses('B11') },
    told: ['CODE_FIRST_MISSING WARNS diagnoses[1].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'none, of a note that says if applicable',
    coding: { diagnoses: diagnoses('A000', 'B21') },
    told: ['CODE_FIRST_MISSING INFORMS diagnoses[2].code'],
  },
  {
    rule: 'ADDITIONAL_CODE_ORDER',
    title: 'the additional code before',
    coding: { diagnoses: diagnoses('Z10', 'B12') },
    told: ['ADDITIONAL_CODE_ORDER WARNS diagnoses[1].sequence'],
  },
  {
    rule: 'ADDITIONAL_CODE_ORDER',
    title: 'the additional code before, which asks for the other first',
    coding: { diagnoses: diagnoses('D11', 'D12') },
    told: [],
  },
  {
    rule: 'ADDITIONAL_CODE',
    title: 'one of several that are asked for',
    coding: { diagnoses: diagnoses('D13', 'Z11') },
    told: [],
  },
  {
    rule: 'ADDITIONAL_CODE',
    title: 'none of several, told once',
    coding: { diagnoses: diagnoses('D13') },
    told: ['ADDITIONAL_CODE INFORMS diagnoses[1].code'],
  },
  {
    rule: 'ADDITIONAL_CODE',
    title: 'none',
    coding: { diagnoses: diagnoses('B12') },
    told: ['ADDITIONAL_CODE INFORMS diagnoses[1].code'],
  },
  { rule: 'ADDITIONAL_CODE', title: 'one behind', coding: { diagnoses: diagnoses('B12', 'Z10') }, told: [] },
  {
    rule: 'CODE_ALSO',
    title: 'none',
    coding: { diagnoses: diagnoses('B12', 'B21') },
    told: ['CODE_ALSO INFORMS diagnoses[2].code'],
  },
  { rule: 'CODE_ALSO', title: 'one, wherever', coding: { diagnoses: diagnoses('Z11', 'B12', 'B21') }, told: [] },
  {
    rule: 'EXTERNAL_CAUSE_FIRST',
    title: 'an external cause first',
    coding: { diagnoses: diagnoses('W10', 'A000') },
    told: ['EXTERNAL_CAUSE_FIRST BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'EXTERNAL_CAUSE_FIRST',
    title: 'an external cause second',
    coding: { diagnoses: diagnoses('A000', 'W10') },
    told: [],
  },
  {
    rule: 'MANIFESTATION_FIRST',
    title: 'a manifestation of the list first',
    coding: { diagnoses: diagnoses('B21', 'B12') },
    told: ['MANIFESTATION_FIRST BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'MANIFESTATION_FIRST',
    title: 'a manifestation by its title first',
    coding: { diagnoses: diagnoses('B20') },
    told: ['MANIFESTATION_FIRST BLOCKS! diagnoses[1].code'],
  },
  {
    rule: 'MANIFESTATION_FIRST',
    title: 'a germ as the cause of such diseases first',
    coding: { diagnoses: diagnoses('B13') },
    told: [],
  },
  {
    rule: 'MANIFESTATION_FIRST',
    title: 'a manifestation second',
    coding: { diagnoses: diagnoses('B12', 'B20') },
    told: [],
  },
  {
    rule: 'UNACCEPTABLE_PRINCIPAL',
    title: 'an inpatient',
    coding: { ...INPATIENT, diagnoses: diagnoses('Z10') },
    told: ['UNACCEPTABLE_PRINCIPAL BLOCKS diagnoses[1].code'],
  },
  {
    rule: 'UNACCEPTABLE_PRINCIPAL',
    title: 'an outpatient',
    coding: { diagnoses: diagnoses('Z10') },
    told: ['UNACCEPTABLE_PRINCIPAL INFORMS diagnoses[1].code'],
  },
  {
    rule: 'UNACCEPTABLE_PRINCIPAL',
    title: 'a secondary diagnosis',
    coding: { ...INPATIENT, diagnoses: diagnoses('B10', 'Z10') },
    told: [],
  },
  {
    rule: 'NEEDS_SECONDARY',
    title: 'alone',
    coding: { ...INPATIENT, diagnoses: diagnoses('Z11') },
    told: ['NEEDS_SECONDARY BLOCKS diagnoses[1].code'],
  },
  {
    rule: 'NEEDS_SECONDARY',
    title: 'with another',
    coding: { ...INPATIENT, diagnoses: diagnoses('Z11', 'A000') },
    told: [],
  },
  {
    rule: 'AGE_CONFLICT',
    title: 'a diagnosis of newborns at 45',
    coding: { diagnoses: diagnoses('C10') },
    told: ['AGE_CONFLICT BLOCKS diagnoses[1].code'],
  },
  {
    rule: 'AGE_CONFLICT',
    title: 'on the day before the first birthday',
    coding: { diagnoses: diagnoses('C10'), patient: { birthDate: day('2025-03-03'), sex: 'MALE' } },
    told: [],
  },
  {
    rule: 'AGE_CONFLICT',
    title: 'on the first birthday',
    coding: { diagnoses: diagnoses('C10'), patient: { birthDate: day('2025-03-02'), sex: 'MALE' } },
    told: ['AGE_CONFLICT BLOCKS diagnoses[1].code'],
  },
  {
    rule: 'AGE_CONFLICT',
    title: 'at 17 and at 14',
    coding: { diagnoses: diagnoses('C11', 'A001'), patient: { birthDate: day('2011-04-01'), sex: 'MALE' } },
    told: ['AGE_CONFLICT BLOCKS diagnoses[2].code'],
  },
  {
    rule: 'AGE_CONFLICT',
    title: 'a mother of 64 and of 65',
    coding: { diagnoses: diagnoses('A000'), patient: { birthDate: day('1961-03-02'), sex: 'FEMALE' } },
    told: ['AGE_CONFLICT BLOCKS diagnoses[1].code'],
  },
  {
    rule: 'SEX_CONFLICT',
    title: 'the other sex',
    coding: { diagnoses: diagnoses('B10') },
    told: ['SEX_CONFLICT WARNS diagnoses[1].code'],
  },
  {
    rule: 'SEX_CONFLICT',
    title: 'the other sex, while Medicare edited by it',
    coding: { serviceFrom: day('2024-09-30'), diagnoses: diagnoses('B10') },
    told: ['SEX_CONFLICT BLOCKS diagnoses[1].code'],
  },
  {
    rule: 'SEX_CONFLICT',
    title: 'a sex that is not recorded',
    coding: { diagnoses: diagnoses('B10'), patient: { birthDate: day('1980-01-01'), sex: 'UNKNOWN' } },
    told: [],
  },
  {
    rule: 'BOTH_SIDES',
    title: 'right and left of one condition',
    coding: { diagnoses: diagnoses('H1011', 'H1012') },
    told: ['BOTH_SIDES WARNS diagnoses[2].code'],
  },
  { rule: 'BOTH_SIDES', title: 'both in one code', coding: { diagnoses: diagnoses('H1013') }, told: [] },
  {
    rule: 'SIDE_CONFLICT',
    title: 'a service on the other side',
    coding: { diagnoses: diagnoses('H1011'), procedures: procedures('10001-LT') },
    told: ['SIDE_CONFLICT BLOCKS procedures[1].modifiers'],
  },
  {
    rule: 'SIDE_CONFLICT',
    title: 'a service on a finger of the other hand',
    coding: { diagnoses: diagnoses('H1011'), procedures: procedures('10001-F2') },
    told: ['SIDE_CONFLICT BLOCKS procedures[1].modifiers'],
  },
  {
    rule: 'SIDE_CONFLICT',
    title: 'a chamber of the heart, which has no side of the body',
    coding: { diagnoses: diagnoses('I101'), procedures: procedures('10001-RT') },
    told: [],
  },
  {
    rule: 'SIDE_CONFLICT',
    title: 'a service on the same side',
    coding: { diagnoses: diagnoses('H1011'), procedures: procedures('10001-RT') },
    told: [],
  },
  {
    rule: 'SIDE_CONFLICT',
    title: 'a service on one side of both',
    coding: { diagnoses: diagnoses('H1013'), procedures: procedures('10001-RT') },
    told: [],
  },
  {
    rule: 'SIDE_UNSPECIFIED',
    title: 'a side that only the service names',
    coding: { diagnoses: diagnoses('H1019'), procedures: procedures('10001-RT') },
    told: ['SIDE_UNSPECIFIED WARNS diagnoses[1].code'],
  },
  {
    rule: 'SIDE_UNSPECIFIED',
    title: 'services on both sides',
    coding: { diagnoses: diagnoses('H1019'), procedures: procedures('10001-RT', '10001-LT') },
    told: ['SIDE_UNSPECIFIED WARNS diagnoses[1].code'],
  },
  {
    rule: 'SIDE_UNSPECIFIED',
    title: 'a side that the notes name',
    coding: { diagnoses: diagnoses('H1019'), notes: ['Redness of the left ear canal. No pain of the right ear.'] },
    told: ['SIDE_UNSPECIFIED INFORMS diagnoses[1].code'],
  },
  {
    rule: 'SIDE_UNSPECIFIED',
    title: 'both sides in the notes',
    coding: { diagnoses: diagnoses('H1019'), notes: ['Left ear red. Right ear red.'] },
    told: [],
  },
  {
    rule: 'SIDE_UNSPECIFIED',
    title: 'a side of the family in the notes',
    coding: { diagnoses: diagnoses('H1019'), notes: ['Mother had trouble of the left ear.'] },
    told: [],
  },
  {
    rule: 'SIDE_UNSPECIFIED',
    title: 'no side at all',
    coding: { diagnoses: diagnoses('H1019'), procedures: procedures('10001'), notes: ['Ear red.'] },
    told: [],
  },
  {
    rule: 'NOTES_SAY_MORE',
    title: 'a kind that somebody of the family has',
    coding: { diagnoses: diagnoses('K109'), notes: ['Family history: rash of the wet kind.'] },
    told: [],
  },
  {
    rule: 'NOTES_SAY_MORE',
    title: 'words that do not stand together',
    coding: { diagnoses: diagnoses('K109'), notes: ['Rash on the arm. Shoes were wet. A kind man.'] },
    told: [],
  },
  {
    rule: 'NOTES_SAY_MORE',
    title: 'a kind that the notes name',
    coding: { diagnoses: diagnoses('K109'), notes: ['A rash of the wet kind on the arm.'] },
    told: ['NOTES_SAY_MORE INFORMS diagnoses[1].code'],
  },
  {
    rule: 'NOTES_SAY_MORE',
    title: 'a kind that the notes deny',
    coding: { diagnoses: diagnoses('K109'), notes: ['Rash. No rash of wet kind.'] },
    told: [],
  },
  {
    rule: 'POINTER_TO_NOTHING',
    title: 'a diagnosis that is not there',
    coding: {
      diagnoses: diagnoses('A000'),
      procedures: procedures('10001').map((each) => ({ ...each, diagnosisPointers: [2] })),
    },
    told: [
      'POINTER_TO_NOTHING BLOCKS! procedures[1].diagnosisPointers',
      'DIAGNOSIS_WITHOUT_SERVICE INFORMS diagnoses[1].code',
    ],
  },
  {
    rule: 'DIAGNOSIS_WITHOUT_SERVICE',
    title: 'one that no service points to',
    coding: { diagnoses: diagnoses('A000', 'A001'), procedures: procedures('10001') },
    told: ['DIAGNOSIS_WITHOUT_SERVICE INFORMS diagnoses[2].code'],
  },
  {
    rule: 'MODIFIER_UNKNOWN',
    title: 'a modifier of no list',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-QQ') },
    told: ['MODIFIER_UNKNOWN BLOCKS! procedures[1].modifiers'],
  },
  {
    rule: 'MODIFIER_UNKNOWN',
    title: 'modifiers of CPT and of HCPCS',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-25-XS') },
    told: [],
  },
  {
    rule: 'MODIFIER_UNKNOWN',
    title: 'a modifier that has ended, on its last day and after it',
    coding: {
      serviceFrom: day('2025-12-31'),
      serviceTo: day('2026-01-01'),
      diagnoses: diagnoses('A000'),
      procedures: procedures('10001-QX@2025-12-31', '10004-QX@2026-01-01'),
    },
    told: ['MODIFIER_UNKNOWN BLOCKS! procedures[2].modifiers'],
  },
  {
    rule: 'SURGEON_NOT_PAID',
    title: 'a second surgeon and a team, for which nobody is paid',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-62', '10002-66', '10004-AS') },
    told: ['SURGEON_NOT_PAID WARNS procedures[1].modifiers', 'SURGEON_NOT_PAID WARNS procedures[2].modifiers'],
  },
  {
    rule: 'SURGEON_NOT_PAID',
    title: 'an assistant, of whom the record is to say why',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-80') },
    told: [],
  },
  {
    rule: 'SIDE_MODIFIER_MISSING',
    title: 'a service for both sides that names none',
    coding: { diagnoses: diagnoses('H1013'), procedures: procedures('10001') },
    told: ['SIDE_MODIFIER_MISSING INFORMS procedures[1].modifiers'],
  },
  {
    rule: 'SIDE_MODIFIER_MISSING',
    title: 'a service that names its side, and one that has none',
    coding: { diagnoses: diagnoses('H1011'), procedures: procedures('10001-RT', '10002') },
    told: [],
  },
  {
    rule: 'MODIFIER_TWICE',
    title: 'the same twice',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-25-25') },
    told: ['MODIFIER_TWICE BLOCKS! procedures[1].modifiers'],
  },
  {
    rule: 'MODIFIERS_CONTRADICT',
    title: 'both sides on one line',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-LT-RT') },
    told: ['MODIFIERS_CONTRADICT BLOCKS procedures[1].modifiers'],
  },
  {
    rule: 'COMPONENT_NOT_SPLIT',
    title: 'a part of what has none',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-26') },
    told: ['COMPONENT_NOT_SPLIT BLOCKS procedures[1].modifiers'],
  },
  {
    rule: 'COMPONENT_NOT_SPLIT',
    title: 'the technical part of what has the other alone',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10004-TC') },
    told: ['COMPONENT_NOT_SPLIT BLOCKS procedures[1].modifiers'],
  },
  {
    rule: 'COMPONENT_NOT_SPLIT',
    title: 'a part of what has two',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002-TC') },
    told: [],
  },
  {
    rule: 'PROFESSIONAL_PART_MISSING',
    title: 'both parts in a hospital',
    coding: { placeOfServiceCode: '22', diagnoses: diagnoses('A000'), procedures: procedures('10002') },
    told: ['PROFESSIONAL_PART_MISSING WARNS procedures[1].modifiers'],
  },
  {
    rule: 'NOT_BILATERAL',
    title: '50 on what is not paid by side',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002-50') },
    told: ['NOT_BILATERAL BLOCKS procedures[1].modifiers'],
  },
  {
    rule: 'NOT_BILATERAL',
    title: '50 with two units',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-50x2') },
    told: ['NOT_BILATERAL WARNS procedures[1].units'],
  },
  {
    rule: 'REPEATED_SERVICE',
    title: 'twice with nothing to tell apart',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '10001') },
    told: ['REPEATED_SERVICE WARNS procedures[2].modifiers'],
  },
  {
    rule: 'REPEATED_SERVICE',
    title: 'here and at another visit of the day',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-25'), elsewhere: elsewhere('10001-25') },
    told: ['REPEATED_SERVICE WARNS procedures[1].modifiers'],
  },
  {
    rule: 'REPEATED_SERVICE',
    title: 'at another visit without the modifier, or of another day',
    coding: {
      diagnoses: diagnoses('A000'),
      procedures: procedures('10001-25'),
      elsewhere: elsewhere('10001', '10001-25@2026-03-03'),
    },
    told: [],
  },
  {
    rule: 'REPEATED_SERVICE',
    title: 'twice, the second repeated',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '10001-76') },
    told: [],
  },
  {
    rule: 'PTP',
    title: 'a pair that no modifier parts',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002', '10001-59') },
    told: ['PTP BLOCKS! procedures[1].code'],
  },
  {
    rule: 'PTP',
    title: 'a pair that a modifier could part',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '10003') },
    told: ['PTP BLOCKS procedures[2].code', 'ADD_ON_WITHOUT_PRIMARY INFORMS procedures[2].code'],
  },
  {
    rule: 'PTP_BYPASSED',
    title: 'a pair that a modifier parts',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '10003-XS') },
    told: ['ADD_ON_WITHOUT_PRIMARY INFORMS procedures[2].code', 'PTP_BYPASSED INFORMS procedures[2].code'],
  },
  {
    rule: 'PTP',
    title: 'a pair that is not edited any more',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '10004') },
    told: [],
  },
  {
    rule: 'PTP',
    title: 'a pair on two days',
    coding: {
      serviceTo: day('2026-03-03'),
      diagnoses: diagnoses('A000'),
      procedures: procedures('10001', '10002@2026-03-03'),
    },
    told: [],
  },
  {
    rule: 'PTP',
    title: 'a pair with another visit of the day',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002'), elsewhere: elsewhere('10001') },
    told: ['PTP BLOCKS! procedures[1].code'],
  },
  {
    rule: 'PTP',
    title: 'a pair with another visit of another day',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002'), elsewhere: elsewhere('10001@2026-03-03') },
    told: [],
  },
  {
    rule: 'MUE_BY_LINE',
    title: 'three on a line',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10006x3') },
    told: ['MUE_BY_LINE BLOCKS procedures[1].units'],
  },
  {
    rule: 'MUE_BY_LINE',
    title: 'two on each of two lines',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10006x2', '10006-76x2') },
    told: [],
  },
  {
    rule: 'MUE_BY_DAY',
    title: 'two and one on a day, absolute',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10007x2', '10007-76') },
    told: ['MUE_BY_DAY BLOCKS! procedures[1].units'],
  },
  {
    rule: 'MUE_BY_DAY',
    title: 'two and one on a day, to be shown',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10008x2', '10008-76') },
    told: ['MUE_BY_DAY BLOCKS procedures[1].units'],
  },
  {
    rule: 'MUE_BY_DAY',
    title: 'two here and one at another visit',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10007x2'), elsewhere: elsewhere('10007') },
    told: ['MUE_BY_DAY BLOCKS! procedures[1].units'],
  },
  {
    rule: 'MUE_BY_DAY',
    title: 'two',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10007x2') },
    told: [],
  },
  {
    rule: 'ADD_ON_WITHOUT_PRIMARY',
    title: 'alone',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10005') },
    told: ['ADD_ON_WITHOUT_PRIMARY BLOCKS procedures[1].code'],
  },
  {
    rule: 'ADD_ON_WITHOUT_PRIMARY',
    title: 'beside its primary',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10005', '10004') },
    told: [],
  },
  {
    rule: 'ADD_ON_WITHOUT_PRIMARY',
    title: 'its primary at another visit',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10005'), elsewhere: elsewhere('10004') },
    told: [],
  },
  {
    rule: 'ADD_ON_WITHOUT_PRIMARY',
    title: 'what was an add-on until last year',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002') },
    told: [],
  },
  {
    rule: 'DUPLICATE_DIAGNOSIS',
    title: 'the same code twice',
    coding: { diagnoses: diagnoses('A000', 'A000') },
    told: ['DUPLICATE_DIAGNOSIS BLOCKS! diagnoses[2].code'],
  },
  {
    rule: 'SERVICE_DATE_OUTSIDE',
    title: 'a day after the encounter',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001@2026-03-09') },
    told: ['SERVICE_DATE_OUTSIDE BLOCKS! procedures[1].serviceDate'],
  },
  {
    rule: 'PLACE_OF_SERVICE_UNKNOWN',
    title: 'a place of no list',
    coding: { placeOfServiceCode: '88', diagnoses: diagnoses('A000') },
    told: ['PLACE_OF_SERVICE_UNKNOWN BLOCKS! encounter'],
  },
  {
    rule: 'TOO_MANY_POINTERS',
    title: 'five',
    coding: {
      diagnoses: diagnoses('A000', 'A001', 'C11', 'W10', 'H1013'),
      patient: { birthDate: day('2010-01-01'), sex: 'MALE' },
      procedures: procedures('10001').map((each) => ({ ...each, diagnosisPointers: [1, 2, 3, 4, 5] })),
    },
    told: ['TOO_MANY_POINTERS BLOCKS! procedures[1].diagnosisPointers'],
  },
];

describe('The rule', () => {
  // Other rules may speak of the same codes for reasons of their own: what is asked is what this one says, or that all are silent.
  test.each(CASES)('$rule: $title', ({ rule, coding: asked, told: wanted }) => {
    const all = told(found(asked, TABLES));
    const own = all.filter((line) =>
      wanted.length === 0
        ? line.startsWith(`${rule} `)
        : wanted.some((each) => each.split(' ')[0] === line.split(' ')[0]),
    );
    expect(own.toSorted()).toEqual(wanted.toSorted());
  });

  test('has a case that it speaks in, whichever it is', () => {
    const spoken = new Set(CASES.flatMap((each) => each.told.map((line) => line.split(' ')[0])));
    const ownTests = ['EDITION_MISSING', 'TOO_MANY_DIAGNOSES', 'POINTER_BEYOND_CLAIM'];
    expect(RULES.map(({ id }) => id).filter((id) => !spoken.has(id) && !ownTests.includes(id))).toEqual([]);
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });

  test('TOO_MANY_DIAGNOSES and POINTER_BEYOND_CLAIM speak from the thirteenth on', () => {
    const codes = Array.from({ length: 13 }, (_, index) => `Z${20 + index}`);
    const pointed = procedures('10001').map((each) => ({ ...each, diagnosisPointers: [1, 13] }));
    const say = (count: number): string[] =>
      told(found({ diagnoses: diagnoses(...codes.slice(0, count)), procedures: pointed }, tablesOf({}))).filter(
        (line) => /^TOO|^POINTER_BEYOND/.test(line),
      );
    expect(say(13)).toEqual([
      'POINTER_BEYOND_CLAIM BLOCKS! procedures[1].diagnosisPointers',
      'TOO_MANY_DIAGNOSES WARNS encounter',
    ]);
    expect(say(12)).toEqual(['POINTER_BEYOND_CLAIM BLOCKS! procedures[1].diagnosisPointers']);
  });
});

describe('A list that is not loaded', () => {
  const touched = { diagnoses: diagnoses('A000'), procedures: procedures('10001-LT', 'A4565') };
  const missing = (asked: Partial<CodingToCheck>, tables = tablesOf({})): string[] =>
    editsOf(coding(asked), () => tables).map(({ rule, key }) => `${rule} ${key.split(' ')[1]}`);

  test('is said for each list that the codes touch, and for no other', () => {
    expect(
      missing(touched)
        .filter((line) => line.startsWith('EDITION_MISSING'))
        .toSorted(),
    ).toEqual(
      [
        'ADD_ON',
        'CPT',
        'HCPCS',
        'ICD10CM',
        'ICD10CM_TABULAR',
        'MEDICARE_CODE_EDITS',
        'MODIFIER',
        'MUE_PRACTITIONER',
        'PHYSICIAN_FEE_SCHEDULE',
        'PLACE_OF_SERVICE',
        'PTP_PRACTITIONER',
      ].map((set) => `EDITION_MISSING ${set}`),
    );
    expect(missing({ diagnoses: diagnoses('A000') }).toSorted()).toEqual(
      ['ICD10CM', 'ICD10CM_TABULAR', 'MEDICARE_CODE_EDITS'].map((set) => `EDITION_MISSING ${set}`),
    );
    expect(missing({})).toEqual([]);
  });

  test('is said of the starter edition too, in which a code that is unknown says little', () => {
    const tables = tablesOf({ ICD10CM: [codeRow('A000')], ICD10CM_TABULAR: [], MEDICARE_CODE_EDITS: [] }, ['ICD10CM']);
    const findings = editsOf(coding({ diagnoses: diagnoses('Q99') }), () => tables);
    expect(told(findings)).toEqual(['CODE_UNKNOWN INFORMS! diagnoses[1].code', 'EDITION_MISSING INFORMS encounter']);
  });
});

describe('What the edits say', () => {
  test('names the edition and the place in it, and what would mend it', () => {
    const [finding] = found(
      { diagnoses: diagnoses('A000', 'B10'), patient: { birthDate: day('1980-01-01'), sex: 'MALE' } },
      TABLES,
    );
    expect(finding).toEqual({
      rule: 'EXCLUDES1',
      severity: 'BLOCKS',
      path: 'diagnoses[2].code',
      assignmentIds: ['d2', 'd1'],
      message: 'B10 is not coded together with A00.0.',
      source: 'ICD-10-CM tabular list 2026, Excludes1 at A00',
      mend: 'Keep the one that the record supports; both only where they have nothing to do with each other.',
      overridable: true,
      key: 'EXCLUDES1 A000 B10',
    });
  });

  test('keeps its key when the order changes, and gives no two findings one key', () => {
    const keys = (...codes: string[]): string[] =>
      found({ diagnoses: diagnoses(...codes) }, TABLES)
        .map(({ key }) => key)
        .toSorted();
    expect(keys('A000', 'B10', 'B10')).toEqual(keys('B10', 'A000', 'B10'));
    const all = keys('B10', 'B10', 'B10', 'A000', 'A000');
    expect(new Set(all).size).toBe(all.length);
  });

  test('is judged by the day of discharge for inpatients, by the first day for others', () => {
    const asked: string[] = [];
    const on = (each: CalendarDate) => (asked.push(each), TABLES);
    const stay = { serviceFrom: day('2025-09-28'), serviceTo: day('2025-10-03'), diagnoses: diagnoses('A000') };
    editsOf(coding({ ...stay, encounterClass: 'INPATIENT' }), on);
    editsOf(coding(stay), on);
    expect(asked).toEqual(['2025-10-03', '2025-09-28']);
  });
});
