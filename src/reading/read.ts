/** The only way anything is answered: what resolvers call. */

import type { GraphQLResolveInfo } from 'graphql';
import { actorOf, type RequestContext } from '../access/context.ts';
import type { Actor } from '../access/actor.ts';
import { allShapes, shapeOf, type EntityClass } from '../access/entity.ts';
import { holds } from '../access/permissions.ts';
import { dayOf, type CalendarDate } from '../platform/calendar-date.ts';
import type { Row } from '../platform/database.ts';
import { isUuid } from '../platform/uuid.ts';
import { notFound } from '../platform/errors.ts';
import type { Layout } from './layout.ts';
import type { ListArguments } from './lists.ts';
import { toConnection, toRow, type Connection } from './objects.ts';
import { askedOfConnection, askedOfField, type Asked } from './plan.ts';
import { readByIds, readPage, type Line, type Reader } from './rows.ts';
import { readFromSource } from './source.ts';
import { pageText, rowText } from './text.ts';
import { writtenAs } from './written.ts';

/** One row by id, as the field's selection asks. NOT_FOUND when there is none in the actor's sight. */
export const readOne = (
  context: RequestContext,
  info: GraphQLResolveInfo,
  target: EntityClass,
  id: string,
): Promise<Row> =>
  reading(context, info, async (reader) => {
    const shape = shapeOf(target);
    const asked = askedOfField(info, shape, reader.roles);
    const line = (await linesById(reader, asked, [requireId(id, shape.name)])).get(id);
    if (!line) throw notFound(shape.name);
    return presented(context, reader, asked, line);
  });

/** One row by id, or null when there is none in the actor's sight. */
export const readIfAny = (
  context: RequestContext,
  info: GraphQLResolveInfo,
  target: EntityClass,
  id: string | null,
): Promise<Row | null> =>
  reading(context, info, async (reader) => {
    if (id === null) return null;
    const asked = askedOfField(info, shapeOf(target), reader.roles);
    const line = (await linesById(reader, asked, [id])).get(id);
    return line ? presented(context, reader, asked, line) : null;
  });

/** One page of a list, as the field's selection asks. */
export const readConnection = (
  context: RequestContext,
  info: GraphQLResolveInfo,
  target: EntityClass,
  args: ListArguments,
): Promise<Connection> =>
  reading(context, info, async (reader) => {
    const asked = askedOfConnection(info, shapeOf(target), reader.roles);
    const page = await readPage(reader, asked, args);
    for (const line of page.rows) noteRoot(reader, asked.plan, line);
    return context.asText
      ? asAnswer<Connection>(pageText(asked.plan, asked.layout, page, reader.viewer))
      : toConnection(asked.plan, page, reader.viewer);
  });

/** Whatever has this id and can be seen, of any entity; null otherwise. */
export const readNode = (context: RequestContext, info: GraphQLResolveInfo, id: string): Promise<Row | null> =>
  reading(context, info, async (reader) => {
    if (!isUuid(id)) return null;
    const readable = allShapes().filter((shape) => holds(reader.roles, shape.permission));
    const probes = readable.map((shape) => `select '${shape.name}' as type from ${shape.table} where id = $1`);
    const [hit] = await reader.cells(probes.join(' union all '), [id]);
    const shape = readable.find(({ name }) => name === hit?.[0]);
    if (!shape) return null;
    const asked = askedOfField(info, shape, reader.roles);
    const line = (await linesById(reader, asked, [id])).get(id);
    return line ? presented(context, reader, asked, line) : null;
  });

/** Rows by their ids, in that order, for fields that answer neither a page nor one row. Those out of sight are left out. */
export const readMany = (
  context: RequestContext,
  info: GraphQLResolveInfo,
  target: EntityClass,
  ids: readonly string[],
): Promise<Row[]> =>
  reading(context, info, async (reader) => {
    const asked = askedOfField(info, shapeOf(target), reader.roles);
    const found = await linesById(reader, asked, ids);
    const lines = ids.map((id) => found.get(id)).filter((line) => line !== undefined);
    if (!context.asText) return lines.map((line) => toRow(asked.plan, line, reader.viewer));
    const texts = lines.map((line) => rowText(asked.plan, asked.layout, line, reader.viewer));
    return asAnswer<Row[]>(`[${texts.join()}]`);
  });

/** A row in the form in which the operation is answered. */
const presented = (context: RequestContext, reader: Reader, { plan, layout }: Asked<Layout>, line: Line): Row =>
  context.asText ? asAnswer<Row>(rowText(plan, layout, line, reader.viewer)) : toRow(plan, line, reader.viewer);

/** Text in the place of what a resolver answers: whoever runs the operation has asked for it, and knows it. */
const asAnswer = <T>(text: string): T => writtenAs(text) as unknown as T;

/** What computed attributes and guards are told of the actor. */
export const viewerOf = (actor: Actor, now: Date): ViewerFacts => ({
  userId: actor.userId,
  roles: actor.roles,
  credentialRequired: actor.credentialRequired,
  codingCredentials: actor.codingCredentials,
  credentials: actor.credentials,
  today: dayOf(now),
  now,
});

interface ViewerFacts extends Pick<
  Actor,
  'userId' | 'roles' | 'credentialRequired' | 'codingCredentials' | 'credentials'
> {
  readonly today: CalendarDate;
  readonly now: Date;
}

/** The id, or the NOT_FOUND that any id of nothing gets: a text that is no UUID never comes as far as PostgreSQL. */
export const requireId = (id: string, type: string): string => {
  if (!isUuid(id)) throw notFound(type);
  return id;
};

/**
 * Runs a command and reads what its mutation answers in the command's own transaction: both or neither. `command` and
 * `read` are to use the context that they are given.
 */
export const answering = async <T, A>(
  context: RequestContext,
  command: (context: RequestContext) => Promise<T>,
  read: (context: RequestContext, result: T) => Promise<A>,
): Promise<A> => {
  let answer: { readonly read: A } | undefined;
  await command({
    ...context,
    readBack: async (inside, result) => {
      answer = { read: await read(inside, result as T) };
    },
  });
  if (!answer) throw new Error('A mutation was answered without a command.');
  return answer.read;
};

/** Runs a command on the row with this id, and answers the row as the command left it. */
export const readChanged = (
  context: RequestContext,
  info: GraphQLResolveInfo,
  target: EntityClass,
  id: string,
  command: (context: RequestContext) => Promise<unknown>,
): Promise<Row> => answering(context, command, (inside) => readOne(inside, info, target, id));

/** Runs a command that makes a row and tells its id, and answers the row. */
export const readMade = (
  context: RequestContext,
  info: GraphQLResolveInfo,
  target: EntityClass,
  command: (context: RequestContext) => Promise<string>,
): Promise<Row> => answering(context, command, (inside, id) => readOne(inside, info, target, id));

const reading = async <T>(
  context: RequestContext,
  info: GraphQLResolveInfo,
  body: (reader: Reader) => Promise<T>,
): Promise<T> => {
  const actor = actorOf(context);
  return readFromSource(context, actor, info, async (cells) => {
    const viewer = viewerOf(actor, context.house.clock());
    const { organizationId, roles } = actor;
    const reader: Reader = { organizationId, cells, roles, viewer, subjects: new Set() };
    return { result: await body(reader), subjects: reader.subjects };
  });
};

const linesById = async (
  reader: Reader,
  { plan }: Asked<Layout>,
  ids: readonly string[],
): Promise<Map<string, Line>> => {
  const lines = await readByIds(reader, plan, ids);
  for (const line of lines.values()) noteRoot(reader, plan, line);
  return lines;
};

/** A part that was asked for by itself is named in the audit event; below its subject the subject's name is enough. */
const noteRoot = (reader: Reader, { shape }: Asked<Layout>['plan'], line: Line): void => {
  if (shape.phi !== null) reader.subjects.add(`${shape.name}:${line[0] as string}`);
};
