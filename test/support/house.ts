/** A whole house for a suite, on a database of its own, asked through GraphQL in process as anybody. */

import { randomUUID } from 'node:crypto';
import { graphql, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import type { Actor } from '../../src/access/actor.ts';
import type { RequestContext } from '../../src/access/context.ts';
import type { Role } from '../../src/access/roles.ts';
import { ensureOrganization, findActor, type NewOrganization } from '../../src/access/tenants.ts';
import { setFees } from '../../src/billing/fee.commands.ts';
import { openApplication, withClient } from '../../src/database.ts';
import { importBundle } from '../../src/fhir/import-bundle.ts';
import { commandLineContext, contextOf, type OpenHouse } from '../../src/house.ts';
import { calendarDate } from '../../src/platform/calendar-date.ts';
import { sampleBundles } from '../../src/sample/bundle.ts';
import { SAMPLE_FACILITIES, SAMPLE_FEES, SAMPLE_ORGANIZATION } from '../../src/sample/organization.ts';
import { bothSchemas } from '../../src/schema.ts';
import { ensureUser } from '../../src/cli/token.ts';
import { testDatabase, type TestDatabase } from './database.ts';

export interface TestHouse extends OpenHouse {
  readonly database: TestDatabase;
  readonly schema: GraphQLSchema;
  /** A user with these roles in an organization (the sample one unless named), made at first asking. */
  as(roles: readonly Role[], options?: { readonly organization?: string; readonly name?: string }): Promise<Actor>;
  /** The context of a request of an actor; null for one without a token. `watch` hears every statement. */
  context(actor: Actor | null, watch?: (sql: string) => void): RequestContext;
  /** Runs an operation and answers whatever comes, errors included. */
  ask(
    actor: Actor | null,
    query: string,
    variables?: Record<string, unknown>,
    watch?: (sql: string) => void,
  ): Promise<Answered>;
  /** Runs an operation and answers its data; throws when there is any error. */
  data(
    actor: Actor | null,
    query: string,
    variables?: Record<string, unknown>,
    watch?: (sql: string) => void,
  ): Promise<Json>;
  /** Moves the house's clock by so many milliseconds from now on. */
  advance(milliseconds: number): void;
}

// What GraphQL answers has as many shapes as there are queries; a test names the parts that it looks at.
export type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any
export type Answered = Omit<ExecutionResult, 'data'> & {
  readonly data?: Json | null;
  readonly codes: readonly string[];
};

/**
 * Opens a house with the sample organization. `patients` of the generator's records are imported (none by default), with
 * dates just before 2026-11-01, and the fee schedule is set.
 */
export const testHouse = async (
  options: { readonly patients?: number; readonly poolSize?: number; readonly tenant?: NewOrganization } = {},
): Promise<TestHouse> => {
  const database = await testDatabase();
  const {
    orm,
    database: pool,
    grants,
    knowledge,
    close,
  } = await openApplication(database.applicationUrl, options.poolSize ?? 10);
  let ahead = 0;
  const clock = (): Date => new Date(Date.now() + ahead);
  const open: OpenHouse = {
    house: { orm, database: pool, grants, knowledge, log: pino({ level: 'silent' }), clock, leaseMinutes: 30 },
    ownerUrl: database.ownerUrl,
    applicationUrl: database.applicationUrl,
    lost: new Promise(() => undefined),
    close: async () => {
      await close();
      await database.drop();
    },
  };
  await withClient(database.ownerUrl, (client) => ensureOrganization(client, options.tenant ?? sampleTenant()));
  const schema = (await bothSchemas()).ruled;
  const context = (actor: Actor | null, watch?: (sql: string) => void): RequestContext => ({
    ...contextOf(open.house, actor, randomUUID(), 'API'),
    ...(watch ? { watch } : {}),
  });
  const ask = async (
    actor: Actor | null,
    query: string,
    variables: Record<string, unknown> = {},
    watch?: (sql: string) => void,
  ): Promise<Answered> => {
    const result = await graphql({
      schema,
      source: query,
      contextValue: context(actor, watch),
      variableValues: variables,
    });
    return {
      ...result,
      codes: (result.errors ?? []).map(({ extensions }) => (extensions['code'] as string | undefined) ?? 'NONE'),
    };
  };
  const house: TestHouse = {
    ...open,
    database,
    schema,
    context,
    ask,
    as: (roles, { organization = SAMPLE_ORGANIZATION.name, name = roles.join('-').toLowerCase() } = {}) =>
      actorFor(open, organization, name, roles),
    data: async (actor, query, variables, watch) => {
      const { data, errors } = await ask(actor, query, variables, watch);
      if (errors)
        throw new Error(
          errors
            .map(
              ({ message, extensions, originalError }) =>
                `${String(extensions['code'])}: ${message}\n${originalError?.stack ?? ''}`,
            )
            .join('\n'),
        );
      return data!;
    },
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
  if (options.patients) await importSample(open, options.patients);
  return house;
};

const importSample = async (open: OpenHouse, patients: number): Promise<void> => {
  const context = await commandLineContext(open.house, SAMPLE_ORGANIZATION.name);
  const from = calendarDate('2020-01-01')!;
  await setFees(
    context,
    SAMPLE_FEES.map(({ code, amountCents }) => ({ code, modifier: null, amount: amountCents, effectiveFrom: from })),
  );
  for (const bundle of sampleBundles({ seed: 1, patients, until: calendarDate('2026-11-01')! }))
    await importBundle(context, bundle, null);
};

const actorFor = async (
  open: OpenHouse,
  organization: string,
  user: string,
  roles: readonly Role[],
): Promise<Actor> => {
  await ensureUser(open, { organization, user, roles }, () => undefined);
  return { ...(await findActor(open.house.database, organization, user))!, roles };
};

export const sampleTenant = (): NewOrganization => ({
  name: SAMPLE_ORGANIZATION.name,
  npi: SAMPLE_ORGANIZATION.npi,
  taxId: SAMPLE_ORGANIZATION.taxId,
  taxonomyCode: SAMPLE_ORGANIZATION.taxonomyCode,
  addressLine: null,
  city: null,
  state: null,
  postalCode: null,
  facilities: SAMPLE_FACILITIES.map(({ name, npi, placeOfServiceCode }) => ({
    name,
    npi,
    placeOfServiceCode,
    addressLine: null,
    city: null,
    state: null,
    postalCode: null,
  })),
});
