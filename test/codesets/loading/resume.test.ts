/** A load that is interrupted: by a fault, by the loss of its connection, by the death of its process. */

import { once } from 'node:events';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { batchesOf } from '../../../src/codesets/loading/edition-store.ts';
import type { CodeRow } from '../../../src/codesets/files/rows.ts';
import { loadEdition, type LoadInput, type LoadResult } from '../../../src/codesets/loading/load.ts';
import { codeSetStatus } from '../../../src/codesets/status.ts';
import { endEverything } from '../../support/postgres-processes.ts';
import { databaseEnv, run, start } from '../../cli/program.ts';
import { orderFile } from '../files.ts';
import { day, openStage, type Stage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close(), 60_000);
beforeEach(() => stage.clear());
afterEach(() => endEverything());

/** Codes A000000 and on, enough for several batches. */
const manyCodes = (count: number, title: string): Uint8Array =>
  orderFile(
    ...Array.from({ length: count }, (_, index) => {
      const letter = String.fromCharCode(65 + Math.floor(index / 10_000));
      return { code: `${letter}00${String(index % 10_000).padStart(4, '0')}`, short: title, long: title };
    }),
  );
const MANY = 25_000;
const FILE = 'icd10cm-order-2026.txt';
const OLD = manyCodes(MANY, 'An old title');
const NEW = manyCodes(MANY, 'A new title');

const interruptedAt =
  (row: number) =>
  (done: number): void => {
    if (done >= row) throw new Error('interrupted');
  };
const interrupt = (bytes: Uint8Array, more: Partial<LoadInput> = {}): Promise<void> =>
  expect(stage.load(FILE, bytes, { onProgress: interruptedAt(10_000), ...more })).rejects.toThrow('interrupted');
const loadAgain = async (bytes: Uint8Array, more: Partial<LoadInput> = {}): Promise<[LoadResult, number[][]]> => {
  const told: number[][] = [];
  const tell = (...step: number[]): void => void told.push(step);
  return [await stage.load(FILE, bytes, { onResume: tell, onProgress: tell, ...more }), told];
};
const stored = async (): Promise<Record<string, number>[]> =>
  (
    await stage.client.query(`select code_count as codes, stored_rows as stored,
      (select count(*)::int from code where edition_id = e.id) as rows from code_set_edition e order by complete`)
  ).rows;

describe('A load that is interrupted', () => {
  test('leaves rows that answer nothing', async () => {
    await interrupt(OLD);
    expect(await stored()).toEqual([{ codes: MANY, stored: 10_000, rows: 10_000 }]);
    expect(await stage.find('ICD10CM', 'A000000', '2026-01-01')).toMatchObject({ status: 'NO_EDITION', edition: null });
    expect(await stage.timeline()).toEqual([]);
    const [status] = await codeSetStatus(stage.query, day('2026-01-01'));
    expect(status).toMatchObject({ codeSet: 'ICD10CM', state: 'MISSING' });
  });

  test('goes on where it ended when the same file is loaded again, and says so', async () => {
    await interrupt(OLD);
    const [result, told] = await loadAgain(OLD);
    expect(result).toMatchObject({ outcome: 'LOADED', codes: MANY, resumedAt: 10_000 });
    expect(told).toEqual([
      [10_000, MANY],
      [10_000, MANY],
      [20_000, MANY],
      [MANY, MANY],
    ]);
    expect(await stored()).toEqual([{ codes: MANY, stored: MANY, rows: MANY }]);
    expect(await stage.find('ICD10CM', 'A000000', '2026-01-01')).toMatchObject({ status: 'VALID' });
    expect(await stage.find('ICD10CM', 'C004999', '2026-01-01')).toMatchObject({ status: 'VALID' });
    expect((await loadAgain(OLD))[0]).toMatchObject({ outcome: 'UNCHANGED', resumedAt: null });
  });

  test('gives way to another file, from its beginning', async () => {
    await interrupt(OLD);
    expect((await loadAgain(NEW))[0]).toMatchObject({ outcome: 'LOADED', resumedAt: null });
    expect(await stored()).toEqual([{ codes: MANY, stored: MANY, rows: MANY }]);
    expect(await stage.find('ICD10CM', 'A000000', '2026-01-01')).toMatchObject({ longTitle: 'A new title' });
  });

  test('gives way to the same file under other dates', async () => {
    await interrupt(OLD);
    const [result] = await loadAgain(OLD, { effectiveFrom: day('2025-11-01') });
    expect(result).toMatchObject({ outcome: 'LOADED', resumedAt: null });
    expect(await stage.timeline()).toEqual(['2026 2025-11-01..2026-09-30']);
  });

  test('stays where a file after it is refused', async () => {
    await interrupt(OLD);
    await expect(stage.load(FILE, NEW.subarray(0, -5))).rejects.toThrow('truncated');
    expect((await loadAgain(OLD))[0]).toMatchObject({ resumedAt: 10_000 });
  });

  test('of a replacement leaves the edition that was there in force, and then takes its place', async () => {
    await stage.load(FILE, OLD);
    await interrupt(NEW, { replace: true });
    expect(await stage.find('ICD10CM', 'A000000', '2026-01-01')).toMatchObject({ longTitle: 'An old title' });
    expect(await stored()).toEqual([
      { codes: MANY, stored: 10_000, rows: 10_000 },
      { codes: MANY, stored: MANY, rows: MANY },
    ]);
    const [result] = await loadAgain(NEW, { replace: true });
    expect(result).toMatchObject({ outcome: 'REPLACED', resumedAt: 10_000 });
    expect(await stage.find('ICD10CM', 'A000000', '2026-01-01')).toMatchObject({ longTitle: 'A new title' });
    expect(await stored()).toEqual([{ codes: MANY, stored: MANY, rows: MANY }]);
  });

  test('by the loss of its connection lets the next one in', async () => {
    const other = new pg.Client(stage.ownerUrl);
    other.on('error', () => undefined);
    await other.connect();
    const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
    const path = stage.saved(FILE, OLD);
    let lost: Promise<unknown> = Promise.resolve();
    const onProgress = (done: number): void => {
      if (done === 10_000) lost = stage.client.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    };
    await expect(loadEdition(other, { codeSet: 'ICD10CM', path, onProgress })).rejects.toThrow();
    await lost;
    expect((await loadAgain(OLD))[0]).toMatchObject({ outcome: 'LOADED', resumedAt: expect.any(Number) });
    expect(await stored()).toEqual([{ codes: MANY, stored: MANY, rows: MANY }]);
  });

  test('by the death of its process goes on in the next one', async () => {
    const count = 99_000;
    const words = ['codesets', 'load', 'icd10cm', stage.saved(FILE, manyCodes(count, 'A title')), '--json'];
    const env = databaseEnv(stage.database, dirname(words[3]!));
    const child = start(words, { env });
    const closed = once(child, 'close');
    while (!(await stored()).some(({ stored: rows }) => rows! > 0)) {
      if (child.exitCode !== null) throw new Error(`The load ended with ${child.exitCode}.`);
      await sleep(5);
    }
    child.kill('SIGKILL');
    expect((await closed)[1]).toBe('SIGKILL');
    expect(await stage.timeline()).toEqual([]);
    const again = await run(words, { env });
    const result = JSON.parse(again.stdout) as LoadResult;
    expect(result).toMatchObject({ outcome: 'LOADED', codes: count });
    expect(result.resumedAt).toBeGreaterThanOrEqual(10_000);
    expect(again.stderr).toContain(`Going on at row ${result.resumedAt! + 1} of ${count}`);
    expect(again.stderr).toContain(`Loading rows ${result.resumedAt}/${count}\n`);
    expect(await stored()).toEqual([{ codes: count, stored: count, rows: count }]);
    const { rows } = await stage.client.query('select count(distinct code)::int as codes from code');
    expect(rows).toEqual([{ codes: count }]);
  }, 120_000);
});

describe('Batches', () => {
  const rows = Array.from({ length: 25 }, (_, index) => ({ code: `${index}` }) as CodeRow);
  const sizes = (list: readonly CodeRow[], from: number): number[][] =>
    [...batchesOf(list, from)].map((batch) => [batch.from, batch.before, (JSON.parse(batch.json) as unknown[]).length]);

  test('hold every row from a place on, once', () => {
    expect(sizes(rows, 0)).toEqual([[0, 25, 25]]);
    expect(sizes(rows, 7)).toEqual([[7, 25, 18]]);
    expect(sizes(rows, 25)).toEqual([]);
    expect(
      sizes(
        Array.from({ length: 20_001 }, () => rows[0]!),
        0,
      ).map(([from]) => from),
    ).toEqual([0, 10_000, 20_000]);
  });

  test('are smaller where rows are large', () => {
    const large = rows.map((row) => ({ ...row, longTitle: 'x'.repeat(1_500_000) }));
    expect(sizes(large, 0).map(([, , size]) => size)).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 1]);
  });
});
