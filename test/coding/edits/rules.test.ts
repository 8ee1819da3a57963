/** Each rule of the coding edits: where it speaks, and where it keeps silent. */

import { describe, expect, test } from '@jest/globals';
import { RULES, editsOf } from '../../../src/coding/edits/edits.ts';
import type { CodingToCheck } from '../../../src/coding/edits/finding.ts';
import type { TablesOn } from '../../../src/codesets/tables/table.ts';
import type { CalendarDate } from '../../../src/platform/calendar-date.ts';
import { CONTRADICTIONS } from './cases/contradictions.ts';
import { CONVENTIONS } from './cases/conventions.ts';
import { DIAGNOSES } from './cases/diagnoses.ts';
import { TABLES } from './cases/editions.ts';
import { LIMITS } from './cases/limits.ts';
import { NCCI } from './cases/ncci.ts';
import { SERVICES } from './cases/services.ts';
import { NOTES } from './cases/specificity.ts';
import { codeRow, coding, day, diagnoses, found, procedures, tablesOf, told } from './world.ts';

const CASES = [...DIAGNOSES, ...CONVENTIONS, ...CONTRADICTIONS, ...NOTES, ...SERVICES, ...NCCI, ...LIMITS];

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

describe('A list whose edition has outlasted its turn', () => {
  const asked: Partial<CodingToCheck> = { procedures: procedures('A4565@2026-04-02') };
  const stale = (tables: TablesOn, more: Partial<CodingToCheck> = asked) =>
    editsOf(coding(more), () => tables).filter(
      ({ rule, key }) => rule === 'EDITION_MISSING' && key.includes(' HCPCS '),
    );

  test('answers all the same, and the edition that did is named beside the one that is due', () => {
    // Of January, on a day in April.
    const tables = tablesOf({ HCPCS: [codeRow('A4565')] });
    expect(stale(tables)).toEqual([
      expect.objectContaining({
        severity: 'INFORMS',
        message:
          'Edition 2026-04 of HCPCS Level II is due on 2026-04-02 and not loaded. ' +
          'Edition 2026 answered in its place: whether HCPCS codes are valid.',
        mend: expect.stringMatching(/load edition 2026-04: .* load hcpcs FILE/),
        source: 'HCPCS Level II 2026',
      }),
    ]);
    expect(told(editsOf(coding(asked), () => tables)).filter((line) => line.startsWith('CODE_'))).toEqual([]);
  });

  test('blocks no code for not being in it, which may be of the one that is due', () => {
    const unknown = (day: string) =>
      told(editsOf(coding({ procedures: procedures(`A4565@${day}`) }), () => tablesOf({ HCPCS: [codeRow('A4566')] })));
    expect(unknown('2026-04-02')).toContain('CODE_UNKNOWN WARNS! procedures[1].code');
    expect(unknown('2026-03-31')).toContain('CODE_UNKNOWN BLOCKS! procedures[1].code');
  });

  test('says nothing within its turn', () => {
    const within = { ...asked, procedures: procedures('A4565@2026-03-31') };
    expect(stale(tablesOf({ HCPCS: [codeRow('A4565')] }), within)).toEqual([]);
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
