import { expect, test } from '@jest/globals';
import { hasShape } from '../../src/codesets/code-set.ts';
import { isCptModifier, withCptModifiers } from '../../src/codesets/cpt-modifiers.ts';
import type { CodeRow } from '../../src/codesets/files/rows.ts';
import { kindOf } from '../../src/codesets/tables/kinds.ts';
import type { CodeTable } from '../../src/codesets/tables/table.ts';

const listed = (code: string): CodeRow => ({
  code,
  billable: true,
  shortTitle: `listed ${code}`,
  longTitle: `listed ${code}`,
  effectiveFrom: null,
  effectiveTo: null,
});
const FROM = {
  codeSet: 'MODIFIER',
  edition: '2026',
  official: true,
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
} as unknown as Parameters<ReturnType<typeof kindOf>['open']>[1];

test('A list of modifiers has those of CPT too, each once, and says itself what it says', () => {
  const rows = withCptModifiers([listed('LT'), listed('25')]);
  expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
  expect(rows.filter(({ code }) => code === '25')).toEqual([listed('25')]);
  const added = rows.slice(2);
  expect(added.map(({ code }) => code)).toEqual(expect.arrayContaining(['50', '59', '95', 'P1']));
  expect(added.every(({ code }) => hasShape('MODIFIER', code) && isCptModifier(code))).toBe(true);
  expect(added.every(({ longTitle }) => longTitle.endsWith('(CPT modifier, in our own words)'))).toBe(true);
});

test('A table of modifiers finds them', () => {
  const { packer, open } = kindOf('MODIFIER');
  const { add, done } = packer();
  add(listed('LT'));
  const table = open(done(), FROM) as CodeTable;
  expect(table.find('59')).toMatchObject({ billable: true });
  expect(table.find('LT')).toMatchObject({ longTitle: 'listed LT' });
  expect(table.find('ZZ')).toBeNull();
});

test.each([
  ['25', true],
  ['P1', true],
  ['LT', false],
  ['toString', false],
])('%s is a modifier of CPT: %s', (modifier, is) => expect(isCptModifier(modifier)).toBe(is));
