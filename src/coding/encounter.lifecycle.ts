import { defineLifecycle, guard } from '../workflow/lifecycle.ts';
import { heldByYou, type HeldFacts } from '../workflow/held.ts';
import { credentialed } from './credential/credential-guards.ts';
import { nothingAsked, type AskedFacts } from './query/query-guards.ts';
import { noneOfItIsYours, type Assigned, type HandsFacts } from './review/review-guards.ts';

/** What the guards look at. */
export interface EncounterFacts extends HeldFacts, AskedFacts, HandsFacts {
  readonly liveClaim: { readonly id: string } | null;
  readonly coverage: { readonly effectiveFrom: string | null; readonly effectiveTo: string | null } | null;
  readonly serviceFrom: string;
  readonly blockingFindings: number;
  readonly provider: { readonly npi: string | null } | null;
  readonly diagnoses: readonly (Assigned & { readonly sequence: number })[];
  readonly procedures: readonly (Assigned & { readonly code: string })[];
  readonly denials: readonly {
    readonly status: string;
    readonly routedTo: string;
    readonly workItem: HeldFacts['workItem'];
  }[];
}

const hasDiagnosis = guard<EncounterFacts>(
  'NO_DIAGNOSIS',
  'Assign at least one diagnosis.',
  { diagnoses: { sequence: true } },
  ({ diagnoses }) => diagnoses.length > 0,
);

const hasProcedure = guard<EncounterFacts>(
  'NO_PROCEDURE',
  'Assign at least one procedure or service.',
  { procedures: { code: true } },
  ({ procedures }) => procedures.length > 0,
);

export const BLOCKING_FINDINGS = 'BLOCKING_FINDINGS';

const nothingBlocks = guard<EncounterFacts>(
  BLOCKING_FINDINGS,
  'Findings of the coding edits stand in the way: mend what they name, or override those that may be.',
  { blockingFindings: true },
  ({ blockingFindings }) => blockingFindings === 0,
);

/** A supervisor may let a finding stand that the coder who holds the encounter asks about. */
const inYourHandsOrSupervised = guard<EncounterFacts>(
  heldByYou.code,
  heldByYou.message,
  heldByYou.needs,
  (facts, viewer) => viewer.roles.includes('SUPERVISOR') || heldByYou.holds(facts, viewer),
);

const namesCoverage = guard<EncounterFacts>(
  'NO_COVERAGE',
  'The encounter names no coverage to bill.',
  { coverage: { effectiveFrom: true } },
  ({ coverage }) => coverage !== null,
);

const coverageInForce = guard<EncounterFacts>(
  'COVERAGE_NOT_IN_FORCE',
  'The coverage was not in force on the first day of service.',
  { coverage: { effectiveFrom: true, effectiveTo: true }, serviceFrom: true },
  ({ coverage, serviceFrom }) =>
    coverage === null ||
    ((coverage.effectiveFrom ?? serviceFrom) <= serviceFrom && serviceFrom <= (coverage.effectiveTo ?? serviceFrom)),
);

const renderingProviderHasNpi = guard<EncounterFacts>(
  'NO_RENDERING_NPI',
  'The rendering provider has no valid NPI.',
  { provider: { npi: true } },
  ({ provider }) => provider !== null && provider.npi !== null,
);

const noStandingClaim = guard<EncounterFacts>(
  'CLAIM_EXISTS',
  'A claim of this encounter stands already: replace that one.',
  { liveClaim: { id: true } },
  ({ liveClaim }) => liveClaim === null,
);

const nothingBilled = guard<EncounterFacts>(
  'CLAIM_EXISTS',
  'A claim of this encounter stands: it is settled first, and closes the encounter with it.',
  { liveClaim: { id: true } },
  ({ liveClaim }) => liveClaim === null,
);

const deniedAndInYourHands = guard<EncounterFacts>(
  'NO_DENIAL_IN_HAND',
  'Billed coding is reopened only for a denial that you have taken from the coding denial queue.',
  { denials: { status: true, routedTo: true, workItem: { assignee: { id: true } } } },
  ({ denials }, { userId }) =>
    denials.some(
      ({ status, routedTo, workItem }) =>
        status === 'IN_PROGRESS' && routedTo === 'CODER' && workItem?.assignee?.id === userId,
    ),
);

const BEFORE_BILLING = [
  'IMPORTED',
  'READY',
  'IN_CODING',
  'ON_HOLD',
  'CODED',
  'IN_REVIEW',
  'RELEASED',
  'REOPENED',
] as const;

export const encounterLifecycle = defineLifecycle<EncounterFacts>()({
  of: 'Encounter',
  table: 'encounter',
  sentence: 'From the record of a visit to the codes that billing works from.',
  initial: 'IMPORTED',
  alsoInitial: ['READY'],
  final: ['CLOSED', 'CANCELLED'],
  states: {
    IMPORTED: 'Known, but nothing has arrived yet to code it from: no note and no recorded statement.',
    READY: 'The record has arrived and waits in the coding queue.',
    IN_CODING: 'A coder holds it and assigns codes.',
    ON_HOLD: 'Coding waits for the answer to a question to the clinician.',
    CODED: 'Coding was declared final and waits for a second look.',
    IN_REVIEW: 'A second person looks at the coding.',
    RELEASED: 'Coding is final; billing may make a claim of it.',
    BILLED: 'A claim carries what was coded.',
    REOPENED: 'Coding was final and must be looked at again; it waits in the coding queue.',
    CLOSED: 'The claim is settled; nothing remains to be done.',
    CANCELLED: 'It was entered in error.',
  },
  transitions: {
    receiveRecord: {
      from: ['IMPORTED'],
      to: 'READY',
      permission: 'encounter.import',
      mutation: 'importFhirBundle',
      sentence: 'Importing it again with a note or a recorded statement.',
    },
    markReady: {
      from: ['IMPORTED'],
      to: 'READY',
      permission: 'encounter.import',
      sentence: 'Letting it be coded from what lies outside of this record.',
    },
    startCoding: {
      from: ['READY', 'REOPENED'],
      to: 'IN_CODING',
      permission: 'encounter.hold',
      mutation: 'takeNext',
      sentence: 'Taking it from the queue.',
    },
    returnToQueue: {
      from: ['IN_CODING'],
      to: 'READY',
      permission: 'encounter.hold',
      mutation: 'releaseWorkItem',
      sentence: 'Giving it back, or a lease that ran out.',
    },
    assignCodes: {
      from: ['IN_CODING'],
      to: null,
      permission: 'encounter.code',
      guards: [heldByYou],
      sentence: 'Replacing the set of diagnoses and procedures.',
    },
    recheckCoding: {
      from: ['IN_CODING'],
      to: null,
      permission: 'encounter.code',
      guards: [heldByYou],
      sentence: 'Running the coding edits over the codes as they are.',
    },
    overrideFinding: {
      from: ['IN_CODING'],
      to: null,
      permission: 'finding.override',
      guards: [inYourHandsOrSupervised],
      sentence: 'Letting a finding of the coding edits stand, with a reason.',
    },
    withdrawOverride: {
      from: ['IN_CODING'],
      to: null,
      permission: 'finding.override',
      guards: [inYourHandsOrSupervised],
      sentence: 'Taking such an override back.',
    },
    askClinician: {
      from: ['IN_CODING'],
      to: null,
      permission: 'query.ask',
      guards: [heldByYou],
      sentence: 'Asking the clinician what the record leaves open.',
    },
    holdForAnswer: {
      from: ['IN_CODING'],
      to: 'ON_HOLD',
      permission: 'query.ask',
      mutation: 'askClinician',
      guards: [heldByYou],
      sentence: 'Asking what coding cannot go on without.',
    },
    resumeCoding: {
      from: ['ON_HOLD'],
      to: 'IN_CODING',
      permission: 'encounter.resume',
      mutation: 'answerCodingQuery',
      sentence: 'The answer, or the withdrawal of the question; it is back with the coder who asked.',
    },
    finalizeCoding: {
      from: ['IN_CODING'],
      to: 'CODED',
      permission: 'encounter.code',
      guards: [heldByYou, hasDiagnosis, hasProcedure, nothingBlocks, ...nothingAsked, ...credentialed],
      sentence: 'Declaring the coding final.',
    },
    releaseToBilling: {
      from: ['CODED'],
      to: 'RELEASED',
      permission: 'encounter.code',
      mutation: 'finalizeCoding',
      sentence: 'Final coding that no policy draws for a second look.',
    },
    startReview: {
      from: ['CODED'],
      to: 'IN_REVIEW',
      permission: 'review.hold',
      mutation: 'takeNext',
      guards: [noneOfItIsYours],
      sentence: 'Taking it from the review queue.',
    },
    returnToReview: {
      from: ['IN_REVIEW'],
      to: 'CODED',
      permission: 'review.hold',
      mutation: 'releaseWorkItem',
      sentence: 'Giving it back, or a lease that ran out.',
    },
    approveCoding: {
      from: ['IN_REVIEW'],
      to: 'RELEASED',
      permission: 'encounter.review',
      guards: [heldByYou, noneOfItIsYours],
      sentence: 'Agreeing with the coding, which releases it to billing.',
    },
    returnToCoder: {
      from: ['IN_REVIEW'],
      to: 'REOPENED',
      permission: 'encounter.review',
      guards: [heldByYou, noneOfItIsYours],
      sentence: 'Sending the coding back to be corrected.',
    },
    reopenCoding: {
      from: ['CODED', 'RELEASED'],
      to: 'REOPENED',
      permission: 'encounter.reopen',
      sentence: 'Asking for another look before anything was billed.',
    },
    reopenForDenial: {
      from: ['BILLED'],
      to: 'REOPENED',
      permission: 'denial.recode',
      guards: [deniedAndInYourHands],
      sentence: 'Correcting the coding that a payer denied.',
    },
    createClaim: {
      from: ['RELEASED'],
      to: 'BILLED',
      permission: 'claim.create',
      guards: [noStandingClaim, namesCoverage, coverageInForce, renderingProviderHasNpi],
      sentence: 'Making a claim of what was coded.',
    },
    rebill: {
      from: ['RELEASED'],
      to: 'BILLED',
      permission: 'claim.create',
      mutation: 'createReplacementClaim',
      guards: [namesCoverage, coverageInForce, renderingProviderHasNpi],
      sentence: 'Making a replacement of an earlier claim of what is coded now.',
    },
    returnFromBilling: {
      from: ['BILLED'],
      to: 'RELEASED',
      permission: 'claim.create',
      mutation: 'discardClaim',
      sentence: 'Discarding the draft that carried it.',
    },
    closeEncounter: {
      from: ['BILLED', 'RELEASED'],
      to: 'CLOSED',
      permission: 'claim.close',
      mutation: 'closeClaim',
      sentence: 'Closing its claim.',
    },
    setEncounterCoverage: {
      from: [...BEFORE_BILLING, 'BILLED'],
      to: null,
      permission: 'encounter.bill-to',
      sentence: 'Saying which coverage it is billed to.',
    },
    setEncounterProvider: {
      from: [...BEFORE_BILLING, 'BILLED'],
      to: null,
      permission: 'encounter.bill-to',
      sentence: 'Saying who rendered the care.',
    },
    cancelEncounter: {
      from: BEFORE_BILLING,
      to: 'CANCELLED',
      permission: 'encounter.cancel',
      guards: [nothingBilled],
      sentence: 'Taking an encounter entered in error out of the work.',
    },
  },
  parts: [
    { table: 'diagnosis_assignment', column: 'encounter_id', editableIn: ['IN_CODING'] },
    { table: 'procedure_assignment', column: 'encounter_id', editableIn: ['IN_CODING'] },
    { table: 'coding_finding', column: 'encounter_id', editableIn: ['IN_CODING'] },
    { table: 'evidence', column: 'encounter_id', editableIn: ['IN_CODING'] },
  ],
});
