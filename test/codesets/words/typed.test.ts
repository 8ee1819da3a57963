import { describe, expect, test } from '@jest/globals';
import { expandTyped, inPhrasesByEar, isInPhrases } from '../../../src/codesets/words/expand-typed.ts';
import { inFull } from '../../../src/codesets/words/shorthand.ts';
import { skeletonOf, soundOf } from '../../../src/codesets/words/sound.ts';
import { wordsOf } from '../../../src/codesets/words/words.ts';

describe('Shorthand in full', () => {
  test.each([
    ['r/o gnome bite', 'gnome bite'],
    ['c/o abd pn', 'abdominal pain'],
    ['gnome w/ beard w/o hat', 'gnome with beard without hat'],
    ['rash d/t moss', 'rash due to moss'],
    ['rash 2/2 moss', 'rash due to moss'],
    ['hx of falls', 'history of falls'],
    ['fhx gout', 'family history gout'],
    ['my mother had gout', 'family history gout'],
    ['s/p fall', 'status post fall'],
    ['status post fall', 'status post fall'],
    ['rt hip fx', 'hip fracture right'],
    ['L hip fx', 'hip fracture left'],
    ['b/l hip pain', 'hip pain bilateral'],
    ['hip right pain', 'hip pain right'],
    ['vitamin k', 'vitamin k'],
    ['r', 'r'],
    ['ckd st 4', 'ckd stage 4'],
    ['st elevation', 'st elevation'],
    ['BMI 19', 'body mass index adult 19.9 less'],
    ['bmi of 38.6', 'body mass index adult 38.0 38.9'],
    ['44 BMI', 'body mass index adult 40.0 44.9'],
    ['bmi 51', 'body mass index adult 50.0 59.9'],
    ['bmi 80', 'body mass index adult 70 greater'],
    ['bmi', 'bmi'],
    ['gcs 14', 'glasgow coma scale score 13 15'],
    ['pregnant 6 wks', 'less than 8 weeks gestation'],
    ['12 weeks pregnant', '12 weeks gestation pregnancy'],
    ['12 weeks', '12 weeks'],
  ])('%s: %s', (text, full) => expect(inFull(wordsOf(text)).join(' ')).toBe(full));

  test.each(['of the', 'r/o', 'the patient has a', 'pt c/o', 'other specified', 'due to the', ''])(
    '%j says nothing',
    (text) => expect(inFull(wordsOf(text))).toEqual([]),
  );
});

describe('Lay words of a search', () => {
  const terms = (text: string): string[] => expandTyped(wordsOf(text)).map(({ meanings }) => meanings[0]!.term);

  test.each([
    ['water on the knee', ['effusion knee']],
    ['knee water on', ['effusion knee']],
    ['attack of my heart', ['myocardial infarction']],
    ['family history of colon cancer', ['family history of malignant neoplasm of digestive organs']],
    ['family history colon ca', ['family history of malignant neoplasm of digestive organs']],
    ['history of melanoma', ['personal history of malignant melanoma of skin']],
    ['status post hysterectomy', ['acquired absence of both cervix and uterus']],
    ['on warfarin', ['long term use of anticoagulants']],
    ['warfarin', []],
    ['penicillin allergy', ['allergy status to penicillin']],
    ['tylenol overdose', ['acetaminophen', 'poisoning']],
    ['hat of a gnome', []],
  ])('%s: %j', (text, meant) => expect(terms(text)).toEqual(meant));

  test('tell their places in what was typed', () => {
    expect(expandTyped(wordsOf('much water on the knee today'))).toMatchObject([{ from: 1, before: 5 }]);
  });

  test.each([
    ['hert', 'heart'],
    ['tylenoll', 'tylenol'],
    ['kumadin', 'coumadin'],
    ['gnome', null],
  ])('by ear: %s is %s', (typed, meant) => expect(inPhrasesByEar(typed)).toBe(meant));

  test('are spelt as they are meant', () => {
    expect(['tylenol', 'coumadin', 'htn', 'hysterectomy'].every(isInPhrases)).toBe(true);
    expect(['tylenool', 'gnome'].some(isInPhrases)).toBe(false);
  });
});

describe('The sound of a word', () => {
  test.each([
    'newmonia numonia nuemonia pneumonia',
    'azma asma asthma',
    'eksema exzema eczema',
    'siatica cyatica sciatica',
    'sykosis psychosis',
    'emfizema emphysema',
    'anurism aneurysm',
    'rinitis rhinitis',
    'lukemia leukemia',
  ])('is one: %s', (words) => expect(new Set(words.split(' ').map(soundOf)).size).toBe(1));

  test.each(['asthma edema', 'colic colon', 'ileum ureter', 'ankle uncle'])('is not one: %s', (words) =>
    expect(new Set(words.split(' ').map(soundOf)).size).toBe(2),
  );

  test.each(['hemroid hemorrhoid', 'hart heart', 'glocoma glaucoma', 'atack attack', 'hernea hernia'])(
    'has one skeleton: %s',
    (words) => expect(new Set(words.split(' ').map((word) => skeletonOf(soundOf(word)))).size).toBe(1),
  );
});
