/** Fills a prepared database with generated rows, through COPY. */

import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { dropIndexes } from './indexes.mjs';
import { makeRows } from './rows.mjs';

/** Rows that are collected before they are written: what the memory that this takes depends on. */
const ROWS_AT_ONCE = 50_000;

/**
 * Writes a database of this size in one transaction, and answers how many rows each table has got. For a superuser: neither
 * foreign keys nor lifecycle triggers look at the rows, which `npm run verify` is for.
 */
export const loadData = async (superuserUrl, size) => {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("set session_replication_role = 'replica'");
    await client.query('begin');
    const build = await dropIndexes(client);
    const counts = await copyAll(client, size);
    await build();
    await client.query('commit');
    await client.query('vacuum analyze');
    return counts;
  } finally {
    await client.end();
  }
};

const copyAll = async (client, size) => {
  const counts = {};
  let batch = new Map();
  let collected = 0;
  let writing = Promise.resolve();
  const write = async () => {
    const full = batch;
    batch = new Map();
    collected = 0;
    // The next rows are made while PostgreSQL takes these in; no more than two batches exist.
    await writing;
    writing = writeBatch(client, full, counts);
    writing.catch(() => undefined); // It is awaited next time.
  };
  const emit = (table, row) => {
    const lines = batch.get(table) ?? newTable(batch, table, row);
    lines.text.push(lineOf(row));
    collected += 1;
  };
  await makeRows(size, emit, () => (collected >= ROWS_AT_ONCE ? write() : undefined));
  await write();
  await writing;
  return counts;
};

const newTable = (batch, table, row) => {
  const lines = { columns: Object.keys(row), text: [] };
  batch.set(table, lines);
  return lines;
};

const writeBatch = async (client, batch, counts) => {
  for (const [table, { columns, text }] of batch) {
    const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
    stream.end(text.join(''));
    await once(stream, 'finish');
    counts[table] = (counts[table] ?? 0) + text.length;
  }
};

/** A line of COPY's text format. */
const lineOf = (row) => {
  let line = '';
  for (const name in row) line += line === '' ? field(row[name]) : `\t${field(row[name])}`;
  return `${line}\n`;
};

const field = (value) => {
  if (value === null) return '\\N';
  if (Array.isArray(value)) return `{${value.join()}}`;
  return typeof value === 'string' ? value.replace(SPECIAL, escaped) : String(value);
};

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPED = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (character) => ESCAPED[character];
