/** Compiled execution against graphql-js behind the rules, on random documents: data, errors, their order, and the trail. */

import {
  execute,
  GraphQLError,
  Kind,
  parse,
  print,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Actor } from '../../src/access/actor.ts';
import type { RequestContext } from '../../src/access/context.ts';
import { ROLE_NAMES } from '../../src/access/roles.ts';
import { ensureOrganization } from '../../src/access/tenants.ts';
import { withClient } from '../../src/database.ts';
import { executorOver, type Executor } from '../../src/execution/executor.ts';
import { newMemory, type Memory } from '../../src/execution/memory.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { randomFrom, type Random } from '../../src/sample/random.ts';
import { bothSchemas } from '../../src/schema.ts';
import { makeWorld, type World } from '../reading/world.ts';
import { sampleTenant } from '../support/house.ts';
import { SEATS } from '../support/seats.ts';
import { superuserOf, type Superuser } from '../support/superuser.ts';
import { randomDocument, type Sent } from './documents.ts';
import { shrunk } from './shrink.ts';
import type { Pools } from './values.ts';

/** What came of a run. */
export interface Tally {
  readonly documents: number;
  /** Were answered as text. */
  readonly written: number;
  /** Ran as code, writing apart. */
  readonly compiled: number;
  readonly withErrors: number;
  /** By `extensions.code`; NONE for what graphql-js itself says. */
  readonly codes: Readonly<Record<string, number>>;
  /** Each as a person can read and repeat it. */
  readonly differences: readonly string[];
  /** Tables that a document has changed, which none may. */
  readonly changed: readonly string[];
}

/** Runs so many documents of a seed. `progress` hears how many are done. */
export const fuzzExecution = async (
  { documents, seed }: { readonly documents: number; readonly seed: string },
  progress: (done: number) => void = () => undefined,
): Promise<Tally> => {
  const ring = await openRing();
  const codes: Record<string, number> = {};
  const differences: string[] = [];
  let withErrors = 0;
  try {
    for (let index = 0; index < documents; index += 1) {
      const random = randomFrom(`${seed} ${index}`);
      const actor = random.pick(ring.actors);
      const sent = validDocument(ring, random, actor);
      const { walked, difference } = await bout(ring, sent, actor);
      if (walked.errors.length > 0) withErrors += 1;
      for (const { extensions } of walked.errors) {
        const code = (extensions?.['code'] as string | undefined) ?? 'NONE';
        codes[code] = (codes[code] ?? 0) + 1;
      }
      if (difference !== null) differences.push(await described(ring, sent, actor, index));
      progress(index + 1);
    }
    const [{ written }, { compiled }] = ring.lanes.map(({ memory }) => memory.ran) as [Memory['ran'], Memory['ran']];
    return { documents, written, compiled, withErrors, codes, differences, changed: await ring.changed() };
  } finally {
    await ring.close();
  }
};

/** Where the two meet: data that nobody changes, a clock that stands still, and one connection, so that root fields answer in turn. */
interface Ring {
  readonly plain: GraphQLSchema;
  readonly ruled: GraphQLSchema;
  /** The executor as it is, and one that writes nothing, so that code runs as well. */
  readonly lanes: readonly { readonly memory: Memory; readonly executor: Executor }[];
  readonly actors: readonly (Actor | null)[];
  readonly pools: Pools;
  readonly contextOf: (actor: Actor | null, reads: string[]) => RequestContext;
  readonly changed: () => Promise<string[]>;
  readonly close: () => Promise<void>;
}

const NOTHING_WRITTEN = { of: () => false, weigh: () => undefined, size: 0, weight: 0 };

const openRing = async (): Promise<Ring> => {
  const world = await makeWorld(15);
  const { house } = world;
  const { plain, ruled } = await bothSchemas();
  const memories = [newMemory(plain), { ...newMemory(plain), writable: NOTHING_WRITTEN }];
  const database = openDatabase(house.applicationUrl, 1);
  const now = house.house.clock();
  const superuser = await superuserOf(house);
  const actors = await actorsOf(world);
  const pools = await poolsOf(world, superuser);
  const before = await superuser.fingerprint();
  return {
    plain,
    ruled,
    lanes: memories.map((memory) => ({ memory, executor: executorOver(memory, ruled) })),
    actors,
    pools,
    contextOf: (actor, reads) => ({
      ...house.context(actor),
      house: { ...house.house, database, clock: () => now },
      // The trail would be other rows for the second run than for the first.
      recordRead: (_send, _context, { action, subjects }) =>
        void reads.push(`${action} ${[...subjects].sort().join()}`),
    }),
    changed: async () => {
      const after = await superuser.fingerprint();
      return Object.keys(after).filter((table) => after[table] !== before[table]);
    },
    close: async () => {
      await superuser.close();
      await database.close();
      await house.close();
    },
  };
};

/** Every seat, all roles at once, somebody of another organization, and nobody; who may see most comes up most. */
const actorsOf = async ({ house }: World): Promise<(Actor | null)[]> => {
  const elsewhere = { ...sampleTenant(), name: 'Elsewhere', npi: null, taxId: null };
  await withClient(house.ownerUrl, (client) => ensureOrganization(client, elsewhere));
  const seats: (Actor | null)[] = [null, await house.as(['AUDITOR'], { organization: elsewhere.name })];
  for (const roles of [...SEATS.map((seat) => seat.roles), ROLE_NAMES]) seats.push(await house.as(roles));
  const all = seats.at(-1)!;
  return [...seats, all, all, await house.as(['AUDITOR'])];
};

const poolsOf = async ({ house }: World, superuser: Superuser): Promise<Pools> => {
  const tables = [
    'encounter',
    'claim',
    'denial',
    'patient',
    'work_item',
    'service_line',
    'app_user',
    'payer',
    'audit_event',
  ];
  const rows = await superuser.rows(
    tables.map((table) => `(select id::text from ${table} order by id limit 4)`).join(' union all '),
  );
  const auditor = await house.as(['AUDITOR']);
  const data = await house.data(
    auditor,
    '{ encounters { edges { cursor } } claims(sort: NEWEST_FIRST) { edges { cursor } } patients { edges { cursor } } }',
  );
  const cursors = Object.values(data).flatMap((list) =>
    (list as { edges: { cursor: string }[] }).edges.slice(0, 3).map(({ cursor }) => cursor),
  );
  return { ids: rows.map(({ id }) => id as string), cursors };
};

const validDocument = (ring: Ring, random: Random, actor: Actor | null): Sent => {
  for (;;) {
    const sent = randomDocument(ring.plain, random, ring.pools, actor);
    if (isValid(ring, sent.text)) return sent;
  }
};

const isValid = ({ plain }: Ring, text: string): boolean => {
  try {
    return validate(plain, parse(text)).length === 0;
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
};

interface Answer {
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
  /** What went into the audit trail. */
  readonly reads: readonly string[];
}

/** graphql-js behind the rules once, each lane twice: what is not written is walked at first, then run as code. */
const bout = async (
  ring: Ring,
  sent: Pick<Sent, 'text' | 'operationName' | 'variables'>,
  actor: Actor | null,
): Promise<{ readonly walked: Answer; readonly difference: string | null }> => {
  const document = parse(sent.text);
  const operation = operationOf(document, sent.operationName);
  const { variables, operationName } = sent;
  const answerOf = async (run: (context: RequestContext) => Promise<ExecutionResult>): Promise<Answer> => {
    const reads: string[] = [];
    const { data, errors } = onTheWire(await run(ring.contextOf(actor, reads)));
    return { data, errors: errors ?? [], reads: reads.sort() };
  };
  const walked = await answerOf(async (contextValue) =>
    execute({ schema: ring.ruled, document, operationName, variableValues: variables, contextValue }),
  );
  for (const [lane, run] of [0, 1].flatMap((lane) => [[lane, 1] as const, [lane, 2] as const])) {
    const { executor } = ring.lanes[lane]!;
    const answer = await answerOf((context) => executor({ document, operation, variables }, context));
    const [expected, got] = [JSON.stringify(walked), JSON.stringify(answer)];
    if (got !== expected)
      return { walked, difference: `Lane ${lane + 1}, run ${run}:\n  ${got}\ninstead of\n  ${expected}` };
  }
  return { walked, difference: null };
};

/** As the wire would carry it; what a stack or an original error holds is not sent. */
const onTheWire = (result: ExecutionResult): { data?: unknown; errors?: GraphQLFormattedError[] } =>
  JSON.parse(JSON.stringify(result)) as { data?: unknown; errors?: GraphQLFormattedError[] };

const operationOf = (document: DocumentNode, name: string | undefined): OperationDefinitionNode =>
  document.definitions.find(
    (each): each is OperationDefinitionNode =>
      each.kind === Kind.OPERATION_DEFINITION && (name === undefined || each.name?.value === name),
  )!;

const described = async (ring: Ring, sent: Sent, actor: Actor | null, index: number): Promise<string> => {
  const differs = async (document: DocumentNode): Promise<boolean> =>
    isValid(ring, print(document)) &&
    operationOf(document, sent.operationName) !== undefined &&
    (await bout(ring, { ...sent, text: print(document) }, actor)).difference !== null;
  const text = print(await shrunk(sent.text, differs));
  const { difference } = await bout(ring, { ...sent, text }, actor);
  return [
    `Document ${index}, as ${actor === null ? 'nobody' : actor.roles.join(' and ')}:`,
    text,
    `with ${JSON.stringify(sent.variables)}`,
    difference ?? 'It differs only as it was sent, and not every time.',
  ].join('\n');
};
