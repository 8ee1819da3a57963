import { describe, expect, test } from '@jest/globals';
import { collectPhrases } from '../../../src/codesets/phrases/collect.ts';
import { conceptsOf } from '../../../src/codesets/phrases/concepts.ts';
import { defaultCodes } from '../../../src/codesets/phrases/default-code.ts';
import type { Phrases, PhraseSources } from '../../../src/codesets/phrases/phrases.ts';
import { packPhrases } from '../../../src/codesets/phrases/pack.ts';
import { openPhrases } from '../../../src/codesets/phrases/open.ts';
import { code, phrasesOf, publishedSources, sourcesOf, starterCodes } from './rows.ts';
import { testOnShared } from '../../support/shared-data.ts';

/** The code and the reason of the phrase that is made of these words, or null. */
const found = (phrases: Phrases, words: string): string | null => {
  const wanted = [...new Set(conceptsOf(words).map(phrases.conceptNumber))].toSorted((one, other) => one - other);
  for (let phrase = 0; phrase < phrases.size; phrase += 1) {
    const own = phrases.conceptsOfPhrases.subarray(phrases.starts[phrase], phrases.starts[phrase + 1]).toSorted();
    if (own.join() === wanted.join()) return `${phrases.codeOf(phrase)} ${phrases.whyOf(phrase)}`;
  }
  return null;
};

const index = (path: string[], ...codes: [column: string | null, code: string][]) => ({
  path,
  nonessential: [],
  codes: codes.map(([column, value]) => ({ column, code: value })),
  see: null,
  seeAlso: null,
});

const ROWS: Partial<PhraseSources> = {
  codes: [
    code('Q10', 'Zebroid disorders', false),
    code('Q10.1', 'Zebroid disorder of right hoof'),
    code('Q10.2', 'Zebroid disorder of left hoof'),
    code('Q10.9', 'Zebroid disorder of unspecified hoof'),
    code('Q11', 'Other striped diseases'),
    code('Q12', 'Striped diseases, unspecified'),
    code('Q13', 'Mane conditions', false),
    code('Q13.1', 'Mane loss'),
    code('Q13.2', 'Mane growth'),
    code('C99', 'Malignant neoplasm of mane'),
    code('C98', 'Secondary malignant neoplasm of mane'),
    code('S99.11XA', 'Quagga kick of the shin, initial encounter'),
    code('S99.11XD', 'Quagga kick of the shin, subsequent encounter'),
    code('W77.XXXA', 'Bitten by quagga, initial encounter'),
    code('T99.1X1A', 'Poisoning by oat, accidental (unintentional), initial encounter'),
    code('T99.1X5A', 'Adverse effect of oat, initial encounter'),
    code('Z00.9', 'Encounter for examination of hooves'),
  ],
  tabular: [
    {
      id: 'Q131',
      level: 'CODE',
      parent: 'Q13',
      title: 'Mane loss',
      notes: [
        { kind: 'INCLUSION_TERM', text: 'Balding of crest', references: [] },
        { kind: 'EXCLUDES1', text: 'shaven crest (Q13.2)', references: [] },
      ],
      sevenCharacters: null,
    },
  ],
  index: [index(['Gallop', 'paradoxical, reversed'], [null, 'Q12'])],
  neoplasms: [index(['Neoplasm', 'mane, crest'], ['Malignant Primary', 'C99'], ['Malignant Secondary', 'C98'])],
  drugs: [index(['Oat bran'], ['Poisoning Accidental (unintentional)', 'T991X1'], ['Adverse effect', 'T991X5'])],
  externalCauses: [index(['Bite, bitten by', 'quagga'], [null, 'W77'])],
};

describe('Phrases', () => {
  const phrases = phrasesOf(ROWS);

  test.each([
    ['zebroid disorder of the right hoof', 'Q101 TITLE'],
    ['zebroid disorder of hoof', 'Q109 TITLE'],
    ['zebroid disorder', 'Q109 CATEGORY'],
    ['striped disease', 'Q12 TITLE'],
    ['balding crest', 'Q131 INCLUSION_TERM'],
    ['reversed gallop', 'Q12 INDEX'],
    ['cancer of the crest', 'C99 INDEX'],
    ['metastasis to the crest', 'C98 INDEX'],
    ['quagga kick of the shin', 'S9911XA TITLE'],
    ['bitten by quagga', 'W77XXXA TITLE'],
    ['oat bran overdose', 'T991X1A INDEX'],
    ['adverse effect of oat bran', 'T991X5A INDEX'],
  ])('%s leads to %s', (words, answer) => expect(found(phrases, words)).toBe(answer));

  test.each([
    ['a note that excludes', 'shaven crest'],
    ['a heading without an unspecified code', 'mane conditions'],
    ['a later encounter', 'quagga kick shin subsequent'],
    ['a reason for a visit, by its title', 'examination hooves'],
    ['a single word of a circumstance', 'oat'],
  ])('%s leads nowhere', (_what, words) => expect(found(phrases, words)).toBeNull());

  test('are the same packed and opened as they were collected', () => {
    const collected = collectPhrases(sourcesOf({ codes: starterCodes() }));
    const opened = openPhrases(packPhrases(sourcesOf({ codes: starterCodes() })));
    expect(opened.size).toBe(collected.phrases.length);
    collected.phrases.forEach(({ concepts, code: place, why }, phrase) => {
      const own = opened.conceptsOfPhrases.slice(opened.starts[phrase], opened.starts[phrase + 1]);
      expect([...own]).toEqual(concepts.map(opened.conceptNumber));
      expect([opened.codeOf(phrase), opened.whyOf(phrase)]).toEqual([collected.codes[place], why]);
    });
    expect(opened.from).toMatchObject({ codeSet: 'ICD10CM', edition: '2026', official: true });
  });

  test('are each found by one concept of theirs, the rarest', () => {
    const anchors = new Map<number, number>();
    for (let concept = 0; concept < phrases.concepts; concept += 1) {
      const [from, before] = phrases.anchoredAt(concept);
      for (const phrase of phrases.anchored.subarray(from, before)) anchors.set(phrase, concept);
    }
    expect(anchors.size).toBe(phrases.size);
    for (const [phrase, anchor] of anchors) {
      const own = [...phrases.conceptsOfPhrases.subarray(phrases.starts[phrase], phrases.starts[phrase + 1])];
      expect(phrases.weightOf(anchor)).toBe(Math.max(...own.map(phrases.weightOf)));
      expect(own).toContain(anchor);
    }
  });

  test('know no name that was not packed', () => {
    expect(['', 'unheard', 'hoofs'].map(phrases.conceptNumber)).toEqual([-1, -1, -1]);
  });

  test('are none where nothing is loaded', () => {
    const none = phrasesOf({});
    expect([none.size, none.conceptNumber('pain')]).toEqual([0, -1]);
  });

  testOnShared('of the published lists are more than a hundred thousand in a few megabytes', () => {
    const published = openPhrases(packPhrases(publishedSources()));
    expect(published.size).toBeGreaterThan(100_000);
    expect(published.bytes).toBeLessThan(8 * 2 ** 20);
    expect(found(published, 'kidney cancer')).toBe('C649 USAGE');
    expect(found(published, 'chronic obstructive pulmonary disease')).toBe('J449 USAGE');
    expect(found(published, 'congenital pneumonia')).toBe('P239 TITLE');
  });
});

describe('The default code below a heading', () => {
  const defaultsOf = (...rows: [written: string, title: string, billable: boolean][]): (string | null)[] => {
    const codes = rows.map(([written]) => written);
    const places = defaultCodes({
      codes,
      billable: rows.map(([, , billable]) => billable),
      titles: rows.map(([, title]) => title),
    });
    return [...places].map((place) => codes[place] ?? null);
  };

  test('is the unspecified one, down to a code that is billable', () => {
    expect(
      defaultsOf(
        ['A10', 'Thing', false],
        ['A101', 'Red thing', true],
        ['A109', 'Thing, unspecified', false],
        ['A1091', 'Thing, unspecified, old', true],
        ['A1099', 'Thing, unspecified, unspecified age', true],
      ),
    ).toEqual(['A1099', 'A101', 'A1099', 'A1091', 'A1099']);
  });

  test('is the only one where there is one, and the first encounter where there are encounters', () => {
    expect(defaultsOf(['A10', 'Thing', false], ['A101', 'Red thing', true])[0]).toBe('A101');
    expect(
      defaultsOf(
        ['S001XX', 'Wound', false],
        ['S001XXA', 'Wound, initial encounter', true],
        ['S001XXD', 'Wound, subsequent encounter', true],
      )[0],
    ).toBe('S001XXA');
  });

  test('is none where a record must say which', () => {
    expect(defaultsOf(['A10', 'Thing', false], ['A101', 'Red', true], ['A102', 'Blue', true])[0]).toBeNull();
  });
});
