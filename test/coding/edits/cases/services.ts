/** Cases of the rules about modifiers of services. */

import type { Case } from './case.ts';
import { day, diagnoses, elsewhere, procedures } from '../world.ts';

export const SERVICES: readonly Case[] = [
  {
    rule: 'MODIFIER_UNKNOWN',
    title: 'a modifier of no list',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-QQ') },
    told: ['MODIFIER_UNKNOWN BLOCKS! procedures[1].modifiers'],
  },
  {
    rule: 'MODIFIER_UNKNOWN',
    title: 'modifiers of CPT and of HCPCS',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-25-XS') },
    told: [],
  },
  {
    rule: 'MODIFIER_UNKNOWN',
    title: 'a modifier that has ended, on its last day and after it',
    coding: {
      serviceFrom: day('2025-12-31'),
      serviceTo: day('2026-01-01'),
      diagnoses: diagnoses('A000'),
      procedures: procedures('10001-QX@2025-12-31', '10004-QX@2026-01-01'),
    },
    told: ['MODIFIER_UNKNOWN BLOCKS! procedures[2].modifiers'],
  },
  {
    rule: 'SURGEON_NOT_PAID',
    title: 'a second surgeon and a team, for which nobody is paid',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-62', '10002-66', '10004-AS') },
    told: ['SURGEON_NOT_PAID WARNS procedures[1].modifiers', 'SURGEON_NOT_PAID WARNS procedures[2].modifiers'],
  },
  {
    rule: 'SURGEON_NOT_PAID',
    title: 'an assistant, of whom the record is to say why',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-80') },
    told: [],
  },
  {
    rule: 'SIDE_MODIFIER_MISSING',
    title: 'a service for both sides that names none',
    coding: { diagnoses: diagnoses('H1013'), procedures: procedures('10001') },
    told: ['SIDE_MODIFIER_MISSING INFORMS procedures[1].modifiers'],
  },
  {
    rule: 'SIDE_MODIFIER_MISSING',
    title: 'a service that names its side, and one that has none',
    coding: { diagnoses: diagnoses('H1011'), procedures: procedures('10001-RT', '10002') },
    told: [],
  },
  {
    rule: 'MODIFIER_TWICE',
    title: 'the same twice',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-25-25') },
    told: ['MODIFIER_TWICE BLOCKS! procedures[1].modifiers'],
  },
  {
    rule: 'MODIFIERS_CONTRADICT',
    title: 'both sides on one line',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-LT-RT') },
    told: ['MODIFIERS_CONTRADICT BLOCKS procedures[1].modifiers'],
  },
  {
    rule: 'MODIFIERS_CONTRADICT',
    title: 'a service repeated by the same person and by another',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-76-77', '10004-76', '10004-77') },
    told: ['MODIFIERS_CONTRADICT BLOCKS procedures[1].modifiers'],
  },
  ...['XE', 'XS', 'XP', 'XU'].map((closer): Case => ({
    rule: 'MODIFIERS_CONTRADICT',
    title: `59 and ${closer}, which says closer what it says`,
    coding: {
      diagnoses: diagnoses('A000'),
      procedures: procedures(`10001-${closer}-59`, `10001-${closer}`, '10001-59'),
    },
    told: ['MODIFIERS_CONTRADICT BLOCKS procedures[1].modifiers'],
  })),
  {
    rule: 'MODIFIERS_CONTRADICT',
    title: 'both parts, and both sides with one of them',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002-26-TC', '10001-50-RT') },
    told: [
      'MODIFIERS_CONTRADICT BLOCKS procedures[1].modifiers',
      'MODIFIERS_CONTRADICT BLOCKS procedures[2].modifiers',
    ],
  },
  {
    rule: 'MODIFIER_UNFIT',
    title: 'modifiers of visits on procedures',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-25', '10001-57', '10001-24', '10001-27') },
    told: [1, 2, 3, 4].map((place) => `MODIFIER_UNFIT BLOCKS procedures[${place}].modifiers`),
  },
  {
    rule: 'MODIFIER_UNFIT',
    title: 'modifiers of procedures on visits',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('99213-59', '99213-XS', '92012-79', 'G0463-XU') },
    told: [1, 2, 3, 4].map((place) => `MODIFIER_UNFIT BLOCKS procedures[${place}].modifiers`),
  },
  {
    rule: 'MODIFIER_UNFIT',
    title: 'a modifier of visits on what some payers count as one, and of tests on what is none',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('G0101-25', '98940-25', '10001-91') },
    told: [
      'MODIFIER_UNFIT WARNS procedures[1].modifiers',
      'MODIFIER_UNFIT WARNS procedures[2].modifiers',
      'MODIFIER_UNFIT BLOCKS procedures[3].modifiers',
    ],
  },
  {
    rule: 'MODIFIER_UNFIT',
    title: 'each on what it is for',
    coding: {
      diagnoses: diagnoses('A000'),
      procedures: procedures(
        '99213-25',
        '99499-57',
        '92014-24',
        'G0439-25',
        '98000-25',
        '10001-59-78',
        '80000-91',
        '10001-76',
      ),
    },
    told: [],
  },
  {
    rule: 'TECHNICAL_PART_IN_FACILITY',
    title: 'for an inpatient',
    coding: { placeOfServiceCode: '21', diagnoses: diagnoses('A000'), procedures: procedures('10002-TC', '10002-26') },
    told: ['TECHNICAL_PART_IN_FACILITY BLOCKS procedures[1].modifiers'],
  },
  {
    rule: 'TECHNICAL_PART_IN_FACILITY',
    title: 'for an outpatient of a hospital',
    coding: { placeOfServiceCode: '22', diagnoses: diagnoses('A000'), procedures: procedures('10002-TC') },
    told: ['TECHNICAL_PART_IN_FACILITY WARNS procedures[1].modifiers'],
  },
  {
    rule: 'TECHNICAL_PART_IN_FACILITY',
    title: 'in an office',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002-TC') },
    told: [],
  },
  {
    rule: 'COMPONENT_NOT_SPLIT',
    title: 'a part of what has none',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-26') },
    told: ['COMPONENT_NOT_SPLIT BLOCKS procedures[1].modifiers'],
  },
  {
    rule: 'COMPONENT_NOT_SPLIT',
    title: 'the technical part of what has the other alone',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10004-TC') },
    told: ['COMPONENT_NOT_SPLIT BLOCKS procedures[1].modifiers'],
  },
  {
    rule: 'COMPONENT_NOT_SPLIT',
    title: 'a part of what has two',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002-TC') },
    told: [],
  },
  {
    rule: 'PROFESSIONAL_PART_MISSING',
    title: 'both parts in a hospital',
    coding: { placeOfServiceCode: '22', diagnoses: diagnoses('A000'), procedures: procedures('10002') },
    told: ['PROFESSIONAL_PART_MISSING WARNS procedures[1].modifiers'],
  },
  {
    rule: 'NOT_BILATERAL',
    title: '50 on what is not paid by side',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002-50') },
    told: ['NOT_BILATERAL BLOCKS procedures[1].modifiers'],
  },
  {
    rule: 'NOT_BILATERAL',
    title: '50 with two units',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-50x2') },
    told: ['NOT_BILATERAL WARNS procedures[1].units'],
  },
  {
    rule: 'REPEATED_SERVICE',
    title: 'twice with nothing to tell apart',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '10001') },
    told: ['REPEATED_SERVICE WARNS procedures[2].modifiers'],
  },
  {
    rule: 'REPEATED_SERVICE',
    title: 'here and at another visit of the day',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001-25'), elsewhere: elsewhere('10001-25') },
    told: ['REPEATED_SERVICE WARNS procedures[1].modifiers'],
  },
  {
    rule: 'REPEATED_SERVICE',
    title: 'at another visit without the modifier, or of another day',
    coding: {
      diagnoses: diagnoses('A000'),
      procedures: procedures('10001-25'),
      elsewhere: elsewhere('10001', '10001-25@2026-03-03'),
    },
    told: [],
  },
  {
    rule: 'REPEATED_SERVICE',
    title: 'twice, the second repeated',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10001', '10001-76') },
    told: [],
  },
  {
    rule: 'OTHER_VISITS_NOT_COMPARED',
    title: 'services of nobody known',
    coding: { diagnoses: diagnoses('A000'), procedures: procedures('10002'), providerNamed: false },
    told: ['OTHER_VISITS_NOT_COMPARED INFORMS encounter'],
  },
  {
    rule: 'OTHER_VISITS_NOT_COMPARED',
    title: 'no services of nobody known',
    coding: { diagnoses: diagnoses('A000'), providerNamed: false },
    told: [],
  },
];
