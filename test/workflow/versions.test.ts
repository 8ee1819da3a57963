import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { runCommand } from '../../src/workflow/command.ts';
import { Patient } from '../../src/parties/patient.entity.ts';
import { assign, coded, mutationOf, stored, takeWork, type Seen } from '../support/cycle.ts';
import { testHouse, type Answered, type Json, type TestHouse } from '../support/house.ts';
import { bringIn, manyRecords } from '../support/records.ts';

let house: TestHouse;
let coder: Actor;
let biller: Actor;

beforeAll(async () => {
  house = await testHouse({ poolSize: 20 });
  [coder, biller] = await Promise.all([house.as(['CODER']), house.as(['BILLER'])]);
  await bringIn(house, ...manyRecords('visit', 8));
});
afterAll(() => house.close());

const send = (actor: Actor, field: string, args: Json): Promise<Answered> => {
  const { document, variables } = mutationOf(house, field, args, '{ id version }');
  return house.ask(actor, document, variables);
};

/** Everything that a command can leave behind: every row of every table, and how many events and news there are. */
const everything = async (): Promise<string> => {
  const tables = await stored(
    house,
    "select table_name from information_schema.tables where table_schema = 'public' and table_name not in ('code', 'schema_fence') order by 1",
  );
  const contents = await stored(
    house,
    tables
      .map(
        ({ table_name: name }) =>
          `select '${name}' as name, coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]') as rows from ${name} t`,
      )
      .join(' union all '),
  );
  return JSON.stringify(contents);
};

describe('Of several who write the same version', () => {
  test('of two, one wins and the other is told both versions', async () => {
    const { subject } = await takeWork(house, coder, 'CODING');
    const write = (code: string) =>
      send(coder, 'assignDiagnosis', { encounterId: subject.id, version: subject.version, diagnosis: { code } });
    const answers = await Promise.all([write('E11.9'), write('I10')]);
    const lost = answers.filter(({ errors }) => errors);
    expect(lost).toHaveLength(1);
    expect(lost[0]!.errors![0]!.extensions).toMatchObject({
      code: 'STALE_VERSION',
      expected: subject.version,
      actual: subject.version + 1,
    });
    const rows = await stored(house, 'select code from diagnosis_assignment where encounter_id = $1', [subject.id]);
    expect(rows).toHaveLength(1);
  });

  test('of eight, in twenty rounds, one wins each; no change is lost and none is made twice', async () => {
    const { subject } = await takeWork(house, coder, 'CODING');
    let version = subject.version;
    const codes = ['E11.9', 'I10', 'I11.0', 'I11.9', 'I12.9', 'I20.0', 'I20.9', 'R05.1'];
    const kept: string[] = [];
    for (let round = 1; round <= 20; round += 1) {
      // Odd rounds add a diagnosis, even rounds take the first one away.
      const adds = round % 2 === 1;
      const answers = await Promise.all(
        codes.map((code) =>
          adds
            ? send(coder, 'assignDiagnosis', { encounterId: subject.id, version, diagnosis: { code } })
            : send(coder, 'removeDiagnosis', { encounterId: subject.id, version, sequence: 1 }),
        ),
      );
      const winners = answers.flatMap(({ errors }, index) => (errors ? [] : [index]));
      expect(winners).toHaveLength(1);
      expect(answers.flatMap((answer) => answer.codes)).toEqual(Array.from({ length: 7 }, () => 'STALE_VERSION'));
      if (adds) kept.push(codes[winners[0]!]!.replace('.', ''));
      else kept.shift();
      version += 1;
      const [row] = await stored(
        house,
        "select version, (select coalesce(array_agg(code order by sequence), '{}') from diagnosis_assignment d where d.encounter_id = e.id) as codes from encounter e where id = $1",
        [subject.id],
      );
      expect(row).toEqual({ version, codes: kept });
    }
    const [events] = await stored(
      house,
      "select count(*)::int as count from audit_event where kind = 'COMMAND' and action in ('assignDiagnosis', 'removeDiagnosis') and subjects @> array[$1]",
      [`Encounter:${subject.id}`],
    );
    expect(events).toEqual({ count: 20 });
  });

  test('of two who make the claim of one encounter, one makes it', async () => {
    const encounter = await coded(house, coder);
    const answers = await Promise.all(
      [1, 2].map(() => send(biller, 'createClaim', { encounterId: encounter.id, version: encounter.version })),
    );
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['STALE_VERSION']);
    expect(await stored(house, 'select status from claim where encounter_id = $1', [encounter.id])).toEqual([
      { status: 'DRAFT' },
    ]);
  });
});

describe('A command that is refused', () => {
  const CODE = { code: 'E11.9' };
  /** Each is refused at another point: before loading, at the version, by the state, by a guard, after changes. */
  const refused: readonly [string, string, (encounter: Seen) => Json][] = [
    [
      'for an id that is nobody',
      'NOT_FOUND',
      ({ version }) => ({ encounterId: crypto.randomUUID(), version, diagnosis: CODE }),
    ],
    [
      'for a version that has passed',
      'STALE_VERSION',
      ({ id, version }) => ({ encounterId: id, version: version - 1, diagnosis: CODE }),
    ],
    [
      'for a version yet to come',
      'STALE_VERSION',
      ({ id, version }) => ({ encounterId: id, version: version + 1, diagnosis: CODE }),
    ],
    [
      'for a code that is none',
      'CODE_NOT_VALID',
      ({ id, version }) => ({ encounterId: id, version, diagnosis: { code: 'A00.0' } }),
    ],
    [
      'for a place that is not there',
      'BAD_USER_INPUT',
      ({ id, version }) => ({ encounterId: id, version, diagnosis: CODE, sequence: 99 }),
    ],
  ];

  test.each(refused)('%s leaves every row as it was, no event and no news', async (_why, code, args) => {
    const { subject } = await takeWork(house, coder, 'CODING');
    const before = await everything();
    expect((await send(coder, 'assignDiagnosis', args(subject))).codes).toEqual([code]);
    expect(await everything()).toBe(before);
    // The same house goes on as if nothing had been asked.
    expect(await assign(house, coder, subject)).toEqual({ id: subject.id, version: subject.version + 1 });
  });

  test('after it has already written leaves nothing, not even for the next command on the same house', async () => {
    const [patient] = await stored(house, 'select id, version, family_name from patient limit 1');
    const context = house.context(await house.as(['SUPERVISOR']));
    const before = await everything();
    const broken = runCommand(context, { name: 'broken', permission: 'encounter.import' }, async (work) => {
      const loaded = await work.subject(Patient, patient!['id'] as string, patient!['version'] as number);
      loaded.familyName = 'Changed';
      await work.announce('subject.moved', { type: 'Patient', id: loaded.id, from: 'A', to: 'B', transition: 'none' });
      await work.query('select 1');
      throw new Error('refused at the last moment');
    });
    await expect(broken).rejects.toThrow('refused at the last moment');
    expect(await everything()).toBe(before);
    const seen = await runCommand(context, { name: 'look', permission: 'encounter.import' }, async (work) => {
      const loaded = await work.related(Patient, patient!['id'] as string);
      return { familyName: loaded.familyName, version: loaded.version };
    });
    expect(seen).toEqual({ familyName: patient!['family_name'], version: patient!['version'] });
    const [now] = await stored(house, 'select family_name, version from patient where id = $1', [patient!['id']]);
    expect(now).toEqual({ family_name: patient!['family_name'], version: patient!['version'] });
  });
});
