import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import type { Change } from '../../src/audit/audit-event.entity.ts';
import { withClient } from '../../src/database.ts';
import { mutate, refusal, stored, takeSubject, type Seen } from '../support/cycle.ts';
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
  // While nobody has opened the list: an edition that is complete does not change.
  await withClient(house.ownerUrl, (client) =>
    client.query("update code set effective_to = '2026-09-30' where code = 'R059'"),
  );
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
const codesOf = (rows: Json[]): string[] => rows.map(({ code }) => code as string);
const pointers = (): number[][] => encounter['procedures'].map((row: Json) => row['diagnosisPointers'] as number[]);

describe('A diagnosis code', () => {
  test.each([
    ['that no list has', 'A00.0', 'starter edition'],
    ['that is a heading', 'E11', 'a longer code is needed'],
  ])('%s is refused with its list and the day of service', async (_what, code, says) => {
    const { code: kind, message, extensions } = await refused('assignDiagnosis', { diagnosis: { code } });
    expect(kind).toBe('CODE_NOT_VALID');
    expect(message).toContain(says);
    expect(extensions).toMatchObject({ codeSet: 'ICD10CM', value: code, onDate: '2026-10-01', edition: 'starter' });
  });

  test('that is no code by its form never comes as far as the command', async () => {
    const answer = await house.ask(
      coder,
      `mutation { assignDiagnosis(encounterId: "${encounter.id}", version: ${encounter.version}, diagnosis: { code: "11.9E" }) { id } }`,
    );
    expect(answer.errors).toHaveLength(1);
    expect(answer.data).toBeUndefined();
  });

  test('is stored without its dot, read with it, and has the title of the edition', async () => {
    await send('assignCodes', { diagnoses: diagnoses('e11.9', 'I10'), procedures: [] });
    expect(encounter['diagnoses']).toMatchObject([
      { sequence: 1, code: 'E11.9', title: 'Type 2 diabetes, no complication' },
      { sequence: 2, code: 'I10', title: 'Hypertension, essential' },
    ]);
    expect(
      await stored(house, 'select code from diagnosis_assignment where encounter_id = $1 order by sequence', [
        encounter.id,
      ]),
    ).toEqual([{ code: 'E119' }, { code: 'I10' }]);
  });

  test('is checked on the day of service, not on the day of the work', async () => {
    const [early] = await bringIn(
      house,
      recordOf('too early', [{ serviceFrom: day('2014-06-01'), serviceTo: day('2014-06-01') }]),
    );
    const { subject } = await takeSubject(house, coder, 'Encounter', early!);
    const { code, message, extensions } = await refusal(house, coder, 'assignDiagnosis', {
      encounterId: subject.id,
      version: subject.version,
      diagnosis: { code: 'I10' },
    });
    expect({ code, extensions }).toMatchObject({
      code: 'CODE_NOT_VALID',
      extensions: { onDate: '2014-06-01', edition: null },
    });
    expect(message).toContain('no edition of ICD-10-CM covers 2014-06-01, and 2014 is not loaded');
  });

  test('whose own days do not include the day of service is refused', async () => {
    const { code, message } = await refused('assignDiagnosis', { diagnosis: { code: 'R05.9' } });
    expect({ code, message }).toEqual({ code: 'CODE_NOT_VALID', message: 'R05.9 is not in force on 2026-10-01.' });
  });
});

describe('A procedure code', () => {
  test.each([
    ['A0000', 'HCPCS', 'A0000'],
    ['9921', 'CPT', '9921'],
    ['HELLO', 'HCPCS', 'HELLO'],
    ['', 'CPT', ''],
  ])('%j is refused with its list', async (code, codeSet, value) => {
    await send('assignDiagnosis', { diagnosis: { code: 'I10' } });
    const refusedNow = await refused('assignProcedure', { procedure: { code, diagnosisPointers: [1] } });
    expect(refusedNow).toMatchObject({ code: 'CODE_NOT_VALID', extensions: { codeSet, value, onDate: '2026-10-01' } });
  });

  test('of CPT is taken by its form, and one of HCPCS by its list', async () => {
    await send('assignCodes', {
      diagnoses: diagnoses('I10'),
      procedures: [
        { code: '99213', diagnosisPointers: [1] },
        { code: 'j1885', diagnosisPointers: [1], units: 2, modifiers: ['lt'] },
        { code: '0001F', diagnosisPointers: [1] },
      ],
    });
    expect(encounter['procedures']).toMatchObject([
      { sequence: 1, code: '99213', codeSet: 'CPT', units: 1, modifiers: [], serviceDate: '2026-10-01' },
      { sequence: 2, code: 'J1885', codeSet: 'HCPCS', units: 2, modifiers: ['LT'] },
      { sequence: 3, code: '0001F', codeSet: 'CPT' },
    ]);
  });
});

describe('The set', () => {
  beforeEach(() =>
    send('assignCodes', {
      diagnoses: diagnoses('E11.9', 'I10', 'I20.0'),
      procedures: [
        { code: '99213', diagnosisPointers: [1, 3] },
        { code: '83036', diagnosisPointers: [2] },
      ],
    }),
  );

  test('takes a diagnosis in at its place, and pointers follow the diagnoses that they meant', async () => {
    await send('assignDiagnosis', { diagnosis: { code: 'R05.1' }, sequence: 2 });
    expect(codesOf(encounter['diagnoses'])).toEqual(['E11.9', 'R05.1', 'I10', 'I20.0']);
    expect(pointers()).toEqual([[1, 4], [3]]);
    await send('assignDiagnosis', { diagnosis: { code: 'I11.0' }, sequence: 1 });
    expect(pointers()).toEqual([[2, 5], [4]]);
    await send('assignDiagnosis', { diagnosis: { code: 'I11.9' } });
    expect(codesOf(encounter['diagnoses'])).toEqual(['I11.0', 'E11.9', 'R05.1', 'I10', 'I20.0', 'I11.9']);
    expect(pointers()).toEqual([[2, 5], [4]]);
  });

  test('lets a diagnosis go, and with it the pointers to it', async () => {
    await send('removeDiagnosis', { sequence: 1 });
    expect(codesOf(encounter['diagnoses'])).toEqual(['I10', 'I20.0']);
    expect(pointers()).toEqual([[2], [1]]);
  });

  test('keeps a diagnosis that a procedure points to alone', async () => {
    const { code, message, extensions } = await refused('removeDiagnosis', { sequence: 2 });
    expect({ code, argument: extensions['argument'] }).toEqual({ code: 'BAD_USER_INPUT', argument: 'sequence' });
    expect(message).toContain('Procedure 2 points to this diagnosis alone');
  });

  test('takes a procedure in at the end, and lets one go from the middle', async () => {
    await send('assignProcedure', { procedure: { code: '36415', diagnosisPointers: [3, 1] } });
    await send('removeProcedure', { sequence: 2 });
    expect(encounter['procedures']).toMatchObject([
      { sequence: 1, code: '99213' },
      { sequence: 2, code: '36415', diagnosisPointers: [3, 1] },
    ]);
  });

  test('keeps the rows of codes that stay, and the trail shows only what changed', async () => {
    const before = new Map<string, string>(
      [...encounter['diagnoses'], ...encounter['procedures']].map(({ id, code }: Json) => [code, id]),
    );
    await send('assignCodes', {
      diagnoses: diagnoses('I10', 'E11.9', 'R05.1'),
      procedures: [
        { code: '99213', diagnosisPointers: [2] },
        { code: '83036', diagnosisPointers: [1] },
      ],
    });
    const after = new Map<string, string>(
      [...encounter['diagnoses'], ...encounter['procedures']].map(({ id, code }: Json) => [code, id]),
    );
    for (const code of ['I10', 'E11.9', '99213', '83036']) expect(after.get(code)).toBe(before.get(code));
    const [event] = await stored(
      house,
      "select changes from audit_event where kind = 'COMMAND' and action = 'assignCodes' and subjects @> array[$1] order by id desc limit 1",
      [`Encounter:${encounter.id}`],
    );
    const names = new Map([...before, ...after].map(([code, id]) => [id, code]));
    const changes = (event!['changes'] as Change[])
      .filter(({ subject }) => subject.startsWith('Diag') || subject.startsWith('Proc'))
      .map(({ subject, field, before: old, after: now }) => [names.get(subject.split(':')[1]!), field, old, now])
      .filter(([code]) => code !== 'R05.1' && code !== 'I20.0');
    expect(new Set(changes)).toEqual(
      new Set([
        ['I10', 'sequence', 2, 1],
        ['E11.9', 'sequence', 1, 2],
        ['99213', 'diagnosisPointers', [1, 3], [2]],
        ['83036', 'diagnosisPointers', [2], [1]],
      ]),
    );
  });

  test('that is assigned again as it stands changes nothing but the version', async () => {
    const { version } = encounter;
    const again = {
      diagnoses: diagnoses('E11.9', 'I10', 'I20.0'),
      procedures: [
        { code: '99213', diagnosisPointers: [1, 3] },
        { code: '83036', diagnosisPointers: [2] },
      ],
    };
    const before = [encounter['diagnoses'], encounter['procedures']];
    await send('assignCodes', again);
    expect([encounter['diagnoses'], encounter['procedures']]).toEqual(before);
    expect(encounter.version).toBe(version + 1);
    const [event] = await stored(
      house,
      "select changes from audit_event where kind = 'COMMAND' and action = 'assignCodes' and subjects @> array[$1] order by id desc limit 1",
      [`Encounter:${encounter.id}`],
    );
    expect((event!['changes'] as Change[]).filter(({ subject }) => !subject.startsWith('WorkItem'))).toEqual([]);
  });

  test('of one code twice keeps a row for each, which two lines of a claim need', async () => {
    await send('assignCodes', {
      diagnoses: diagnoses('I10'),
      procedures: [
        { code: '99213', diagnosisPointers: [1], serviceDate: '2026-10-01' },
        { code: '99213', diagnosisPointers: [1], serviceDate: '2026-10-02', modifiers: ['76'] },
      ],
    });
    expect(encounter['procedures']).toMatchObject([
      { serviceDate: '2026-10-01', modifiers: [] },
      { serviceDate: '2026-10-02', modifiers: ['76'] },
    ]);
    expect(new Set(encounter['procedures'].map(({ id }: Json) => id)).size).toBe(2);
  });
});
