/** Values of statements: every one travels as a parameter. */

import { COLUMN_KINDS } from '../access/column-kinds.ts';
import type { ColumnAttribute } from '../access/entity.ts';

/** Collects the parameters of one statement. */
export interface Parameters {
  readonly values: unknown[];
  /** Adds a value and answers its placeholder, cast to a type. */
  add(value: unknown, type: string): string;
}

export const parameters = (): Parameters => {
  const values: unknown[] = [];
  return {
    values,
    add(value, type) {
      values.push(value);
      return `$${values.length}::${type}`;
    },
  };
};

/** The SQL type of a column, for casts. */
export const sqlTypeOf = (attribute: ColumnAttribute): string => COLUMN_KINDS[attribute.kind].sql;
