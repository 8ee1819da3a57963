import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import type { CodeRange } from '../../../src/codesets/files/rows.ts';
import { referencesIn } from '../../../src/codesets/readers/icd10/code-references.ts';
import { covers } from '../../../src/codesets/tables/ranges.ts';
import { shared, testOnShared } from '../../support/shared-data.ts';

/** `E08-` for what is open below, `E10..E13` for a range, and the restriction behind a blank. */
const inShort = ({ from, to, open, matching }: CodeRange): string =>
  `${from}${to === null ? (open ? '-' : '') : `..${to}`}${matching === undefined ? '' : ` ${matching}`}`;

const INTENT_5 = '^.{5}5|^.{4}5(?:X|$)';

describe('The references of a note', () => {
  test.each<[string, string[]]>([
    ['one code (Z79.4)', ['Z794']],
    ['a code with all below (E08.-)', ['E08-']],
    ['a subcategory with all below (O24.4-)', ['O244-']],
    ['several (E08.-, E10-E13)', ['E08-', 'E10..E13']],
    ['a range (A04.0-A04.4)', ['A040..A044']],
    ['a list (F02.81-, F02.A1-)', ['F0281-', 'F02A1-']],
    ['a range across letters (S00-T88)', ['S00..T88']],
    ['the chapter with two letters (Q00- QA0)', ['Q00..QA0']],
    ['with blanks (G10 - G12) and (I05 -I06)', ['G10..G12', 'I05..I06']],
    ['open at both ends (I70.2- -I70.9-)', ['I702..I709']],
    ['open at its end (F11.10-F19.10-)', ['F1110..F1910']],
    ['in words (S06.0- to S06.6-)', ['S060..S066']],
    ['two open ones, not a range (I69.01- I69.11-)', ['I6901-', 'I6911-']],
    ['without a blank (C43.2-,C44.2-)', ['C432-', 'C442-']],
    ['placeholders (T36.0X1, T07.XXXA)', ['T360X1', 'T07XXXA']],
    ['optional words (of a gnome) (late) (A51.39)', ['A5139']],
    ['one within the other (see (B20) and more)', ['B20']],
    ['never closed (Z89.52-', ['Z8952-']],
    ['closed by a brace (E87.8}', ['E878']],
    ['words in parentheses (G6PD, CD30) only', []],
    ['no code at all', []],
    ['', []],
    ['vitamin B12 shortage', []],
    ['vitamin B12 shortage (D51.-)', ['D51-']],
    ['bacteria O157:H7', []],
    ['conditions classified to A74.-', ['A74-']],
    ['dementia as classified in F01-F02', ['F01..F02']],
    ['jaw pain R68.84', ['R6884']],
    ['code from categories E08, E09 and E13 to tell more', ['E08', 'E09', 'E13']],
    ['code from category O08', ['O08']],
    ['effects (T36-T50 with fifth or sixth character 5)', [`T36..T50 ${INTENT_5}`]],
    ['effects (T36-T50) with fifth or sixth character 5', [`T36..T50 ${INTENT_5}`]],
    ['effects (T36-T50 with final character 5)', [`T36..T50 ${INTENT_5}`]],
    ['effects (T43.22- with sixth character 1-3)', ['T4322- ^.{5}(?:1|2|3)']],
    ['hats (I69. with final characters -23)', ['I69 23$']],
    ['hats (E08, E09 with final characters .00 or .01)', ['E08 ^.{3}(?:00|01)', 'E09 ^.{3}(?:00|01)']],
    ['hats (E08-E13 with .51-.52)', ['E08..E13 ^.{3}(?:51|52)']],
    ['hats (F10-F19, with .17, .27, .97)', ['F10..F19 ^.{3}(?:17|27|97)']],
    ['hats (E08-E13 with .9)', ['E08..E13 ^.{3}9']],
    ['hats (F10-F19 with 5th character .6)', ['F10..F19 ^.{4}6']],
    ['hats (F11-F19 with fifth to sixth characters 51)', ['F11..F19 ^.{4}51']],
    ['breaks (S42.- with 7th character B or C)', ['S42- ^.{6}(?:B|C)']],
    ['breaks (S52.- with open fracture 7th character)', ['S52- ^.{6}[BCEFHJMNQR]']],
    ['effects (T51-T65 with fifth or sixth character to indicate intent)', ['T51..T65']],
    ['stones (K80.5) with fever', ['K805']],
  ])('%s', (text, expected) => {
    expect(referencesIn(text).map(inShort)).toEqual(expected);
  });

  testOnShared('agree with an independent reading of fiscal year 2026 in 11,080 of 11,090 cases', () => {
    const path = shared('icd10cm/tabular/instruction_refs_2026.csv.xz');
    const lines = execFileSync('xz', ['-dc', path], { maxBuffer: 1 << 26, encoding: 'utf8' })
      .trim()
      .split(/\r?\n/);
    const agrees = (line: string): boolean => {
      const [, , , from = '', open = '', to = '', , ...rest] = line.split(',');
      const text = rest.join(',').replace(/^"(.*)"$/, '$1');
      return referencesIn(text).some((range) => {
        const sameEnds = range.from === from.replace('.', '') && (range.to ?? '') === to.replace('.', '');
        return sameEnds && (range.to !== null || String(range.open).toUpperCase() === open.toUpperCase());
      });
    };
    const others = lines.slice(1).filter((line) => !agrees(line));
    expect(lines).toHaveLength(11_091);
    // Two take G6PD for a code; eight split `F10.-F19.-`, `F98.2.-F98.3` and `M05.00 to M05.8A` into their ends.
    expect(others).toHaveLength(10);
  });
});

describe('A range', () => {
  const range = (from: string, to: string | null, matching?: string): CodeRange => ({
    from,
    to,
    open: true,
    ...(matching === undefined ? {} : { matching }),
  });
  test.each([
    [range('E08', null), ['E08', 'E0810', 'E083211'], ['E09', 'E0', 'E10']],
    [range('A1832', null), ['A1832'], ['A183', 'A1833', 'A18']],
    [range('E10', 'E13'), ['E10', 'E1010', 'E139', 'E13649'], ['E099', 'E14', 'F10', 'E0']],
    [range('A040', 'A044'), ['A040', 'A0440', 'A0449'], ['A04', 'A045', 'A03']],
    [range('S00', 'T88'), ['S00', 'S720X1A', 'T889XXA'], ['R99', 'T90', 'U07']],
    [range('C00', 'C96'), ['C7A00', 'C7B1', 'C4A', 'C969'], ['C97', 'D00']],
    [range('C76', 'C79'), ['C76', 'C799'], ['C7A00', 'C7B1', 'C80']],
    [range('Q00', 'QA0'), ['Q999', 'QA00109'], ['QB0', 'P96']],
    [range('O94', 'O9A'), ['O94', 'O98', 'O9A2'], ['O93', 'P00']],
    [range('T36', 'T50', INTENT_5), ['T360X5A', 'T360X5', 'T4145XA', 'T50A15A'], ['T360X1A', 'T43651A', 'T510X5A']],
    [range('I69', null, '23$'), ['I69023', 'I69123'], ['I69', 'I69022', 'I6923X']],
    [range('E08', 'E13', '^.{3}(?:51|52)'), ['E0851', 'E1152'], ['E1159', 'E1121', 'E115']],
  ])('%j covers %j and not %j', (one, inside, outside) => {
    expect(inside.filter((code) => !covers(one, code))).toEqual([]);
    expect(outside.filter((code) => covers(one, code))).toEqual([]);
  });
});
