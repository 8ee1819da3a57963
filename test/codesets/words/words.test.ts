import { describe, expect, test } from '@jest/globals';
import { expand, phraseCount } from '../../../src/codesets/words/expand.ts';
import { stem } from '../../../src/codesets/words/stem.ts';
import { tokensOf, wordsOf } from '../../../src/codesets/words/words.ts';

describe('A text as words', () => {
  test.each([
    ['Type II diabetes', 'type 2 diabetes'],
    ['open fracture type IIIA, IIIB', 'open fracture type 3a 3b'],
    ['IV drip, stage IV', 'iv drip stage 4'],
    ["Crohn's disease / Alzheimer’s", 'crohn disease alzheimer'],
    ["can't sleep", 'cant sleep'],
    ['Ménière, Sjögren, Guillain-Barré', 'meniere sjogren guillain barre'],
    ['Non-pressure, non pressure, nonpressure', 'nonpressure nonpressure nonpressure'],
    ['post-traumatic and posttraumatic', 'posttraumatic and posttraumatic'],
    ['up to 10,000 units, 0.5 mg, 1,2-x', 'up to 10000 units 0.5 mg 12 x'],
    ['oesophageal oedema, haemorrhage, diarrhoea', 'esophageal edema hemorrhage diarrhea'],
    ['tumour, anaemia, foetal, gynaecology, hospitalised', 'tumor anemia fetal gynecology hospitalized'],
    ['raised, bruised, abscess, poetry, phaeton', 'raised bruised abscess poetry phaeton'],
    ['2nd degree', 'second degree'],
    ['', ''],
    ['--- ... \u0000 🙂', ''],
  ])('%j is %j', (text, words) => {
    expect(wordsOf(text).join(' ')).toBe(words);
  });

  test('keeps the place of every word', () => {
    const text = 'No  Ménière’s; post-traumatic  x';
    expect(tokensOf(text).map(({ from, to }) => text.slice(from, to))).toEqual([
      'No',
      'Ménière’s',
      'post-traumatic',
      'x',
    ]);
  });
});

describe('The forms of a word', () => {
  test.each([
    'fracture fractures fractured',
    'diabetes diabetic',
    'hypertension hypertensive',
    'depression depressive depressed',
    'obstruction obstructive obstructed',
    'necrosis necrotic necroses',
    'arthritis arthritic',
    'ischemia ischemic',
    'hemorrhage hemorrhagic hemorrhages',
    'neuropathy neuropathies neuropathic',
    'injury injuries injured',
    'kidney kidneys',
    'disease diseases diseased',
    'abscess abscesses',
    'diagnosis diagnoses',
    'metastasis metastases metastatic',
    'foot feet',
    'nose noses',
    'bone bones',
    'vertebra vertebrae',
    'infection infections infected infectious',
    'ulcer ulcers ulcerated',
  ])('%s are one', (forms) => {
    expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
  });

  test.each([
    'pneumonia pneumothorax',
    'hyperthyroidism hypothyroidism',
    'arthritis arthrosis',
    'nephritis nephrosis',
    'ileum ilium',
    'anal anus',
    'hepatitis hepatic',
    'colon colic',
    'uterus ureter',
    'mass mast',
    'toxic toxin',
    'bed bee',
    'breast breath',
    'aids aid',
    'type typhoid',
  ])('%s are not', (words) => {
    expect(new Set(words.split(' ').map(stem)).size).toBe(2);
  });
});

describe('Abbreviations and lay words', () => {
  test('are known in the numbers that daily coding needs', () => {
    expect(phraseCount('ABBREVIATION')).toBeGreaterThanOrEqual(400);
    expect(phraseCount('LAY_WORDS')).toBeGreaterThanOrEqual(400);
  });

  test.each([
    ['HTN', 'essential hypertension'],
    ['pt with T2DM and CKD3', 'type 2 diabetes mellitus; chronic kidney disease stage 3'],
    ['old heart attacks', 'old myocardial infarction'],
    ['heart attack', 'myocardial infarction'],
    ['strokes', 'cerebral infarction'],
    ["athlete's foot", 'tinea pedis'],
    ['broken hip', 'fracture of neck of femur'],
    ['a fib', 'atrial fibrillation'],
    ['hearing aid', ''],
    ['pot', ''],
    ['acute appendicitis', ''],
  ])('%s: %s', (text, terms) => {
    const found = expand(wordsOf(text).filter((word) => word !== 'pt'));
    expect(found.map(({ meanings }) => meanings[0]?.term).join('; ')).toBe(terms);
  });

  test('tell their places, every meaning, and whether they are ordinary words', () => {
    expect(expand(wordsOf('severe MS or AIDS'))).toMatchObject([
      { kind: 'ABBREVIATION', from: 1, before: 2, ordinary: true, meanings: [{}, { words: ['mitral', 'stenosis'] }] },
      { kind: 'ABBREVIATION', from: 3, before: 4, ordinary: true },
    ]);
  });
});
