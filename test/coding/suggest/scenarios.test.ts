import { expect, test } from '@jest/globals';
import { openPhrases } from '../../../src/codesets/phrases/open.ts';
import { packPhrases } from '../../../src/codesets/phrases/pack.ts';
import { phrasesOf, publishedSources, starterCodes } from '../../codesets/phrases/rows.ts';
import { testOnShared } from '../../support/shared-data.ts';
import { answersToScenarios } from './scenarios.ts';

test('The sample notes get their codes, as far as the starter edition names them', () => {
  const { notes, in10 } = answersToScenarios(phrasesOf({ codes: starterCodes() }));
  expect(notes).toBeGreaterThan(400);
  expect(in10).toBeGreaterThan(0.8);
});

testOnShared('The sample notes get nearly all of their codes from the published lists', () => {
  const { in10, missed } = answersToScenarios(openPhrases(packPhrases(publishedSources())));
  expect(in10).toBeGreaterThan(0.98);
  expect(missed).toEqual([
    'gestational-diabetes Z3A32',
    'prenatal-first-pregnancy Z3402',
    'prenatal-later-pregnancy Z3482',
  ]);
});
