/** The coding edits at the desk: said with every change, in the way of final coding, mended or let stand. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { orderFile } from '../codesets/files.ts';
import { tabularFile } from '../codesets/tabular-files.ts';
import { mutate, refusal, stored, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { loadSmall } from '../support/small-editions.ts';
import { bringIn, day, recordOf } from '../support/records.ts';

const FINDINGS = 'id rule severity path assignmentIds message source mend overridable overriddenAt';
const ENCOUNTER = `{ id version status blockingFindings findings { ${FINDINGS} } diagnoses { id code } }`;

const ORDER = orderFile(
  { code: 'A00', flag: '0' },
  { code: 'A000' },
  { code: 'A001' },
  { code: 'B10' },
  { code: 'W19' },
);
const TABULAR =
  tabularFile(`<chapter><name>1</name><desc>Ours (A00-W19)</desc><section id="A00-B99"><desc>Ours too (A00-B99)</desc>
  <diag><name>A00</name><desc>Mild gloom</desc><excludes1><note>great gloom (B10)</note></excludes1>
  <diag><name>A00.0</name><desc>Mild gloom, grey</desc></diag><diag><name>A00.1</name><desc>Mild gloom, blue</desc></diag></diag>
  <diag><name>B10</name><desc>Great gloom</desc></diag></section></chapter>`);

let house: TestHouse;
let coder: Actor;
let encounter: Json & Seen;
let made = 0;

beforeAll(async () => {
  house = await testHouse();
  coder = await house.as(['CODER']);
  await loadSmall(house, 'ICD10CM', 'icd10cm-order-2027.txt', ORDER);
  await loadSmall(house, 'ICD10CM_TABULAR', 'icd10cm_tabular_2027.xml', TABULAR);
});
afterAll(async () => {
  await house.close();
});

beforeEach(async () => {
  made += 1;
  const [id] = await bringIn(
    house,
    recordOf(`found ${made}`, [{ serviceFrom: day('2026-10-02'), serviceTo: day('2026-10-02') }]),
  );
  encounter = (await takeSubject(house, coder, 'Encounter', id!)).subject;
});

const assign = async (...codes: string[]): Promise<Json> =>
  send('assignCodes', {
    diagnoses: codes.map((code) => ({ code })),
    procedures: [{ code: 'A4565', diagnosisPointers: codes.map((_, index) => index + 1).slice(0, 4) }],
  });
const send = async (field: string, args: Json = {}, actor = coder): Promise<Json> => {
  const subject =
    field === 'recheckCoding' || field === 'finalizeCoding' ? { id: encounter.id } : { encounterId: encounter.id };
  encounter = (await mutate(
    house,
    actor,
    field,
    { ...subject, version: encounter.version, ...args },
    ENCOUNTER,
  )) as Json & Seen;
  return encounter;
};
const rules = (severity: string): string[] =>
  (encounter['findings'] as Json[])
    .filter((each) => each['severity'] === severity)
    .map((each) => each['rule'] as string);
const finding = (rule: string): Json => (encounter['findings'] as Json[]).find((each) => each['rule'] === rule)!;

describe('A change of codes', () => {
  test('answers what is wrong with them, with the edition that says so', async () => {
    await assign('A00.0', 'B10');
    expect(encounter['blockingFindings']).toBe(1);
    const [first, second] = encounter['diagnoses'] as Json[];
    expect(finding('EXCLUDES1')).toEqual({
      id: expect.any(String),
      rule: 'EXCLUDES1',
      severity: 'BLOCKS',
      path: 'diagnoses[2].code',
      assignmentIds: [second!['id'], first!['id']],
      message: 'B10 is not coded together with A00.0.',
      source: 'ICD-10-CM tabular list 2027, Excludes1 at A00',
      mend: expect.any(String),
      overridable: true,
      overriddenAt: null,
    });
    expect(new Set(rules('INFORMS'))).toEqual(new Set(['EDITION_MISSING']));
  });

  test('takes away what it mended, and says nothing of codes that are well', async () => {
    await assign('A00.0', 'B10');
    await send('removeDiagnosis', { sequence: 2 });
    expect(rules('BLOCKS')).toEqual([]);
    expect(encounter['blockingFindings']).toBe(0);
  });

  test('is told with every mutation that changes them', async () => {
    await assign('A00.0');
    await send('assignDiagnosis', { diagnosis: { code: 'W19' }, sequence: 1 });
    expect(rules('BLOCKS')).toEqual(['EXTERNAL_CAUSE_FIRST']);
    await send('assignProcedure', { procedure: { code: 'A4565', diagnosisPointers: [2] } });
    expect(rules('WARNS')).toEqual(['REPEATED_SERVICE']);
    await send('removeProcedure', { sequence: 2 });
    expect(rules('WARNS')).toEqual([]);
  });
});

describe('Final coding', () => {
  const refusedBecause = async (): Promise<Json[]> =>
    (await refusal(house, coder, 'finalizeCoding', { id: encounter.id, version: encounter.version })).extensions[
      'reasons'
    ] as Json[];

  test('waits for what blocks, and is told each finding', async () => {
    await assign('W19', 'A00.0', 'B10');
    expect(await refusedBecause()).toEqual([
      { code: 'BLOCKING_FINDINGS', rule: 'EXTERNAL_CAUSE_FIRST', message: expect.stringContaining('W19') },
      { code: 'BLOCKING_FINDINGS', rule: 'EXCLUDES1', message: 'B10 is not coded together with A00.0.' },
    ]);
  });

  test('goes ahead where what blocks was let stand, which the trail keeps with its reason', async () => {
    await assign('A00.0', 'B10');
    await send('overrideFinding', {
      codingFindingId: finding('EXCLUDES1')['id'],
      reason: '  Two sides of the garden.  ',
    });
    expect(encounter['blockingFindings']).toBe(0);
    await send('finalizeCoding');
    expect(encounter['status']).toBe('RELEASED');
    const [event] = await stored(
      house,
      "select actor_name, changes::text as changes from audit_event where action = 'overrideFinding' and changes::text like '%Two sides%'",
    );
    expect(event).toMatchObject({ actor_name: coder.userName });
    expect(event!['changes']).toContain('Two sides of the garden.');
    const biller = await house.as(['BILLER']);
    const { data, codes } = await house.ask(
      biller,
      'query ($id: ID!) { encounter(id: $id) { findings { rule overrideReason } } }',
      { id: encounter.id },
    );
    expect(codes).toContain('FORBIDDEN');
    expect(data!['encounter']['findings'][0]).toMatchObject({ rule: 'EXCLUDES1', overrideReason: null });
  });

  test('waits again when the override is taken back', async () => {
    await assign('A00.0', 'B10');
    const codingFindingId = finding('EXCLUDES1')['id'];
    const supervisor = await house.as(['SUPERVISOR']);
    await send('overrideFinding', { codingFindingId, reason: 'Both were there.' }, supervisor);
    await send('withdrawOverride', { codingFindingId });
    expect(await refusedBecause()).toHaveLength(1);
  });

  test('keeps an override while the codes that it is of stand, wherever they move', async () => {
    await assign('A00.0', 'B10');
    await send('overrideFinding', { codingFindingId: finding('EXCLUDES1')['id'], reason: 'Both were there.' });
    await assign('B10', 'A00.0', 'A00.1');
    const kept = (encounter['findings'] as Json[]).filter((each) => each['rule'] === 'EXCLUDES1');
    expect(kept.map((each) => each['overriddenAt'] !== null)).toEqual(expect.arrayContaining([true, false]));
    expect(encounter['blockingFindings']).toBe(1);
    await assign('A00.0');
    await assign('A00.0', 'B10');
    expect(finding('EXCLUDES1')['overriddenAt']).toBeNull();
  });

  test('is never let through against a rule that allows no override, nor without a reason', async () => {
    await assign('W19', 'A00.0');
    const refused = async (rule: string, reason: string): Promise<Json> =>
      refusal(house, coder, 'overrideFinding', {
        encounterId: encounter.id,
        version: encounter.version,
        codingFindingId: finding(rule)['id'],
        reason,
      });
    expect(await refused('EXTERNAL_CAUSE_FIRST', 'It happened like this.')).toMatchObject({
      code: 'BAD_USER_INPUT',
      extensions: { argument: 'codingFindingId' },
    });
    await assign('A00.0', 'B10');
    expect(await refused('EXCLUDES1', ' short ')).toMatchObject({
      code: 'BAD_USER_INPUT',
      extensions: { argument: 'reason' },
    });
  });

  test('passes its own edits when they are run again', async () => {
    const sets = [['A00.0'], ['B10'], ['A00.0', 'A00.1'], ['A00.1', 'W19'], ['B10', 'W19'], ['A00.0', 'B10']];
    for (const codes of sets) {
      const [id] = await bringIn(
        house,
        recordOf(`again ${codes.join(' ')}`, [{ serviceFrom: day('2026-10-02'), serviceTo: day('2026-10-02') }]),
      );
      encounter = (await takeSubject(house, coder, 'Encounter', id!)).subject;
      await assign(...codes);
      if (rules('BLOCKS').length > 0)
        await send('overrideFinding', { codingFindingId: finding('EXCLUDES1')['id'], reason: 'Both were there.' });
      await send('finalizeCoding');
      const supervisor = await house.as(['SUPERVISOR']);
      const reopened = (await mutate(
        house,
        supervisor,
        'reopenCoding',
        { id: encounter.id, version: encounter.version },
        ENCOUNTER,
      )) as Json & Seen;
      encounter = (await takeSubject(house, coder, 'Encounter', reopened.id)).subject;
      await send('recheckCoding');
      expect({ codes, blocking: encounter['blockingFindings'] }).toEqual({ codes, blocking: 0 });
    }
  });
});

describe('A visit after the last edition', () => {
  test('is checked by it, told which one is due, and goes ahead', async () => {
    const [id] = await bringIn(house, recordOf('far', [{ serviceFrom: day('2030-03-01') }]));
    encounter = (await takeSubject(house, coder, 'Encounter', id!)).subject;
    await assign('A00.0');
    const said = (encounter['findings'] as Json[]).filter(({ rule }) => rule === 'EDITION_MISSING');
    expect(said.map(({ message }) => message)).toContain(
      'Edition 2030 of ICD-10-CM is due on 2030-03-01 and not loaded. Edition 2027 answered in its place: whether diagnoses are valid.',
    );
    expect(said.length).toBeGreaterThan(3);
    await send('finalizeCoding');
    expect(encounter['status']).toBe('RELEASED');
  });

  test('and one before the first says only that the list is not there', async () => {
    const [id] = await bringIn(house, recordOf('past', [{ serviceFrom: day('2026-09-01') }]));
    encounter = (await takeSubject(house, coder, 'Encounter', id!)).subject;
    await assign('I10');
    expect(rules('WARNS')).toEqual([]);
  });
});

describe('An edition that comes later', () => {
  test('is heard of by the server that runs, and what it says is found when the codes are looked at again', async () => {
    const [id] = await bringIn(
      house,
      recordOf('later', [{ serviceFrom: day('2027-10-02'), serviceTo: day('2027-10-02') }]),
    );
    encounter = (await takeSubject(house, coder, 'Encounter', id!)).subject;
    // The edition of the year before answers for the year that is not loaded yet.
    await assign('A000');
    expect(rules('BLOCKS')).toEqual([]);
    await loadSmall(
      house,
      'ICD10CM',
      'icd10cm-order-2028.txt',
      orderFile({ code: 'B10' }, { code: 'W19' }, { code: 'W20' }),
    );
    for (const until = Date.now() + 5_000; Date.now() < until && rules('BLOCKS').length === 0;)
      await send('recheckCoding');
    expect(rules('BLOCKS')).toEqual(['CODE_UNKNOWN']);
  });
});
