/** Schema and resolvers of the schema-first peers, Mercurius and Yoga: DataLoader for every edge, plain rows. */

import DataLoader from 'dataloader';
import { GraphQLScalarType } from 'graphql';
import { claimActions, encounterActions } from './actions.mjs';
import { openSession } from './database.mjs';
import { VIEWER } from './settings.mjs';
import { SQL } from './statements.mjs';

export const typeDefs = /* GraphQL */ `
  scalar Money
  scalar Instant
  scalar Icd10Cm
  type Query {
    me: Me!
    workQueue(kind: String!, first: Int!): [WorkItem!]!
    claims(first: Int!): [Claim!]!
    claim(id: ID!): Claim
  }
  type Me {
    userName: String!
  }
  type WorkItem {
    id: ID!
    priority: Int!
    dueAt: Instant!
    subject: Encounter
  }
  type Encounter {
    id: ID!
    version: Int!
    visitNumber: String!
    status: String!
    encounterClass: String!
    serviceFrom: String!
    serviceTo: String!
    patient: Patient!
    diagnoses: [Diagnosis!]!
    procedures: [Procedure!]!
    availableActions: [Action!]!
  }
  type Patient {
    id: ID!
    medicalRecordNumber: String!
    familyName: String!
    givenName: String!
    birthDate: String!
  }
  type Diagnosis {
    sequence: Int!
    code: Icd10Cm!
    title: String!
  }
  type Procedure {
    sequence: Int!
    codeSet: String!
    code: String!
    modifiers: [String!]!
    units: Int!
    diagnosisPointers: [Int!]!
    serviceDate: String!
  }
  type Action {
    name: String!
    allowed: Boolean!
  }
  type Claim {
    id: ID!
    version: Int!
    patientControlNumber: String!
    status: String!
    serviceFrom: String!
    serviceTo: String!
    totalClaimChargeAmount: Money!
    patient: Patient!
    serviceLines: [ServiceLine!]!
    payments: [Payment!]!
    denials: [Denial!]!
    timeline: [ClaimEvent!]!
    availableActions: [Action!]!
  }
  type ServiceLine {
    lineNumber: Int!
    procedureCode: String!
    modifiers: [String!]!
    units: Int!
    diagnosisPointers: [Int!]!
    serviceDate: String!
    chargeAmount: Money
  }
  type Payment {
    claimStatusCode: String!
    claimPaymentAmount: Money!
    patientResponsibilityAmount: Money!
    answeredOn: String!
    services: [ServicePayment!]!
    adjustments: [Adjustment!]!
  }
  type ServicePayment {
    lineNumber: Int!
    chargeAmount: Money!
    paidAmount: Money!
  }
  type Adjustment {
    sequence: Int!
    groupCode: String!
    reasonCode: String!
    amount: Money!
    remarkCodes: [String!]!
  }
  type Denial {
    id: ID!
    status: String!
    category: String!
    routedTo: String!
    claimAdjustmentReasonCode: String!
    dueOn: String!
  }
  type ClaimEvent {
    transition: String!
    fromStatus: String
    toStatus: String!
    at: Instant!
    actor: User!
  }
  type User {
    name: String!
  }
`;

const scalar = (name, serialize) => new GraphQLScalarType({ name, serialize });
const SCOPE = [VIEWER.organizationId, VIEWER.facilityIds];

export const resolvers = {
  Money: scalar('Money', (cents) => (cents / 100).toFixed(2)),
  Instant: scalar('Instant', (date) => date.toISOString()),
  Icd10Cm: scalar('Icd10Cm', (code) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)),
  Query: {
    me: () => ({ userName: VIEWER.userName }),
    workQueue: (_root, { kind, first }, { session }) => session.run(SQL.queue(first), [...SCOPE, kind]),
    claims: (_root, { first }, { session }) => session.run(SQL.claimsPage(first), SCOPE),
    claim: async (_root, { id }, { session }) => (await session.run(SQL.claim, [...SCOPE, id]))[0] ?? null,
  },
  WorkItem: { subject: ({ subjectId }, _args, { load }) => load.encounters.load(subjectId) },
  Encounter: {
    patient: ({ patientId }, _args, { load }) => load.patients.load(patientId),
    diagnoses: ({ id }, _args, { load }) => load.diagnoses.load(id),
    procedures: ({ id }, _args, { load }) => load.procedures.load(id),
    availableActions: (row, _args, context) => judged(encounterActions, ENCOUNTER_FACTS, row, context),
  },
  Claim: {
    patient: ({ patientId }, _args, { load }) => load.patients.load(patientId),
    serviceLines: ({ id }, _args, { load }) => load.lines.load(id),
    payments: ({ id }, _args, { load }) => load.payments.load(id),
    denials: ({ id }, _args, { load }) => load.denials.load(id),
    timeline: ({ id }, _args, { load }) => load.timeline.load(id),
    availableActions: (row, _args, context) => judged(claimActions, CLAIM_FACTS, row, context),
  },
  ClaimEvent: { actor: ({ actorId }, _args, { load }) => load.users.load(actorId) },
  Payment: {
    services: ({ id }, _args, { load }) => load.services.load(id),
    adjustments: ({ id }, _args, { load }) => load.adjustments.load(id),
  },
};

const none = Promise.resolve(null);
const last = async (rows) => (await rows).at(-1) ?? null;

/** How each fact of a guard is read; what is not named is a column of the row. */
const ENCOUNTER_FACTS = {
  liveClaim: ({ id }, load) => last(load.liveClaims.load(id)),
  coverage: ({ coverageId }, load) => (coverageId ? load.coverages.load(coverageId) : none),
  provider: ({ providerId }, load) => (providerId ? load.providers.load(providerId) : none),
};
const CLAIM_FACTS = {
  encounter: ({ encounterId }, load) => load.encounters.load(encounterId),
  replaces: ({ replacesId }, load) => (replacesId ? load.claims.load(replacesId) : none),
  diagnoses: ({ id }, load) => load.claimDiagnoses.load(id),
  serviceLines: async ({ id }, load) => (await load.lines.load(id)).map(({ chargeAmount }) => ({ chargeAmount })),
  liveReplacement: ({ id }, load) => last(load.replacements.load(id)),
  denials: ({ id }, load) => load.denials.load(id),
};

const judged = ({ needs, actions }, readers, row, { load }) => {
  const names = [...needs.get(row.status)].filter((name) => readers[name]);
  if (names.length === 0) return actions(row);
  return Promise.all(names.map((name) => readers[name](row, load))).then((values) => {
    const facts = { ...row };
    names.forEach((name, index) => (facts[name] = values[index]));
    return actions(facts);
  });
};

/** A context for one request; `close` it when the answer is made. */
export const openContext = () => {
  const session = openSession();
  const byId = (statement) =>
    new DataLoader(async (ids) => {
      const rows = new Map((await session.run(statement, [ids])).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    });
  const byParent = (statement) =>
    new DataLoader(async (ids) => {
      const lists = new Map(ids.map((id) => [id, []]));
      for (const row of await session.run(statement, [ids])) lists.get(row.parentId).push(row);
      return ids.map((id) => lists.get(id));
    });
  const load = {
    encounters: byId(SQL.encounters),
    patients: byId(SQL.patients),
    coverages: byId(SQL.coverages),
    providers: byId(SQL.providers),
    claims: byId(SQL.claimsById),
    liveClaims: byParent(SQL.liveClaims),
    diagnoses: byParent(SQL.diagnoses),
    procedures: byParent(SQL.procedures),
    lines: byParent(SQL.lines),
    claimDiagnoses: byParent(SQL.claimDiagnoses),
    replacements: byParent(SQL.replacements),
    payments: byParent(SQL.payments),
    services: byParent(SQL.services),
    adjustments: byParent(SQL.adjustments),
    denials: byParent(SQL.denials),
    timeline: byParent(SQL.timeline),
    users: byId(SQL.users),
  };
  return { session, load };
};
