/**
 * What is asked for. The selections below the roots are the same text for every contestant that takes GraphQL documents
 * of this shape; add a field here and in the peers' schema, and the proof of equal answers covers it.
 */

import { createHash } from 'node:crypto';

export const ENCOUNTER_FIELDS = `
  id version visitNumber status encounterClass serviceFrom serviceTo
  patient { id medicalRecordNumber familyName givenName birthDate }
  diagnoses { sequence code title }
  procedures { sequence codeSet code modifiers units diagnosisPointers serviceDate }
  availableActions { name allowed }`;

export const CLAIM_FIELDS = `
  id version patientControlNumber status serviceFrom serviceTo totalClaimChargeAmount
  patient { id medicalRecordNumber familyName givenName birthDate }
  serviceLines { lineNumber procedureCode modifiers units diagnosisPointers serviceDate chargeAmount }
  availableActions { name allowed }`;

export const ONE_CLAIM_FIELDS = `${CLAIM_FIELDS}
  payments {
    claimStatusCode claimPaymentAmount patientResponsibilityAmount answeredOn
    services { lineNumber chargeAmount paidAmount }
    adjustments { sequence groupCode reasonCode amount remarkCodes }
  }
  denials { id status category routedTo claimAdjustmentReasonCode dueOn }
  timeline { transition fromStatus toStatus at actor { name } }`;

/** Documents for ours. */
export const OURS = {
  queue: `query Queue($kind: WorkQueueKind!, $first: Int!) {
    workQueue(kind: $kind, first: $first) { edges { node { id priority dueAt subject { ... on Encounter { ${ENCOUNTER_FIELDS} } } } } }
  }`,
  claims: `query Claims($first: Int!) { claims(first: $first) { edges { node { ${CLAIM_FIELDS} } } } }`,
  claim: `query OneClaim($id: ID!) { claim(id: $id) { ${ONE_CLAIM_FIELDS} } }`,
  tiny: `query Tiny { me { userName } }`,
  encounters: `query Encounters($first: Int!) {
    encounters(filter: { status: { eq: READY } }, first: $first) { edges { node { ${ENCOUNTER_FIELDS} } } }
  }`,
};

/** The hash by which ours names a document that its server trusts. */
export const documentId = (workload) => `sha256:${createHash('sha256').update(OURS[workload]).digest('hex')}`;

/** The manifest of a client that sends all of them. */
export const MANIFEST = Object.fromEntries(Object.keys(OURS).map((workload) => [documentId(workload), OURS[workload]]));

/** Documents for the peers whose schema is written by hand. */
export const PEERS = {
  queue: `query Queue($kind: String!, $first: Int!) {
    workQueue(kind: $kind, first: $first) { id priority dueAt subject { ${ENCOUNTER_FIELDS} } }
  }`,
  claims: `query Claims($first: Int!) { claims(first: $first) { ${CLAIM_FIELDS} } }`,
  claim: OURS.claim,
  tiny: OURS.tiny,
};

/** From the body of an answer of ours to the form that answers are compared in. */
export const canonicalOurs = {
  queue: ({ workQueue }) => workQueue.edges.map(({ node }) => node),
  claims: ({ claims }) => claims.edges.map(({ node }) => node),
  claim: ({ claim }) => claim,
  tiny: ({ me }) => me,
};

/** The same for peers with the hand-written schema, and for the limit programs, which answer in its form. */
export const canonicalPeers = {
  queue: ({ workQueue }) => workQueue,
  claims: ({ claims }) => claims,
  claim: ({ claim }) => claim,
  tiny: ({ me }) => me,
};
