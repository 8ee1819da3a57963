/** Cases of the rules of NCCI: pairs, modifiers that part them, units, add-ons. */

import type { CodingToCheck } from '../../../../src/coding/edits/finding.ts';
import type { Case } from './case.ts';
import { day, diagnoses, elsewhere, procedures } from '../world.ts';

/** What is said of a pair with indicator 1 by the modifiers of its two lines. */
const pair = (
  title: string,
  lines: readonly [one: string, two: string],
  rule: 'PTP' | 'PTP_BYPASSED',
  more: Partial<CodingToCheck> = {},
): Case => ({
  rule: 'PTP',
  title: `${lines.join(' and ')}: ${title}`,
  coding: { diagnoses: diagnoses('A000'), procedures: procedures(...lines), ...more },
  told: [`${rule} ${rule === 'PTP' ? 'BLOCKS' : 'INFORMS'} procedures[2].code`],
});

const ON_2019 = { serviceFrom: day('2019-06-30'), serviceTo: day('2019-07-01') };

/** 10001 has a global period of 0 days, 10009 of 90, 10010 none, 80000 is laboratory work, 99213 and 99291 are visits. */
const PARTED: readonly Case[] = [
  pair('59 is no modifier of a visit', ['10001', '99213-59'], 'PTP'),
  pair('XE is none either', ['10001', '99213-XE'], 'PTP'),
  pair('a visit apart from a procedure', ['10001', '99213-25'], 'PTP_BYPASSED'),
  pair('25 on the procedure', ['10001-25', '99213'], 'PTP'),
  pair('a visit after other surgery', ['10001', '99213-24'], 'PTP_BYPASSED'),
  pair('a decision for minor surgery', ['10001', '99213-57'], 'PTP'),
  pair('a decision for major surgery', ['10009', '99213-57'], 'PTP_BYPASSED'),
  pair('a visit in column 1', ['99291-25', '10001'], 'PTP_BYPASSED'),
  pair('a distinct procedure beside a visit in column 1', ['99291', '10001-59'], 'PTP_BYPASSED'),
  pair('a visit is no separate structure', ['99291-XS', '10001'], 'PTP'),
  pair('two visits to a hospital', ['99291', '99213-27'], 'PTP_BYPASSED', { placeOfServiceCode: '22' }),
  pair('two visits to an office', ['99291', '99213-27'], 'PTP'),
  pair('27 beside a procedure', ['10001', '99213-27'], 'PTP', { placeOfServiceCode: '22' }),
  pair('a distinct procedure, said on column 1', ['10008-59', '10001'], 'PTP_BYPASSED'),
  pair('the same before July 2019', ['10008-59@2019-06-30', '10001@2019-06-30'], 'PTP', ON_2019),
  pair('the same from July 2019 on', ['10008-XU@2019-07-01', '10001@2019-07-01'], 'PTP_BYPASSED', ON_2019),
  pair('said on column 2 before July 2019', ['10008@2019-06-30', '10001-59@2019-06-30'], 'PTP_BYPASSED', ON_2019),
  pair('a return to the operating room', ['10008', '10001-78'], 'PTP_BYPASSED'),
  pair('the same of what has no global period', ['10008', '10010-78'], 'PTP'),
  pair('the same of a visit', ['10001', '99213-79'], 'PTP'),
  pair('a repeated test', ['10008', '80000-91'], 'PTP_BYPASSED'),
  pair('what is no test', ['10008', '10001-91'], 'PTP'),
  pair('two sides', ['10008-RT', '10001-LT'], 'PTP_BYPASSED'),
  pair('one side', ['10008-LT', '10001-LT'], 'PTP'),
  pair('one side and 59', ['10008-LT', '10001-LT-59'], 'PTP_BYPASSED'),
  pair('a finger of that side', ['10008-LT', '10001-F2'], 'PTP'),
  pair('two fingers of one side', ['10008-F1', '10001-F2'], 'PTP_BYPASSED'),
  pair('both sides and one of them', ['10008-50', '10001-RT'], 'PTP'),
  pair('a side beside what names none', ['10008', '10001-RT'], 'PTP_BYPASSED'),
  pair('a side of a visit', ['10001', '99213-RT'], 'PTP'),
  pair('a side of the procedure beside a visit', ['10001-RT', '99213'], 'PTP'),
  pair('59 on the procedure beside a visit', ['10001-59', '99213'], 'PTP'),
  pair('a return to the operating room beside a visit', ['10001-78', '99213'], 'PTP'),
  pair('a side of a procedure that is part of a visit', ['99291', '10001-RT'], 'PTP'),
  pair('two arteries', ['10008-LC', '10001-RC'], 'PTP_BYPASSED'),
  pair('one artery', ['10008-LC', '10001-LC'], 'PTP'),
  {
    rule: 'PTP_BYPASSED',
    title: 'two lines alike, told once',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '99213-25', '99213-25') },
    told: ['PTP_BYPASSED INFORMS procedures[2].code'],
  },
  {
    rule: 'PTP',
    title: 'two lines of which one is parted',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '99213-25', '99213') },
    told: ['PTP BLOCKS procedures[3].code', 'PTP_BYPASSED INFORMS procedures[2].code'],
  },
];

export const NCCI: readonly Case[] = [
  ...PARTED,
  {
    rule: 'PTP',
    title: 'a pair that no modifier parts',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002', '10001-59') },
    told: ['PTP BLOCKS! procedures[1].code'],
  },
  {
    rule: 'PTP',
    title: 'a pair that a modifier could part',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '10003') },
    told: ['PTP BLOCKS procedures[2].code', 'ADD_ON_WITHOUT_PRIMARY INFORMS procedures[2].code'],
  },
  {
    rule: 'PTP_BYPASSED',
    title: 'a pair that a modifier parts',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '10003-XS') },
    told: ['ADD_ON_WITHOUT_PRIMARY INFORMS procedures[2].code', 'PTP_BYPASSED INFORMS procedures[2].code'],
  },
  {
    rule: 'PTP',
    title: 'a pair that is not edited any more',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '10004') },
    told: [],
  },
  {
    rule: 'PTP',
    title: 'a pair on two days',
    coding: {
      serviceTo: day('2026-03-03'),
      diagnoses: diagnoses('A000'),
      procedures: procedures('10001', '10002@2026-03-03'),
    },
    told: [],
  },
  {
    rule: 'PTP',
    title: 'a pair with another visit of the day',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002'), elsewhere: elsewhere('10001') },
    told: ['PTP BLOCKS! procedures[1].code'],
  },
  {
    rule: 'PTP',
    title: 'a pair with another visit of another day',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002'), elsewhere: elsewhere('10001@2026-03-03') },
    told: [],
  },
  {
    rule: 'MUE_BY_LINE',
    title: 'three on a line',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10006x3') },
    told: ['MUE_BY_LINE BLOCKS procedures[1].units'],
  },
  {
    rule: 'MUE_BY_LINE',
    title: 'two on each of two lines',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10006x2', '10006-76x2') },
    told: [],
  },
  {
    rule: 'MUE_BY_DAY',
    title: 'two and one on a day, absolute',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10007x2', '10007-76') },
    told: ['MUE_BY_DAY BLOCKS! procedures[1].units'],
  },
  {
    rule: 'MUE_BY_DAY',
    title: 'two and one on a day, to be shown',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10008x2', '10008-76') },
    told: ['MUE_BY_DAY BLOCKS procedures[1].units'],
  },
  {
    rule: 'MUE_BY_DAY',
    title: 'two here and one at another visit',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10007x2'), elsewhere: elsewhere('10007') },
    told: ['MUE_BY_DAY BLOCKS! procedures[1].units'],
  },
  {
    rule: 'MUE_BY_DAY',
    title: 'two',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10007x2') },
    told: [],
  },
  {
    rule: 'ADD_ON_WITHOUT_PRIMARY',
    title: 'alone',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10005') },
    told: ['ADD_ON_WITHOUT_PRIMARY BLOCKS procedures[1].code'],
  },
  {
    rule: 'ADD_ON_WITHOUT_PRIMARY',
    title: 'beside its primary',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10005', '10004') },
    told: [],
  },
  {
    rule: 'ADD_ON_WITHOUT_PRIMARY',
    title: 'its primary at another visit',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10005'), elsewhere: elsewhere('10004') },
    told: [],
  },
  {
    rule: 'ADD_ON_WITHOUT_PRIMARY',
    title: 'what was an add-on until last year',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002') },
    told: [],
  },
];
