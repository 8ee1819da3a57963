import { describe, expect, test } from '@jest/globals';
import { suggest, type Suggestion } from '../../../src/coding/suggest/suggest.ts';
import { code, phrasesOf, publishedCodes, publishedSources, starterCodes } from '../../codesets/phrases/rows.ts';
import { packPhrases } from '../../../src/codesets/phrases/pack.ts';
import { openPhrases } from '../../../src/codesets/phrases/open.ts';
import { testOnShared } from '../../support/shared-data.ts';
import { figuresOf, labelledNotes } from './labelled.ts';

/** The starter edition, and codes of families and of the past. */
const PHRASES = phrasesOf({
  codes: [
    ...starterCodes(),
    code('Z80.3', 'Breast cancer in the family'),
    code('C50.919', 'Malignant neoplasm of unspecified site of unspecified female breast'),
    code('Z86.73', 'Past stroke'),
    code('I63.9', 'Cerebral infarction, unspecified'),
    code('R11.0', 'Nausea'),
    code('R06.02', 'Shortness of breath'),
    code('R51.9', 'Headache, unspecified'),
    code('S72.001A', 'Fracture of unspecified part of neck of right femur, initial encounter for closed fracture'),
  ],
});

const all = { first: 100, least: 0 };
const suggested = (text: string): Suggestion[] => suggest([{ documentId: 'note', text }], PHRASES, all);
const codesIn = (text: string): string[] => suggested(text).map((suggestion) => suggestion.code);

describe('A note supports', () => {
  test.each([
    ['Fever for two days.', 'R509'],
    ['Febrile since Monday.', 'R509'],
    ['Known COPD.', 'J449'],
    ['Assessment: HTN.', 'I10'],
    ['The pressure is high: arterial hypertension.', 'I10'],
    ['Type II diabetes, well controlled.', 'E119'],
    ['Pain in the chest on walking.', 'R079'],
    ['Had a heart attack this morning.', 'I219'],
    ['No fever but persistent headache.', 'R519'],
    ['Denies nausea. Reports shortness of breath.', 'R0602'],
    ['No improvement of the headache.', 'R519'],
    ['Acute embolism not excluded, chest pain continues.', 'R079'],
    ['Fracture of the neck of the right femur.', 'S72001A'],
    ['Fracture of the neck of the right femur, healing as expected.', 'S72001D'],
    ['History of hypertension.', 'I10'],
    ['History of stroke.', 'Z8673'],
    ['Stroke in the past.', 'Z8673'],
    ['Family history of breast cancer.', 'Z803'],
    ['A 65-year-old with pneumonia.', 'J189'],
    ['His wife reports a fever.', 'R509'],
    ['Brought in by her husband for fever.', 'R509'],
    ['Lives with his daughter; fever since Monday.', 'R509'],
    ['Fever: no, headache: yes.', 'R519'],
    ['Nausea (-), headache (+).', 'R519'],
    ['(-) nausea (+) headache', 'R519'],
    ['Pneumonia resolved, headache stays.', 'R519'],
    ['Headache: no medication yet.', 'R519'],
    ['HTN', 'I10'],
    ['COPD, HTN', 'I10'],
    ['ROS: + headache, - fever', 'R519'],
    ['- headache', 'R519'],
    ['Nausea? No. Headache? Yes.', 'R519'],
    ["The fever hasn't improved.", 'R509'],
    ['Exposed to COVID-19 at work.', 'Z20822'],
    ['COVID exposure last week.', 'Z20822'],
    ['Close contact with a case of influenza.', 'Z20828'],
  ])('%s: %s', (text, answer) => expect(codesIn(text)).toContain(answer));

  test.each([
    ['what is not there', 'No fever.', 'R509'],
    ['any of a list that is denied', 'Denies fever, chest pain and headache.', 'R519'],
    ['what is absent after all', 'Fever was absent.', 'R509'],
    ['what was ruled out', 'Pneumonia was ruled out.', 'J189'],
    ['what a test did not find', 'Negative for pneumonia.', 'J189'],
    ['what is unlikely', 'Pneumonia thought unlikely.', 'J189'],
    ['what would be a reason to come back', 'Return with fever or if chest pain comes back.', 'R509'],
    ['what a relative has', 'Mother had breast cancer.', 'C50919'],
    ['what runs in the family', 'FAMILY HISTORY\nHypertension and stroke.', 'I10'],
    ['a denied part joined with one that is there', 'Heart regular without murmur.', 'R011'],
    ['an illness of the past that is over', 'History of pneumonia.', 'J189'],
    ['a stroke of the past as one of now', 'Previous stroke.', 'I639'],
    ['what is there no longer', 'No longer has hypertension.', 'I10'],
    ['what is answered by no', 'Hypertension: denies', 'I10'],
    ['what is answered by no among others', 'Headache: yes, chest pain: no.', 'R079'],
    ['what is answered by none behind a dash', 'Fever - none', 'R509'],
    ['what has a minus behind it', 'Nausea (-), headache (+)', 'R110'],
    ['what has a minus before it', '(-) nausea (+) headache', 'R110'],
    ['what is negative in short', 'ROS: fever neg, cough pos', 'R509'],
    ['what is answered by no without a colon', 'ROS: chest pain no, headache yes', 'R079'],
    ['what is asked and denied', 'Chest pain? No. Headache? Yes.', 'R079'],
    ['what is denied in parentheses', 'Hypertension (denies)', 'I10'],
    ['what stands under a negative', 'Negative: fever, headache', 'R519'],
    ['what somebody has not', "She doesn't have hypertension.", 'I10'],
    ['what somebody is free of', 'Headache-free for two years.', 'R519'],
    ['what a sign before it denies', 'ROS: + headache, - fever', 'R509'],
    ['what a daughter was diagnosed with', 'Daughter was diagnosed with influenza.', 'J101'],
    ['what has resolved', 'Pneumonia has resolved.', 'J189'],
    ['what a wife had', 'Wife died of stroke.', 'I639'],
    ['what a son has', 'Son has hypertension.', 'I10'],
    ['what a husband has', 'Husband has pneumonia.', 'J189'],
    ['what a neighbor has', 'Her neighbor has influenza.', 'J101'],
    ['an illness that was only met', 'Exposed to COVID-19.', 'U071'],
    ['what it is said not to come of', 'Headache, not due to hypertension.', 'I10'],
    ['a word that is a heading', 'FEVER\nNone.', 'R509'],
  ])('not %s: %s', (_what, text, never) => expect(codesIn(text)).not.toContain(never));

  test('a denial reaches no farther than its sentence, and a turn ends it', () => {
    expect(codesIn('No fever. Headache.')).toEqual(['R519']);
    expect(codesIn('No fever, however headache.')).toEqual(['R519']);
  });

  test.each([
    ['Possible pneumonia.', true],
    ['Chest film consistent with pneumonia.', true],
    ['Pneumonia is suspected.', true],
    ['Pneumonia.', false],
    ['Possible pneumonia. Pneumonia confirmed by film.', false],
  ])('%s is uncertain: %s', (text, uncertain) => {
    expect(suggested(text).find((suggestion) => suggestion.code === 'J189')?.uncertain).toBe(uncertain);
  });
});

describe('A suggestion', () => {
  test('quotes the words of every note that support it, with line and offsets in UTF-16', () => {
    const notes = [
      { documentId: 'first', text: 'Jürgen 🩺 was seen.\r\nHe has a fever.\nThe fever is high.' },
      { documentId: 'second', text: 'Still febrile.' },
    ];
    const [fever, ...others] = suggest(notes, PHRASES, all);
    expect(others).toEqual([]);
    expect(fever).toMatchObject({ codeSet: 'ICD10CM', code: 'R509', why: 'USAGE', uncertain: false });
    const quoted = fever!.spans.map(({ documentId, line, from, to }) => [
      documentId,
      line,
      notes.find((note) => note.documentId === documentId)!.text.slice(from, to),
    ]);
    expect(quoted).toEqual([
      ['first', 2, 'fever'],
      ['first', 3, 'fever'],
      ['second', 1, 'febrile'],
    ]);
  });

  test('says that an abbreviation led to it', () => {
    expect(suggested('COPD.')[0]).toMatchObject({ code: 'J449', why: 'ABBREVIATION' });
  });

  test('for what says more comes before one for what says less of the same', () => {
    const codes = codesIn('Type 2 diabetes. Type 2 diabetes with hyperglycemia.');
    expect(codes.slice(0, 2)).toEqual(['E1165', 'E119']);
  });

  test('that is sure comes before one that is not, and no more come than are asked for', () => {
    expect(codesIn('Possible pneumonia. Fever.')).toEqual(['R509', 'J189']);
    expect(suggest([{ documentId: 'note', text: 'Fever, headache.' }], PHRASES, { first: 1, least: 0 })).toHaveLength(
      1,
    );
    expect(suggest([{ documentId: 'note', text: 'Fever.' }], PHRASES, { first: 5, least: 1 })).toEqual([]);
  });

  test('has a score from 0 to 1 in falling order', () => {
    const scores = suggested('Fever, headache, nausea; COPD. Possible pneumonia.').map(({ score }) => score);
    expect(scores).toHaveLength(5);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
  });

  test.each(['', '\n\n', '....', '🩺'.repeat(50), 'a'.repeat(100_000), 'no '.repeat(5000), '(((: ;;; ]['])(
    'is none for a note that says nothing (%#)',
    (text) => expect(codesIn(text)).toEqual([]),
  );

  test.each(['fever and chest pain with headache ', 'no fever, ', 'a. ', 'vs. ', 'Fever. ', 'fever\n', 'a: ', '\t'])(
    'comes within seconds for 300,000 characters of %j',
    (piece) => {
      const begun = performance.now();
      suggested(piece.repeat(300_000 / piece.length));
      expect(performance.now() - begun).toBeLessThan(8_000);
    },
  );
});

testOnShared('The kept labelled notes get suggestions of the level that was measured', () => {
  const phrases = openPhrases(packPhrases(publishedSources()));
  const notes = labelledNotes('KEPT');
  const answers = notes.map(({ id, text }) => suggest([{ documentId: id, text }], phrases, { first: 25, least: 0.3 }));
  const list = new Map(publishedCodes().map((row) => [row.code, row]));
  const whole = figuresOf(notes, answers, list, 'CODE');
  expect(notes).toHaveLength(175);
  expect(whole.precision).toBeGreaterThan(0.5);
  expect(whole.recall).toBeGreaterThan(0.4);
});
