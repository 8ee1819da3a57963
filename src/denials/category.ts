/**
 * What kind of denial a claim adjustment reason code is, and whose hands it needs first. CARC numbers are the X12 list's;
 * the grouping is ours.
 */

import { defineEnum, type ValueOf } from '../platform/enums.ts';

export const DenialCategory = defineEnum('DenialCategory', 'What kind of denial it is.', {
  ELIGIBILITY: 'The patient was not covered, as the payer sees it: verify and bill again.',
  AUTHORIZATION: 'An authorization or referral is missing or does not fit.',
  CODING: 'A code, modifier or their combination does not hold: back to the coder.',
  MEDICAL_NECESSITY: 'The payer does not find it necessary: the coder reviews, then appeal with records.',
  BUNDLING: 'The payer counts it as part of another service.',
  DUPLICATE: 'The payer has already answered the same service.',
  TIMELY_FILING: 'It came too late, as the payer sees it.',
  COORDINATION_OF_BENEFITS: 'Another payer comes first.',
  MISSING_INFORMATION: 'Something is missing; the remark code says what.',
  NON_COVERED: 'The plan does not cover it, or its benefit is used up.',
  ENROLLMENT: 'The provider is not enrolled, or not for this.',
  UNITS: 'More units than the payer allows.',
  LIABILITY: 'Somebody else is liable.',
  OTHER: 'Anything else.',
});
export type DenialCategory = ValueOf<typeof DenialCategory>;

export const Half = defineEnum('Half', 'Which half of the house works on it.', {
  CODER: 'Coding.',
  BILLER: 'Billing.',
});
export type Half = ValueOf<typeof Half>;

interface CategoryFacts {
  readonly routedTo: Half;
  readonly reasonCodes: readonly string[];
}

export const DENIAL_CATEGORIES: Readonly<Record<DenialCategory, CategoryFacts>> = {
  ELIGIBILITY: { routedTo: 'BILLER', reasonCodes: ['26', '27', '31', '32', '33', '34', '200'] },
  AUTHORIZATION: { routedTo: 'BILLER', reasonCodes: ['15', '39', '197', '198', '243'] },
  CODING: { routedTo: 'CODER', reasonCodes: ['4', '5', '6', '7', '8', '9', '10', '11', '12', '146', '181', '182'] },
  MEDICAL_NECESSITY: { routedTo: 'CODER', reasonCodes: ['50', '55', '56'] },
  BUNDLING: { routedTo: 'CODER', reasonCodes: ['97', '234', '236'] },
  DUPLICATE: { routedTo: 'BILLER', reasonCodes: ['18'] },
  TIMELY_FILING: { routedTo: 'BILLER', reasonCodes: ['29'] },
  COORDINATION_OF_BENEFITS: { routedTo: 'BILLER', reasonCodes: ['22', '109'] },
  MISSING_INFORMATION: { routedTo: 'BILLER', reasonCodes: ['16', '125', '226', '252'] },
  NON_COVERED: { routedTo: 'BILLER', reasonCodes: ['35', '96', '119', '149', '204'] },
  ENROLLMENT: { routedTo: 'BILLER', reasonCodes: ['B7', '170', '171', '185', '242'] },
  UNITS: { routedTo: 'CODER', reasonCodes: ['151', '222'] },
  LIABILITY: { routedTo: 'BILLER', reasonCodes: ['19', '20', '21'] },
  OTHER: { routedTo: 'BILLER', reasonCodes: [] },
};

/** The category of a claim adjustment reason code; OTHER for one that no category lists. */
export const categoryOf = (reasonCode: string): DenialCategory => BY_REASON.get(reasonCode) ?? 'OTHER';

const BY_REASON = new Map(
  Object.entries(DENIAL_CATEGORIES).flatMap(([category, { reasonCodes }]) =>
    reasonCodes.map((code) => [code, category as DenialCategory]),
  ),
);
