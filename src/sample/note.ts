/** Lays the parts of a visit out as a plain text note, in one of the two fashions that clinicians of the group use. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import { SAMPLE_ORGANIZATION } from './organization.ts';
import type { SampleClinician } from './organization.ts';
import type { Person } from './people.ts';
import type { NoteParts } from './scenario.ts';

export interface NoteFrame {
  readonly title: string;
  readonly facilityName: string;
  readonly patient: Person;
  readonly medicalRecordNumber: string;
  readonly clinician: SampleClinician;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Headings in capitals with the text under them. */
export const sectionedNote = (frame: NoteFrame, parts: NoteParts): string =>
  [
    ...top(frame),
    ...section('CHIEF COMPLAINT', [parts.complaint]),
    ...section('HISTORY OF PRESENT ILLNESS', [...parts.history, denial(parts)]),
    ...section('PAST, FAMILY AND SOCIAL HISTORY', background(frame, parts)),
    ...section('EXAMINATION', [`Vital signs: ${parts.vitals}.`, ...parts.exam]),
    ...section('RESULTS AND PROCEDURES', parts.results ?? []),
    ...section('ASSESSMENT', parts.assessment),
    ...section('PLAN', parts.plan),
    '',
    signature(frame),
  ].join('\n');

/** The four letters S, O, A and P. */
export const soapNote = (frame: NoteFrame, parts: NoteParts): string =>
  [
    ...top(frame),
    ...section('S:', [`CC: ${parts.complaint}`, ...parts.history, denial(parts), ...background(frame, parts)]),
    ...section('O:', [`VS: ${parts.vitals}.`, ...parts.exam, ...(parts.results ?? [])]),
    ...section('A:', parts.assessment),
    ...section(
      'P:',
      parts.plan.map((line) => `- ${line}`),
    ),
    '',
    signature(frame),
  ].join('\n');

const top = ({ title, facilityName, patient, medicalRecordNumber, clinician, from, to }: NoteFrame): string[] => [
  `${SAMPLE_ORGANIZATION.name} - ${facilityName}`,
  title,
  `Patient: ${patient.givenNames.join(' ')} ${patient.familyName}`,
  `Born: ${patient.birthDate}   MRN: ${medicalRecordNumber}`,
  from === to ? `Date of service: ${from}` : `Admitted: ${from}   Discharged: ${to}`,
  `Clinician: ${signer(clinician)}`,
];

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines];

const background = ({ patient }: NoteFrame, parts: NoteParts): string[] => [
  `Past history: ${parts.past.join(' ')}`,
  `Family history: ${parts.family}`,
  `Social history: ${patient.social}`,
];

const denial = ({ denies }: NoteParts): string =>
  denies.length < 2 ? `Denies ${denies.join('')}.` : `Denies ${denies.slice(0, -1).join(', ')} and ${denies.at(-1)}.`;

const signature = ({ clinician, to }: NoteFrame): string => `Electronically signed by ${signer(clinician)} on ${to}\n`;

const signer = ({ givenName, familyName, credential }: SampleClinician): string =>
  `${givenName} ${familyName}, ${credential}`;
