/** Editions that come in several files, and files that tell changes only: with readers of our own in place of the publishers'. */

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { LoadableCodeSet } from '../../../src/codesets/code-set.ts';
import { fiscalYears } from '../../../src/codesets/edition.ts';
import { issueLog, type CodeFileReader } from '../../../src/codesets/files/code-file.ts';
import type { CodeRow, MueRow } from '../../../src/codesets/files/rows.ts';
import type { LoadInput, LoadResult } from '../../../src/codesets/loading/load.ts';
import type { Stage } from '../stage.ts';

const wordsOf = (bytes: Uint8Array): string[] => Buffer.from(bytes).toString('latin1').trim().split(/\s+/);
const nameFromFile = (name: string): string | null => /20\d\d/.exec(name)?.[0] ?? null;

/** `99213 4`, and a code once in all parts. */
const parted: CodeFileReader<MueRow> = {
  codeSet: 'MUE_PRACTITIONER',
  fileName: /^mue/,
  form: 'TEXT',
  editions: { ...fiscalYears, nameFromFile },
  read: (bytes) => {
    const words = wordsOf(bytes);
    const rows = words.flatMap((code, index) =>
      index % 2 === 0 ? [{ code, units: Number(words[index + 1]), indicator: 1 as const, rationale: '' }] : [],
    );
    return { rows, skipped: 1 };
  },
  join: (parts) => {
    const log = issueLog();
    const rows = parts.flat();
    if (new Set(rows.map(({ code }) => code)).size < rows.length) log.add(1, 1, 'a code stands in two parts');
    return log.or(rows, 0);
  },
};

const row = (code: string): CodeRow => ({
  code,
  billable: true,
  shortTitle: code,
  longTitle: code,
  effectiveFrom: null,
  effectiveTo: null,
});

/** All codes, or `+1 -2` against the edition before. */
const whole: CodeFileReader<CodeRow> = {
  codeSet: 'CARC',
  fileName: /^all/,
  form: 'TEXT',
  editions: { ...fiscalYears, nameFromFile },
  read: (bytes) => ({ rows: wordsOf(bytes).map(row), skipped: 0 }),
};
const changes: CodeFileReader<CodeRow> = {
  ...whole,
  fileName: /^changes/,
  amends: true,
  read: (bytes, before) => {
    const codes = new Set(before!.map(({ code }) => code));
    for (const word of wordsOf(bytes)) {
      if (word.startsWith('+')) codes.add(word.slice(1));
      else codes.delete(word.slice(1));
    }
    return { rows: [...codes].map(row), skipped: 0 };
  },
};

const READERS: readonly CodeFileReader[] = [parted, whole, changes];
jest.unstable_mockModule('../../../src/codesets/readers/readers.ts', () => ({
  readersOf: (codeSet: LoadableCodeSet) => READERS.filter((reader) => reader.codeSet === codeSet),
}));
const { loadEdition } = await import('../../../src/codesets/loading/load.ts');
const { openStage } = await import('../stage.ts');

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close(), 60_000);
beforeEach(() => stage.clear());

const load = (codeSet: LoadableCodeSet, files: Record<string, string>, more: Partial<LoadInput> = {}) => {
  const [path, ...morePaths] = Object.entries(files).map(([name, text]) => stage.saved(name, Buffer.from(text)));
  return loadEdition(stage.client, { codeSet, path: path!, morePaths, ...more });
};
const mues = async (): Promise<string[]> => {
  const { rows } = await stage.client.query<{ line: string }>(
    `select code || ' ' || units as line from mue_edit order by code`,
  );
  return rows.map(({ line }) => line);
};
const codes = async (edition: string): Promise<string> => {
  const { rows } = await stage.client.query<{ codes: string }>(
    `select string_agg(c.code, ' ' order by c.code) as codes from code c join code_set_edition e on e.id = c.edition_id
     where e.edition = $1`,
    [edition],
  );
  return rows[0]!.codes;
};

describe('An edition in several files', () => {
  const PARTS = { 'mue-2026-1.txt': 'A 1 B 2', 'mue-2026-2.txt': 'C 3', 'mue-2026-3.txt': 'D 4' };

  test('is loaded whole, under the names of all', async () => {
    expect(await load('MUE_PRACTITIONER', PARTS)).toMatchObject({ outcome: 'LOADED', codes: 4, skipped: 3 });
    expect(await mues()).toEqual(['A 1', 'B 2', 'C 3', 'D 4']);
    const { rows } = await stage.client.query('select source from code_set_edition');
    expect(rows).toEqual([{ source: Object.keys(PARTS).join(', ') }]);
  });

  test('is the same in whatever order, and another one with a part less', async () => {
    const first = await load('MUE_PRACTITIONER', PARTS);
    const reversed = Object.fromEntries(Object.entries(PARTS).toReversed());
    expect(await load('MUE_PRACTITIONER', reversed)).toMatchObject({ outcome: 'UNCHANGED', sha256: first.sha256 });
    const fewer = { 'mue-2026-1.txt': PARTS['mue-2026-1.txt'] };
    await expect(load('MUE_PRACTITIONER', fewer)).rejects.toThrow('already with other content');
    const alone = await load('MUE_PRACTITIONER', fewer, { replace: true });
    expect(alone.sha256).toBe(createHash('sha256').update(fewer['mue-2026-1.txt']).digest('hex'));
  });

  test.each<[string, Record<string, string>, string]>([
    ['that do not fit together', { 'mue-2026-1.txt': 'A 1', 'mue-2026-2.txt': 'A 2' }, 'mue-2026-1.txt'],
    ['of which two are the same', { 'mue-2026-1.txt': 'A 1', 'mue-2026-2.txt': 'A 1' }, 'are the same file'],
    ['of two editions', { 'mue-2026-1.txt': 'A 1', 'mue-2025-2.txt': 'B 1' }, 'is of edition 2026 and mue-2025-2.txt'],
  ])('%s is refused', async (_, files, message) => {
    await expect(load('MUE_PRACTITIONER', files)).rejects.toThrow(message);
    expect(await mues()).toEqual([]);
  });

  test('is refused where an edition is one file', async () => {
    const files = { 'all-2026.txt': '1 2', 'all-2026-b.txt': '3' };
    await expect(load('CARC', files)).rejects.toThrow('is one file, and 2 are given');
  });
});

describe('A file that tells changes', () => {
  test('is refused where no edition is in force the day before', async () => {
    await expect(load('CARC', { 'changes-2026.txt': '+1' })).rejects.toThrow(
      'changes-2026.txt tells what changes against the edition before it, and no edition of ' +
        'Claim adjustment reason codes is in force on 2025-09-30: load that one first.',
    );
    await load('CARC', { 'all-2024.txt': '1 2' });
    await expect(load('CARC', { 'changes-2026.txt': '+1' })).rejects.toThrow('in force on 2025-09-30');
    expect(await stage.timeline()).toEqual(['2024 2023-10-01..2024-09-30']);
  });

  test('makes an edition of the one before, one after the other', async () => {
    await load('CARC', { 'all-2024.txt': '1 2' });
    await load('CARC', { 'changes-2025.txt': '+3 -1' });
    await load('CARC', { 'changes-2026.txt': '+4' });
    expect([await codes('2024'), await codes('2025'), await codes('2026')]).toEqual(['1 2', '2 3', '2 3 4']);
    expect(await load('CARC', { 'changes-2026.txt': '+4' })).toMatchObject({ outcome: 'UNCHANGED' });
  });

  test('is other content once the edition before is another', async () => {
    await load('CARC', { 'all-2024.txt': '1 2' });
    await load('CARC', { 'changes-2025.txt': '+3' });
    await load('CARC', { 'all-2024.txt': '7' }, { replace: true });
    await expect(load('CARC', { 'changes-2025.txt': '+3' })).rejects.toThrow('already with other content');
    expect(await load('CARC', { 'changes-2025.txt': '+3' }, { replace: true })).toMatchObject({ outcome: 'REPLACED' });
    expect(await codes('2025')).toBe('3 7');
  });

  test('takes the layout that its name tells', async () => {
    const result: LoadResult = await load('CARC', { 'all-2024.txt': '+1 -2' });
    expect(result.codes).toBe(2);
    expect(await codes('2024')).toBe('+1 -2');
  });
});
