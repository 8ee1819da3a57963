/** Who is insured, and how the patient stands to it. */

import type { PersonName } from '../../snapshot/claim-snapshot.ts';
import { BLOCKS, GUIDE, GUIDE_UNLESS, INFORMS, one, says, WARNS, type ClaimRule } from '../rule.ts';

/** Medicare's own number: eleven places, no S, L, O, I, B, Z among its letters. */
const isMedicareNumber = (text: string): boolean =>
  /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/.test(
    text,
  );

const RELATIONSHIPS: readonly string[] = ['SELF', 'SPOUSE', 'CHILD', 'OTHER'];

const plain = (text: string | null): string => (text ?? '').toUpperCase().replaceAll(/[^A-Z]/g, '');
const sameName = (one: PersonName, other: PersonName): boolean =>
  plain(one.family) === plain(other.family) && plain(one.given) === plain(other.given);

export const SUBSCRIBER: readonly ClaimRule[] = [
  {
    id: 'SUBSCRIBER_NAME_MISSING',
    ...GUIDE,
    sentence: 'The subscriber has a family name.',
    source: '2010BA NM103',
    find: ({ claim: { subscriber } }) =>
      one(
        !says(subscriber.name.family),
        'subscriber.name.family',
        '2010BA NM103',
        'The subscriber has no family name.',
      ),
  },
  {
    id: 'SUBSCRIBER_GIVEN_NAME_MISSING',
    ...WARNS,
    sentence: 'A subscriber who has a given name tells it.',
    source: '2010BA NM104',
    find: ({ claim: { subscriber } }) =>
      one(!says(subscriber.name.given), 'subscriber.name.given', '2010BA NM104', 'The subscriber has no given name.'),
  },
  {
    id: 'MEMBER_ID_MISSING',
    ...GUIDE,
    sentence: 'The subscriber has the number by which the payer knows it.',
    source: '2010BA NM109',
    find: ({ claim: { subscriber } }) =>
      one(
        !says(subscriber.memberId),
        'subscriber.memberId',
        '2010BA NM109',
        'The subscriber has no member number.',
        'Ask the payer for it (270).',
      ),
  },
  {
    id: 'MEMBER_ID_FORM',
    ...WARNS,
    sentence: 'A member number has letters and digits alone, as on the card but without dashes and spaces.',
    source: '2010BA NM109',
    find: ({ claim: { subscriber } }) =>
      one(
        says(subscriber.memberId) && !/^[0-9A-Za-z]+$/.test(subscriber.memberId),
        'subscriber.memberId',
        '2010BA NM109',
        'The member number holds something else than letters and digits.',
      ),
  },
  {
    id: 'MEDICARE_NUMBER_FORM',
    ...BLOCKS,
    sentence: 'A member of Medicare is known by the Medicare beneficiary identifier.',
    source: '2010BA NM109; Medicare Claims Processing Manual, chapter 26',
    find: ({ claim: { subscriber }, isMedicare }) =>
      one(
        isMedicare && says(subscriber.memberId) && !isMedicareNumber(subscriber.memberId),
        'subscriber.memberId',
        '2010BA NM109',
        'The member number is no Medicare beneficiary identifier.',
        'Enter the eleven characters of the card, without dashes.',
      ),
  },
  {
    id: 'RELATIONSHIP_UNKNOWN',
    ...GUIDE,
    sentence: 'The patient is the subscriber, its spouse, child or another dependent.',
    source: '2000B SBR02, 2000C PAT01',
    find: ({ claim: { patient } }) =>
      one(
        !RELATIONSHIPS.includes(patient.relationship),
        'patient.relationship',
        '2000C PAT01',
        'How the patient stands to the subscriber is nothing that the guide knows.',
      ),
  },
  {
    id: 'SELF_DIFFERS',
    ...BLOCKS,
    sentence: 'A patient who is the subscriber has its name and birth date.',
    source: '2000B SBR02',
    find: ({ claim: { patient, subscriber }, isSelf }) =>
      one(
        isSelf && (!sameName(patient.name, subscriber.name) || patient.birthDate !== subscriber.birthDate),
        'patient.relationship',
        '2000B SBR02',
        'The patient is said to be the subscriber, but name or birth date differ.',
        'Correct the relationship, or the one that is wrong.',
      ),
  },
  {
    id: 'DEPENDENT_IS_SUBSCRIBER',
    ...WARNS,
    sentence: 'A dependent is somebody else than the subscriber.',
    source: '2000C PAT01',
    find: ({ claim: { patient, subscriber }, isSelf }) =>
      one(
        !isSelf && sameName(patient.name, subscriber.name) && patient.birthDate === subscriber.birthDate,
        'patient.relationship',
        '2000C PAT01',
        'The patient is said to be a dependent, but has the name and birth date of the subscriber.',
        'Say that the patient is the subscriber.',
      ),
  },
  {
    id: 'MEDICARE_DEPENDENT',
    ...BLOCKS,
    sentence: 'A member of Medicare is always the subscriber.',
    source: '2000B SBR02; Medicare Claims Processing Manual, chapter 26',
    find: ({ isMedicare, isSelf }) =>
      one(
        !isSelf && isMedicare,
        'patient.relationship',
        '2000B SBR02',
        'Medicare has no dependents.',
        'Name the patient as the subscriber, with its own number.',
      ),
  },
  {
    id: 'MEDICARE_PLAN_DEPENDENT',
    ...WARNS,
    sentence: 'A member of a Medicare plan is the subscriber.',
    source: '2000B SBR02: patients with a number of their own; SBR09 16',
    find: ({ claim: { payer }, isSelf }) =>
      one(
        !isSelf && payer.claimFilingIndicatorCode === '16',
        'patient.relationship',
        '2000B SBR02',
        'The patient is a dependent, but Medicare plans give everybody a number.',
      ),
  },
  {
    id: 'MEDICAID_DEPENDENT',
    ...WARNS,
    sentence: 'A member of Medicaid is the subscriber in nearly every state.',
    source: '2000B SBR02: patients with a number of their own',
    find: ({ isMedicaid, isSelf }) =>
      one(
        isMedicaid && !isSelf,
        'patient.relationship',
        '2000B SBR02',
        'The patient is a dependent, but Medicaid gives everybody a number.',
      ),
  },
  {
    id: 'GROUP_NAME_BESIDE_NUMBER',
    ...INFORMS,
    sentence: 'The name of a group is told only where it has no number.',
    source: '2000B SBR04',
    find: ({ claim: { subscriber } }) =>
      one(
        says(subscriber.groupNumber) && says(subscriber.groupName),
        'subscriber.groupName',
        '2000B SBR04',
        'The group has a number, so its name is not sent.',
      ),
  },
  {
    id: 'GROUP_OF_MEDICARE',
    ...GUIDE_UNLESS,
    sentence: 'Medicare as first payer has no groups.',
    source: '2000B SBR03; Medicare Claims Processing Manual, chapter 26',
    find: ({ claim: { subscriber, payer }, isMedicare }) =>
      one(
        isMedicare && payer.responsibility === 'P' && says(subscriber.groupNumber),
        'subscriber.groupNumber',
        '2000B SBR03',
        'Medicare is the first payer, and the subscriber has a group number.',
        'Leave the group out; it may be that of another coverage.',
      ),
  },
];
