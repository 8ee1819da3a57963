/** Enumeration columns as PostgreSQL enforces them: a CHECK each. States of lifecycles have theirs from the lifecycle. */

import { allShapes, type ColumnAttribute } from './entity.ts';

/** SQL that replaces every CHECK of an enumeration; to be run by the owner. Idempotent. */
export const enumChecks = (): string[] =>
  allShapes().flatMap(({ table, attributes }) =>
    [...attributes.values()]
      .filter(
        (each): each is ColumnAttribute =>
          each.is === 'column' && each.kind === 'enumeration' && each.name !== 'status',
      )
      .flatMap(({ column, values }) => [
        `alter table ${table} drop constraint if exists ${table}_${column}_check`,
        `alter table ${table} add constraint ${table}_${column}_check check (${column} in (${Object.keys(values!)
          .map((value) => `'${value}'`)
          .join(', ')}))`,
      ]),
  );
