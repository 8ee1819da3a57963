import { describe, expect, test } from '@jest/globals';
import { STARTER_ICD10CM } from '../../src/codesets/starter/icd10cm.ts';
import { SAMPLE_FEES } from '../../src/sample/organization.ts';
import { SAMPLE_ANSWER_KEY, SAMPLE_SCENARIOS } from '../../src/sample/scenarios.ts';

describe('the visit scenarios', () => {
  test('have names of their own, and there are more than sixty of them', () => {
    expect(new Set(SAMPLE_SCENARIOS.map(({ name }) => name)).size).toBe(SAMPLE_SCENARIOS.length);
    expect(SAMPLE_SCENARIOS.length).toBeGreaterThan(60);
  });

  test('take place in all three settings', () => {
    expect(new Set(SAMPLE_SCENARIOS.map(({ setting }) => setting.encounterClass))).toEqual(
      new Set(['AMB', 'EMER', 'IMP']),
    );
  });

  test('name at least one problem that the clinician recorded', () => {
    expect(SAMPLE_SCENARIOS.filter(({ diagnoses }) => !diagnoses.some(({ says }) => says !== null))).toEqual([]);
  });
});

describe('the answer key', () => {
  const billable = new Set(STARTER_ICD10CM.filter((each) => each.billable).map(({ code }) => code));
  const priced = new Set(SAMPLE_FEES.map(({ code }) => code));

  test('has an answer for every scenario and for nothing else', () => {
    expect(Object.keys(SAMPLE_ANSWER_KEY).toSorted()).toEqual(SAMPLE_SCENARIOS.map(({ name }) => name).toSorted());
  });

  test.each(Object.entries(SAMPLE_ANSWER_KEY))(
    'codes %s with billable starter diagnoses and priced procedures',
    (_, answer) => {
      expect(answer.diagnoses.length).toBeGreaterThan(0);
      expect(answer.procedures.length).toBeGreaterThan(0);
      expect(answer.diagnoses.filter((code) => !billable.has(code))).toEqual([]);
      expect(answer.procedures.filter((code) => !priced.has(code))).toEqual([]);
      expect(new Set([...answer.diagnoses, ...answer.procedures]).size).toBe(
        answer.diagnoses.length + answer.procedures.length,
      );
    },
  );

  test('tells the sides of the body apart', () => {
    expect(SAMPLE_ANSWER_KEY['ankle-sprain-right']?.diagnoses[0]).toBe('S93401A');
    expect(SAMPLE_ANSWER_KEY['ankle-sprain-left']?.diagnoses[0]).toBe('S93402A');
  });
});
