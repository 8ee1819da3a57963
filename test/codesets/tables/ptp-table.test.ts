import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PtpRow } from '../../../src/codesets/files/rows.ts';
import { openPtp } from '../../../src/codesets/tables/ptp.ts';
import type { CalendarDate } from '../../../src/platform/calendar-date.ts';
import { plusDays } from '../../../src/platform/calendar-date.ts';
import { someEdition } from '../rule-files.ts';
import { day } from '../stage.ts';
import { packPtp } from './packed-ptp.ts';

const CODES = ['10000', '10001', '0001T', '0001U', 'G0001', 'J9999', '99999'];
const code = fc.constantFrom(...CODES);
const date = fc.integer({ min: 0, max: 12 }).map((days) => plusDays(day('2024-01-01'), days));

/** Edits of one code; those of one pair follow each other, so that one answer is right on each day. */
const row = (columnOne: string): fc.Arbitrary<PtpRow> =>
  fc
    .array(
      fc.tuple(
        code,
        fc.uniqueArray(date, { minLength: 1, maxLength: 4 }),
        fc.constantFrom<0 | 1 | 9>(0, 1, 9),
        fc.boolean(),
        fc.boolean(),
      ),
    )
    .map((pairs) => new Map(pairs.map((pair) => [pair[0], pair])))
    .map((pairs) =>
      [...pairs.values()].flatMap(([two, days, indicator, isOld, isOpen]) => {
        const sorted = days.toSorted();
        return sorted.flatMap((begin, place) => {
          if (place % 2 === 1) return [];
          const end = sorted[place + 1] ?? (isOpen ? null : begin);
          return [{ two, from: place === 0 && isOld ? null : begin, to: end, indicator }];
        });
      }),
    )
    .map((edits) => ({
      columnOne,
      columnTwo: edits.map(({ two }) => two),
      effectiveFrom: edits.map(({ from }) => from),
      effectiveTo: edits.map(({ to }) => to),
      indicators: edits.map(({ indicator }) => indicator),
    }));

const rows = fc.subarray(CODES).chain((codes) => fc.tuple(...codes.map(row)));

const expectedOf = (all: readonly PtpRow[], one: string, two: string, onDate: CalendarDate) => {
  const found = all.find(({ columnOne }) => columnOne === one);
  const place = found?.columnTwo.findIndex(
    (other, at) =>
      other === two && (found.effectiveFrom[at] ?? '') <= onDate && onDate <= (found.effectiveTo[at] ?? '9999-12-31'),
  );
  if (found === undefined || place === undefined || place < 0) return null;
  return {
    columnOne: one,
    columnTwo: two,
    indicator: found.indicators[place],
    effectiveFrom: found.effectiveFrom[place],
    effectiveTo: found.effectiveTo[place],
  };
};

describe('The table of procedure-to-procedure edits', () => {
  test('answers as the rows do, for every ordered pair and every day', () => {
    fc.assert(
      fc.property(rows, date, (some, onDate) => {
        const table = openPtp(packPtp(some), someEdition('PTP_PRACTITIONER'));
        expect(table.size).toBe(some.reduce((sum, { columnTwo }) => sum + columnTwo.length, 0));
        for (const one of [...CODES, '22222', 'none']) {
          for (const two of [...CODES, '22222', '']) {
            expect(table.find(one, two, onDate)).toEqual(expectedOf(some, one, two, onDate));
          }
        }
      }),
    );
  });

  test('says the later of two edits that share a day, and one that was never in force last of all', () => {
    const days = ['2020-01-01', '2022-12-31', '2023-06-01'].map(day);
    const table = openPtp(
      packPtp([
        {
          columnOne: '10000',
          columnTwo: ['20000', '20000', '20000'],
          effectiveFrom: days,
          effectiveTo: [day('2022-12-31'), null, day('2023-06-01')],
          indicators: [0, 1, 9],
        },
      ]),
      someEdition('PTP_PRACTITIONER'),
    );
    const on = (text: string) => table.find('10000', '20000', day(text))?.indicator;
    expect(['2019-12-31', '2022-12-30', '2022-12-31', '2023-06-01'].map(on)).toEqual([undefined, 0, 1, 1]);
    expect(table.find('20000', '10000', day('2023-06-01'))).toBeNull();
  });
});
