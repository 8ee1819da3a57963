import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LOADABLE_CODE_SETS } from '../../src/codesets/code-set.ts';
import { loadEdition } from '../../src/codesets/load.ts';
import { findCodes } from '../../src/codesets/lookup.ts';
import { loadStarter } from '../../src/codesets/starter-edition.ts';
import { codeSetStatus } from '../../src/codesets/status.ts';
import { shared, testOnShared } from '../support/shared-data.ts';
import { SMALL_HCPCS, SMALL_ORDER } from './files.ts';
import type { Stage } from './stage.ts';
import { day, openStage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close(), 60_000);
beforeEach(() => stage.clear());

describe('Looking codes up', () => {
  beforeEach(async () => {
    await stage.load('icd10cm-order-2026.txt', SMALL_ORDER);
    await stage.load('HCPC2025_JAN_ANWEB.txt', SMALL_HCPCS);
  });

  test.each([
    ['ICD10CM', 'q01.0', '2025-10-01', 'VALID', '2026'],
    ['ICD10CM', 'Q010', '2026-09-30', 'VALID', '2026'],
    ['ICD10CM', 'Q01', '2026-01-01', 'NOT_BILLABLE', '2026'],
    ['ICD10CM', 'Q09', '2026-01-01', 'UNKNOWN', '2026'],
    ['ICD10CM', 'no\u0000code', '2026-01-01', 'UNKNOWN', '2026'],
    ['ICD10CM', 'Q010', '2025-09-30', 'NO_EDITION', null],
    ['ICD10CM', 'Q010', '2026-10-01', 'NO_EDITION', null],
    ['HCPCS', 'Q0001', '2030-01-01', 'VALID', '2025-01'],
    ['HCPCS', 'q0002', '2025-09-30', 'VALID', '2025-01'],
    ['HCPCS', 'Q0002', '2025-10-01', 'NOT_IN_FORCE', '2025-01'],
    ['HCPCS', 'Q010', '2025-10-01', 'UNKNOWN', '2025-01'],
    ['CPT', '99213', '2025-10-01', 'NO_EDITION', null],
  ] as const)('%s %j on %s is %s', async (codeSet, code, onDate, status, edition) => {
    expect(await stage.find(codeSet, code, onDate)).toMatchObject({ codeSet, onDate, status, edition });
  });

  test('answers all of them in their order, with titles and days, by one statement', async () => {
    const wanted = [
      { codeSet: 'HCPCS' as const, code: 'q0002', onDate: day('2026-01-01') },
      { codeSet: 'CPT' as const, code: '99213', onDate: day('2026-01-01') },
      { codeSet: 'ICD10CM' as const, code: 'Q01.0', onDate: day('2026-01-01') },
      { codeSet: 'HCPCS' as const, code: 'q0002', onDate: day('2025-01-01') },
    ];
    const before = stage.statements();
    const found = await findCodes(stage.query, wanted);
    expect(stage.statements() - before).toBe(1);
    const nothing = { shortTitle: null, longTitle: null, effectiveFrom: null, effectiveTo: null };
    const hcpcs = {
      code: 'Q0002',
      edition: '2025-01',
      official: true,
      shortTitle: 'Q0002 in short',
      longTitle: 'Q0002 at length',
      effectiveFrom: '2020-01-01',
      effectiveTo: '2025-09-30',
    };
    expect(found).toEqual([
      { ...wanted[0], ...hcpcs, status: 'NOT_IN_FORCE' },
      { ...wanted[1], ...nothing, status: 'NO_EDITION', edition: null, official: false },
      {
        ...wanted[2],
        ...nothing,
        code: 'Q010',
        status: 'VALID',
        edition: '2026',
        official: true,
        shortTitle: 'Q010 in short',
        longTitle: 'Q010 at length',
      },
      { ...wanted[3], ...hcpcs, status: 'VALID' },
    ]);
  });

  test('asks nothing for nothing', async () => {
    const before = stage.statements();
    expect(await findCodes(stage.query, [])).toEqual([]);
    expect(stage.statements()).toBe(before);
  });
});

describe('The status of the code sets', () => {
  test('names what is stored and what is missing for a date', async () => {
    expect((await codeSetStatus(stage.query, day('2026-01-01'))).map(({ codeSet, state }) => [codeSet, state])).toEqual(
      LOADABLE_CODE_SETS.map((codeSet) => [codeSet, 'MISSING']),
    );
    await loadStarter(stage.client, { HCPCS: [{ code: 'Q0001', billable: true, title: 'A thing' }] });
    for (const year of [2025, 2026, 2027]) await stage.load(`icd10cm-order-${year}.txt`, SMALL_ORDER);
    const status = await codeSetStatus(stage.query, day('2026-01-01'));
    expect(
      status
        .filter(({ codeSet }) => ['ICD10CM', 'HCPCS', 'CPT'].includes(codeSet))
        .map(({ codeSet, state, edition, codes, billable }) => [codeSet, state, edition, codes, billable]),
    ).toEqual([
      ['ICD10CM', 'FUTURE', '2027', 3, 2],
      ['ICD10CM', 'IN_FORCE', '2026', 3, 2],
      ['ICD10CM', 'PAST', '2025', 3, 2],
      ['HCPCS', 'MISSING', null, 0, 0],
      ['HCPCS', 'STARTER', 'starter', 1, 1],
      ['CPT', 'MISSING', null, 0, 0],
    ]);
    expect(status[1]).toMatchObject({
      source: 'icd10cm-order-2026.txt',
      effectiveFrom: '2025-10-01',
      effectiveTo: '2026-09-30',
      loadedAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
  });
});

describe('CPT', () => {
  const list = (text: string): Uint8Array => Buffer.from(`code\tshort\tlong\teffective_from\teffective_to\n${text}`);

  test('is looked up like other lists once the licensee has loaded one, in its year', async () => {
    const path = stage.saved(
      'cpt-2025.tsv',
      list('99213\tMade-up service A\tMade-up service A at length\t\t\n0042T\tMade-up B\tB\t2025-07-01\t\n'),
    );
    expect(await loadEdition(stage.client, { codeSet: 'CPT', path })).toMatchObject({ outcome: 'LOADED', codes: 2 });
    expect(await stage.timeline()).toEqual(['2025 2025-01-01..2025-12-31']);
    const longTitle = 'Made-up service A at length';
    expect(await stage.find('CPT', '99213', '2025-06-30')).toMatchObject({
      status: 'VALID',
      official: true,
      longTitle,
    });
    expect(await stage.find('CPT', '99214', '2025-06-30')).toMatchObject({ status: 'UNKNOWN' });
    expect(await stage.find('CPT', '0042t', '2025-06-30')).toMatchObject({ status: 'NOT_IN_FORCE' });
    expect(await stage.find('CPT', '99213', '2026-01-01')).toMatchObject({ status: 'NO_EDITION' });
  });

  test('of another year is refused by the days of its codes', async () => {
    const path = stage.saved('cpt-2025.tsv', list('99213\tA\tA\t2021-01-01\t\n'));
    await expect(loadEdition(stage.client, { codeSet: 'CPT', path })).rejects.toThrow(
      'newest code begins on 2021-01-01',
    );
  });
});

describe('The official files', () => {
  const editions = [
    ['ICD10CM', 'icd10cm/official_zips/icd10cm-Code-Descriptions-2026.zip', 98_186],
    ['ICD10CM', 'icd10cm/official_zips/Code-descriptions-April-2025.zip', 97_584],
    ['ICD10CM', 'icd10cm/official_zips/ICD10-CM-Code-Descriptions-2025.zip', 97_584],
    ['HCPCS', 'hcpcs/HCPC2025_OCT_ANWEB.xlsx', 8_463],
    ['ICD10PCS', 'icd10cm/icd10pcs/cms_icd10pcs_order_2026.zip', 80_029],
    ['MODIFIER', 'hcpcs/HCPC2025_OCT_ANWEB.xlsx', 383],
    ['CARC', 'code-lists/cms_bfd_cc0/carc.csv', 407, '2026-07'],
    ['PLACE_OF_SERVICE', 'code-lists/cms_bfd_cc0/place_of_service.csv', 52, '2026-07'],
  ] as const;

  testOnShared(
    'load together, each once, and answer by date',
    async () => {
      for (const [codeSet, path, codes, edition] of editions) {
        const input = { codeSet, path: shared(path), edition };
        expect(await loadEdition(stage.client, input)).toMatchObject({ outcome: 'LOADED', codes });
        expect(await loadEdition(stage.client, input)).toMatchObject({ outcome: 'UNCHANGED', codes });
      }
      expect(await stage.timeline()).toEqual([
        '2026-07 2026-07-01..',
        '2025-10 2025-10-01..',
        '2025 2024-10-01..2025-03-31',
        '2025-04 2025-04-01..2025-09-30',
        '2026 2025-10-01..2026-09-30',
        '2026 2025-10-01..2026-09-30',
        '2025-10 2025-10-01..',
        '2026-07 2026-07-01..',
      ]);
      expect(await stage.find('ICD10PCS', '0016070', '2026-01-01')).toMatchObject({ status: 'VALID', edition: '2026' });
      expect(await stage.find('ICD10PCS', '001', '2026-01-01')).toMatchObject({ status: 'NOT_BILLABLE' });
      expect(await stage.find('MODIFIER', 'lt', '2026-01-01')).toMatchObject({ status: 'VALID' });
      expect(await stage.find('CARC', '253', '2026-08-01')).toMatchObject({ status: 'VALID' });
      expect(await stage.find('PLACE_OF_SERVICE', '29', '2026-08-01')).toMatchObject({ status: 'UNKNOWN' });
      expect(await stage.find('ICD10CM', 'E11.9', '2025-03-31')).toMatchObject({ status: 'VALID', edition: '2025' });
      expect(await stage.find('ICD10CM', 'E11.9', '2025-04-01')).toMatchObject({ status: 'VALID', edition: '2025-04' });
      expect(await stage.find('ICD10CM', 'E11', '2026-01-01')).toMatchObject({
        status: 'NOT_BILLABLE',
        edition: '2026',
      });
      expect(await stage.find('HCPCS', 'J2150', '2025-10-01')).toMatchObject({
        status: 'NOT_IN_FORCE',
        effectiveTo: '2025-09-30',
      });
    },
    120_000,
  );
});
