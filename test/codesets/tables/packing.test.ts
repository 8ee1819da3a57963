import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LoadableCodeSet } from '../../../src/codesets/code-set.ts';
import {
  addRows,
  batchesOf,
  completeEdition,
  enterEdition,
  rowsOfEdition,
} from '../../../src/codesets/loading/edition-store.ts';
import type { CodeRow, EditionRow } from '../../../src/codesets/files/rows.ts';
import { eachCopied } from '../../../src/codesets/knowledge/copied-rows.ts';
import type { StoredRef } from '../../../src/codesets/knowledge/editions-in-force.ts';
import { openThread, type Thread } from '../../../src/codesets/knowledge/packing.ts';
import { storeOf } from '../../../src/codesets/loading/stores.ts';
import { openCodes } from '../../../src/codesets/tables/codes.ts';
import { run } from '../../support/database.ts';
import { someEdition } from '../rule-files.ts';
import { day, openStage, type Stage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterEach(() => stage.clear());
afterAll(() => stage.close(), 60_000);

const stored = async (codeSet: LoadableCodeSet, rows: readonly EditionRow[]): Promise<StoredRef> => {
  const about = { codeSet, name: '2026', source: 'test', sha256: 'test', published: true };
  const days = { effectiveFrom: day('2026-01-01'), effectiveTo: null };
  const half = await enterEdition(stage.client, { ...about, ...days }, rows.length);
  for (const batch of batchesOf(rows, 0)) await addRows(stage.client, codeSet, half, batch);
  await completeEdition(stage.client, codeSet, half.id);
  return { ...someEdition(codeSet), id: half.id };
};

const codeRow = (code: string, more: Partial<CodeRow> = {}): CodeRow => ({
  code,
  billable: true,
  shortTitle: `About ${code}`,
  longTitle: `About ${code}`,
  effectiveFrom: null,
  effectiveTo: null,
  ...more,
});

/** Text as publishers write it, and of every length around that of a code. */
const text = fc.oneof(fc.string({ maxLength: 9 }), fc.constantFrom('Ménière', 'µg', '10021', '')).map(storable);
const date = fc.integer({ min: -30_000, max: 60_000 }).map((days) => day(dayText(days)));
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

function storable(written: string): string {
  return written.replaceAll('\0', '');
}

function dayText(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

const codes = fc.uniqueArray(fc.stringMatching(/^[A-Z0-9]{1,8}$/), { maxLength: 12 });

const codeRows = codes.chain((names) =>
  fc.tuple(
    ...names.map((code) =>
      fc.record({
        code: fc.constant(code),
        billable: fc.boolean(),
        shortTitle: text,
        longTitle: text,
        effectiveFrom: orNull(date),
        effectiveTo: orNull(date),
      }),
    ),
  ),
);

const edit = fc.tuple(text, orNull(date), orNull(date), fc.constantFrom<0 | 1 | 9>(0, 1, 9));

const ptpRows = codes.chain((names) =>
  fc.tuple(
    ...names.map((columnOne) =>
      fc.array(edit).map((edits) => ({
        columnOne,
        columnTwo: edits.map(([two]) => two),
        effectiveFrom: edits.map(([, from]) => from),
        effectiveTo: edits.map(([, , to]) => to),
        indicators: edits.map(([, , , indicator]) => indicator),
      })),
    ),
  ),
);

const tabularRows = codes.map((names) =>
  names.map((id, place) => ({
    id,
    level: 'CODE' as const,
    parent: place === 0 ? null : names[place - 1]!,
    title: `Ménière’s ${id}`,
    notes: [{ kind: 'INCLUDES' as const, text: `“${id}”`, references: [{ from: id, to: null, open: true }] }],
    sevenCharacters: place % 2 === 0 ? null : { A: 'summer', D: 'winter' },
  })),
);

const indexRows = fc.array(
  fc.record({
    path: fc.array(text, { minLength: 1, maxLength: 3 }),
    nonessential: fc.array(text, { maxLength: 2 }),
    codes: fc.array(fc.record({ column: orNull(text), code: text }), { maxLength: 2 }),
    see: orNull(text),
    seeAlso: orNull(text),
  }),
  { maxLength: 6 },
);

const unitRows = codes.map((names) =>
  names.map((code, place) => ({ code, units: place * 1000, indicator: 2 as const, rationale: `CMS ${code}` })),
);

describe('rows that are copied out', () => {
  test.each([
    ['ICD10CM', codeRows],
    ['PTP_PRACTITIONER', ptpRows],
    ['ICD10CM_TABULAR', tabularRows],
    ['ICD10CM_INDEX', indexRows],
    ['MUE_PRACTITIONER', unitRows],
  ] as const)(
    'of %s are those that are selected',
    async (codeSet, arbitrary: fc.Arbitrary<readonly EditionRow[]>) => {
      await fc.assert(
        fc.asyncProperty(arbitrary, async (rows) => {
          await stage.clear();
          const { id } = await stored(codeSet, rows);
          const copied: EditionRow[] = [];
          await eachCopied(stage.client, storeOf(codeSet), id, (row) => copied.push(row));
          expect(copied).toEqual(await rowsOfEdition(stage.client, codeSet, id));
          expect(copied).toHaveLength(rows.length);
        }),
        { numRuns: 25 },
      );
    },
    120_000,
  );

  test('a row that cannot be taken is the fault of the copy, after which the connection goes on', async () => {
    const { id } = await stored('HCPCS', [codeRow('A0001'), codeRow('A0002')]);
    const refused = eachCopied(stage.client, storeOf('HCPCS'), id, () => {
      throw new Error('not this one');
    });
    await expect(refused).rejects.toThrow('not this one');
    expect(await rowsOfEdition(stage.client, 'HCPCS', id)).toHaveLength(2);
  });
});

describe('the thread that packs', () => {
  let thread: Thread;
  afterEach(() => thread.close());

  const connections = async (): Promise<number> => {
    // Only a superuser sees what sessions of other logins are called.
    const { rows } = await run(
      stage.database.superuserUrl,
      `select count(*)::integer as count from pg_stat_activity
       where application_name = 'claimgraph editions' and datname = current_database()`,
    );
    return rows[0].count;
  };

  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  test('packs what it is asked together over one connection, and closes it with the last', async () => {
    thread = openThread(stage.database.applicationUrl);
    const sets = ['HCPCS', 'CPT', 'ICD10CM'] as const;
    const editions = [];
    for (const [place, set] of sets.entries()) editions.push(await stored(set, [codeRow(`A000${place}`)]));
    await stage.client.query('begin; lock table code in access exclusive mode');
    const packing = editions.map(async (edition) =>
      openCodes(await thread.pack({ kind: 'TABLE', editions: [edition] }), edition).at(0),
    );
    // The first of them waits for the lock, the others for the first.
    await until(async () => (await connections()) > 0);
    expect(await connections()).toBe(1);
    await stage.client.query('commit');
    const rows = await Promise.all(packing);
    expect(rows.map(({ code }) => code)).toEqual(['A0000', 'A0001', 'A0002']);
    await until(async () => (await connections()) === 0);
  }, 30_000);

  test('goes on after a job that failed', async () => {
    thread = openThread(stage.database.applicationUrl);
    const edition = await stored('HCPCS', [codeRow('A0001')]);
    const [failed, well] = await Promise.allSettled([
      thread.pack({ kind: 'TABLE', editions: [{ ...edition, id: 'no id' }] }),
      thread.pack({ kind: 'TABLE', editions: [edition] }),
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('no id') } });
    expect(well.status).toBe('fulfilled');
    expect(openCodes(await thread.pack({ kind: 'TABLE', editions: [edition] }), edition).size).toBe(1);
  }, 30_000);

  test('that cannot reach the database says so', async () => {
    thread = openThread('postgres://nobody:nothing@127.0.0.1:1/nowhere');
    const edition = await stored('HCPCS', [codeRow('A0001')]);
    await expect(thread.pack({ kind: 'TABLE', editions: [edition] })).rejects.toThrow('could not be opened');
  }, 30_000);

  test('takes nothing any more once it is closed', async () => {
    thread = openThread(stage.database.applicationUrl);
    const edition = await stored('HCPCS', [codeRow('A0001')]);
    await thread.close();
    await expect(thread.pack({ kind: 'TABLE', editions: [edition] })).rejects.toThrow('stopping');
  });
});
