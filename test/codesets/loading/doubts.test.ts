/** Files that can be read to the last line, and are not the edition that they pass for. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { LoadableCodeSet } from '../../../src/codesets/code-set.ts';
import { loadEdition, type LoadInput, type LoadResult } from '../../../src/codesets/loading/load.ts';
import { publishedAddenda, publishedFeeSchedule, publishedHcpcs } from '../../support/published/published.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';
import { hcpcsFile, hcpcsRecordLine, orderFile, SMALL_ORDER } from '../files.ts';
import { lines, ptpFile } from '../rule-files.ts';
import { openStage, type Stage } from '../stage.ts';
import { indexFile, tabularFile, utf8 } from '../tabular-files.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close(), 60_000);
beforeEach(() => stage.clear());

const load = (
  codeSet: LoadableCodeSet,
  files: Readonly<Record<string, Uint8Array>>,
  more: Partial<LoadInput> = {},
): Promise<LoadResult> => {
  const [path, ...morePaths] = Object.entries(files).map(([name, bytes]) => stage.saved(name, bytes));
  return loadEdition(stage.client, { codeSet, path: path!, morePaths, ...more });
};
const order = (name: string, bytes: Uint8Array, more: Partial<LoadInput> = {}): Promise<LoadResult> =>
  load('ICD10CM', { [name]: bytes }, more);

/** How many editions there are, halves included. */
const entered = async (): Promise<number> => (await stage.client.query('select from code_set_edition')).rowCount ?? 0;

describe('Some of the files of an edition', () => {
  const part = (number: number): Record<string, Uint8Array> => ({
    [`ccipra-v331r0-f${number}.txt`]: ptpFile({ one: `1000${number}` }),
  });

  test.each([
    ['one of four', part(1), 'has 4 files, and 1 given: f2, f3, f4 missing'],
    ['three of four', { ...part(1), ...part(2), ...part(4) }, 'has 4 files, and 3 given: f3 missing'],
    ['four of five', { ...part(1), ...part(2), ...part(3), ...part(5) }, 'has 5 files, and 4 given: f4 missing'],
    ['a file of no number', { 'edits.txt': ptpFile({}) }, 'has 4 files, and 1 given.'],
  ])('are refused: %s', async (_, files, sentence) => {
    await expect(load('PTP_PRACTITIONER', files, { edition: '2027-04' })).rejects.toThrow(sentence);
    expect(await entered()).toBe(0);
  });

  test('are all of them where their numbers are whole, or somebody says how many there are', async () => {
    const four = { ...part(3), ...part(1), ...part(4), ...part(2) };
    expect(await load('PTP_PRACTITIONER', four)).toMatchObject({ edition: '2027-04', codes: 4 });
    const alone = { 'ccioph-v331r0-f1.txt': ptpFile({}) };
    expect(await load('PTP_OUTPATIENT', alone, { parts: 1 })).toMatchObject({ outcome: 'LOADED' });
    await expect(load('PTP_OUTPATIENT', alone, { parts: 2 })).rejects.toThrow('has 2 files, and 1 given: f2 missing');
  });
});

describe('An edition that is the one beside it under another name', () => {
  const many = (count: number, title = 'at length'): Uint8Array =>
    orderFile(
      ...Array.from({ length: count }, (_, index) => ({ code: `A${100 + index}`, long: `A${index} ${title}` })),
    );
  beforeEach(async () => {
    await order('icd10cm-order-2026.txt', many(300));
  });

  test.each([
    ['whole', '2027', many(300), '2026', '300 rows are among the 300'],
    ['cut at the end of a line', '2027', many(299), '2026', '299 rows are among the 300'],
    ['whole, before it', '2025', many(300), '2026', '300 rows are among the 300'],
  ])('is refused and leaves nothing: %s', async (_, year, bytes, other, figures) => {
    const name = `icd10cm-order-${year}.txt`;
    const sentence = `Edition ${year} of ICD-10-CM would say nothing that edition ${other} does not say: its ${figures}`;
    await expect(order(name, bytes)).rejects.toThrow(sentence);
    expect(await entered()).toBe(1);
    expect(await order(name, bytes, { allowSame: true })).toMatchObject({ outcome: 'LOADED' });
  });

  test('is none where a title is another, nor before one that has more', async () => {
    expect(await order('icd10cm-order-2027.txt', many(300, 'in other words'))).toMatchObject({ outcome: 'LOADED' });
    expect(await order('icd10cm-order-2025.txt', many(290))).toMatchObject({ outcome: 'LOADED' });
  });

  test('is taken as an update within its year, of which some change nothing', async () => {
    expect(await order('icd10cm-order-April-2026.txt', many(300))).toMatchObject({ outcome: 'LOADED' });
  });

  test('is none when the same file comes again', async () => {
    expect(await order('icd10cm-order-2026.txt', many(300))).toMatchObject({ outcome: 'UNCHANGED' });
  });

  test('is refused where it has lost many rows, with both figures', async () => {
    const fewer = many(200, 'in other words');
    await expect(order('icd10cm-order-2027.txt', fewer)).rejects.toMatchObject({
      message: expect.stringContaining('would have 200 rows where edition 2026 has 300: more than 5 % would be lost'),
      extensions: { rows: 200, before: { edition: '2026', rows: 300 } },
    });
    expect(await entered()).toBe(1);
    expect(await order('icd10cm-order-2027.txt', fewer, { allowLoss: true })).toMatchObject({ codes: 200 });
  });

  test('may lose a few', async () => {
    expect(await order('icd10cm-order-2027.txt', many(286, 'in other words'))).toMatchObject({ codes: 286 });
    expect(await load('CARC', { 'carc-2026-01.csv': lines('code,title', '1,A', '2,B', '3,C') })).toBeDefined();
    expect(await load('CARC', { 'carc-2026-07.csv': lines('code,title', '1,A', '4,D') })).toMatchObject({ codes: 2 });
  });
});

describe('A file that speaks of another date', () => {
  const notice = 'Codes of CPT only are copyright 2025 of their owners';
  const mue = lines(
    `"${notice.replace('Codes of CPT', 'CPT codes')}.",,,`,
    'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale',
    'J0001,12,3 Date of Service Edit: Clinical,Clinical: Data',
  );
  const fees = lines(
    ',,2026 National Physician Fee Schedule Relative Value File April Release,',
    ',,,STATUS,PCTC,GLOB,MULT,BILAT,ASST,CO-,TEAM',
    'HCPCS,MOD,DESCRIPTION,CODE,IND,DAYS,PROC,SURG,SURG,SURG,SURG',
    '10000,,Ours,A,1,010,2,1,0,1,9',
  );
  const hcpcs = hcpcsFile(hcpcsRecordLine({ code: 'Q0001', added: '20251001' }));
  const tabular = tabularFile('<chapter><name>1</name><desc>Hats (G00-G99)</desc></chapter>', '2026');
  const index = indexFile('<letter><title>H</title><mainTerm><title>Hat</title><code>G10</code></mainTerm></letter>');

  test.each<[LoadableCodeSet, string, Uint8Array, string, string]>([
    ['MUE_PRACTITIONER', 'MCR_MUE_PractitionerServices_Eff_04-01-2027.csv', mue, '2027-04', 'those of copyright 2025'],
    ['MUE_PRACTITIONER', 'MCR_MUE_PractitionerServices_Eff_10-01-2024.csv', mue, '2024-10', 'those of copyright 2025'],
    ['PHYSICIAN_FEE_SCHEDULE', 'PPRRVU2026_Jul_nonQPP.csv', fees, '2026-07', 'of the release of April 2026'],
    ['PHYSICIAN_FEE_SCHEDULE', 'PPRRVU2027_Apr_nonQPP.csv', fees, '2027-04', 'of the release of April 2026'],
    ['HCPCS', 'HCPC2026_JAN_ANWEB.txt', hcpcs, '2026-01', 'its newest code begins on 2025-10-01'],
    ['ICD10CM_TABULAR', 'icd10cm-tabular-2027.xml', tabular, '2027', 'its version is 2026'],
    ['ICD10CM_INDEX', 'icd10cm-index-2027.xml', index, '2027', 'its version is 2031'],
  ])('is refused: %s %s', async (codeSet, name, bytes, edition, reason) => {
    await expect(load(codeSet, { [name]: bytes })).rejects.toThrow(
      new RegExp(`^${name} is not edition ${edition} \\(.*\\): .*${reason}\\. Allow the other date`),
    );
    expect(await entered()).toBe(0);
    expect(await load(codeSet, { [name]: bytes }, { allowOtherDate: true })).toMatchObject({ outcome: 'LOADED' });
  });

  test.each<[LoadableCodeSet, string, Uint8Array]>([
    ['MUE_PRACTITIONER', 'MCR_MUE_PractitionerServices_Eff_10-01-2026.csv', mue],
    ['MUE_PRACTITIONER', 'MCR_MUE_PractitionerServices_Eff_10-01-2025.csv', mue],
    ['PHYSICIAN_FEE_SCHEDULE', 'PPRRVU2026_Apr_nonQPP.csv', fees],
    ['HCPCS', 'HCPC2025_OCT_ANWEB.txt', hcpcs],
    ['ICD10CM_TABULAR', 'icd10cm-tabular-April-1-2026.xml', tabular],
  ])('is taken where it is of its own: %s %s', async (codeSet, name, bytes) => {
    expect(await load(codeSet, { [name]: bytes })).toMatchObject({ outcome: 'LOADED' });
  });

  test('is refused by the title of its addenda', async () => {
    await load('ICD10CM_TABULAR', { 'icd10cm-tabular-2026.xml': tabular });
    const text = utf8('ICD-10-CM TABULAR LIST\n 2025 Addenda April Update\nNo Change   Chapter 1\n');
    await expect(load('ICD10CM_TABULAR', { 'tabular-addenda-FY2027.txt': text })).rejects.toThrow('its title is 2025');
  });
});

describe('The published files', () => {
  testOnShared(
    'are taken as what they are, and refused as another edition',
    async () => {
      const zip = shared('icd10cm/official_zips/icd10cm-Code-Descriptions-2026.zip');
      await loadEdition(stage.client, { codeSet: 'ICD10CM', path: zip });
      const fee = publishedFeeSchedule('2022-01');
      await expect(
        loadEdition(stage.client, { codeSet: 'PHYSICIAN_FEE_SCHEDULE', path: fee, edition: '2022-01' }),
      ).resolves.toMatchObject({ outcome: 'LOADED' });
      await expect(
        loadEdition(stage.client, { codeSet: 'HCPCS', path: publishedHcpcs(), edition: '2025-10' }),
      ).resolves.toMatchObject({ outcome: 'LOADED' });
      expect(publishedAddenda().length).toBeGreaterThan(0);
      expect(await order('icd10cm-order-2027.txt', SMALL_ORDER).catch((error: Error) => error.message)).toContain(
        'would have 3 rows where edition 2026 has 98186',
      );
    },
    120_000,
  );
});
