/** Every rule of the scrubber, by subject. */

import type { ClaimRule } from './rule.ts';
import { ACCIDENT } from './rules/accident.ts';
import { ADDRESSES } from './rules/addresses.ts';
import { BALANCE } from './rules/balance.ts';
import { BILL_CODES } from './rules/bill-codes.ts';
import { CLAIM } from './rules/claim.ts';
import { DATES } from './rules/dates.ts';
import { DECISIONS } from './rules/decisions.ts';
import { DIAGNOSES } from './rules/diagnoses.ts';
import { DRUGS } from './rules/drugs.ts';
import { ENROLMENT } from './rules/enrolment.ts';
import { FILING_RULES } from './rules/filing.ts';
import { IDENTITY } from './rules/identity.ts';
import { INSTITUTIONAL } from './rules/institutional.ts';
import { LINES } from './rules/lines.ts';
import { MODIFIER_RULES } from './rules/modifiers.ts';
import { OTHER_PAYERS } from './rules/other-payers.ts';
import { PATIENT } from './rules/patient.ts';
import { PAYER } from './rules/payer.ts';
import { PLACES_AND_PARTIES } from './rules/places.ts';
import { STAY } from './rules/stay.ts';
import { SUBSCRIBER } from './rules/subscriber.ts';
import { TEXT } from './rules/text.ts';

/** In the order in which they are printed. */
export const RULES: readonly ClaimRule[] = [
  ...IDENTITY,
  ...ENROLMENT,
  ...ADDRESSES,
  ...SUBSCRIBER,
  ...PATIENT,
  ...PAYER,
  ...DATES,
  ...ACCIDENT,
  ...DIAGNOSES,
  ...LINES,
  ...MODIFIER_RULES,
  ...CLAIM,
  ...OTHER_PAYERS,
  ...BALANCE,
  ...DECISIONS,
  ...FILING_RULES,
  ...PLACES_AND_PARTIES,
  ...DRUGS,
  ...STAY,
  ...INSTITUTIONAL,
  ...BILL_CODES,
  ...TEXT,
];
