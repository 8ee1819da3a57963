/**
 * Modifiers of CPT by their numbers, in words of our own: the HCPCS file lists all others, and the American Medical
 * Association's descriptors are not ours to print.
 */

import type { CodeRow } from './files/rows.ts';

/** A list of modifiers with those of CPT that it does not have. */
export const withCptModifiers = (rows: Iterable<CodeRow>): CodeRow[] => {
  const listed = [...rows];
  const known = new Set(listed.map(({ code }) => code));
  return [...listed, ...ROWS.filter(({ code }) => !known.has(code))];
};

export const isCptModifier = (modifier: string): boolean => Object.hasOwn(CPT_MODIFIERS, modifier);

const CPT_MODIFIERS: Readonly<Record<string, string>> = {
  '22': 'Much more work than usual',
  '23': 'Full anesthesia where none is usual',
  '24': 'Visit that has nothing to do with the surgery before it',
  '25': 'Visit in its own right on the day of a procedure',
  '26': 'Reading and report only',
  '27': 'Several outpatient visits on one day',
  '32': 'Demanded by an authority or a payer',
  '33': 'Prevention, without cost to the patient',
  '47': 'Anesthesia by the surgeon',
  '50': 'Both sides, bilateral',
  '51': 'Further procedure of one session',
  '52': 'Done in part',
  '53': 'Broken off for the sake of the patient',
  '54': 'Surgery without the care after it',
  '55': 'Care after surgery only',
  '56': 'Care before surgery only',
  '57': 'Visit at which surgery was decided on',
  '58': 'Next step of surgery, as planned',
  '59': 'Separate from a service that it is otherwise bundled with',
  '62': 'Surgery by two surgeons',
  '63': 'Infant of less than four kilograms',
  '66': 'Surgery by a team',
  '73': 'Outpatient surgery called off before anesthesia',
  '74': 'Outpatient surgery called off under anesthesia',
  '76': 'Repeated by the same clinician',
  '77': 'Repeated by another clinician',
  '78': 'Unforeseen return to the operating room',
  '79': 'Surgery that has nothing to do with the one before it',
  '80': 'Help by a second surgeon',
  '81': 'Little help by a second surgeon',
  '82': 'Help by a second surgeon where no resident was to be had',
  '90': 'Done by a laboratory outside',
  '91': 'Laboratory test repeated on purpose',
  '92': 'Laboratory test with a portable kit',
  '93': 'Over the telephone, by sound only',
  '95': 'Over live video',
  '96': 'Helps to gain a skill',
  '97': 'Helps to regain a skill',
  '99': 'More modifiers than a line has room for',
  '1P': 'Quality action left out: medical reasons',
  '2P': 'Quality action left out: reasons of the patient',
  '3P': 'Quality action left out: reasons of the system',
  '8P': 'Quality action left out: no reason given',
  P1: 'Anesthesia of a healthy patient',
  P2: 'Anesthesia of a patient who is slightly ill',
  P3: 'Anesthesia of a patient who is gravely ill',
  P4: 'Anesthesia of a patient whose life is in danger',
  P5: 'Anesthesia of a patient who would die without surgery',
  P6: 'Anesthesia of a donor of organs who is dead',
};

const ROWS: readonly CodeRow[] = Object.entries(CPT_MODIFIERS).map(([code, title]) => ({
  code,
  billable: true,
  shortTitle: title,
  longTitle: `${title} (CPT modifier, in our own words)`,
  effectiveFrom: null,
  effectiveTo: null,
}));
