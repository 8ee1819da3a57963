/** Cases of codes that say two things of one condition. */

import type { Case } from './case.ts';
import { diagnoses } from '../world.ts';

const CONTRADICT = 'CODES_CONTRADICT';
const LESS = 'LESS_SPECIFIC_TOO';

/** What is said of two codes, in either order. */
const both = (rule: string, title: string, codes: readonly [string, string], told: '' | ' BLOCKS' | ' WARNS'): Case[] =>
  [codes, codes.toReversed()].map((each) => ({
    rule,
    title: `${title}: ${each.join(' and ')}`,
    coding: { diagnoses: diagnoses(...each) },
    told: told === '' ? [] : [`${rule}${told} diagnoses[2].code`],
  }));

export const CONTRADICTIONS: readonly Case[] = [
  ...both(CONTRADICT, 'with and without', ['P100', 'P101'], ' BLOCKS'),
  ...both(CONTRADICT, 'one thing and its opposite', ['P102', 'P103'], ' BLOCKS'),
  ...both(CONTRADICT, 'without complications, and with something', ['P100', 'P109'], ' BLOCKS'),
  ...both(CONTRADICT, 'without two things', ['P101', 'P109'], ''),
  ...both(CONTRADICT, 'with two things', ['P100', 'P102'], ''),
  ...both(CONTRADICT, 'both sides and one of them', ['H1011', 'H1013'], ' BLOCKS'),
  ...both(CONTRADICT, 'one side and the other', ['H1011', 'H1012'], ''),
  ...both(CONTRADICT, 'two stages', ['N2030', 'N201'], ' WARNS'),
  ...both(CONTRADICT, 'a stage and its part', ['N2030', 'N2032'], ' WARNS'),
  ...both(CONTRADICT, 'two degrees, of which one is open', ['N220', 'N222'], ''),
  ...both(CONTRADICT, 'two trimesters', ['O2001', 'O2002'], ' WARNS'),
  ...both(CONTRADICT, 'stages of two things', ['N201', 'N224'], ''),
  ...both(CONTRADICT, 'two visits of one injury', ['S101XXA', 'S101XXD'], ' WARNS'),
  ...both(CONTRADICT, 'one visit of two injuries', ['S101XXA', 'S1021XA'], ''),
  ...both(CONTRADICT, 'two fetuses', ['O30XXX1', 'O30XXX2'], ''),
  ...both(CONTRADICT, 'two stages by their seventh characters', ['H40XXX1', 'H40XXX2'], ' WARNS'),
  ...both(LESS, 'a side left open, and the side', ['H1019', 'H1011'], ' WARNS'),
  ...both(LESS, 'a side left open, and both sides', ['H1019', 'H1013'], ' WARNS'),
  ...both(LESS, 'a stage left open, and the stage', ['N209', 'N2032'], ' WARNS'),
  ...both(LESS, 'a kind left open, and the kind', ['K109', 'K101'], ' WARNS'),
  ...both(LESS, 'a kind left open, of another thing', ['N209', 'N224'], ''),
  ...both(LESS, 'two codes that leave nothing open', ['H1011', 'H1013'], ''),
];
