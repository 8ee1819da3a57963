import { describe, expect, test } from '@jest/globals';
import { conceptsOf } from '../../../src/codesets/phrases/concepts.ts';
import { conceptsOfNote } from '../../../src/codesets/phrases/note-concepts.ts';
import { saidOf } from '../../../src/codesets/phrases/terms.ts';

/** What is said, as the concepts of plain words. */
const same = (term: string, ...ways: readonly string[]): void => {
  const sorted = (concepts: readonly string[]): string => concepts.toSorted().join(' ');
  expect(saidOf(term).map(({ concepts }) => sorted(concepts))).toEqual(ways.map((way) => sorted(conceptsOf(way))));
};

describe('What of a term a record says', () => {
  test.each([
    ['Pain, unspecified', 'pain'],
    ['Pneumonia, unspecified organism', 'pneumonia'],
    ['Type 2 diabetes mellitus without complications', '2 diabetes mellitus'],
    ['Laceration without foreign body of right hand, initial encounter', 'laceration right hand'],
    ['Unspecified fracture of right femur, initial encounter for closed fracture', 'fracture right femur'],
    ['Malignant neoplasm of unspecified kidney, except renal pelvis', 'kidney cancer'],
    ['Essential (primary) hypertension', 'essential hypertension'],
    ['Human immunodeficiency virus [HIV] disease', 'human immunodeficiency virus disease'],
    ['Concussion without loss of consciousness, initial encounter', 'concussion'],
    ['Tetanus NOS', 'tetanus'],
  ])('%s: %s', (term, way) => same(term, way));

  test('`and` is `and/or` where more stands around it, and one thing where nothing does', () => {
    same('Pelvic and perineal pain', 'pelvic perineal pain', 'pelvic pain', 'perineal pain');
    same('Pins and needles', 'pins needles');
  });

  test.each([
    ['Other specified diseases of liver', true],
    ['Diseases of stomach NEC', true],
    ['Pneumonia in diseases classified elsewhere', true],
    ['Disease of liver, unspecified', false],
    ['Mother with asthma', false],
  ])('%s is for what no other term names: %s', (term, residual) => {
    expect(saidOf(term).map((said) => said.residual)).toEqual([residual]);
  });

  test.each(['Unspecified', 'Other', 'without complications', ''])('nothing is said by %j', (term) => {
    expect(saidOf(term)).toEqual([]);
  });
});

describe('Concepts', () => {
  test.each([
    ['renal carcinoma', 'malignant neoplasm of the kidney'],
    ['hepatic metastases', 'secondary malignant neoplasm of liver'],
    ['arterial hypertension', 'high blood pressure'],
    ['swollen lymph nodes', 'adenopathies'],
    ['haemorrhage', 'bleeding'],
  ])('%s is %s', (one, other) => expect(conceptsOf(one).toSorted()).toEqual(conceptsOf(other).toSorted()));

  test.each([
    ['ocular hypertension', 'hypertension'],
    ['acute pancreatitis', 'pancreatitis'],
    ['benign tumor of the liver', 'liver cancer'],
    ['shortness of breath', 'dyspnea'],
  ])('%s is not %s', (one, other) => expect(conceptsOf(one).toSorted()).not.toEqual(conceptsOf(other).toSorted()));

  const ofNote = (text: string): string[] => conceptsOfNote(text, 0, text.length).map(({ name }) => name);

  test.each([
    ['COPD', 'chronic obstructive pulmonary disease'],
    ['T2DM', '2 diabetes mellitus'],
    ['Heart attack', 'myocardial infarction'],
    ['Cut on the left hand', 'laceration left hand'],
  ])('a record that says %s says %s', (text, meaning) => expect(ofNote(text)).toEqual(conceptsOf(meaning)));

  test.each([
    ['physical examination', 'encounter'],
    ['eye (OD)', 'poisoning'],
    ['A1c 8.2', 'hemoglobin'],
    ['it was cold', 'nasopharyngitis'],
    ['as before', 'spondylitis'],
  ])('a record that says %s does not speak of %s', (text, never) => {
    expect(ofNote(text)).not.toEqual(expect.arrayContaining(conceptsOf(never)));
  });

  test('stand where their words do, an abbreviation whole', () => {
    const text = 'Known COPD; edema.';
    const concepts = conceptsOfNote(text, 6, text.length);
    expect(concepts.map(({ from, to, expanded }) => [text.slice(from, to), expanded])).toEqual([
      ...['COPD', 'COPD', 'COPD', 'COPD'].map((words) => [words, true]),
      ['edema', false],
    ]);
  });
});
