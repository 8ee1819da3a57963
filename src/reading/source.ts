/** Which database a reading is answered from, and its audit event with it. */

import type { GraphQLResolveInfo } from 'graphql';
import { settingsOf, type Actor } from '../access/actor.ts';
import type { RequestContext } from '../access/context.ts';
import type { Database, Send, Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/errors.ts';

/** What was read, and whose protected health information is in it. */
export interface ReadOut<T> {
  readonly result: T;
  readonly subjects: ReadonlySet<string>;
}

type Body<T> = (cells: Transaction['cells']) => Promise<ReadOut<T>>;

/**
 * Reads and records what was read: in the transaction of the command whose answer it is; else in one of the actor's own,
 * on a replica where the actor can change nothing and one keeps up, and otherwise, or where the replica fails, on the
 * primary. There is no answer without its event.
 */
export const readFromSource = <T>(
  context: RequestContext,
  actor: Actor,
  info: GraphQLResolveInfo,
  body: Body<T>,
): Promise<T> => {
  if (context.inside) return readAndRecord(context, info, context.inside, body);
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
  body: Body<T>,
): Promise<T> =>
  context.house.database.transaction(
    settingsOf(actor),
    (transaction) => readAndRecord(context, info, transaction, body),
    context.watch,
  );

const readAndRecord = async <T>(
  context: RequestContext,
  info: GraphQLResolveInfo,
  { cells, send }: Pick<Transaction, 'cells' | 'send'>,
  body: Body<T>,
): Promise<T> => {
  const { result, subjects } = await body(cells);
  record(context, info, send, subjects);
  return result;
};

/** The operation's name is the client's own text, and may hold anything: only the field is recorded. */
const record = (
  context: RequestContext,
  { fieldName: action }: GraphQLResolveInfo,
  send: Send,
  read: ReadonlySet<string>,
): void => {
  const subjects = [...read].filter((subject) => !context.inside?.recorded.has(subject));
  if (subjects.length > 0) context.recordRead(send, context, { action, subjects });
};

const readFromReplica = async <T>(
  context: RequestContext,
  replica: Database,
  actor: Actor,
  info: GraphQLResolveInfo,
  body: Body<T>,
): Promise<T> => {
  const read = await replica
    .transaction(settingsOf(actor), ({ cells }) => body(cells), context.watch)
    .catch((error: unknown) => {
      if (error instanceof Refusal && error.code !== 'OVERLOADED') throw error;
      // Lost, behind by too much for its snapshot, or ill: whatever it is, the primary can tell.
      if (!isConflict(error)) context.house.replicas?.suspect(replica);
      context.house.log.warn({ requestId: context.requestId, err: error }, 'A replica failed: the primary is asked.');
      return null;
    });
  if (read === null) return readFromPrimary(context, actor, info, body);
  const { result, subjects } = read;
  // The event is committed before the answer is let go.
  if (subjects.size > 0)
    await context.house.database.transaction(
      settingsOf(actor),
      async ({ send }) => record(context, info, send, subjects),
      context.watch,
    );
  return result;
};

/** A replica is well that had to give up a read for what the primary has done since: 40001, 40P01. */
const isConflict = (error: unknown): boolean => String((error as { code?: unknown } | null)?.code).startsWith('40');
