/** Program and database are killed in the middle of two hundred commands, again and again, on one folder. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { judgeAll } from '../../src/cli/verify.ts';
import { withClient } from '../../src/database.ts';
import { sampleBundles } from '../../src/sample/bundle.ts';
import type { FhirBundle } from '../../src/sample/resources.ts';
import type { Json } from '../support/house.ts';
import { endEverything } from '../support/postgres-processes.ts';
import { day } from '../support/records.ts';
import { send } from '../support/serve-process.ts';
import { killBoth, startServer, type Server } from './server.ts';

const ROUNDS = 3;
/** How many answers have come when the power goes: fewer than there are fees, since those may all be the first. */
const ANSWERS = [25, 60, 100];

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimgraph-crash-'));
  server = await startServer(folder);
}, 60_000);
afterAll(async () => {
  await endEverything();
  await rm(folder, { recursive: true, force: true });
});

/** A command, what it leaves when it is whole, and whether an answer came. */
interface Sent {
  readonly user: string;
  readonly query: string;
  readonly variables: Json;
  readonly fee?: string;
  readonly bundle?: FhirBundle;
  answer?: Json;
}

const commandsOf = (round: number): Sent[] => {
  const fees = Array.from({ length: 120 }, (_, index): Sent => {
    const fee = `${'QRS'[round]}${String(index).padStart(4, '0')}`;
    const fees = [{ code: fee, amount: '12.50', effectiveFrom: '2026-01-01' }];
    return {
      user: 'ben',
      fee,
      query: 'mutation ($fees: [FeeInput!]!) { setFees(fees: $fees) { id } }',
      variables: { fees },
    };
  });
  const takes = Array.from({ length: 40 }, (_, index): Sent => ({
    user: index % 2 === 0 ? 'ana' : 'pat',
    query: 'mutation { takeNext(kind: CODING) { id } }',
    variables: {},
  }));
  const imports = [...sampleBundles({ seed: 900 + round, patients: 40, until: day('2026-11-01') })].map(
    (bundle): Sent => ({
      user: 'sam',
      bundle,
      query: 'mutation ($bundle: JSON!) { importFhirBundle(bundle: $bundle) { encounterIds } }',
      variables: { bundle },
    }),
  );
  // Three kinds, well mixed.
  return Array.from({ length: 40 }, (_, index) => [
    ...fees.slice(index * 3, index * 3 + 3),
    takes[index]!,
    imports[index]!,
  ]).flat();
};

/** Sends all of them at once and kills everything when so many answers are in, of each kind at least one. */
const interrupted = async (commands: readonly Sent[], answers: number): Promise<void> => {
  let killed: Promise<void> | undefined;
  const come: Sent[] = [];
  const enough = (): boolean => come.length >= answers && new Set(come.map(({ query }) => query)).size === 3;
  await Promise.all(
    commands.map(async (command) => {
      // A request whose answer never came tells nothing, which is the point.
      const answer = await send(server, command.user, command.query, command.variables).catch(() => undefined);
      if (answer === undefined) return;
      command.answer = answer;
      come.push(command);
      if (enough()) killed ??= killBoth(server);
    }),
  );
  await killed;
};

const rows = (sql: string, values: unknown[] = []): Promise<Json[]> =>
  withClient(server.logins.ownerUrl, async (client) => (await client.query<Json>(sql, values)).rows);

/** Every row of the result as one text. */
const texts = async (sql: string, values: unknown[] = []): Promise<string[]> =>
  (await rows(sql, values)).map((row) => Object.values(row).join(' ')).toSorted();

describe.each(Array.from({ length: ROUNDS }, (_, index) => index))('After power failure %i', (round) => {
  const commands = commandsOf(round);

  beforeAll(async () => {
    await interrupted(commands, ANSWERS[round]!);
    server = await startServer(folder);
  }, 60_000);

  test('the server is back, having been killed in the middle', async () => {
    expect(commands.filter(({ answer }) => answer !== undefined).length).toBeGreaterThanOrEqual(ANSWERS[round]!);
    expect(commands.filter(({ answer }) => answer === undefined).length).toBeGreaterThan(10);
    for (const { answer } of commands) if (answer !== undefined) expect(answer['errors']).toBeUndefined();
    expect(await send(server, 'ana', '{ me { userName } }')).toEqual({ data: { me: { userName: 'ana' } } });
  });

  test('each fee is there with its event, or neither is; those that were acknowledged are', async () => {
    const codes = commands.flatMap(({ fee }) => fee ?? []);
    const stored = await texts('select code, id from fee where code = any($1)', [codes]);
    const told = await texts(
      `select c ->> 'after', split_part(c ->> 'subject', ':', 2) from audit_event e, jsonb_array_elements(e.changes) c
       where e.kind = 'COMMAND' and e.action = 'setFees' and c ->> 'field' = 'code' and c ->> 'after' = any($1)`,
      [codes],
    );
    expect(told).toEqual(stored);
    const there = new Set(stored.map((text) => text.split(' ')[0]));
    for (const { fee, answer } of commands) if (fee !== undefined && answer !== undefined) expect(there).toContain(fee);
    expect(there.size).toBeLessThan(codes.length);
  });

  test('each item that was taken has its event, its news, and an encounter in coding, or none of it', async () => {
    const taken = await texts("select id from work_item where kind = 'CODING' and status = 'TAKEN'");
    expect(
      await texts(
        `select split_part(s, ':', 2) from audit_event e, unnest(e.subjects) s
         where e.kind = 'COMMAND' and e.action = 'takeNext' and s like 'WorkItem:%'`,
      ),
    ).toEqual(taken);
    expect(
      await texts(
        "select news ->> 'id' from outbox where topic = 'subject.moved' and news ->> 'transition' = 'takeWorkItem'",
      ),
    ).toEqual(taken);
    expect(
      await texts("select w.id from work_item w join encounter e on e.id = w.subject_id where e.status = 'IN_CODING'"),
    ).toEqual(taken);
    const acknowledged = commands.flatMap(
      ({ answer }) => (answer?.['data']?.['takeNext']?.['id'] as string | undefined) ?? [],
    );
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(taken).toEqual(expect.arrayContaining(acknowledged));
  });

  test('each record is there whole, with its event and its work, or not at all', async () => {
    let [whole, absent] = [0, 0];
    for (const { bundle, answer } of commands) {
      if (bundle === undefined) continue;
      const ids = (type: string): string[] =>
        bundle.entry.flatMap(({ resource }) => (resource.resourceType === type ? [resource.id] : []));
      const [found] = await rows(
        `select count(*)::int as patients,
           (select count(*)::int from encounter where patient_id = any(array_agg(p.id))) as encounters,
           (select count(*)::int from clinical_document d join encounter e on e.id = d.encounter_id where e.patient_id = any(array_agg(p.id))) as documents,
           (select count(*)::int from work_item w join encounter e on e.id = w.subject_id where e.patient_id = any(array_agg(p.id))) as items,
           (select count(*)::int from audit_event where action = 'importRecord' and subjects && array_agg('Patient:' || p.id)) as events
         from patient p where source_id like '%' || $1`,
        [ids('Patient')[0]],
      );
      if (found!['patients'] === 0) {
        absent += 1;
        expect(answer).toBeUndefined();
        continue;
      }
      whole += 1;
      const visits = ids('Encounter').length;
      expect(found).toEqual({
        patients: 1,
        encounters: visits,
        documents: ids('DocumentReference').length,
        items: visits,
        events: 1,
      });
    }
    expect(whole + absent).toBe(40);
    expect(absent).toBeGreaterThan(0);
  });

  test('nothing that can be asked of the data in SQL is broken', async () => {
    const broken = (await judgeAll(server.logins)).filter(({ breaches }) => breaches > 0);
    expect(broken).toEqual([]);
  });
});
