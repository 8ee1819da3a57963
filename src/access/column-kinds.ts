/** What each kind of column is to PostgreSQL, to MikroORM and to the graph. */

import { ArrayType, BigIntType, JsonType } from '@mikro-orm/core';
import { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars';
import { ID, Int } from 'type-graphql';
import { CalendarDate, Icd10Cm, Money, Npi } from '../platform/scalars.ts';

export type ColumnKind =
  | 'id'
  | 'text'
  | 'integer'
  | 'flag'
  | 'date'
  | 'instant'
  | 'money'
  | 'npi'
  | 'icd10cm'
  | 'enumeration'
  | 'texts'
  | 'integers'
  | 'json';

interface Kind {
  /** The column's type, as `pg_catalog` prints it. */
  readonly sql: string;
  readonly graphql: () => unknown;
  /** What MikroORM's property declaration says. */
  readonly orm: Readonly<Record<string, unknown>>;
}

export const COLUMN_KINDS: Readonly<Record<ColumnKind, Kind>> = {
  id: { sql: 'uuid', graphql: () => ID, orm: { type: 'uuid' } },
  text: { sql: 'text', graphql: () => String, orm: { type: 'text' } },
  integer: { sql: 'integer', graphql: () => Int, orm: { type: 'integer' } },
  flag: { sql: 'boolean', graphql: () => Boolean, orm: { type: 'boolean' } },
  date: { sql: 'date', graphql: () => CalendarDate, orm: { type: 'date' } },
  instant: {
    sql: 'timestamp with time zone',
    graphql: () => GraphQLDateTimeISO,
    orm: { type: 'datetime', columnType: 'timestamptz' },
  },
  money: { sql: 'bigint', graphql: () => Money, orm: { type: new BigIntType('bigint') } },
  npi: { sql: 'text', graphql: () => Npi, orm: { type: 'text' } },
  icd10cm: { sql: 'text', graphql: () => Icd10Cm, orm: { type: 'text' } },
  enumeration: { sql: 'text', graphql: () => String, orm: { type: 'text' } },
  texts: { sql: 'text[]', graphql: () => [String], orm: { type: new ArrayType() } },
  integers: { sql: 'integer[]', graphql: () => [Int], orm: { type: new ArrayType(Number), columnType: 'integer[]' } },
  json: { sql: 'jsonb', graphql: () => GraphQLJSON, orm: { type: new JsonType() } },
};
