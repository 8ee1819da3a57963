import { types } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { CodeSet } from '../../../src/codesets/code-set.ts';
import type { CodeRow, IndexRow, TabularRow } from '../../../src/codesets/files/rows.ts';
import { openSearch } from '../../../src/codesets/search/open.ts';
import { packSearch } from '../../../src/codesets/search/pack.ts';
import type { SearchIndex, SearchRequest } from '../../../src/codesets/search/search.ts';
import { calendarDate } from '../../../src/platform/calendar-date.ts';

const code = (written: string, title: string, more: Partial<CodeRow> = {}): CodeRow => ({
  code: written,
  billable: !written.endsWith(':'),
  shortTitle: title,
  longTitle: title,
  effectiveFrom: null,
  effectiveTo: null,
  ...more,
});
const heading = (written: string, title: string): CodeRow => code(written, title, { billable: false });

const SEASONS = ['initial visit for dry hat', 'initial visit for soaked hat', 'later visit', 'relic'];
const withSeasons = (written: string, title: string): CodeRow[] => [
  heading(written, title),
  ...['A', 'B', 'D', 'S'].map((letter, at) => code(`${written.padEnd(6, 'X')}${letter}`, `${title}, ${SEASONS[at]}`)),
];

const GNOMES: readonly CodeRow[] = [
  heading('G10', 'Faded hat'),
  code('G100', 'Faded hat with moth diabetes'),
  code('G101', 'Faded hat, right brim'),
  code('G102', 'Faded hat, left brim'),
  code('G108', 'Other faded hat'),
  code('G109', 'Faded hat, unspecified'),
  heading('G11', 'Tangled beard'),
  code('G110', 'Tangled beard with hypertension'),
  code('G111', 'Tangled beard without squirrels'),
  code('G112', 'Tangled beard, essential (primary) hypertension'),
  heading('G12', 'Myocardial infarction of a garden gnome'),
  ...withSeasons('G120', 'Myocardial infarction of a garden gnome, broken pot'),
  code('G13', 'Squirrels'),
  code('O10', 'Faded hat of an expecting gnome'),
  code('G14', 'Obstructive ornament disease [tinsel]'),
  code('G15', 'Lantern, excluding tinsel and candles'),
];

const TABULAR: readonly TabularRow[] = [
  {
    id: 'G109',
    level: 'CODE',
    parent: 'G10',
    title: '',
    notes: [
      { kind: 'INCLUSION_TERM', text: 'Bleached bonnet (of felt)', references: [] },
      { kind: 'EXCLUDES1', text: 'porcelain bonnet', references: [] },
    ],
    sevenCharacters: null,
  },
];

const INDEX: readonly IndexRow[] = [
  {
    path: ['Wool, woolen', 'shrunken'],
    nonessential: ['in rain'],
    codes: [
      { column: null, code: 'G10' },
      { column: 'Manifestation', code: 'G13' },
    ],
    see: null,
    seeAlso: null,
  },
  {
    path: ['Paint'],
    nonessential: [],
    codes: [{ column: 'Licked Accidental', code: 'G120' }],
    see: null,
    seeAlso: null,
  },
];

const indexOf = (codes: readonly { codeSet: CodeSet; rows: readonly CodeRow[] }[]): SearchIndex =>
  openSearch(packSearch({ codes, tabular: TABULAR, indexes: [{ codeSet: 'ICD10CM_INDEX', rows: INDEX }] }));

const INDEX_OF_GNOMES = indexOf([
  { codeSet: 'MODIFIER', rows: [code('LT', 'Left side of the fence'), code('G1', 'Gnome')] },
  { codeSet: 'CARC', rows: [code('45', 'Dearer than agreed'), code('97', 'Paid with the hat')] },
  { codeSet: 'ICD10CM', rows: GNOMES },
  {
    codeSet: 'HCPCS',
    rows: [
      code('G1000', 'Felt hat, each', { effectiveTo: calendarDate('2025-12-31') }),
      code('G1001', 'Felt hat, pair', { effectiveFrom: calendarDate('2026-01-01') }),
    ],
  },
]);

const found = (text: string, request?: SearchRequest): string[] =>
  INDEX_OF_GNOMES.search(text, request).map((hit) => hit.code);

describe('A code', () => {
  test.each([
    ['G10', ['G10', 'G1000', 'G1001', 'G100', 'G101', 'G102', 'G108', 'G109']],
    ['g10.1', ['G101']],
    ['G101', ['G101']],
    [' g10. ', ['G10']],
    ['CO-97', ['97']],
    ['45', ['45']],
    ['modifier lt', ['LT']],
    ['G120', ['G120', 'G120XXA', 'G120XXB', 'G120XXD', 'G120XXS']],
    ['G120XXB', ['G120XXB']],
    ['Z99', []],
    ['G10.1.1', []],
    ['G101X', ['G101']],
    ['G13XXX', ['G13']],
    ['G120X', ['G120XXA', 'G120XXB', 'G120XXD', 'G120XXS']],
    ['G14X', ['G14']],
    ['modifier 25', ['25']],
    ['mod 59', ['59']],
  ])('%j begins with %j', (text, codes) => {
    expect(found(text).slice(0, codes.length)).toEqual(expect.arrayContaining(codes));
    if (codes.length === 0) expect(found(text)).toEqual([]);
    else expect(found(text)[0]).toBe(codes[0]);
  });

  test('that many begin with shows one code of each group by the seventh character, and the others beside it', () => {
    const hits = INDEX_OF_GNOMES.search('G12', { sets: ['ICD10CM'] });
    expect(hits.map((hit) => hit.code)).toEqual(['G12', 'G120XXA']);
    expect(INDEX_OF_GNOMES.variantsOf(hits[1]!)).toEqual(['G120XXB', 'G120XXD', 'G120XXS']);
    expect(hits[0]!.why).toEqual([{ field: 'CODE', text: null, at: 'G12' }]);
  });
});

describe('Words', () => {
  test.each([
    ['of a heading lead to what is coded where no more is known', 'faded hat', 'G109'],
    ['stand in any order', 'brim right hat', 'G101'],
    ['tell the side', 'left faded hat', 'G102'],
    ['may be half typed', 'tangl', 'G111'],
    ['may be misspelt', 'sqirrels', 'G13'],
    ['may be misspelt and half typed', 'sqirre', 'G13'],
    ['may have changed letters', 'squirerls', 'G13'],
    ['are found in their other forms', 'squirrel', 'G13'],
    ['are found among inclusion terms', 'bleached bonnet', 'G109'],
    ['are found in parentheses', 'felt bonnet', 'G109'],
    ['are found in the index', 'woolen shrunken', 'G109'],
    ['are found in the columns of a table', 'paint licked', 'G120XXA'],
    ['may be abbreviated', 'HTN beard', 'G112'],
    ['may be lay words', 'heart attack', 'G120XXA'],
    ['may begin lay words', 'heart att', 'G120XXA'],
    ['choose the seventh character', 'heart attack later visit', 'G120XXD'],
    ['choose another seventh character', 'heart attack soaked', 'G120XXB'],
    ['may be spelt by ear', 'skwirls', 'G13'],
    ['may be lay words spelt by ear', 'hert atack', 'G120XXA'],
    ['may be in shorthand', 'r/o lt faded hat', 'G102'],
    ['in square brackets name a code', 'tinsel', 'G14'],
    ['that are denied do not answer', 'beard squirrels', 'G13'],
    ['that are denied are found as denied', 'beard without squirrels', 'G111'],
  ])('%s: %s', (_what, text, wanted) => {
    expect(found(text, { sets: ['ICD10CM'] })[0]).toBe(wanted);
  });

  test('prefer codes for everybody to those for a patient of one kind', () => {
    const codes = found('faded hat');
    expect(codes.indexOf('O10')).toBeGreaterThan(codes.indexOf('G109'));
    expect(found('expecting gnome')[0]).toBe('O10');
  });

  test.each([
    ['faded hat', { sets: ['HCPCS'] as const }, ['G1000', 'G1001']],
    ['felt hat', { sets: ['HCPCS'] as const, onDate: calendarDate('2026-01-01')! }, ['G1001']],
    ['felt hat', { sets: ['HCPCS'] as const, onDate: calendarDate('2025-12-31')! }, ['G1000']],
    ['hat', { sets: ['ICD10CM'] as const, first: 2 }, ['G109', 'G108']],
    ['hat', { sets: [] }, []],
    ['hat', { sets: ['CPT'] as const }, []],
    ['xylophone', {}, []],
    ['', {}, []],
    ['of the', {}, []],
    ['with or without', {}, []],
    ['r/o', {}, []],
    ['  \u0000 -- ', {}, []],
  ])('%j in %j finds %j', (text, request, codes) => {
    expect(found(text, request).sort((one, other) => (one < other ? -1 : 1))).toEqual(
      [...codes].sort((one, other) => (one < other ? -1 : 1)),
    );
  });

  test('give every reason', () => {
    const [hit] = INDEX_OF_GNOMES.search('htn baerd');
    expect(hit!.why).toEqual([
      { field: 'ABBREVIATION', text: 'htn: essential hypertension', at: 'G112' },
      { field: 'SPELLING', text: 'baerd: beard', at: 'G112' },
      { field: 'TITLE', text: null, at: 'G112' },
    ]);
    expect(INDEX_OF_GNOMES.search('bleached')[0]!.why).toEqual([
      { field: 'INCLUSION_TERM', text: 'Bleached bonnet (of felt)', at: 'G109' },
    ]);
    expect(INDEX_OF_GNOMES.search('woolen shrunken')[0]!.why).toEqual([
      { field: 'INDEX', text: 'Wool, woolen, shrunken', at: 'G10' },
    ]);
  });

  test('have scores from 0 to 1 that fall, each code once, and the same answer twice', () => {
    for (const text of ['hat', 'G1', 'faded hat beard', 'gnome 45', 'lt', 'a '.repeat(100), 'faded '.repeat(33)]) {
      const hits = INDEX_OF_GNOMES.search(text, { first: 100 });
      const scores = hits.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((one, other) => other - one));
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      expect(new Set(hits.map((hit) => `${hit.codeSet} ${hit.code}`)).size).toBe(hits.length);
      expect(INDEX_OF_GNOMES.search(text, { first: 100 })).toEqual(hits);
    }
  });
});

describe('An index', () => {
  test('of nothing finds nothing', () => {
    const empty = openSearch(packSearch({ codes: [], tabular: [], indexes: [] }));
    expect([empty.size, empty.search('hat'), empty.search('G10')]).toEqual([0, [], []]);
  });

  test('is the same from the same lists, and is flat', () => {
    const pack = () => packSearch({ codes: [{ codeSet: 'ICD10CM', rows: GNOMES }], tabular: TABULAR, indexes: [] });
    expect(structuredClone(pack())).toEqual(pack());
    for (const part of Object.values(pack())) expect(types.isAnyArrayBuffer(part) || Array.isArray(part)).toBe(true);
  });
});
