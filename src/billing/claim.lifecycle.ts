import { defineLifecycle, guard } from '../workflow/lifecycle.ts';

/** What the guards look at. */
export interface ClaimFacts {
  readonly status: string;
  readonly encounter: { readonly status: string };
  readonly claimFrequencyCode: string;
  readonly replaces: { readonly payerClaimControlNumber: string | null } | null;
  readonly payerClaimControlNumber: string | null;
  readonly subscriberMemberId: string | null;
  readonly diagnoses: readonly { readonly sequence: number }[];
  readonly serviceLines: readonly { readonly chargeAmount: bigint | null }[];
  readonly liveReplacement: { readonly id: string } | null;
  readonly denials: readonly { readonly status: string }[];
}

const hasLines = guard<ClaimFacts>(
  'NO_SERVICE_LINE',
  'The claim has no service line.',
  { serviceLines: { chargeAmount: true } },
  ({ serviceLines }) => serviceLines.length > 0,
);

// 005010X222A1: at most 50 repetitions of loop 2400, at most 12 diagnoses in HI.
const fitsTheGuide = guard<ClaimFacts>(
  'TOO_MANY_LINES',
  'A professional claim carries at most 50 service lines and 12 diagnoses.',
  { serviceLines: { chargeAmount: true }, diagnoses: { sequence: true } },
  ({ serviceLines, diagnoses }) => serviceLines.length <= 50 && diagnoses.length <= 12,
);

const everyLineHasACharge = guard<ClaimFacts>(
  'LINE_WITHOUT_CHARGE',
  'A service line has no charge: add its code to the fee schedule and price the claim again.',
  { serviceLines: { chargeAmount: true } },
  ({ serviceLines }) => serviceLines.every(({ chargeAmount }) => chargeAmount !== null && chargeAmount > 0n),
);

const namesMember = guard<ClaimFacts>(
  'NO_MEMBER_ID',
  'The subscriber has no member id.',
  { subscriberMemberId: true },
  ({ subscriberMemberId }) => subscriberMemberId !== null,
);

// CLM05-3 of 7 or 8 needs REF*F8.
const replacementNamesOriginal = guard<ClaimFacts>(
  'NO_PAYER_CLAIM_CONTROL_NUMBER',
  "A replacement needs the payer's claim control number of the claim that it replaces.",
  { claimFrequencyCode: true, replaces: { payerClaimControlNumber: true } },
  ({ claimFrequencyCode, replaces }) =>
    claimFrequencyCode === '1' || (replaces !== null && replaces.payerClaimControlNumber !== null),
);

const payerNumbered = guard<ClaimFacts>(
  'NO_PAYER_CLAIM_CONTROL_NUMBER',
  "The payer's answer gave no claim control number, which a replacement must quote.",
  { payerClaimControlNumber: true },
  ({ payerClaimControlNumber }) => payerClaimControlNumber !== null,
);

const codingIsFinal = guard<ClaimFacts>(
  'CODING_NOT_FINAL',
  'The encounter is being coded again: wait until the coding is final.',
  { encounter: { status: true } },
  ({ encounter }) => ['RELEASED', 'BILLED'].includes(encounter.status),
);

const noReplacementYet = guard<ClaimFacts>(
  'REPLACEMENT_EXISTS',
  'A replacement of this claim is already being made.',
  { liveReplacement: { id: true } },
  ({ liveReplacement }) => liveReplacement === null,
);

const noOpenDenial = guard<ClaimFacts>(
  'DENIAL_OPEN',
  'A denial of this claim is still being worked on.',
  { denials: { status: true } },
  ({ denials }) => denials.every(({ status }) => ['ACCEPTED', 'OVERTURNED', 'UPHELD'].includes(status)),
);

export const claimLifecycle = defineLifecycle<ClaimFacts>()({
  of: 'Claim',
  table: 'claim',
  sentence: 'From a frozen copy of what was coded to the last cent settled.',
  initial: 'DRAFT',
  final: ['CLOSED', 'REPLACED', 'DISCARDED'],
  states: {
    DRAFT: 'Made from what was coded, not yet sent. It may still be priced or discarded.',
    SUBMITTED: 'With the payer; frozen. No answer yet.',
    PAID: 'The payer answered and denied nothing.',
    PARTIALLY_DENIED: 'The payer answered, paid part and denied part.',
    DENIED: 'The payer answered, paid nothing and denied.',
    REPLACED: 'A claim of frequency 7 has taken its place.',
    CLOSED: 'Nothing remains to be done.',
    DISCARDED: 'A draft that was never sent.',
  },
  transitions: {
    priceClaim: {
      from: ['DRAFT'],
      to: null,
      permission: 'claim.create',
      sentence: 'Taking the charges from the fee schedule again.',
    },
    discardClaim: {
      from: ['DRAFT'],
      to: 'DISCARDED',
      permission: 'claim.create',
      sentence: 'Throwing the draft away.',
    },
    submitClaim: {
      from: ['DRAFT'],
      to: 'SUBMITTED',
      permission: 'claim.submit',
      guards: [hasLines, fitsTheGuide, everyLineHasACharge, namesMember, replacementNamesOriginal],
      sentence: 'Declaring it sent to the payer.',
    },
    settle: {
      from: ['SUBMITTED'],
      to: 'PAID',
      permission: 'payment.record',
      mutation: 'recordPayerAnswer',
      sentence: 'An answer that denies nothing.',
    },
    denyInPart: {
      from: ['SUBMITTED'],
      to: 'PARTIALLY_DENIED',
      permission: 'payment.record',
      mutation: 'recordPayerAnswer',
      sentence: 'An answer that pays part and denies part.',
    },
    deny: {
      from: ['SUBMITTED'],
      to: 'DENIED',
      permission: 'payment.record',
      mutation: 'recordPayerAnswer',
      sentence: 'An answer that pays nothing and denies.',
    },
    createReplacementClaim: {
      from: ['PAID', 'PARTIALLY_DENIED', 'DENIED'],
      to: null,
      permission: 'claim.create',
      guards: [payerNumbered, noReplacementYet, codingIsFinal],
      sentence: 'Making a draft of frequency 7 that will take its place.',
    },
    replace: {
      from: ['PAID', 'PARTIALLY_DENIED', 'DENIED'],
      to: 'REPLACED',
      permission: 'claim.submit',
      mutation: 'submitClaim',
      sentence: 'Its replacement was submitted.',
    },
    closeClaim: {
      from: ['PAID', 'PARTIALLY_DENIED', 'DENIED'],
      to: 'CLOSED',
      permission: 'claim.close',
      guards: [noOpenDenial, noReplacementYet, codingIsFinal],
      sentence: 'Declaring that nothing remains to be done.',
    },
  },
  parts: [
    { table: 'service_line', column: 'claim_id', editableIn: ['DRAFT'] },
    { table: 'claim_diagnosis', column: 'claim_id', editableIn: ['DRAFT'] },
  ],
});
