/** What holds of the coding edits whatever they are given. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TablesOn } from '../../../src/codesets/tables/table.ts';
import { editsOf, RULES } from '../../../src/coding/edits/edits.ts';
import type { CodingToCheck, Finding } from '../../../src/coding/edits/finding.ts';
import type { CalendarDate } from '../../../src/platform/calendar-date.ts';
import { codeRow, coding, DAY, entry, heading, note, tablesOf } from './world.ts';

const RUNS = { seed: 278_376, numRuns: 1_000 } as const;

const DIAGNOSES = 'A000 A001 A00 B10 B11 B12 H1011 H1012 H1013 H1019 S101 S101XXA S101XXZ S102 W10 Z10 Z11 Q99 @';
const PROCEDURES = '10001 10002 10003 10004 10005 A4565 G0001 zzz';
const MODIFIERS = '25 26 50 59 62 76 LT RT TC QQ XS';
const DAYS = ['2026-03-02', '2026-03-03', '2026-03-09'] as CalendarDate[];

const fees = (code: string, professionalTechnical: string, bilateral: string) => ({
  code,
  modifier: '',
  status: 'A',
  professionalTechnical,
  globalDays: '000',
  multipleProcedure: '0',
  bilateral,
  assistant: '1',
  coSurgeons: '0',
  team: '0',
});

const TABLES: TablesOn = tablesOf({
  ICD10CM: [
    heading('A00'),
    codeRow('A000', 'Ache, unspecified'),
    codeRow('A001', 'Ache of the wet kind'),
    ...['B10', 'B11', 'B12', 'W10', 'Z10', 'Z11'].map((code) => codeRow(code)),
    heading('H101'),
    codeRow('H1011', 'Sore of ear, right ear'),
    codeRow('H1012', 'Sore of ear, left ear'),
    codeRow('H1013', 'Sore of ear, bilateral'),
    codeRow('H1019', 'Sore of ear, unspecified ear'),
    heading('S101'),
    codeRow('S101XXA'),
    heading('S102'),
    codeRow('S1021XA'),
    codeRow('S1022XA'),
  ],
  ICD10CM_TABULAR: [
    entry('A00', null, [note('EXCLUDES1', 'the other one (B10)')]),
    entry('A000', 'A00'),
    entry('A001', 'A00', [note('USE_ADDITIONAL', 'code (Z10-Z11)'), note('CODE_ALSO', 'this (B12)')]),
    entry('B11', null, [note('CODE_FIRST', 'the other (B12)')]),
    entry('B12', null, [note('CODE_FIRST', 'one of these (H10.-, Z10)'), note('EXCLUDES1', 'Z11')]),
    entry('S10', null, [], { A: 'first visit' }),
  ],
  MEDICARE_CODE_EDITS: [
    { code: 'B11', edit: 'MANIFESTATION' },
    { code: 'Z10', edit: 'UNACCEPTABLE_PRINCIPAL' },
    { code: 'Z11', edit: 'NEEDS_SECONDARY' },
    { code: 'A001', edit: 'NEWBORN' },
    { code: 'B10', edit: 'MALE_ONLY' },
  ],
  HCPCS: [codeRow('A4565'), codeRow('G0001', 'Has ended', { effectiveTo: '2026-03-02' as CalendarDate })],
  CPT: ['10001', '10002', '10003', '10004', '10005'].map((code) => codeRow(code)),
  MODIFIER: ['LT', 'RT', 'TC', 'XS'].map((code) => codeRow(code)),
  PLACE_OF_SERVICE: ['11', '22'].map((code) => codeRow(code)),
  PTP_PRACTITIONER: [
    {
      columnOne: '10001',
      columnTwo: ['10002', '10003'],
      effectiveFrom: [null, null],
      effectiveTo: [null, null],
      indicators: [0, 1],
    },
    { columnOne: '10003', columnTwo: ['10001'], effectiveFrom: [null], effectiveTo: [null], indicators: [1] },
  ],
  MUE_PRACTITIONER: [
    { code: '10001', units: 2, indicator: 1, rationale: 'r' },
    { code: '10002', units: 2, indicator: 2, rationale: 'r' },
    { code: '10004', units: 2, indicator: 3, rationale: 'r' },
  ],
  ADD_ON: [
    { addOn: '10005', primary: '10004', type: 1, effectiveFrom: null, effectiveTo: null },
    { addOn: '10003', primary: null, type: 2, effectiveFrom: null, effectiveTo: null },
  ],
  PHYSICIAN_FEE_SCHEDULE: [fees('10001', '0', '1'), fees('10002', '1', '0'), fees('10004', '6', '2')],
});

const oneOf = (words: string): fc.Arbitrary<string> => fc.constantFrom(...words.split(' '));

const SERVICE = {
  code: oneOf(PROCEDURES),
  modifiers: fc.array(oneOf(MODIFIERS), { maxLength: 5 }),
  units: fc.integer({ min: 1, max: 4 }),
  serviceDate: fc.constantFrom(...DAYS),
};

const PROCEDURE = fc.record({
  ...SERVICE,
  diagnosisPointers: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 5 }),
});

const CODING: fc.Arbitrary<CodingToCheck> = fc
  .record({
    encounterClass: fc.constantFrom('AMBULATORY' as const, 'INPATIENT' as const),
    placeOfServiceCode: oneOf('11 22'),
    birthDate: fc.constantFrom('2026-01-01', '1980-05-06') as fc.Arbitrary<CalendarDate>,
    sex: fc.constantFrom('FEMALE' as const, 'MALE' as const, 'UNKNOWN' as const),
    codes: fc.array(oneOf(DIAGNOSES), { maxLength: 14 }),
    services: fc.array(PROCEDURE, { maxLength: 6 }),
    others: fc.array(fc.record(SERVICE), { maxLength: 3 }),
    providerNamed: fc.boolean(),
    notes: fc.array(oneOf('Left^ear. No^wet^ache. Ache^of^the^wet^kind. ^'), { maxLength: 3 }),
  })
  .map(({ birthDate, sex, codes, services, others, notes, ...rest }) =>
    coding({
      ...rest,
      serviceTo: DAYS[1]!,
      patient: { birthDate, sex },
      diagnoses: codes.map((code, index) => ({ id: `d${index}`, sequence: index + 1, code })),
      procedures: services.map((each, index) => ({
        ...each,
        id: `p${index}`,
        sequence: index + 1,
        codeSet: /^[A-Z]/.test(each.code) ? 'HCPCS' : 'CPT',
      })),
      elsewhere: others.map((each) => ({ ...each, visit: 'visit V-2' })),
      notes: notes.map((each) => each.replaceAll('^', ' ')),
    }),
  );

const edit = (asked: CodingToCheck): Finding[] => editsOf(asked, () => TABLES);

describe('Whatever coding they are given, the edits', () => {
  test('answer, with a rule that is printed, a key of its own, and paths to what is there', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    const spoken = new Set<string>();
    fc.assert(
      fc.property(CODING, (asked) => {
        const findings = edit(asked);
        expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
        const assigned = new Set([...asked.diagnoses, ...asked.procedures].map(({ id }) => id));
        for (const { rule, path, assignmentIds, message, source, mend } of findings) {
          spoken.add(rule);
          expect(ids).toContain(rule);
          for (const id of assignmentIds) expect(assigned).toContain(id);
          expect(message).toMatch(/^[A-Z0-9@].*\.$|^zzz.*\.$/);
          expect(source).not.toBe('');
          expect(mend).toMatch(/\.$/);
          const [, list, place] = /^(diagnoses|procedures)\[(\d+)\]\.\w+$/.exec(path) ?? [];
          if (path !== 'encounter')
            expect(asked[list as 'diagnoses' | 'procedures'].some(({ sequence }) => String(sequence) === place)).toBe(
              true,
            );
        }
      }),
      RUNS,
    );
    // A property of findings says nothing where hardly any rule speaks.
    expect(spoken.size).toBeGreaterThan(RULES.length * 0.85);
  });

  test('say the same again, and leave what they were given as it was', () => {
    fc.assert(
      fc.property(CODING, (asked) => {
        const before = structuredClone(asked);
        expect(edit(structuredClone(asked))).toEqual(edit(asked));
        expect(asked).toEqual(before);
      }),
      RUNS,
    );
  });

  test('say the same of the services in another order, but for their places', () => {
    const essence = (findings: readonly Finding[]): string[] =>
      findings
        .map(({ rule, severity, overridable, key }) => `${rule} ${severity} ${String(overridable)} ${key}`)
        .toSorted();
    fc.assert(
      fc.property(CODING, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (asked, numbers) => {
        const shuffled = asked.procedures
          .map((each) => [numbers.next().value as number, each] as const)
          .toSorted(([one], [other]) => one - other)
          .map(([, each], index) => ({ ...each, sequence: index + 1 }));
        expect(essence(edit({ ...asked, procedures: shuffled }))).toEqual(essence(edit(asked)));
      }),
      RUNS,
    );
  });

  test('end with nothing that blocks when every assignment that they name is taken away, again and again', () => {
    fc.assert(
      fc.property(CODING, (asked) => {
        let left = asked;
        for (let round = 0; round <= 20; round += 1) {
          const named = new Set(
            edit(left)
              .filter(({ severity }) => severity === 'BLOCKS')
              .flatMap(({ assignmentIds }) => assignmentIds),
          );
          if (named.size === 0) break;
          const diagnoses = left.diagnoses.filter(({ id }) => !named.has(id));
          const procedures = left.procedures.filter(({ id }) => !named.has(id));
          expect(diagnoses.length + procedures.length).toBeLessThan(left.diagnoses.length + left.procedures.length);
          left = { ...left, diagnoses, procedures };
        }
        expect(edit(left).filter(({ severity }) => severity === 'BLOCKS')).toEqual([]);
      }),
      RUNS,
    );
  });

  test('answer for texts, numbers and days that nothing could be', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      oneOf(`${DIAGNOSES} ${PROCEDURES} ${MODIFIERS}`),
    );
    const number = fc.oneof(fc.integer(), fc.double());
    const date = fc.oneof(fc.constantFrom(DAY), text) as fc.Arbitrary<CalendarDate>;
    const service = { code: text, modifiers: fc.array(text, { maxLength: 6 }), units: number, serviceDate: date };
    const anything = fc.record({
      encounterClass: fc.constantFrom('OTHER' as const, 'INPATIENT' as const),
      serviceFrom: date,
      serviceTo: date,
      placeOfServiceCode: text,
      patient: fc.record({ birthDate: date, sex: fc.constantFrom('OTHER' as const, 'MALE' as const) }),
      diagnoses: fc.array(fc.record({ id: text, sequence: number, code: text }), { maxLength: 8 }),
      procedures: fc.array(
        fc.record({
          ...service,
          id: text,
          sequence: number,
          codeSet: fc.constantFrom('CPT' as const, 'HCPCS' as const),
          diagnosisPointers: fc.array(number, { maxLength: 6 }),
        }),
        { maxLength: 6 },
      ),
      providerNamed: fc.boolean(),
      elsewhere: fc.array(fc.record({ ...service, visit: text }), { maxLength: 3 }),
      notes: fc.array(text, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(anything, (asked) => {
        expect(Array.isArray(edit(asked))).toBe(true);
      }),
      RUNS,
    );
  });
});
