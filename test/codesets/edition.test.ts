import { describe, expect, test } from '@jest/globals';
import type { Edition } from '../../src/codesets/edition.ts';
import { clashOf, editionOf, fiscalYears, quarters } from '../../src/codesets/edition.ts';
import type { CalendarDate } from '../../src/platform/calendar-date.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const file = (name: string, archiveName: string | null = null) => ({ name, archiveName });

describe('The edition of an ICD-10-CM file', () => {
  test.each([
    ['icd10cm-order-2026.txt', null, '2026', '2025-10-01', '2026-09-30'],
    ['icd10cm_order_2027.txt', '2027-code-descriptions.zip', '2027', '2026-10-01', '2027-09-30'],
    ['icd10cm-order-April-2025.txt', null, '2025-04', '2025-04-01', '2025-09-30'],
    ['icd10cm-order-April-1-2026.txt', null, '2026-04', '2026-04-01', '2026-09-30'],
    ['icd10cm-order-2026.txt', 'april-1-2026-code-descriptions.zip', '2026-04', '2026-04-01', '2026-09-30'],
  ])('%s in %s is %s', (name, archiveName, edition, effectiveFrom, effectiveTo) => {
    expect(editionOf(fiscalYears, file(name, archiveName), {})).toEqual({ name: edition, effectiveFrom, effectiveTo });
  });

  test('may be given by hand where the name does not tell', () => {
    const expected = { name: '2026', effectiveFrom: '2025-10-01', effectiveTo: '2026-09-30' };
    expect(editionOf(fiscalYears, file('backup-20251001.txt'), { edition: '2026' })).toEqual(expected);
    const dated = { edition: 'corrected', effectiveFrom: day('2025-12-01') };
    expect(editionOf(fiscalYears, file('a.txt'), dated)).toEqual({
      name: 'corrected',
      effectiveFrom: '2025-12-01',
      effectiveTo: '2026-09-30',
    });
  });

  test('is refused where nothing tells, or name and hand contradict each other', () => {
    expect(() => editionOf(fiscalYears, file('a.txt'), {})).toThrow(
      'a.txt does not tell by its name which edition it is',
    );
    expect(() => editionOf(fiscalYears, file('a.txt'), { edition: 'mine' })).toThrow('no known first day');
    expect(() => editionOf(fiscalYears, file('a.txt'), { edition: '2026-13' })).toThrow('no known first day');
    const wrongYear = () => editionOf(fiscalYears, file('icd10cm-order-2025.txt'), { edition: '2026' });
    expect(wrongYear).toThrow('icd10cm-order-2025.txt is edition 2025 by its name, not edition 2026.');
    const outside = () => editionOf(fiscalYears, file('a.txt'), { edition: '2025', effectiveFrom: day('2025-11-01') });
    expect(outside).toThrow('Edition 2025 begins in another year than 2025-11-01.');
    const update = editionOf(fiscalYears, file('icd10cm-order-2026.txt'), { edition: '2026-04' });
    expect(update.effectiveFrom).toBe('2026-04-01');
  });
});

describe('The edition of a HCPCS file', () => {
  test.each([
    ['HCPC2025_OCT_ANWEB.xlsx', '2025-10', '2025-10-01'],
    ['HCPC2025_JAN_ANWEB_12172024.txt', '2025-01', '2025-01-01'],
    ['HCPC2019_CONTR_ANWEB.txt', '2019-01', '2019-01-01'],
  ])('%s is %s, open at its end', (name, edition, effectiveFrom) => {
    expect(editionOf(quarters, file(name), {})).toEqual({ name: edition, effectiveFrom, effectiveTo: null });
  });

  test('is refused under the name of another quarter', () => {
    const wrong = () => editionOf(quarters, file('HCPC2025_OCT_ANWEB.txt'), { edition: '2025-07' });
    expect(wrong).toThrow('is edition 2025-10 by its name');
  });
});

describe('Two editions', () => {
  const edition = (name: string, from: string, to: string | null): Edition => ({
    name,
    effectiveFrom: day(from),
    effectiveTo: to === null ? null : day(to),
  });
  const year = edition('2025', '2024-10-01', '2025-09-30');

  test.each([
    ['follow each other', edition('2026', '2025-10-01', '2026-09-30')],
    ['leave a gap', edition('2027', '2026-10-01', '2027-09-30')],
    ['end together, as an update within the year does', edition('2025-04', '2025-04-01', '2025-09-30')],
    ['begin with an open one', edition('old', '2020-01-01', null)],
  ])('do not clash when they %s', (_, other) => {
    expect([clashOf(year, other), clashOf(other, year)]).toEqual([null, null]);
  });

  test.each([
    ['begin together', edition('copy', '2024-10-01', '2025-09-30'), 'both begin on 2024-10-01'],
    [
      'overlap',
      edition('late', '2025-04-01', '2026-03-31'),
      'Edition late (from 2025-04-01) begins before edition 2025',
    ],
    ['lie within each other', edition('short', '2025-04-01', '2025-05-31'), 'begins before edition 2025'],
    ['overlap without an end', edition('open', '2025-04-01', null), 'begins before edition 2025'],
  ])('clash when they %s', (_, other, sentence) => {
    expect(clashOf(year, other)).toContain(sentence);
    expect(clashOf(other, year)).not.toBeNull();
  });
});
