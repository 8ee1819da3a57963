import { defineLifecycle, guard } from '../workflow/lifecycle.ts';
import { heldByYou, type HeldFacts } from '../workflow/held.ts';

/** What the guards look at. */
export interface EncounterFacts extends HeldFacts {
  readonly liveClaim: { readonly id: string } | null;
  readonly coverage: { readonly effectiveFrom: string | null; readonly effectiveTo: string | null } | null;
  readonly serviceFrom: string;
  readonly blockingFindings: number;
  readonly provider: { readonly npi: string | null } | null;
  readonly diagnoses: readonly { readonly sequence: number }[];
  readonly procedures: readonly { readonly code: string }[];
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

export const encounterLifecycle = defineLifecycle<EncounterFacts>()({
  of: 'Encounter',
  table: 'encounter',
  sentence: 'From the record of a visit to the codes that billing works from.',
  initial: 'READY',
  final: ['CLOSED', 'CANCELLED'],
  states: {
    READY: 'The record has arrived and waits in the coding queue.',
    IN_CODING: 'A coder holds it and assigns codes.',
    CODED: 'Coding is final; billing may make a claim of it.',
    BILLED: 'A claim carries what was coded.',
    REOPENED: 'Coding was final and must be looked at again; it waits in the coding queue.',
    CLOSED: 'The claim is settled; nothing remains to be done.',
    CANCELLED: 'It was entered in error.',
  },
  transitions: {
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
    finalizeCoding: {
      from: ['IN_CODING'],
      to: 'CODED',
      permission: 'encounter.code',
      guards: [heldByYou, hasDiagnosis, hasProcedure, nothingBlocks],
      sentence: 'Declaring the coding final.',
    },
    reopenCoding: {
      from: ['CODED'],
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
      from: ['CODED'],
      to: 'BILLED',
      permission: 'claim.create',
      guards: [noStandingClaim, namesCoverage, coverageInForce, renderingProviderHasNpi],
      sentence: 'Making a claim of what was coded.',
    },
    rebill: {
      from: ['CODED'],
      to: 'BILLED',
      permission: 'claim.create',
      mutation: 'createReplacementClaim',
      guards: [namesCoverage, coverageInForce, renderingProviderHasNpi],
      sentence: 'Making a replacement of an earlier claim of what is coded now.',
    },
    returnFromBilling: {
      from: ['BILLED'],
      to: 'CODED',
      permission: 'claim.create',
      mutation: 'discardClaim',
      sentence: 'Discarding the draft that carried it.',
    },
    closeEncounter: {
      from: ['BILLED', 'CODED'],
      to: 'CLOSED',
      permission: 'claim.close',
      mutation: 'closeClaim',
      sentence: 'Closing its claim.',
    },
    setEncounterCoverage: {
      from: ['READY', 'IN_CODING', 'CODED', 'BILLED', 'REOPENED'],
      to: null,
      permission: 'encounter.bill-to',
      sentence: 'Saying which coverage it is billed to.',
    },
    setEncounterProvider: {
      from: ['READY', 'IN_CODING', 'CODED', 'BILLED', 'REOPENED'],
      to: null,
      permission: 'encounter.bill-to',
      sentence: 'Saying who rendered the care.',
    },
    cancelEncounter: {
      from: ['READY', 'IN_CODING', 'CODED', 'REOPENED'],
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
  ],
});
