/** New rows by the hundred: one statement for all those of an entity, and what the trail says of each. */

import { shapeOf } from '../access/entity.ts';
import type { Change } from '../audit/audit-event.entity.ts';
import type { Query } from '../platform/database.ts';
import { insertText, storedAttributes } from './entity-sql.ts';

/** A new row of an entity: each of its columns by the name of its attribute, references by the ids that they point to. */
export type NewRow<T> = { readonly [Name in keyof T]: Stored<T[Name]> };

type Stored<Value> = Value extends Date ? Date : Value extends { id: string } ? string : Value;

/** Inserts the rows, all of them or none. What PostgreSQL refuses is thrown as it says it. */
export const insertRows = async <T extends object>(
  query: Query,
  target: new () => T,
  rows: readonly NewRow<T>[],
): Promise<void> => {
  if (rows.length > 0) await query(insertText(shapeOf(target)), [JSON.stringify(rows)]);
};

/**
 * Inserts those of the rows that no other stands in the way of, and answers their ids. It waits for another transaction
 * that is making the same row, so rows are to be given in an order that is the same for everybody: two transactions that
 * wait for each other would be ended by PostgreSQL.
 */
export const insertMissing = async <T extends { id: string }>(
  query: Query,
  target: new () => T,
  rows: readonly NewRow<T>[],
): Promise<ReadonlySet<string>> => {
  if (rows.length === 0) return new Set();
  const made = await query(`${insertText(shapeOf(target))} on conflict do nothing returning id`, [
    JSON.stringify(rows),
  ]);
  return new Set(made.map(({ id }) => id as string));
};

/** What the trail says of a new row: every field, from nothing to what it holds. */
export const changesOf = <T extends { id: string }>(target: new () => T, row: NewRow<T>): Change[] => {
  const shape = shapeOf(target);
  const subject = `${shape.name}:${row.id}`;
  return storedAttributes(shape)
    .filter(({ name }) => !QUIET.has(name))
    .map(({ name }) => ({ subject, field: name, before: null, after: row[name as keyof T] }));
};

/** Said by the event itself, or the same on every row. */
const QUIET = new Set(['id', 'organizationId', 'version']);
