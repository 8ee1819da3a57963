/** Cases of the rules about sameness, dates, places and pointers. */

import type { Case } from './case.ts';
import { day, diagnoses, procedures } from '../world.ts';

export const LIMITS: readonly Case[] = [
  {
    rule: 'DUPLICATE_DIAGNOSIS',
    title: 'the same code twice',
    coding: { diagnoses: diagnoses('A000', 'A000') },
    told: ['DUPLICATE_DIAGNOSIS BLOCKS! diagnoses[2].code'],
  },
  {
    rule: 'SERVICE_DATE_OUTSIDE',
    title: 'a day after the encounter',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001@2026-03-09') },
    told: ['SERVICE_DATE_OUTSIDE BLOCKS! procedures[1].serviceDate'],
  },
  {
    rule: 'PLACE_OF_SERVICE_UNKNOWN',
    title: 'a place of no list',
    coding: { placeOfServiceCode: '88', diagnoses: diagnoses('A000') },
    told: ['PLACE_OF_SERVICE_UNKNOWN BLOCKS! encounter'],
  },
  {
    rule: 'PLACE_AGAINST_VISIT',
    title: 'an office visit to an inpatient',
    coding: { placeOfServiceCode: '21', diagnoses: diagnoses('A000'), procedures: procedures('99213') },
    told: ['PLACE_AGAINST_VISIT WARNS procedures[1].code'],
  },
  {
    rule: 'PLACE_AGAINST_VISIT',
    title: 'a hospital visit in an office',
    coding: { placeOfServiceCode: '11', diagnoses: diagnoses('A000'), procedures: procedures('99221') },
    told: ['PLACE_AGAINST_VISIT WARNS procedures[1].code'],
  },
  {
    rule: 'PLACE_AGAINST_VISIT',
    title: 'an emergency visit in an office',
    coding: { placeOfServiceCode: '11', diagnoses: diagnoses('A000'), procedures: procedures('99285') },
    told: ['PLACE_AGAINST_VISIT WARNS procedures[1].code'],
  },
  {
    rule: 'PLACE_AGAINST_VISIT',
    title: 'a visit in a nursing facility at a hospital',
    coding: { placeOfServiceCode: '22', diagnoses: diagnoses('A000'), procedures: procedures('99308') },
    told: ['PLACE_AGAINST_VISIT WARNS procedures[1].code'],
  },
  {
    rule: 'PLACE_AGAINST_VISIT',
    title: 'a visit at home in an office',
    coding: { placeOfServiceCode: '11', diagnoses: diagnoses('A000'), procedures: procedures('99350') },
    told: ['PLACE_AGAINST_VISIT WARNS procedures[1].code'],
  },
  {
    rule: 'PLACE_AGAINST_VISIT',
    title: 'an office visit in a nursing facility',
    coding: { placeOfServiceCode: '31', diagnoses: diagnoses('A000'), procedures: procedures('99215') },
    told: ['PLACE_AGAINST_VISIT WARNS procedures[1].code'],
  },
  ...[
    ['11', '99213'],
    ['22', '99213'],
    ['23', '99212'],
    ['21', '99223'],
    ['22', '99234'],
    ['23', '99239'],
    ['23', '99284'],
    ['31', '99310'],
    ['32', '99316'],
    ['12', '99345'],
    ['13', '99349'],
    ['02', '99232'],
    ['10', '99213'],
    ['21', '10001'],
    ['21', '99291'],
  ].map(([place, code]): Case => ({
    rule: 'PLACE_AGAINST_VISIT',
    title: `${code!} at ${place!}`,
    coding: { placeOfServiceCode: place!, diagnoses: diagnoses('A000'), procedures: procedures(code!) },
    told: [],
  })),
  {
    rule: 'TOO_MANY_POINTERS',
    title: 'five',
    coding: {
      diagnoses: diagnoses('A000', 'A001', 'C11', 'W10', 'H1013'),
      patient: { birthDate: day('2010-01-01'), sex: 'MALE' },
      procedures: procedures('10001').map((each) => ({ ...each, diagnosisPointers: [1, 2, 3, 4, 5] })),
    },
    told: ['TOO_MANY_POINTERS BLOCKS! procedures[1].diagnosisPointers'],
  },
];
