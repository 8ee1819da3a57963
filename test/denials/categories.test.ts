import { describe, expect, test } from '@jest/globals';
import { categoryOf, DENIAL_CATEGORIES, DenialCategory } from '../../src/denials/category.ts';

/** Claim adjustment reason codes as the field sorts them, beside the half that works on each first. */
const FIELD: readonly [string, 'CODER' | 'BILLER', string][] = [
  ['ELIGIBILITY', 'BILLER', '26 27 31 32 33 34 200'],
  ['AUTHORIZATION', 'BILLER', '15 39 197 198 243'],
  ['CODING', 'CODER', '4 5 6 7 8 9 10 11 12 146 181 182'],
  ['MEDICAL_NECESSITY', 'CODER', '50 55 56'],
  ['BUNDLING', 'CODER', '97 234 236'],
  ['DUPLICATE', 'BILLER', '18'],
  ['TIMELY_FILING', 'BILLER', '29'],
  ['COORDINATION_OF_BENEFITS', 'BILLER', '22 109'],
  ['MISSING_INFORMATION', 'BILLER', '16 125 226 252'],
  ['NON_COVERED', 'BILLER', '35 96 119 149 204'],
  ['ENROLLMENT', 'BILLER', 'B7 170 171 185 242'],
  ['UNITS', 'CODER', '151 222'],
  ['LIABILITY', 'BILLER', '19 20 21'],
];

describe('A reason code', () => {
  test.each(FIELD)('of %s goes to the %s: %s', (category, half, codes) => {
    for (const code of codes.split(' ')) {
      expect([code, categoryOf(code)]).toEqual([code, category]);
      expect(DENIAL_CATEGORIES[categoryOf(code)].routedTo).toBe(half);
    }
  });

  test.each(['1', '999', '45', 'A1', '', '016'])(
    'that no category lists, such as "%s", is of OTHER and goes to billing',
    (code) => {
      expect(categoryOf(code)).toBe('OTHER');
      expect(DENIAL_CATEGORIES.OTHER.routedTo).toBe('BILLER');
    },
  );

  test('is of one category only, and every category is in the enum', () => {
    const codes = Object.values(DENIAL_CATEGORIES).flatMap(({ reasonCodes }) => reasonCodes);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toHaveLength(FIELD.flatMap(([, , listed]) => listed.split(' ')).length);
    expect(Object.keys(DENIAL_CATEGORIES)).toEqual(Object.keys(DenialCategory));
  });
});
