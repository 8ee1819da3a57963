/** By what a claim is known again when it comes twice. */

import { createHash } from 'node:crypto';
import type { ClaimSnapshot, Line } from '../snapshot/claim-snapshot.ts';

/** The same for claims of the same patient, provider, payer, days, codes, units and charges. Tells nothing of the person. */
export const claimKey = (claim: ClaimSnapshot): string =>
  hashed([...aboutWhom(claim), ...claim.lines.map(wordsOf).toSorted()]);

/** Of each line: the same service for the same patient on the same day by the same provider, whatever it costs. */
export const lineKeys = (claim: ClaimSnapshot): string[] => {
  const whom = aboutWhom(claim);
  return claim.lines.map((line) => hashed([...whom, serviceOf(line)]));
};

const aboutWhom = ({ form, payer, subscriber, patient, billingProvider }: ClaimSnapshot): string[] => [
  form,
  payer.payerId ?? '',
  subscriber.memberId ?? '',
  patient.name.given?.toUpperCase() ?? '',
  patient.birthDate ?? '',
  billingProvider.npi ?? '',
];

const serviceOf = ({ procedureCode, revenueCode, modifiers, serviceFrom, serviceTo }: Line): string =>
  [procedureCode ?? '', revenueCode ?? '', [...modifiers].sort().join(','), serviceFrom, serviceTo].join(' ');

const wordsOf = (line: Line): string => `${serviceOf(line)} ${line.units} ${line.chargeAmount}`;

const hashed = (words: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('base64url');
