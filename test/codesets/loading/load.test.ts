import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { loadEdition } from '../../../src/codesets/loading/load.ts';
import { loadStarter } from '../../../src/codesets/starter-edition.ts';
import { SMALL_HCPCS, SMALL_ORDER, hcpcsFile, hcpcsRecordLine, orderFile } from '../files.ts';
import type { Stage } from '../stage.ts';
import { day, openStage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close(), 60_000);
beforeEach(() => stage.clear());

describe('Loading an edition', () => {
  test('stores every code with the edition, its source and its days, and tells the progress', async () => {
    const progress: number[][] = [];
    const onProgress = (...step: number[]): void => void progress.push(step);
    const loaded = await stage.load('icd10cm-order-2026.txt', SMALL_ORDER, {
      source: 'https://example.org/a.zip',
      onProgress,
    });
    expect(loaded).toMatchObject({ outcome: 'LOADED', codeSet: 'ICD10CM', edition: '2026', codes: 3, skipped: 0 });
    expect(progress).toEqual([
      [0, 3],
      [3, 3],
    ]);
    const { rows } = await stage.client.query(
      `select e.edition, e.source, e.sha256, e.published, e.code_count, c.code, c.billable, c.short_title, c.long_title
       from code_set_edition e join code c on c.edition_id = e.id where c.code = 'Q010'`,
    );
    expect(rows).toEqual([
      {
        edition: '2026',
        source: 'https://example.org/a.zip',
        sha256: loaded.sha256,
        published: true,
        code_count: 3,
        code: 'Q010',
        billable: true,
        short_title: 'Q010 in short',
        long_title: 'Q010 at length',
      },
    ]);
  });

  test('of the same file twice changes nothing', async () => {
    const first = await stage.load('icd10cm-order-2026.txt', SMALL_ORDER);
    const before = await stage.client.query('select *, xmin from code_set_edition');
    expect(await stage.load('icd10cm-order-2026.txt', SMALL_ORDER, { replace: true })).toEqual({
      ...first,
      outcome: 'UNCHANGED',
    });
    expect((await stage.client.query('select *, xmin from code_set_edition')).rows).toEqual(before.rows);
  });

  test('of other content under a known name is refused, unless it is to be replaced', async () => {
    await stage.load('icd10cm-order-2026.txt', SMALL_ORDER);
    const other = orderFile({ code: 'Q07' });
    await expect(stage.load('icd10cm-order-2026.txt', other)).rejects.toThrow('Edition 2026 of ICD-10-CM');
    expect((await stage.find('ICD10CM', 'Q07', '2026-01-01'))?.status).toBe('UNKNOWN');
    expect(await stage.load('icd10cm-order-2026.txt', other, { replace: true })).toMatchObject({
      outcome: 'REPLACED',
      codes: 1,
    });
    expect((await stage.find('ICD10CM', 'Q07', '2026-01-01'))?.status).toBe('VALID');
    expect((await stage.find('ICD10CM', 'Q010', '2026-01-01'))?.status).toBe('UNKNOWN');
  });

  test('of a file with a fault stores nothing and names the place', async () => {
    const broken = orderFile({ code: 'Q01' }, { code: 'Q02' }, { code: 'Q02' }, { code: 'bad' });
    await expect(stage.load('icd10cm-order-2026.txt', broken)).rejects.toMatchObject({
      message:
        'icd10cm-order-2026.txt was not loaded: line 3, column 7: code Q02 stands on line 2 already (and 1 more).',
      extensions: {
        code: 'BAD_USER_INPUT',
        issues: [
          { line: 3, column: 7 },
          { line: 4, column: 7 },
        ],
      },
    });
    expect(await stage.timeline()).toEqual([]);
  });

  test('that fails half-way leaves the edition that was there', async () => {
    await stage.load('icd10cm-order-2026.txt', SMALL_ORDER);
    const onProgress = (done: number): void => {
      if (done > 0) throw new Error('interrupted');
    };
    const replacing = stage.load('icd10cm-order-2026.txt', orderFile({ code: 'Q07' }), { replace: true, onProgress });
    await expect(replacing).rejects.toThrow('interrupted');
    expect((await stage.find('ICD10CM', 'Q010', '2026-01-01'))?.status).toBe('VALID');
    expect(await stage.timeline()).toEqual(['2026 2025-10-01..2026-09-30']);
  });

  test('of a file of another year is refused by the dates of its codes', async () => {
    const old = hcpcsFile(hcpcsRecordLine({ code: 'Q0001', added: '20190101' }));
    await expect(stage.load('HCPC2025_OCT_ANWEB.txt', old, { allowOtherDate: false })).rejects.toThrow(
      'its newest code begins on 2019-01-01',
    );
  });

  test('under the name of the starter edition is refused', async () => {
    const named = { edition: 'starter', effectiveFrom: day('2025-10-01') };
    await expect(stage.load('mine.txt', SMALL_ORDER, named)).rejects.toThrow('cannot be named starter');
  });

  test('twice at once waits and then changes nothing', async () => {
    const other = new pg.Client(stage.ownerUrl);
    await other.connect();
    const path = stage.saved('icd10cm-order-2026.txt', SMALL_ORDER);
    const both = [stage.client, other].map((connection) => loadEdition(connection, { codeSet: 'ICD10CM', path }));
    const outcomes = (await Promise.all(both)).map(({ outcome }) => outcome);
    await other.end();
    expect(outcomes.sort()).toEqual(['LOADED', 'UNCHANGED']);
  });
});

describe('Editions of one code set', () => {
  const entries = (code: string): Uint8Array => orderFile({ code });

  test('end the day before the next begins, in whatever order they are loaded', async () => {
    const expected = ['2025 2024-10-01..2025-03-31', '2025-04 2025-04-01..2025-09-30', '2026 2025-10-01..2026-09-30'];
    const names = ['icd10cm-order-2025.txt', 'icd10cm-order-April-2025.txt', 'icd10cm-order-2026.txt'];
    for (const order of [names, names.toReversed()]) {
      await stage.clear();
      for (const name of order) await stage.load(name, entries('Q01'));
      expect(await stage.timeline()).toEqual(expected);
    }
  });

  test('that are open are closed by the next, and only then', async () => {
    const quarter = (date: string): Uint8Array => hcpcsFile(hcpcsRecordLine({ code: 'Q0001', added: date }));
    await stage.load('HCPC2025_APR_ANWEB.txt', quarter('20250401'));
    expect(await stage.timeline()).toEqual(['2025-04 2025-04-01..']);
    await stage.load('HCPC2025_OCT_ANWEB.txt', quarter('20251001'));
    await stage.load('HCPC2025_JUL_ANWEB.txt', quarter('20250701'));
    expect(await stage.timeline()).toEqual([
      '2025-04 2025-04-01..2025-06-30',
      '2025-07 2025-07-01..2025-09-30',
      '2025-10 2025-10-01..',
    ]);
  });

  test('that overlap otherwise are refused by their names', async () => {
    await stage.load('icd10cm-order-2026.txt', SMALL_ORDER);
    const late = stage.load('mine.txt', entries('Q07'), { edition: 'mine', effectiveFrom: day('2025-10-01') });
    await expect(late).rejects.toMatchObject({ extensions: { editions: ['mine', '2026'] } });
    await stage.load('HCPC2025_OCT_ANWEB.txt', SMALL_HCPCS);
    const same = stage.load('HCPC.txt', SMALL_HCPCS, { edition: '2025-Q4', effectiveFrom: day('2025-10-01') });
    await expect(same).rejects.toThrow('Editions 2025-Q4 and 2025-10 both begin on 2025-10-01.');
    expect(await stage.timeline()).toEqual(['2025-10 2025-10-01..', '2026 2025-10-01..2026-09-30']);
  });

  test('give their days back when one of them is replaced with other dates', async () => {
    await stage.load('icd10cm-order-2025.txt', entries('Q01'));
    await stage.load('icd10cm-order-April-2025.txt', entries('Q01'));
    await stage.load('icd10cm-order-April-2025.txt', entries('Q01'), {
      effectiveFrom: day('2025-06-01'),
      replace: true,
    });
    expect(await stage.timeline()).toEqual(['2025 2024-10-01..2025-05-31', '2025-04 2025-06-01..2025-09-30']);
  });
});

describe('The starter edition', () => {
  const codes = [
    { code: 'Q01', billable: false, title: 'A heading' },
    { code: 'Q010', billable: true, title: 'A code' },
  ];

  test('is stored once, whatever the order of its codes, and replaced when they change', async () => {
    const outcomes = async (starter: Parameters<typeof loadStarter>[1]) =>
      (await loadStarter(stage.client, starter)).map(({ codeSet, outcome, codes: count }) => [codeSet, outcome, count]);
    expect(await outcomes({ ICD10CM: codes })).toEqual([['ICD10CM', 'LOADED', 2]]);
    expect(await outcomes({ ICD10CM: codes.toReversed() })).toEqual([['ICD10CM', 'UNCHANGED', 2]]);
    const hcpcs = [{ code: 'Q0001', billable: true, title: 'A thing' }];
    expect(await outcomes({ ICD10CM: codes.slice(1), HCPCS: hcpcs })).toEqual([
      ['ICD10CM', 'REPLACED', 1],
      ['HCPCS', 'LOADED', 1],
    ]);
    expect(await stage.timeline()).toEqual(['starter 2015-01-01..', 'starter 2015-10-01..']);
  });

  test('with a code of the wrong shape is a fault', async () => {
    const wrong = loadStarter(stage.client, { HCPCS: codes });
    await expect(wrong).rejects.toThrow("The starter edition of HCPCS holds 'Q01', which is no such code.");
  });

  test('answers only before the first official edition', async () => {
    await loadStarter(stage.client, { ICD10CM: codes });
    await stage.load('icd10cm-order-2026.txt', orderFile({ code: 'Q02' }));
    expect(await stage.find('ICD10CM', 'Q010', '2025-09-30')).toMatchObject({ status: 'VALID', official: false });
    expect(await stage.find('ICD10CM', 'Q010', '2025-10-01')).toMatchObject({ status: 'UNKNOWN', official: true });
    expect(await stage.find('ICD10CM', 'Q010', '2026-10-01')).toMatchObject({ edition: '2026', official: true });
    expect(await stage.find('ICD10CM', 'Q010', '2015-09-30')).toMatchObject({ status: 'NO_EDITION', edition: null });
    expect(await stage.timeline()).toEqual(['starter 2015-10-01..', '2026 2025-10-01..2026-09-30']);
  });
});
