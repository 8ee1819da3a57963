/** What each kind of column is to PostgreSQL, to MikroORM and to the graph. */

import { ArrayType, BigIntType, JsonType } from '@mikro-orm/core';
import { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars';
import pg from 'pg';
import { ID, Int } from 'type-graphql';
import { centsToText } from '../platform/money.ts';
import { CalendarDate, Icd10Cm, Money, Npi, withDot } from '../platform/scalars.ts';

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
  /** The value of a cell, from the text that PostgreSQL writes. */
  readonly read: (cell: string) => unknown;
  /** The same as it stands in an answer: what the field's scalar makes of the value, as JSON text. */
  readonly write: (cell: string) => string;
}

/** pg's number for text[]. */
const OID_TEXTS: number = 1009;
const itself = (cell: string): string => cell;
const textsOf = pg.types.getTypeParser(OID_TEXTS, 'text') as (cell: string) => (string | null)[];

/** JSON text of a string. Most hold nothing that must be escaped: no quote, no backslash, no control, no half of a pair. */
export const quoted = (text: string): string => (NOTHING_TO_ESCAPE.test(text) ? `"${text}"` : JSON.stringify(text));

const NOTHING_TO_ESCAPE = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const isTrue = (cell: string): boolean => cell === 't';

/** Instants come in UTC; whatever has another form (a year before Christ, infinity) is left to Date. */
const UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

const isoOf = (cell: string): string => {
  const parts = UTC.exec(cell);
  if (!parts) throw new Error('An instant is not of a form that can be answered.');
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').slice(0, 3).padEnd(3, '0')}Z`;
};

/** An array of plain words or numbers, as PostgreSQL writes it. */
const PLAIN_ARRAY = /^\{[\w,.:-]*\}$/;

const jsonOfTexts = (cell: string): string => {
  if (cell === '{}') return '[]';
  if (!PLAIN_ARRAY.test(cell) || /\bNULL\b/i.test(cell)) return JSON.stringify(textsOf(cell));
  return `["${cell.slice(1, -1).replaceAll(',', '","')}"]`;
};

export const COLUMN_KINDS: Readonly<Record<ColumnKind, Kind>> = {
  id: { sql: 'uuid', graphql: () => ID, orm: { type: 'uuid' }, read: itself, write: (cell) => `"${cell}"` },
  text: { sql: 'text', graphql: () => String, orm: { type: 'text' }, read: itself, write: quoted },
  integer: { sql: 'integer', graphql: () => Int, orm: { type: 'integer' }, read: Number, write: itself },
  flag: {
    sql: 'boolean',
    graphql: () => Boolean,
    orm: { type: 'boolean' },
    read: isTrue,
    write: (cell) => String(isTrue(cell)),
  },
  date: {
    sql: 'date',
    graphql: () => CalendarDate,
    orm: { type: 'date' },
    read: itself,
    write: (cell) => `"${cell}"`,
  },
  instant: {
    sql: 'timestamp with time zone',
    graphql: () => GraphQLDateTimeISO,
    orm: { type: 'datetime', columnType: 'timestamptz' },
    read: (cell) => new Date(isoOf(cell)),
    write: (cell) => `"${isoOf(cell)}"`,
  },
  money: {
    sql: 'bigint',
    graphql: () => Money,
    orm: { type: new BigIntType('bigint') },
    read: BigInt,
    write: (cell) => `"${centsToText(BigInt(cell))}"`,
  },
  npi: { sql: 'text', graphql: () => Npi, orm: { type: 'text' }, read: itself, write: quoted },
  icd10cm: {
    sql: 'text',
    graphql: () => Icd10Cm,
    orm: { type: 'text' },
    read: itself,
    write: (cell) => quoted(withDot(cell)),
  },
  enumeration: { sql: 'text', graphql: () => String, orm: { type: 'text' }, read: itself, write: quoted },
  texts: {
    sql: 'text[]',
    graphql: () => [String],
    orm: { type: new ArrayType() },
    read: textsOf,
    write: jsonOfTexts,
  },
  integers: {
    sql: 'integer[]',
    graphql: () => [Int],
    orm: { type: new ArrayType(Number), columnType: 'integer[]' },
    read: (cell) => textsOf(cell).map(Number),
    write: (cell) => `[${cell.slice(1, -1)}]`,
  },
  json: {
    sql: 'jsonb',
    graphql: () => GraphQLJSON,
    orm: { type: new JsonType() },
    read: (cell) => JSON.parse(cell) as unknown,
    write: itself,
  },
};
