/** Fills an organization through commands: rows in every table, work in every queue, its own mark in every text. */

import type { Actor } from '../../src/access/actor.ts';
import { ensureOrganization, type NewOrganization } from '../../src/access/tenants.ts';
import { importRecord } from '../../src/coding/import-record.commands.ts';
import type { IncomingRecord } from '../../src/coding/incoming.ts';
import { withClient } from '../../src/database.ts';
import { commandLineContext } from '../../src/house.ts';
import { calendarDate } from '../../src/platform/calendar-date.ts';
import type { Json, TestHouse } from './house.ts';

/** What was furnished: ids of the two facilities, and of the encounters in each, by what became of them. */
export interface Furnished {
  readonly organization: string;
  readonly organizationId: string;
  readonly north: Place;
  readonly south: Place;
}

export interface Place {
  readonly facilityId: string;
  readonly encounters: Readonly<Record<(typeof BECAME)[number], string>>;
}

const BECAME = ['DENIED', 'DRAFTED', 'IN_CODING', 'RELEASED', 'READY', 'CODED', 'REVIEWED'] as const;
/** Those that the policy draws for a second look, by their setting. */
const DRAWN: readonly string[] = ['CODED', 'REVIEWED'];
const SERVICES = ['A4565', 'A4570'];
const DAY = calendarDate('2026-10-01')!;

/** An organization with the facilities North and South; `mark` is in every name. */
export const markedTenant = (organization: string, mark: string): NewOrganization => {
  const unknown = { npi: null, addressLine: `${mark} Street`, city: null, state: null, postalCode: null };
  const facilities = ['North', 'South'].map((name) => ({
    name: `${name} ${mark}`,
    placeOfServiceCode: '11',
    ...unknown,
  }));
  return { name: organization, taxId: null, taxonomyCode: null, ...unknown, facilities };
};

/**
 * Makes an organization where it is missing and carries seven encounters in each of its facilities as far as `Place`
 * says; `mark` is in every text that a command takes.
 */
export const furnish = async (house: TestHouse, organization: string, mark: string): Promise<Furnished> => {
  await withClient(house.ownerUrl, (client) => ensureOrganization(client, markedTenant(organization, mark)));
  const context = await commandLineContext(house.house, organization);
  const { encounterIds } = await importRecord(context, recordOf(mark), null);
  const coder = await house.as(['CODER'], { organization });
  const biller = await house.as(['BILLER'], { organization });
  await house.data(biller, SET_FEES, {
    fees: SERVICES.map((code) => ({ code, amount: '100.00', effectiveFrom: '2020-01-01' })),
  });
  const supervisor = await house.as(['SUPERVISOR'], { organization });
  await house.data(supervisor, CREATE_POLICY, {
    policy: { name: `Policy ${mark}`, reason: `Reason ${mark}.`, samplingPercent: 100, encounterClass: 'HOME' },
  });
  const held = await house.data(supervisor, CREATE_CREDENTIAL, {
    userId: coder.userId,
    credential: { kind: 'CPC', number: `Number ${mark}`, issuedOn: '2020-01-01', expiresOn: '2099-12-31' },
  });
  await house.data(supervisor, VERIFY_CREDENTIAL, held['createCredential'] as Json);
  const places: Place[] = [];
  for (const [index, name] of ['North', 'South'].entries()) {
    const ids = encounterIds.slice(index * BECAME.length, (index + 1) * BECAME.length);
    const encounters = Object.fromEntries(BECAME.map((what, at) => [what, ids[at]!])) as Place['encounters'];
    for (const what of BECAME)
      if (what !== 'READY') await code(house, coder, organization, encounters[what], what, mark);
    await review(house, organization, encounters.REVIEWED, mark);
    await bill(house, biller, encounters.DRAFTED);
    await deny(house, biller, await bill(house, biller, encounters.DENIED), mark);
    const facilities = (await house.data(biller, '{ facilities { edges { node { id name } } } }'))[
      'facilities'
    ] as Json;
    const facility = (facilities['edges'] as Json[]).find(({ node }) => node['name'] === `${name} ${mark}`)!;
    places.push({ facilityId: facility['node']['id'] as string, encounters });
  }
  return { organization, organizationId: coder.organizationId, north: places[0]!, south: places[1]! };
};

/** Takes it and assigns codes; asks about two of them, and of one has the answer; declares final all but one. */
const code = async (
  house: TestHouse,
  coder: Actor,
  organization: string,
  id: string,
  what: (typeof BECAME)[number],
  mark: string,
): Promise<void> => {
  const waiting = (
    await house.data(coder, 'query ($id: ID!) { encounter(id: $id) { workItem { id version } } }', { id })
  )['encounter']['workItem'] as Json;
  const taken = (await house.data(coder, TAKE, waiting))['takeWorkItem']['subject'] as Json;
  let now = (
    await house.data(coder, ASSIGN, {
      ...taken,
      procedures: SERVICES.map((each) => ({ code: each, diagnosisPointers: [1] })),
    })
  )['assignCodes'] as Json;
  now = await letStand(house, coder, now, mark);
  if (what === 'IN_CODING' || what === 'DENIED') now = await linkOne(house, coder, now);
  if (what === 'DENIED') now = await askAndAnswer(house, coder, organization, now, mark);
  if (what !== 'IN_CODING') await house.data(coder, FINALIZE, now);
  // More than one, since matrices use them up.
  else
    for (let asked = 0; asked < 3; asked += 1)
      await house.data(coder, ASK, {
        id,
        version: (now['version'] as number) + asked,
        query: { ...questionOf(mark), hold: false },
      });
};

/** Lets the first finding stand that may be. */
const letStand = async (
  house: TestHouse,
  coder: Actor,
  { findings, ...encounter }: Json,
  mark: string,
): Promise<Json> => {
  const { id: finding } = (findings as Json[]).find(({ overridable }) => overridable as boolean)!;
  return (await house.data(coder, OVERRIDE, { ...encounter, finding, reason: `The record of ${mark}.` }))[
    'overrideFinding'
  ] as Json;
};

/** The encounter with one piece of evidence for its diagnosis. */
const linkOne = async (house: TestHouse, coder: Actor, { id, version }: Json): Promise<Json> => {
  const { encounter } = await house.data(coder, 'query ($id: ID!) { encounter(id: $id) { documents { id } } }', { id });
  const documentId = (encounter['documents'] as Json[])[0]!['id'] as string;
  return (await house.data(coder, LINK, { id, version, documentId }))['linkEvidence'] as Json;
};

const questionOf = (mark: string): Json => ({
  question: `What does the note of ${mark} describe?`,
  options: [`First ${mark}`, `Second ${mark}`],
  indicators: [`Text ${mark}`],
});

/** The encounter as it stands when the answer has brought it back and was read. */
const askAndAnswer = async (
  house: TestHouse,
  coder: Actor,
  organization: string,
  encounter: Json,
  mark: string,
): Promise<Json> => {
  const query = (await house.data(coder, ASK, { ...encounter, query: questionOf(mark) }))['askClinician'] as Json;
  const clinician = await house.as(['CLINICIAN'], { organization });
  const reply = await house.data(clinician, REPLY, { ...query, other: `Other ${mark}`, comment: `Comment ${mark}` });
  await house.data(coder, CLOSE, reply['answerCodingQuery'] as Json);
  return (
    await house.data(coder, 'query ($id: ID!) { encounter(id: $id) { id version } }', { id: encounter['id'] as string })
  )['encounter'] as Json;
};

/** Another coder agrees. */
const review = async (house: TestHouse, organization: string, id: string, mark: string): Promise<void> => {
  const reviewer = await house.as(['CODER'], { organization, name: 'reviewer' });
  const waiting = (
    await house.data(reviewer, 'query ($id: ID!) { encounter(id: $id) { workItem { id version } } }', { id })
  )['encounter']['workItem'] as Json;
  const taken = (await house.data(reviewer, TAKE, waiting))['takeWorkItem']['subject'] as Json;
  await house.data(reviewer, APPROVE, { ...taken, comment: `Comment ${mark}` });
};

const bill = async (house: TestHouse, biller: Actor, encounterId: string): Promise<Json> => {
  const { encounter } = await house.data(biller, 'query ($id: ID!) { encounter(id: $id) { id version } }', {
    id: encounterId,
  });
  return (await house.data(biller, CREATE_CLAIM, encounter as Json))['createClaim'] as Json;
};

/** One line denied for its coding, the other for missing information, and a contractual discount beside. */
const deny = async (house: TestHouse, biller: Actor, claim: Json, mark: string): Promise<void> => {
  const submitted = (await house.data(biller, SUBMIT, claim))['submitClaim'] as Json;
  const line = (lineNumber: number, reasonCode: string) => ({
    lineNumber,
    paidAmount: '0',
    adjustments: [
      { groupCode: 'CO', reasonCode: '45', amount: '10.00' },
      { groupCode: 'CO', reasonCode, amount: '90.00' },
    ],
  });
  await house.data(biller, ANSWER, {
    ...submitted,
    answer: {
      claimStatusCode: '4',
      claimPaymentAmount: '0',
      payerClaimControlNumber: `PCN-${mark}`,
      reassociationTraceNumber: `TRN-${mark}`,
      answeredOn: '2026-10-20',
      services: [line(1, '11'), line(2, '16')],
    },
  });
};

const SET_FEES = 'mutation ($fees: [FeeInput!]!) { setFees(fees: $fees) { id } }';
const TAKE = `mutation ($id: ID!, $version: Int!) {
  takeWorkItem(id: $id, version: $version) { subject { id version } }
}`;
const ASSIGN = `mutation ($id: ID!, $version: Int!, $procedures: [ProcedureInput!]!) {
  assignCodes(encounterId: $id, version: $version, diagnoses: [{ code: "I10" }], procedures: $procedures) { id version findings { id overridable } }
}`;
const OVERRIDE = `mutation ($id: ID!, $version: Int!, $finding: ID!, $reason: String!) {
  overrideFinding(encounterId: $id, version: $version, codingFindingId: $finding, reason: $reason) { id version }
}`;
const FINALIZE = 'mutation ($id: ID!, $version: Int!) { finalizeCoding(id: $id, version: $version) { id } }';
const ASK = `mutation ($id: ID!, $version: Int!, $query: CodingQueryInput!) {
  askClinician(encounterId: $id, version: $version, query: $query) { id version }
}`;
const REPLY = `mutation ($id: ID!, $version: Int!, $other: String, $comment: String) {
  answerCodingQuery(id: $id, version: $version, choice: OTHER, other: $other, comment: $comment) { id version }
}`;
const CLOSE = 'mutation ($id: ID!, $version: Int!) { closeCodingQuery(id: $id, version: $version) { id } }';
const LINK = `mutation ($id: ID!, $version: Int!, $documentId: ID!) {
  linkEvidence(encounterId: $id, version: $version, clinicalDocumentId: $documentId, evidence: { diagnosis: 1, from: 0, to: 4 }) {
    id version
  }
}`;
const CREATE_CREDENTIAL = `mutation ($userId: ID!, $credential: CredentialInput!) {
  createCredential(userId: $userId, credential: $credential) { id version }
}`;
const VERIFY_CREDENTIAL = 'mutation ($id: ID!, $version: Int!) { verifyCredential(id: $id, version: $version) { id } }';
const CREATE_POLICY = 'mutation ($policy: ReviewPolicyInput!) { createReviewPolicy(policy: $policy) { id } }';
const APPROVE = `mutation ($id: ID!, $version: Int!, $comment: String) {
  approveCoding(id: $id, version: $version, comment: $comment) { id }
}`;
const CREATE_CLAIM = `mutation ($id: ID!, $version: Int!) {
  createClaim(encounterId: $id, version: $version) { id version }
}`;
const SUBMIT = 'mutation ($id: ID!, $version: Int!) { submitClaim(id: $id, version: $version) { id version } }';
const ANSWER = `mutation ($id: ID!, $version: Int!, $answer: PayerAnswerInput!) {
  recordPayerAnswer(claimId: $id, version: $version, answer: $answer) { id }
}`;

const recordOf = (mark: string): IncomingRecord => ({
  patients: [
    {
      sourceId: `patient-${mark}`,
      medicalRecordNumber: `MRN-${mark}`,
      familyName: `Family ${mark}`,
      givenName: `Given ${mark}`,
      birthDate: calendarDate('1980-02-03')!,
      sex: 'FEMALE',
      addressLine: `1 ${mark} Road`,
      city: mark,
      state: 'OR',
      postalCode: null,
    },
  ],
  payers: [{ sourceId: `payer-${mark}`, name: `Payer ${mark}`, payerId: mark }],
  coverages: [
    {
      sourceId: `coverage-${mark}`,
      patient: `patient-${mark}`,
      payer: `payer-${mark}`,
      memberId: `MEM-${mark}`,
      groupNumber: mark,
      relationship: 'SELF',
      priority: 1,
      effectiveFrom: null,
      effectiveTo: null,
    },
  ],
  providers: [
    {
      sourceId: `provider-${mark}`,
      familyName: `Provider ${mark}`,
      givenName: mark,
      npi: '2000000036',
      taxonomyCode: null,
    },
  ],
  facilities: ['North', 'South'].map((name) => ({ sourceId: name, name: `${name} ${mark}`, npi: null })),
  encounters: ['North', 'South'].flatMap((place) =>
    BECAME.map((what) => ({
      sourceId: `${place}-${what}-${mark}`,
      visitNumber: `V-${what}-${mark}`,
      patient: `patient-${mark}`,
      provider: `provider-${mark}`,
      facility: place,
      coverage: `coverage-${mark}`,
      encounterClass: DRAWN.includes(what) ? ('HOME' as const) : ('AMBULATORY' as const),
      serviceFrom: DAY,
      serviceTo: DAY,
      reason: `Reason ${mark}`,
      documents: [
        {
          sourceId: `document-${mark}`,
          title: `Note ${mark}`,
          documentTypeCode: null,
          authoredOn: DAY,
          text: `Text ${mark}`,
        },
      ],
      statements: [
        {
          sourceId: `statement-${mark}`,
          kind: 'CONDITION' as const,
          codeSystem: null,
          code: null,
          display: `Display ${mark}`,
          recordedOn: DAY,
        },
      ],
    })),
  ),
});
