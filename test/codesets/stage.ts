/** A database for the tests of one file, with the calls that they share. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { CodeSet } from '../../src/codesets/code-set.ts';
import type { LoadInput, LoadResult } from '../../src/codesets/loading/load.ts';
import { loadEdition } from '../../src/codesets/loading/load.ts';
import type { FoundCode, Query } from '../../src/codesets/lookup.ts';
import { findCodes } from '../../src/codesets/lookup.ts';
import type { CalendarDate } from '../../src/platform/calendar-date.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

export const day = (text: string): CalendarDate => text as CalendarDate;

export interface Stage {
  readonly database: TestDatabase;
  readonly ownerUrl: string;
  readonly client: pg.Client;
  readonly query: Query;
  /** How many statements went through `query` so far. */
  readonly statements: () => number;
  /** The path of a file of that name and content on disk. */
  readonly saved: (name: string, bytes: Uint8Array) => string;
  /** Saves a file and loads it, as HCPCS or ICD-10-CM by its name; small files of tests may be of any date, and alike. */
  readonly load: (name: string, bytes: Uint8Array, more?: Partial<LoadInput>) => Promise<LoadResult>;
  readonly find: (codeSet: CodeSet, code: string, onDate: string) => Promise<FoundCode | undefined>;
  /** Every whole edition with the days that it covers, as `name from..to`. */
  readonly timeline: () => Promise<string[]>;
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const openStage = async (): Promise<Stage> => {
  const database = await freshDatabase();
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  let statements = 0;
  const query: Query = async (sql, values) => {
    statements += 1;
    return (await client.query(sql, values)).rows;
  };
  const saved = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  return {
    database,
    ownerUrl: database.ownerUrl,
    client,
    query,
    statements: () => statements,
    saved,
    load: (name, bytes, more = {}) => {
      const codeSet = name.startsWith('HCPC') ? 'HCPCS' : 'ICD10CM';
      const path = saved(name, bytes);
      return loadEdition(client, { codeSet, path, allowSame: true, allowOtherDate: true, ...more });
    },
    find: async (codeSet, code, onDate) => (await findCodes(query, [{ codeSet, code, onDate: day(onDate) }]))[0],
    timeline: async () => {
      const { rows } = await client.query<{ line: string }>(TIMELINE);
      return rows.map((row) => row.line);
    },
    clear: async () => void (await client.query('delete from code_set_edition')),
    close: async () => {
      await client.end();
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
};

const TIMELINE = `
  select edition || ' ' || effective_from || '..' || coalesce(least(effective_to, scheduled_to)::text, '') as line
  from code_set_edition where complete order by code_set, effective_from, edition`;
