/** The finder of faults finds each kind of fault. */

import { expect, test } from '@jest/globals';
import { guide, loop, R, required, S, situational, use, type Child } from '../../../src/x12/declare/guide.ts';
import { AMT } from '../../../src/x12/segments/claim.ts';
import { HL, N3, NM1, REF } from '../../../src/x12/segments/parties.ts';
import { faultsOf } from './faults.ts';

const amount = use('amount', AMT, situational(300), { amountQualifierCode: R('F5'), monetaryAmount: R() });
const level = (code: string) => use('level', HL, required(10), { hierarchicalLevelCode: R(code) });

test.each<[string, readonly Child[], readonly string[]]>([
  ['names alike', [amount, { ...amount, elements: { amountQualifierCode: R('F3') } }], ['000: two are called amount']],
  [
    'a position before what precedes it',
    [amount, use('address', N3, required(250), { addressLine1: R() })],
    ['000: address stands at 250, before what precedes it'],
  ],
  [
    'qualifiers that overlap',
    [amount, use('paid', AMT, situational(300), { amountQualifierCode: R('D', 'F5') })],
    ['000: nothing tells amount from paid'],
  ],
  [
    'a qualifier that may be left out',
    [amount, use('paid', AMT, situational(300), { amountQualifierCode: S('D') })],
    ['000: nothing tells amount from paid'],
  ],
  [
    'a loop within a loop that opens as it does',
    [loop('A', 'outer', required(10), [level('20'), loop('B', 'inner', required(20), [level('20')])])],
    ['A: nothing tells level from inner'],
  ],
  [
    'a loop deeper down that opens as one above it',
    [
      loop('A', 'outer', required(10), [
        level('20'),
        loop('B', 'inner', required(20), [level('22'), loop('C', 'innermost', required(20), [level('20')])]),
      ]),
    ],
    ['A: nothing tells innermost from the next outer'],
  ],
  [
    'an opener that may be left out',
    [loop('A', 'outer', required(300), [amount])],
    ['A: what opens it is not needed exactly once'],
  ],
  [
    'half of a pair',
    [use('name', NM1, required(10), { entityIdentifierCode: R('41'), identificationCode: R() })],
    ['name breaks P0809'],
  ],
  [
    'neither of two of which one is needed',
    [use('number', REF, required(10), { referenceIdentificationQualifier: R('EI') })],
    ['number breaks R0203'],
  ],
  [
    'a code that does not fit its element',
    [use('address', HL, required(10), { hierarchicalIdNumber: R(), hierarchicalLevelCode: R('200') })],
    ['address: 200 is too short or too long for hierarchicalLevelCode'],
  ],
  [
    'a code that is listed twice',
    [use('address', HL, required(10), { hierarchicalLevelCode: R('20', '20') })],
    ['address: hierarchicalLevelCode lists 20 twice'],
  ],
])('%s', (_, children, faults) => {
  const head = { transactionSet: '000', version: '005010X000', functionalIdentifierCode: 'XX', title: 'Made up' };
  expect(faultsOf(guide(head, children))).toEqual(faults);
});
