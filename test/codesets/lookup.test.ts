import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LOADABLE_CODE_SETS, type CodeSet } from '../../src/codesets/code-set.ts';
import { loadEdition } from '../../src/codesets/loading/load.ts';
import { findCodes } from '../../src/codesets/lookup.ts';
import { loadStarter } from '../../src/codesets/starter-edition.ts';
import { codeSetStatus } from '../../src/codesets/status.ts';
import { shared, testOnShared } from '../support/shared-data.ts';
import { hcpcsFile, hcpcsRecordLine, orderFile, SMALL_HCPCS, SMALL_ORDER } from './files.ts';
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
    ['ICD10CM', 'Q010', '2025-09-30', 'NO_EDITION', null, '2025'],
    ['ICD10CM', 'Q010', '2026-10-01', 'VALID', '2026', '2027'],
    ['HCPCS', 'Q0001', '2030-01-01', 'VALID', '2025-01', '2030-01'],
    ['HCPCS', 'Q0001', '2025-03-31', 'VALID', '2025-01'],
    ['HCPCS', 'q0002', '2025-09-30', 'VALID', '2025-01', '2025-07'],
    ['HCPCS', 'Q0002', '2025-10-01', 'NOT_IN_FORCE', '2025-01', '2025-10'],
    ['HCPCS', 'Q010', '2025-10-01', 'NO_EDITION', '2025-01', '2025-10'],
    ['HCPCS', 'Q010', '2025-03-31', 'UNKNOWN', '2025-01'],
    ['ICD10CM', 'Q010A', '2026-10-01', 'NO_EDITION', '2026', '2027'],
    ['CPT', '99213', '2025-10-01', 'NO_EDITION', null, '2025'],
    ['CARC', '45', '2025-10-01', 'NO_EDITION', null],
  ] as const)('%s %j on %s is %s', async (codeSet, code, onDate, status, edition, due: string | null = null) => {
    expect(await stage.find(codeSet, code, onDate)).toMatchObject({ codeSet, onDate, status, edition, due });
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
      due: '2026-01',
      shortTitle: 'Q0002 in short',
      longTitle: 'Q0002 at length',
      effectiveFrom: '2020-01-01',
      effectiveTo: '2025-09-30',
    };
    expect(found).toEqual([
      { ...wanted[0], ...hcpcs, status: 'NOT_IN_FORCE' },
      { ...wanted[1], ...nothing, status: 'NO_EDITION', edition: null, official: false, due: '2026' },
      {
        ...wanted[2],
        ...nothing,
        code: 'Q010',
        status: 'VALID',
        edition: '2026',
        official: true,
        due: null,
        shortTitle: 'Q010 in short',
        longTitle: 'Q010 at length',
      },
      { ...wanted[3], ...hcpcs, status: 'VALID', due: null },
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
    expect(status.filter(({ due }) => due !== null).map(({ codeSet, due }) => `${codeSet} ${due}`)).toEqual(
      expect.arrayContaining(['HCPCS 2026-01', 'CPT 2026', 'PTP_PRACTITIONER 2026-01', 'ICD10CM_TABULAR 2026']),
    );
    expect(status[1]).toMatchObject({
      due: null,
      source: 'icd10cm-order-2026.txt',
      effectiveFrom: '2025-10-01',
      effectiveTo: '2026-09-30',
      loadedAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
  });
});

describe('An edition that has outlasted its turn', () => {
  const stateOn = async (codeSet: CodeSet, onDate: string): Promise<(string | null)[][]> =>
    (await codeSetStatus(stage.query, day(onDate)))
      .filter((row) => row.codeSet === codeSet)
      .map(({ state, edition, due }) => [state, edition, due]);

  test('is stale, names what is due, and still answers', async () => {
    await stage.load('HCPC2025_OCT_ANWEB.txt', hcpcsFile(hcpcsRecordLine({ code: 'Q0001', added: '20251001' })));
    expect(await stateOn('HCPCS', '2025-12-31')).toEqual([['IN_FORCE', '2025-10', null]]);
    expect(await stateOn('HCPCS', '2026-11-24')).toEqual([['STALE', '2025-10', '2026-10']]);
    expect(await stage.find('HCPCS', 'Q0001', '2026-11-24')).toMatchObject({ status: 'VALID', due: '2026-10' });
    expect(await stateOn('HCPCS', '2025-09-30')).toEqual([
      ['MISSING', null, '2025-07'],
      ['FUTURE', '2025-10', null],
    ]);
  });

  test('answers rather than the starter edition, until the next one is loaded', async () => {
    await loadStarter(stage.client, { ICD10CM: [{ code: 'Q090', billable: true, title: 'Of the starter' }] });
    await stage.load('icd10cm-order-2026.txt', SMALL_ORDER);
    expect(await stage.find('ICD10CM', 'Q010', '2026-11-10')).toMatchObject({
      status: 'VALID',
      edition: '2026',
      official: true,
      due: '2027',
    });
    expect(await stateOn('ICD10CM', '2026-11-10')).toEqual([
      ['STALE', '2026', '2027'],
      ['STARTER', 'starter', null],
    ]);
    await stage.load('icd10cm-order-2027.txt', orderFile({ code: 'Q010' }, { code: 'Q03' }));
    expect(await stage.find('ICD10CM', 'Q010', '2026-11-10')).toMatchObject({ edition: '2027', due: null });
  });

  test('is stale between its own year and one that is loaded later, and its update is not', async () => {
    await stage.load('icd10cm-order-2024.txt', SMALL_ORDER);
    await stage.load('icd10cm-order-2026.txt', orderFile({ code: 'Q010' }, { code: 'Q03' }), { allowGap: true });
    expect(await stateOn('ICD10CM', '2025-01-01')).toEqual([
      ['FUTURE', '2026', null],
      ['STALE', '2024', '2025'],
    ]);
    await stage.load('icd10cm-order-April-2026.txt', orderFile({ code: 'Q010' }, { code: 'Q03' }, { code: 'Q04' }));
    expect(await stateOn('ICD10CM', '2026-09-30')).toEqual([
      ['IN_FORCE', '2026-04', null],
      ['PAST', '2026', null],
      ['PAST', '2024', null],
    ]);
  });

  test('is never said of a list that comes out now and then', async () => {
    const path = stage.saved('carc-2020-01-01.csv', Buffer.from('code,title\n45,Made-up reason\n'));
    await loadEdition(stage.client, { codeSet: 'CARC', path });
    expect(await stateOn('CARC', '2026-11-24')).toEqual([['IN_FORCE', '2020-01-01', null]]);
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
    expect(await stage.find('CPT', '99213', '2024-12-31')).toMatchObject({ status: 'NO_EDITION', due: '2024' });
    expect(await stage.find('CPT', '99213', '2026-01-01')).toMatchObject({ status: 'VALID', due: '2026' });
    // It may be one of the new year's, and is taken by its form as before any list was loaded.
    expect(await stage.find('CPT', '99214', '2026-01-01')).toMatchObject({ status: 'NO_EDITION', due: '2026' });
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
