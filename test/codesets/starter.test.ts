import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { STARTER_HCPCS } from '../../src/codesets/starter/hcpcs.ts';
import { STARTER_ICD10CM } from '../../src/codesets/starter/icd10cm.ts';
import type { StarterCode } from '../../src/codesets/starter/starter-code.ts';
import { shared, testOnShared } from '../support/shared-data.ts';

describe.each([
  ['ICD-10-CM', STARTER_ICD10CM, /^[A-Z]\d[0-9A-Z](?:[0-9A-Z]{1,4})?$/],
  ['HCPCS', STARTER_HCPCS, /^[ABCEGJKLPQRSTV]\d{4}$/],
] as const)('the starter edition of %s', (_, codes, form) => {
  test('holds every code once, in order, well formed', () => {
    const written = codes.map(({ code }) => code);
    expect(written).toEqual([...new Set(written)].toSorted());
    expect(written.filter((code) => !form.test(code))).toEqual([]);
  });

  test('gives every code a title of its own, short and without stray spaces', () => {
    expect(new Set(codes.map(({ title }) => title.toLowerCase())).size).toBe(codes.length);
    expect(codes.filter(({ title }) => title.length < 3 || title.length > 90 || title.trim() !== title)).toEqual([]);
    expect(codes.filter(({ title, code }) => title.includes(code))).toEqual([]);
  });
});

describe('the starter edition of ICD-10-CM', () => {
  const byCode = new Map(STARTER_ICD10CM.map((each) => [each.code, each]));

  test('is large enough to try the program with', () => {
    expect(STARTER_ICD10CM.filter(({ billable }) => billable).length).toBeGreaterThanOrEqual(400);
    expect(new Set(STARTER_ICD10CM.map(({ code }) => code.slice(0, 1))).size).toBeGreaterThanOrEqual(23);
  });

  test('holds the category of every code, and it is not billable where the code is longer', () => {
    for (const { code } of STARTER_ICD10CM.filter((each) => each.code.length > 3)) {
      expect([code, byCode.get(code.slice(0, 3))?.billable]).toEqual([code, false]);
    }
  });

  test('holds below every header at least one billable code, and below a billable code nothing', () => {
    for (const { code, billable } of STARTER_ICD10CM) {
      const below = STARTER_ICD10CM.filter((other) => other.code !== code && other.code.startsWith(code));
      expect([code, below.some((other) => other.billable)]).toEqual([code, !billable]);
    }
  });

  test('knows E11 as a header and E119 as billable', () => {
    expect([byCode.get('E11')?.billable, byCode.get('E119')?.billable]).toEqual([false, true]);
  });

  testOnShared('agrees with the official order file of fiscal year 2026 on every code and billable flag', () => {
    const official = readOrderFile();
    const wrong = STARTER_ICD10CM.filter(({ code, billable }) => official.get(code)?.billable !== billable);
    expect(wrong).toEqual([]);
  });

  testOnShared('holds every official heading above its codes', () => {
    const official = readOrderFile();
    const above = STARTER_ICD10CM.flatMap(({ code }) =>
      Array.from({ length: code.length - 3 }, (_, index) => code.slice(0, 3 + index)),
    );
    expect(above.filter((code) => official.has(code) && !byCode.has(code))).toEqual([]);
  });

  testOnShared('uses no official title of more than three words', () => {
    const official = readOrderFile();
    expect(copiesOf(STARTER_ICD10CM, (code) => official.get(code)?.titles ?? [])).toEqual([]);
  });
});

describe('the starter edition of HCPCS', () => {
  test('is large enough to try the program with, and all of it is billable', () => {
    expect(STARTER_HCPCS.length).toBeGreaterThanOrEqual(150);
    expect(STARTER_HCPCS.every(({ billable }) => billable)).toBe(true);
  });

  testOnShared('holds only codes of the official file of October 2025 that have no date of termination', () => {
    const official = readHcpcs();
    expect(STARTER_HCPCS.filter(({ code }) => official.get(code)?.terminated !== '')).toEqual([]);
  });

  testOnShared('uses no official title of more than three words', () => {
    const official = readHcpcs();
    expect(copiesOf(STARTER_HCPCS, (code) => official.get(code)?.titles ?? [])).toEqual([]);
  });
});

const copiesOf = (codes: readonly StarterCode[], titlesOf: (code: string) => readonly string[]): StarterCode[] =>
  codes.filter(({ code, title }) =>
    titlesOf(code).some((official) => official.split(/\s+/).length > 3 && plain(official) === plain(title)),
  );

/** Without case and punctuation, so that a comma does not make a copy an original. */
const plain = (title: string): string =>
  title
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join(' ');

const decompressed = (path: string): string =>
  execFileSync('xz', ['-dc', shared(path)], { encoding: 'latin1', maxBuffer: 64 * 2 ** 20 });

const readOrderFile = (): ReadonlyMap<string, { billable: boolean; titles: readonly string[] }> =>
  new Map(
    decompressed('icd10cm/icd10cm-order-2026.txt.xz')
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map((line) => [
        line.slice(6, 13).trim(),
        { billable: line.charAt(14) === '1', titles: [line.slice(16, 76).trim(), line.slice(77).trim()] },
      ]),
  );

const readHcpcs = (): ReadonlyMap<string, { terminated: string | undefined; titles: readonly string[] }> => {
  const [header = [], ...rows] = readCsv(decompressed('hcpcs/hcpcs_level2_codes_2025oct.csv.xz'));
  const column = (name: string): number => header.indexOf(name);
  const [code, long, short, end] = [
    column('HCPC'),
    column('LONG DESCRIPTION'),
    column('SHORT DESCRIPTION'),
    column('TERM DT'),
  ];
  return new Map(
    rows.map((row) => [row[code]!, { terminated: row[end], titles: [row[long] ?? '', row[short] ?? ''] }]),
  );
};

/** RFC 4180: a field may stand in quotes, and a quote inside is doubled. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [[]];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (match[0] === '') break;
    rows.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
};
