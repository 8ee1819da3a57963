/** Which database a reading is answered from, and its audit event with it. */

import type { GraphQLResolveInfo } from 'graphql';
import { settingsOf, type Actor } from '../access/actor.ts';
import type { RequestContext } from '../access/context.ts';
import type { Database, Query } from '../platform/database.ts';
import { Refusal } from '../platform/errors.ts';

/** What was read, and whose protected health information is in it. */
export interface ReadOut<T> {
  readonly result: T;
  readonly subjects: ReadonlySet<string>;
}

/**
 * Reads in one transaction of the actor's own, and records what was read. On a replica where the actor can change
 * nothing and one keeps up; else, and where the replica fails, on the primary. There is no answer without its event.
 */
export const readFromSource = <T>(
  context: RequestContext,
  actor: Actor,
  info: GraphQLResolveInfo,
  body: (query: Query) => Promise<ReadOut<T>>,
): Promise<T> => {
  const replica = readsOnly(actor, info) ? (context.house.replicas?.pick() ?? null) : null;
  return replica === null
    ? readFromPrimary(context, actor, info, body)
    : readFromReplica(context, replica, actor, info, body);
};

/** An auditor changes nothing, so no read of theirs has to see a write of their own. */
const readsOnly = ({ roles }: Actor, { operation }: GraphQLResolveInfo): boolean =>
  operation.operation === 'query' && roles.every((role) => role === 'AUDITOR');

const readFromPrimary = <T>(
  context: RequestContext,
  actor: Actor,
  info: GraphQLResolveInfo,
  body: (query: Query) => Promise<ReadOut<T>>,
): Promise<T> =>
  context.house.database.transaction(
    settingsOf(actor),
    async (query, send) => {
      const { result, subjects } = await body(query);
      // The operation's name is the client's own text, and may hold anything: only the field is recorded.
      if (subjects.size > 0) context.recordRead(send, context, { action: info.fieldName, subjects: [...subjects] });
      return result;
    },
    context.watch,
  );

const readFromReplica = async <T>(
  context: RequestContext,
  replica: Database,
  actor: Actor,
  info: GraphQLResolveInfo,
  body: (query: Query) => Promise<ReadOut<T>>,
): Promise<T> => {
  const read = await replica.transaction(settingsOf(actor), body, context.watch).catch((error: unknown) => {
    if (error instanceof Refusal) throw error;
    // Lost, behind by too much for its snapshot, or ill: whatever it is, the primary can tell.
    if (!isConflict(error)) context.house.replicas?.suspect(replica);
    context.house.log.warn({ requestId: context.requestId, err: error }, 'A replica failed: the primary is asked.');
    return null;
  });
  if (read === null) return readFromPrimary(context, actor, info, body);
  const { result, subjects } = read;
  if (subjects.size > 0) await recordOnPrimary(context, actor, info, subjects);
  return result;
};

/** A replica is well that had to give up a read for what the primary has done since: 40001, 40P01. */
const isConflict = (error: unknown): boolean => String((error as { code?: unknown } | null)?.code).startsWith('40');

/** The event is committed before the answer is let go. */
const recordOnPrimary = (
  context: RequestContext,
  actor: Actor,
  info: GraphQLResolveInfo,
  subjects: ReadonlySet<string>,
): Promise<void> =>
  context.house.database.transaction(
    settingsOf(actor),
    async (_query, send) => context.recordRead(send, context, { action: info.fieldName, subjects: [...subjects] }),
    context.watch,
  );
