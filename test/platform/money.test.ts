import { expect, test } from '@jest/globals';
import { centsFromText, centsToText, total } from '../../src/platform/money.ts';

test.each([
  ['0', 0n],
  ['125', 12_500n],
  ['125.5', 12_550n],
  ['-3.07', -307n],
  ['-0.05', -5n],
])('%s is %s cents and comes back as the same amount', (text, cents) => {
  expect(centsFromText(text)).toBe(cents);
  expect(centsFromText(centsToText(cents))).toBe(cents);
});

test.each(['', '1.', '.5', '1.234', '1e3', '1,000.00', ' 1', 'NaN', '1000000000000.00'])(
  '"%s" is not an amount',
  (text) => {
    expect(centsFromText(text)).toBeNull();
  },
);

test('a sum is exact where floats are not', () => {
  expect(centsToText(total([10n, 20n, -1n]))).toBe('0.29');
});
