import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isNpi } from '../../src/platform/npi.ts';
import { shared, testOnShared } from '../support/shared-data.ts';

test('an NPI is ten digits, the first 1 or 2, with the right check digit', () => {
  expect(isNpi('1558598797')).toBe(true);
  expect(isNpi('2000000002')).toBe(luhnByHand('808402000000002'));
  for (const wrong of [
    '1558598796',
    '1558598779',
    '155859879',
    '15585987970',
    '3558598797',
    ' 1558598797',
    '155859879７',
    '',
  ]) {
    expect([wrong, isNpi(wrong)]).toEqual([wrong, false]);
  }
});

test('of the ten numbers with the same first nine digits exactly one is an NPI, and it is the one Luhn gives', () => {
  for (const nine of ['123456789', '155859879', '200000000', '199999999']) {
    const numbers = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`);
    expect(numbers.filter(isNpi)).toEqual(numbers.filter((number) => luhnByHand(`80840${number}`)));
    expect(numbers.filter(isNpi)).toHaveLength(1);
  }
});

testOnShared('every published check digit vector is told right', () => {
  const file = readFileSync(shared('payers-npi-mce/npi_check_digit_vectors.csv'), 'utf8');
  const rows = file
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(','));
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter(([npi = '', expected]) => isNpi(npi) !== (expected === 'valid'))).toEqual([]);
});

/** Luhn as the standard tells it: double every second digit from the right, add the digits of the products. */
const luhnByHand = (digits: string): boolean =>
  [...digits]
    .reverse()
    .map((digit, place) => String(Number(digit) * (1 + (place % 2))))
    .join('')
    .split('')
    .reduce((sum, digit) => sum + Number(digit), 0) %
    10 ===
  0;
