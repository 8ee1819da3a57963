/** Cases of the rules about what the tabular list says of codes together. */

import type { Case } from './case.ts';
import { diagnoses } from '../world.ts';

export const CONVENTIONS: readonly Case[] = [
  {
    rule: 'EXCLUDES1',
    title: 'a code that the heading excludes',
    coding: { diagnoses: diagnoses('A000', 'B10') },
    told: ['EXCLUDES1 BLOCKS diagnoses[2].code'],
  },
  {
    rule: 'EXCLUDES1',
    title: 'the same two the other way round',
    coding: { diagnoses: diagnoses('B10', 'A000') },
    told: ['EXCLUDES1 BLOCKS diagnoses[1].code'],
  },
  {
    rule: 'EXCLUDES1',
    title: 'a code that the chapter excludes',
    coding: { diagnoses: diagnoses('B12', 'C10') },
    told: ['EXCLUDES1 BLOCKS diagnoses[2].code'],
  },
  {
    rule: 'EXCLUDES1',
    title: 'a section with a code whose letter comes late',
    coding: { diagnoses: diagnoses('E10', 'D1A') },
    told: ['EXCLUDES1 BLOCKS diagnoses[2].code'],
  },
  {
    rule: 'EXCLUDES1',
    title: 'two codes below the heading that its own note names',
    coding: { diagnoses: diagnoses('A000', 'A001') },
    told: [],
  },
  {
    rule: 'CODE_FIRST_ORDER',
    title: 'the underlying code behind',
    coding: { diagnoses: diagnoses('B11', 'B12') },
    told: ['CODE_FIRST_ORDER BLOCKS diagnoses[1].sequence'],
  },
  {
    rule: 'CODE_FIRST_ORDER',
    title: 'the underlying code before',
    coding: { diagnoses: diagnoses('B12', 'B11') },
    told: [],
  },
  {
    rule: 'CODE_FIRST_ORDER',
    title: 'one of several underlying codes before, another behind',
    coding: { diagnoses: diagnoses('Z10', 'D10', 'B12') },
    told: [],
  },
  {
    rule: 'CODE_FIRST_ORDER',
    title: 'two codes that each ask for the other',
    coding: { diagnoses: diagnoses('D11', 'D12') },
    told: [],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'one of several underlying codes',
    coding: { diagnoses: diagnoses('B12', 'D10') },
    told: [],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'none of those that are examples, and none before',
    coding: { diagnoses: diagnoses('D10') },
    told: ['CODE_FIRST_MISSING WARNS diagnoses[1].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'none of those that are examples, and another before',
    coding: { diagnoses: diagnoses('A000', 'D10') },
    told: ['CODE_FIRST_MISSING INFORMS diagnoses[2].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'no underlying code',
    coding: { diagnoses: diagnoses('B11') },
    told: ['CODE_FIRST_MISSING WARNS diagnoses[1].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'none, of a note that says if applicable',
    coding: { diagnoses: diagnoses('A000', 'B22') },
    told: ['CODE_FIRST_MISSING INFORMS diagnoses[2].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'none of several that are other conditions, first',
    coding: { diagnoses: diagnoses('B23') },
    told: ['CODE_FIRST_MISSING INFORMS diagnoses[1].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'a manifestation without its cause',
    coding: { diagnoses: diagnoses('A000', 'B14') },
    told: ['CODE_FIRST_MISSING BLOCKS diagnoses[2].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'a manifestation by its title, of whose causes some are named',
    coding: { diagnoses: diagnoses('A000', 'B20') },
    told: ['CODE_FIRST_MISSING WARNS diagnoses[2].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'a manifestation of the list, whose note says if applicable',
    coding: { diagnoses: diagnoses('A000', 'B21') },
    told: ['CODE_FIRST_MISSING WARNS diagnoses[2].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'a manifestation with its cause, by one of two notes',
    coding: { diagnoses: diagnoses('Z11', 'B150') },
    told: ['CODE_FIRST_MISSING INFORMS diagnoses[2].code'],
  },
  {
    rule: 'CODE_FIRST_MISSING',
    title: 'a manifestation with its cause',
    coding: { diagnoses: diagnoses('B12', 'B14', 'B20') },
    told: [],
  },
  {
    rule: 'ADDITIONAL_CODE_ORDER',
    title: 'the additional code before',
    coding: { diagnoses: diagnoses('Z10', 'B12') },
    told: ['ADDITIONAL_CODE_ORDER WARNS diagnoses[1].sequence'],
  },
  {
    rule: 'ADDITIONAL_CODE_ORDER',
    title: 'the additional code before, which asks for the other first',
    coding: { diagnoses: diagnoses('D11', 'D12') },
    told: [],
  },
  {
    rule: 'ADDITIONAL_CODE',
    title: 'one of several that are asked for',
    coding: { diagnoses: diagnoses('D13', 'Z11') },
    told: [],
  },
  {
    rule: 'ADDITIONAL_CODE',
    title: 'none of several, told once',
    coding: { diagnoses: diagnoses('D13') },
    told: ['ADDITIONAL_CODE INFORMS diagnoses[1].code'],
  },
  {
    rule: 'ADDITIONAL_CODE',
    title: 'none',
    coding: { diagnoses: diagnoses('B12') },
    told: ['ADDITIONAL_CODE INFORMS diagnoses[1].code'],
  },
  {
    rule: 'ADDITIONAL_CODE',
    title: 'none, of two codes of the heading that asks, told once',
    coding: { diagnoses: diagnoses('K101', 'K109') },
    told: ['ADDITIONAL_CODE INFORMS diagnoses[1].code'],
  },
  { rule: 'ADDITIONAL_CODE', title: 'one behind', coding: { diagnoses: diagnoses('B12', 'Z10') }, told: [] },
  {
    rule: 'CODE_ALSO',
    title: 'none',
    coding: { diagnoses: diagnoses('B12', 'B21') },
    told: ['CODE_ALSO INFORMS diagnoses[2].code'],
  },
  { rule: 'CODE_ALSO', title: 'one, wherever', coding: { diagnoses: diagnoses('Z11', 'B12', 'B21') }, told: [] },
];
