/** The peers' way to PostgreSQL: a pool, and for each request a session with or without row policies. */

import pg from 'pg';
import { settingsSql } from './settings-sql.mjs';
import { DATABASE_URL, POOL_SIZE, ROW_POLICIES, VIEWER } from './settings.mjs';

const INT8 = 20;
const DATE = 1082;

/** Cents fit a double here; a date stays the text that it is. */
const types = {
  getTypeParser: (oid, format) => {
    if (oid === INT8) return Number;
    if (oid === DATE) return (text) => text;
    return pg.types.getTypeParser(oid, format);
  },
};

export const pool = new pg.Pool({ connectionString: DATABASE_URL, max: POOL_SIZE, types, pipeline: true });

const BEGIN = settingsSql(VIEWER);

/**
 * What one request reads with: `run(statement, values)` answers rows. With row policies all of them are in one
 * transaction on one connection, begun in the same round trip as the first statement.
 */
export const openSession = () => (ROW_POLICIES ? policySession() : { run: plainRun, close: async () => undefined });

const plainRun = async ({ name, text }, values) => (await pool.query({ name, text, values })).rows;

const policySession = () => {
  let opened = null;
  const open = async () => {
    const client = await pool.connect();
    return { client, begun: client.query(BEGIN) };
  };
  return {
    run: async ({ name, text }, values) => {
      const { client, begun } = await (opened ??= open());
      const [{ rows }] = await Promise.all([client.query({ name, text, values }), begun]);
      return rows;
    },
    close: async () => {
      if (!opened) return;
      const { client } = await opened;
      await client.query('commit');
      client.release();
    },
  };
};
