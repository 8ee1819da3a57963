import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { STARTER_ICD10CM } from '../../src/codesets/starter/icd10cm.ts';
import { mutate, refusal, takeSubject, takeWork, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringIn, day, recordOf } from '../support/records.ts';

const ENCOUNTER =
  '{ id version diagnoses { id sequence code title presentOnAdmission } procedures { id sequence code codeSet modifiers units diagnosisPointers serviceDate } }';

let house: TestHouse;
let coder: Actor;
/** The encounter of each test, in the coder's hands: from 2026-10-01 to 2026-10-03. */
let encounter: Json & Seen;
let made = 0;

beforeAll(async () => {
  house = await testHouse();
  coder = await house.as(['CODER']);
});
afterAll(() => house.close());

beforeEach(async () => {
  made += 1;
  const [id] = await bringIn(
    house,
    recordOf(`coded ${made}`, [{ serviceFrom: day('2026-10-01'), serviceTo: day('2026-10-03') }]),
  );
  encounter = (await takeSubject(house, coder, 'Encounter', id!)).subject;
});

const send = async (field: string, args: Json): Promise<Json> => {
  const asked = { encounterId: encounter.id, version: encounter.version, ...args };
  encounter = (await mutate(house, coder, field, asked, ENCOUNTER)) as Json & Seen;
  return encounter;
};
const refused = (field: string, args: Json) =>
  refusal(house, coder, field, { encounterId: encounter.id, version: encounter.version, ...args });

const diagnoses = (...codes: string[]): Json[] => codes.map((code) => ({ code }));
const BILLABLE = STARTER_ICD10CM.filter(({ billable, code }) => billable && /^[A-T]/.test(code)).map(
  ({ code }) => code,
);

describe('What does not fit is refused with its place', () => {
  const procedure = { code: '99213', diagnosisPointers: [1] };
  const cases: readonly [string, Json, string][] = [
    ['26 diagnoses', { diagnoses: diagnoses(...BILLABLE.slice(0, 26)), procedures: [] }, 'diagnoses'],
    ['a diagnosis twice', { diagnoses: diagnoses('I10', 'I10'), procedures: [] }, 'diagnoses[1].code'],
    [
      '51 procedures',
      { diagnoses: diagnoses('I10'), procedures: Array.from({ length: 51 }, () => procedure) },
      'procedures',
    ],
    [
      'no pointer',
      { diagnoses: diagnoses('I10'), procedures: [{ ...procedure, diagnosisPointers: [] }] },
      'procedures[0].diagnosisPointers',
    ],
    [
      'five pointers',
      {
        diagnoses: diagnoses(...BILLABLE.slice(0, 5)),
        procedures: [procedure, { ...procedure, diagnosisPointers: [1, 2, 3, 4, 5] }],
      },
      'procedures[1].diagnosisPointers',
    ],
    [
      'a pointer to nothing',
      { diagnoses: diagnoses('I10'), procedures: [{ ...procedure, diagnosisPointers: [2] }] },
      'procedures[0].diagnosisPointers',
    ],
    [
      'a pointer to 0',
      { diagnoses: diagnoses('I10'), procedures: [{ ...procedure, diagnosisPointers: [0] }] },
      'procedures[0].diagnosisPointers',
    ],
    [
      'five modifiers',
      { diagnoses: diagnoses('I10'), procedures: [{ ...procedure, modifiers: ['25', '59', 'LT', 'RT', '76'] }] },
      'procedures[0].modifiers',
    ],
    [
      'a modifier of three characters',
      { diagnoses: diagnoses('I10'), procedures: [{ ...procedure, modifiers: ['259'] }] },
      'procedures[0].modifiers',
    ],
    ['no units', { diagnoses: diagnoses('I10'), procedures: [{ ...procedure, units: 0 }] }, 'procedures[0].units'],
    [
      '10,000 units',
      { diagnoses: diagnoses('I10'), procedures: [{ ...procedure, units: 10_000 }] },
      'procedures[0].units',
    ],
    [
      'a day before the visit',
      { diagnoses: diagnoses('I10'), procedures: [{ ...procedure, serviceDate: '2026-09-30' }] },
      'procedures[0].serviceDate',
    ],
    [
      'a day after the visit',
      { diagnoses: diagnoses('I10'), procedures: [{ ...procedure, serviceDate: '2026-10-04' }] },
      'procedures[0].serviceDate',
    ],
  ];

  test.each(cases)('%s', async (_what, args, argument) => {
    const { code, extensions } = await refused('assignCodes', args);
    expect({ code, argument: extensions['argument'] }).toEqual({ code: 'BAD_USER_INPUT', argument });
  });

  test.each([
    ['assignDiagnosis', { diagnosis: { code: 'I10' }, sequence: 0 }],
    ['assignDiagnosis', { diagnosis: { code: 'I10' }, sequence: 2 }],
    ['removeDiagnosis', { sequence: 1 }],
    ['removeProcedure', { sequence: 1 }],
  ])('%s at a place that is not there: %j', async (field, args) => {
    const { code, extensions } = await refused(field, args);
    expect({ code, argument: extensions['argument'] }).toEqual({ code: 'BAD_USER_INPUT', argument: 'sequence' });
  });
});

describe('What just fits is taken', () => {
  test('25 diagnoses, 50 procedures, four pointers, four modifiers, 9,999 units, the last day', async () => {
    await send('assignCodes', {
      diagnoses: diagnoses(...BILLABLE.slice(0, 25)),
      procedures: Array.from({ length: 50 }, () => ({
        code: '99213',
        diagnosisPointers: [25, 1, 2, 3],
        modifiers: ['25', '59', 'LT', 'RT'],
        units: 9999,
        serviceDate: '2026-10-03',
      })),
    });
    expect(encounter['diagnoses']).toHaveLength(25);
    expect(encounter['procedures']).toHaveLength(50);
  });
});

describe('Coding is declared final', () => {
  test('only with a diagnosis and a procedure, and every reason is said at once', async () => {
    const { code, extensions } = await refusal(house, coder, 'finalizeCoding', {
      id: encounter.id,
      version: encounter.version,
    });
    expect(code).toBe('GUARD_REFUSED');
    expect(extensions['reasons'].map((reason: Json) => reason['code'])).toEqual(['NO_DIAGNOSIS', 'NO_PROCEDURE']);
  });

  test('never with an external cause first', async () => {
    const [external] = STARTER_ICD10CM.filter(({ billable, code }) => billable && /^[V-Y]/.test(code));
    await send('assignCodes', {
      diagnoses: diagnoses(external!.code, 'I10'),
      procedures: [{ code: '99213', diagnosisPointers: [2] }],
    });
    const { extensions } = await refusal(house, coder, 'finalizeCoding', {
      id: encounter.id,
      version: encounter.version,
    });
    expect(extensions['reasons']).toEqual([
      expect.objectContaining({ code: 'BLOCKING_FINDINGS', rule: 'EXTERNAL_CAUSE_FIRST' }),
    ]);
    await send('assignCodes', {
      diagnoses: diagnoses('I10', external!.code),
      procedures: [{ code: '99213', diagnosisPointers: [1] }],
    });
    await mutate(house, coder, 'finalizeCoding', { id: encounter.id, version: encounter.version });
  });

  test('and then codes do not change until it is reopened and taken again', async () => {
    await send('assignCodes', { diagnoses: diagnoses('I10'), procedures: [{ code: '99213', diagnosisPointers: [1] }] });
    encounter = (await mutate(house, coder, 'finalizeCoding', {
      id: encounter.id,
      version: encounter.version,
    })) as Seen;
    expect(await refused('removeProcedure', { sequence: 1 })).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    const reopened = await mutate(house, coder, 'reopenCoding', { id: encounter.id, version: encounter.version });
    expect(
      await refusal(house, coder, 'removeProcedure', {
        encounterId: encounter.id,
        version: reopened['version'],
        sequence: 1,
      }),
    ).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    const { subject } = await takeWork(house, coder, 'CODING');
    expect(subject.id).toBe(encounter.id);
    encounter = subject;
    await send('removeProcedure', { sequence: 1 });
  });
});
