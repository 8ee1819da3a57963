import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { dropEdition } from '../../../src/codesets/loading/drop.ts';
import { calendarYears, datedLists, fiscalYears, quarters, type Edition } from '../../../src/codesets/edition.ts';
import { editionsFor, gapsAround } from '../../../src/codesets/loading/gaps.ts';
import { hcpcsFile, hcpcsRecordLine, orderFile, SMALL_ORDER } from '../files.ts';
import { day, openStage, type Stage } from '../stage.ts';

const edition = (name: string, from: string, to: string | null): Edition => ({
  name,
  effectiveFrom: day(from),
  effectiveTo: to === null ? null : day(to),
});
const YEARS = [2024, 2025, 2026, 2027].map((year) => edition(`${year}`, `${year - 1}-10-01`, `${year}-09-30`));
const [, Y25, Y26, Y27] = YEARS as [Edition, Edition, Edition, Edition];

describe('Days without an edition', () => {
  test.each([
    ['alone', Y26, [], []],
    ['between its neighbours', Y26, [Y25, Y27], []],
    ['a year after the last', Y27, [Y25], ['2025-10-01..2026-09-30']],
    ['a year before the first', Y25, [Y27], ['2025-10-01..2026-09-30']],
    [
      'between two that are far',
      edition('x', '2026-02-01', '2026-03-31'),
      [Y25, Y27],
      ['2025-10-01..2026-01-31', '2026-04-01..2026-09-30'],
    ],
    ['within a year that is there', edition('2026-04', '2026-04-01', '2026-09-30'), [Y26], []],
    ['after one that is open', Y27, [edition('old', '2020-01-01', null)], []],
  ])('around an edition that stands %s', (_, added, others, gaps) => {
    for (const order of [others, others.toReversed()])
      expect(gapsAround(added, order).map(({ from, to }) => `${from}..${to}`)).toEqual(gaps);
  });

  test.each([
    ['fiscal years', fiscalYears, '2024-10-01', '2026-09-30', ['2025', '2026']],
    ['a part of one', fiscalYears, '2025-12-01', '2026-03-31', ['2026']],
    ['calendar years', calendarYears, '2025-01-01', '2025-12-31', ['2025']],
    ['quarters', quarters, '2025-01-01', '2025-12-31', []],
  ])('are covered by %s of these names', (_, scheme, from, to, names) => {
    expect(editionsFor({ from: day(from), to: day(to) }, scheme)).toEqual(names);
  });
});

describe('Editions by calendar year and by day', () => {
  test.each([
    [calendarYears, 'cpt-2026.tsv', '2026', '2026-01-01', '2026-12-31'],
    [calendarYears, 'cpt-2026-07.tsv', '2026-07', '2026-07-01', '2026-12-31'],
    [datedLists, 'carc-2026-07-15.csv', '2026-07-15', '2026-07-15', null],
    [datedLists, 'rarc_2026-11.csv', '2026-11', '2026-11-01', null],
  ])('are told by the name of the file', (scheme, file, name, from, to) => {
    expect(scheme.nameFromFile(file, null)).toBe(name);
    expect(scheme.startOf(name)).toBe(from);
    expect(scheme.endOf(day(from))).toBe(to);
  });

  test.each([
    [calendarYears, 'cpt.tsv'],
    [calendarYears, 'cpt-12026.tsv'],
    [datedLists, 'carc.csv'],
    [datedLists, 'carc-2026.csv'],
    [datedLists, 'carc-2026-07-155.csv'],
  ])('are not told by another name', (scheme, file) => {
    expect(scheme.nameFromFile(file, null)).toBeNull();
  });
});

describe('Loading an edition that would leave days without one', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 60_000);
  afterAll(() => stage.close(), 60_000);
  beforeEach(() => stage.clear());
  const load = (year: number, more = {}) => stage.load(`icd10cm-order-${year}.txt`, SMALL_ORDER, more);

  test.each([
    [2024, 2026, '2024-10-01 to 2025-09-30', '2025'],
    [2026, 2024, '2024-10-01 to 2025-09-30', '2025'],
    [2023, 2026, '2023-10-01 to 2025-09-30', '2024, 2025'],
  ])('after %s, of %s is refused with the days and what to load first', async (there, added, days, wanted) => {
    await load(there);
    await expect(load(added)).rejects.toThrow(
      `no edition of ICD-10-CM would cover ${days}: load edition ${wanted} first`,
    );
    expect(await stage.timeline()).toHaveLength(1);
    expect((await stage.client.query('select from code_set_edition')).rowCount).toBe(1);
  });

  test('goes in where the gap is allowed, and the gap may be filled', async () => {
    await load(2024);
    expect(await load(2026, { allowGap: true })).toMatchObject({ outcome: 'LOADED' });
    expect(await stage.find('ICD10CM', 'Q010', '2025-01-01')).toMatchObject({ edition: '2024', due: '2025' });
    expect(await load(2025)).toMatchObject({ outcome: 'LOADED' });
    expect(await stage.find('ICD10CM', 'Q010', '2025-01-01')).toMatchObject({ status: 'VALID', edition: '2025' });
  });

  test('does not count against other content for an edition that stands there', async () => {
    await load(2024);
    await load(2026, { allowGap: true });
    const other = await stage.load('icd10cm-order-2026.txt', orderFile({ code: 'Q07' }), { replace: true });
    expect(other.outcome).toBe('REPLACED');
  });

  test('never happens where editions are open', async () => {
    const file = (date: string) => hcpcsFile(hcpcsRecordLine({ code: 'Q0001', added: date }));
    await stage.load('HCPC2024_JAN_ANWEB.txt', file('20240101'));
    await stage.load('HCPC2025_OCT_ANWEB.txt', file('20251001'));
    expect(await stage.timeline()).toEqual(['2024-01 2024-01-01..2025-09-30', '2025-10 2025-10-01..']);
  });

  test('and dropping one within is refused, at the ends it is not', async () => {
    for (const year of [2024, 2025, 2026]) await load(year);
    const drop = (name: string, more = {}) => dropEdition(stage.client, { codeSet: 'ICD10CM', edition: name, ...more });
    await expect(drop('2025')).rejects.toThrow('would cover 2024-10-01 to 2025-09-30');
    await expect(drop('2030')).rejects.toThrow('There is no edition 2030 of ICD-10-CM; there are 2024, 2025, 2026.');
    expect(await drop('2026')).toEqual({ codeSet: 'ICD10CM', edition: '2026', codes: 3 });
    expect(await drop('2024')).toMatchObject({ edition: '2024' });
    expect(await stage.timeline()).toEqual(['2025 2024-10-01..2025-09-30']);
  });

  test('an update that is dropped gives its days back', async () => {
    await load(2025);
    await stage.load('icd10cm-order-April-2025.txt', SMALL_ORDER);
    await dropEdition(stage.client, { codeSet: 'ICD10CM', edition: '2025-04' });
    expect(await stage.timeline()).toEqual(['2025 2024-10-01..2025-09-30']);
  });
});
