import { describe, expect, test } from '@jest/globals';
import { codeSetNamed, displayCode, hasShape, normalizeCode } from '../../src/codesets/code-set.ts';

describe('A code set', () => {
  test('is known by the names that people type', () => {
    expect(['icd10cm', 'ICD-10-CM', 'hcpcs', ' cpt '].map(codeSetNamed)).toEqual([
      'ICD10CM',
      'ICD10CM',
      'HCPCS',
      'CPT',
    ]);
    expect(['icd9', '', 'toString'].map(codeSetNamed)).toEqual([null, null, null]);
  });

  test.each([
    ['ICD10CM', ' e11.9 ', 'E119', 'E11.9'],
    ['ICD10CM', 'A00', 'A00', 'A00'],
    ['ICD10CM', 's72.001a', 'S72001A', 'S72.001A'],
    ['HCPCS', 'j0570', 'J0570', 'J0570'],
    ['CPT', '0042t', '0042T', '0042T'],
  ] as const)('%s normalizes and displays %j', (codeSet, text, normal, display) => {
    expect(normalizeCode(codeSet, text)).toBe(normal);
    expect(displayCode(codeSet, text)).toBe(display);
    expect(hasShape(codeSet, normal)).toBe(true);
  });

  test('leaves a dot in a wrong place where it is, so that the shape is refused', () => {
    expect(normalizeCode('ICD10CM', 'E1.19')).toBe('E1.19');
    expect(hasShape('ICD10CM', 'E1.19')).toBe(false);
  });

  test.each([
    ['ICD10CM', ['E11', 'C4A0', 'QA0101', 'M1A9XX1'], ['E1', '111', 'EAB', 'E119999A', 'E11.9', 'e119', 'E11-9']],
    ['HCPCS', ['A0021', 'V5364'], ['10021', 'AA021', 'A002', 'A00211', 'a0021']],
    ['CPT', ['99213', '0001F', '0042T', '0001U', '0001M', '0001A'], ['9921', '992133', '0001B', 'F0001', '99213 ']],
  ] as const)('%s has a shape', (codeSet, good, bad) => {
    expect(good.filter((code) => !hasShape(codeSet, code))).toEqual([]);
    expect(bad.filter((code) => hasShape(codeSet, code))).toEqual([]);
  });
});
