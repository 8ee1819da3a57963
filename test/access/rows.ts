/** Rows to try writes with: for each table one that is there, in a state in which it may be written. */

import { randomUUID } from 'node:crypto';
import { allShapes, type Shape } from '../../src/access/entity.ts';
import '../../src/lifecycles.ts';
import type { Row } from '../../src/platform/database.ts';
import { allLifecycles, type Lifecycle } from '../../src/workflow/lifecycle.ts';
import type { Superuser } from '../support/superuser.ts';
import type { Statement } from './as-application.ts';

/** A table of the program and the shape that declares it; the outbox has none. */
export interface Table {
  readonly table: string;
  readonly shape: Shape | null;
}

/** Every table with rows of a tenant. */
export const TENANT_TABLES: readonly Table[] = [
  ...allShapes().flatMap((shape) => (shape.owner === 'public' ? [] : [{ table: shape.table, shape }])),
  { table: 'outbox', shape: null },
];

/** The column that says whose rows a table holds. */
export const tenantColumn = (table: string): string => (table === 'organization' ? 'id' : 'organization_id');

/** The oldest row of a table for which a condition on `t` holds; a part only of a subject that may be edited. */
export const sampleOf = async (superuser: Superuser, table: string, where: string): Promise<Row> => {
  const condition = `${where} and ${editable(table)}`;
  const row = await superuser.value(`select to_jsonb(t) from ${table} t where ${condition} order by id limit 1`);
  if (!row) throw new Error(`${table} has no row where ${condition}: furnish one.`);
  return row as Row;
};

const editable = (table: string): string => {
  for (const lifecycle of allLifecycles().values()) {
    const part = lifecycle.parts?.find((each) => each.table === table);
    if (!part) continue;
    const states = part.editableIn.map((state) => `'${state}'`).join(', ');
    return `exists (select from ${lifecycle.table} s where s.id = t.${part.column} and s.status in (${states}))`;
  }
  return 'true';
};

/** A row as a new one: another id, the initial state, and what else is to differ. */
export const anew = (table: string, row: Row, changed: Row = {}): Row => ({
  ...row,
  id: randomUUID(),
  ...(lifecycleOf(table) ? { status: lifecycleOf(table)!.initial } : {}),
  ...(table === 'work_item' ? { lease_expires_at: null } : {}),
  // An encounter has a finding once, the same words support an assignment once, and a user has a certificate once.
  ...(table === 'coding_finding' ? { key: randomUUID() } : {}),
  ...(table === 'evidence' ? { to_offset: (row['to_offset'] as number) + 1 } : {}),
  ...(table === 'credential' ? { number: randomUUID() } : {}),
  ...changed,
});

const lifecycleOf = (table: string): Lifecycle | undefined =>
  [...allLifecycles().values()].find((each) => each.table === table);

/** Inserts a row without reading the table, which may be hidden. */
export const insertion = (table: string, row: Row): Statement => ({
  sql: `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`,
  values: [JSON.stringify(row)],
});
