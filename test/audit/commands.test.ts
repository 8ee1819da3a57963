import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../../src/database.ts';
import type { Change } from '../../src/audit/audit-event.entity.ts';
import { mutationOf, stored } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, manyRecords } from '../support/records.ts';
import { sendEverything } from './all-mutations.ts';
import { differences, everyRow, same } from './rows.ts';

/** One mutation that was sent, and what it left behind. */
interface Sent {
  readonly field: string;
  readonly actor: string;
  readonly events: readonly Json[];
  readonly changes: readonly Change[];
  readonly payload: Json;
}

let house: TestHouse;
const sent: Sent[] = [];

beforeAll(async () => {
  house = await testHouse();
  await bringFees(house);
  await bringIn(house, ...manyRecords('trail', 3));
  // Making users is a command too.
  for (const role of ['CODER', 'CLINICIAN', 'BILLER', 'SUPERVISOR', 'ADMIN'] as const) await house.as([role]);
  await house.as(['CODER'], { name: 'reviewer' });
  let before = await everyRow(house);
  let last = await newest();
  await sendEverything(house, async (actor, field, args, selection = '{ id version }') => {
    const { document, variables } = mutationOf(house, field, args, selection);
    const payload = (await house.data(actor, document, variables))[field] as Json;
    const after = await everyRow(house);
    const events = await stored(house, 'select * from audit_event where id > $1 order by id', [last]);
    sent.push({ field, actor: actor.userName, events, changes: differences(before, after), payload });
    before = after;
    last = await newest();
    return payload;
  });
});
afterAll(() => house.close());

const newest = async (): Promise<string> =>
  (await stored(house, 'select id from audit_event order by id desc limit 1'))[0]!['id'] as string;

const inOrder = (changes: readonly Change[]): Change[] =>
  changes.toSorted((one, other) => (one.subject + one.field < other.subject + other.field ? -1 : 1));

describe('The trail', () => {
  test('has heard of every mutation that the schema has', () => {
    const fields = Object.keys(house.schema.getMutationType()!.getFields());
    expect(new Set(sent.map(({ field }) => field))).toEqual(new Set(fields));
  });

  test('holds one command event for each, signed by who sent it', () => {
    for (const { field, actor, events } of sent) {
      const commands = events.filter(({ kind }) => kind === 'COMMAND');
      expect(commands.map(({ action, actor_name: name, source }) => ({ action, name, source }))).toEqual([
        { action: field === 'importFhirBundle' ? 'importRecord' : field, name: actor, source: 'API' },
      ]);
    }
  });

  test('says of each exactly which fields changed, from what to what', () => {
    for (const { field, events, changes } of sent) {
      const said = events.find(({ kind }) => kind === 'COMMAND')!['changes'] as Change[];
      expect({ field, changes: inOrder(said.filter((change) => !same(change) && !bothAbsent(change))) }).toEqual({
        field,
        changes: inOrder(changes),
      });
    }
  });

  test('names every subject that a command changed', () => {
    for (const { field, events, changes } of sent) {
      const named = events.find(({ kind }) => kind === 'COMMAND')!['subjects'] as string[];
      expect({ field, named }).toEqual({ field, named: expect.arrayContaining(changes.map(({ subject }) => subject)) });
    }
  });

  test('says of each once who saw what it answers: the subjects that the command names are seen by who changed them', () => {
    for (const { field, events, payload } of sent) {
      const [command] = events.filter(({ kind }) => kind === 'COMMAND');
      const type = String(house.schema.getMutationType()!.getFields()[field]!.type);
      const isPhi = ['Encounter', 'Claim', 'Denial', 'Coverage'].includes(type);
      const subject = (payload['subject'] as Json | undefined)?.['id'] as string | undefined;
      const answered = [...(isPhi ? [payload['id'] as string] : []), ...(subject === undefined ? [] : [subject])];
      for (const id of answered) expect(command!['subjects']).toContainEqual(expect.stringMatching(`:${id}$`));
      const again = events
        .filter(({ kind }) => kind === 'READ')
        .flatMap(({ subjects }) => (subjects as string[]).filter((each) => command!['subjects'].includes(each)));
      expect({ field, again }).toEqual({ field, again: [] });
    }
  });

  test('says beside the command what else its mutation answered', async () => {
    const coder = await house.as(['CODER']);
    await bringIn(house, ...manyRecords('beside', 1));
    const last = await newest();
    const { takeNext } = await house.data(
      coder,
      'mutation { takeNext(kind: CODING) { subject { ... on Encounter { id patient { id familyName } } } } }',
    );
    const events = await stored(house, 'select kind, action, subjects from audit_event where id > $1 order by id', [
      last,
    ]);
    expect(events).toEqual([
      { kind: 'COMMAND', action: 'takeNext', subjects: expect.arrayContaining([`Encounter:${takeNext.subject.id}`]) },
      { kind: 'READ', action: 'takeNext', subjects: [`Patient:${takeNext.subject.patient.id}`] },
    ]);
  });
});

const bothAbsent = ({ before, after }: Change): boolean => before === null && after === null;

describe('A command that is refused', () => {
  test('leaves no event, whatever refused it', async () => {
    const coder = await house.as(['CODER']);
    const biller = await house.as(['BILLER']);
    const [encounter] = await stored(house, "select id, version from encounter where status = 'CLOSED'");
    const last = await newest();
    const refused = await Promise.all([
      house.ask(null, 'mutation { takeNext(kind: CODING) { id } }'),
      house.ask(coder, 'mutation { takeNext(kind: DENIAL) { id } }'),
      house.ask(
        coder,
        `mutation { finalizeCoding(id: "${encounter!['id']}", version: ${encounter!['version']}) { id } }`,
      ),
      house.ask(coder, `mutation { finalizeCoding(id: "${encounter!['id']}", version: 99) { id } }`),
      house.ask(biller, `mutation { submitClaim(id: "${encounter!['id']}", version: 1) { id } }`),
      house.ask(biller, 'mutation { submitClaim(id: "nobody", version: 1) { id } }'),
      house.ask(biller, 'mutation { setFees(fees: [{ code: "1", amount: "1", effectiveFrom: "2026-01-01" }]) { id } }'),
    ]);
    expect(refused.flatMap(({ codes }) => codes)).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'ILLEGAL_TRANSITION',
      'STALE_VERSION',
      'NOT_FOUND',
      'NOT_FOUND',
      'BAD_USER_INPUT',
    ]);
    expect(await newest()).toBe(last);
  });
});

describe('An event', () => {
  test.each([
    ["update audit_event set actor_name = 'somebody else'"],
    ['delete from audit_event'],
    ['truncate audit_event'],
  ])('cannot be changed or taken away by the application, with any role: %s', async (statement) => {
    await withClient(house.applicationUrl, async (client) => {
      for (const role of ['CODER', 'CLINICIAN', 'BILLER', 'AUDITOR', 'SUPERVISOR', 'ADMIN']) {
        const actor = await house.as([role as 'CODER']);
        await client.query('begin');
        await client.query(
          "select set_config('app.organization', $1, true), set_config('app.user', $2, true), set_config('app.roles', $3, true)",
          [actor.organizationId, actor.userId, role],
        );
        await expect(client.query(statement)).rejects.toThrow('permission denied');
        await client.query('rollback');
      }
    });
  });

  test.each(["update audit_event set action = 'nothing'", 'delete from audit_event', 'truncate audit_event'])(
    'cannot be changed or taken away by the owner of the tables either: %s',
    async (statement) => {
      await withClient(house.ownerUrl, async (client) => {
        await expect(client.query(statement)).rejects.toThrow('audit events are append-only');
      });
    },
  );

  test('cannot be signed with the name of another user', async () => {
    const [coder, biller] = [await house.as(['CODER']), await house.as(['BILLER'])];
    await withClient(house.applicationUrl, async (client) => {
      const insert = (id: string) =>
        client.query(
          `insert into audit_event (id, organization_id, at, kind, action, actor_id, actor_name, roles, source, request_id, subjects)
           values (gen_random_uuid(), $1, now(), 'READ', 'x', $2, 'x', '{CODER}', 'API', 'x', '{}')`,
          [coder.organizationId, id],
        );
      await client.query('begin');
      await client.query(
        "select set_config('app.organization', $1, true), set_config('app.user', $2, true), set_config('app.roles', 'CODER', true)",
        [coder.organizationId, coder.userId],
      );
      await insert(coder.userId);
      await expect(insert(biller.userId)).rejects.toThrow('row-level security');
      await client.query('rollback');
    });
  });
});
