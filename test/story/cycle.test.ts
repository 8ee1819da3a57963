import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { SAMPLE_ANSWER_KEY } from '../../src/sample/scenarios.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';

let house: TestHouse;
let coder: Actor;
let biller: Actor;
let auditor: Actor;

beforeAll(async () => {
  house = await testHouse({ patients: 3 });
  [coder, biller, auditor] = await Promise.all([house.as(['CODER']), house.as(['BILLER']), house.as(['AUDITOR'])]);
});
afterAll(() => house.close());

const ITEM =
  '{ id version kind subject { __typename id version ... on Encounter { status } ... on Denial { denialStatus: status encounter { id version status } claim { id version } } } }';

test('an encounter goes from the coding queue over a denial to a paid replacement and is closed', async () => {
  const taken = (await house.data(coder, `mutation { takeNext(kind: CODING) ${ITEM} }`))['takeNext'] as Json;
  expect(taken['subject']['status']).toBe('IN_CODING');
  const key = Object.values(SAMPLE_ANSWER_KEY)[0]!;
  const coded = await house.data(
    coder,
    `mutation ($id: ID!, $version: Int!, $diagnoses: [DiagnosisInput!]!, $procedures: [ProcedureInput!]!) {
    assignCodes(encounterId: $id, version: $version, diagnoses: $diagnoses, procedures: $procedures) { id version diagnoses { sequence code title } procedures { code codeSet } availableActions { name allowed reasons } }
  }`,
    {
      id: taken['subject']['id'],
      version: taken['subject']['version'],
      diagnoses: key.diagnoses.map((code) => ({ code })),
      procedures: key.procedures.map((code) => ({ code, diagnosisPointers: [1] })),
    },
  );
  const encounter = coded['assignCodes'] as Json;
  expect((encounter['availableActions'] as Json[]).find(({ name }) => name === 'finalizeCoding')).toMatchObject({
    allowed: true,
  });
  await house.data(
    coder,
    `mutation { finalizeCoding(id: "${encounter['id']}", version: ${encounter['version']}) { status } }`,
  );

  const toBill = (await house.data(biller, `mutation { takeNext(kind: BILLING) ${ITEM} }`))['takeNext'] as Json;
  expect(toBill['subject']['id']).toBe(encounter['id']);
  const claim = (
    await house.data(
      biller,
      `mutation { createClaim(encounterId: "${toBill['subject']['id']}", version: ${toBill['subject']['version']}) { id version status totalClaimChargeAmount serviceLines { lineNumber chargeAmount } availableActions { name allowed reasons } } }`,
    )
  )['createClaim'] as Json;
  expect(claim['status']).toBe('DRAFT');
  const submitted = (
    await house.data(
      biller,
      `mutation { submitClaim(id: "${claim['id']}", version: ${claim['version']}) { id version status } }`,
    )
  )['submitClaim'] as Json;
  const services = (paid: boolean) =>
    (claim['serviceLines'] as Json[]).map(({ lineNumber, chargeAmount }) => ({
      lineNumber,
      paidAmount: paid ? chargeAmount : '0',
      adjustments: paid ? [] : [{ groupCode: 'CO', reasonCode: '11', amount: chargeAmount, remarkCodes: ['M76'] }],
    }));
  const answer = (id: string, version: number, paid: boolean) =>
    house.ask(
      biller,
      `mutation ($id: ID!, $version: Int!, $answer: PayerAnswerInput!) {
    recordPayerAnswer(claimId: $id, version: $version, answer: $answer) { id version status denials { status category routedTo deniedAmount } availableActions { name allowed reasons } }
  }`,
      {
        id,
        version,
        answer: {
          claimStatusCode: paid ? '1' : '4',
          claimPaymentAmount: paid ? claim['totalClaimChargeAmount'] : '0',
          payerClaimControlNumber: 'PCN1',
          answeredOn: '2026-11-20',
          services: services(paid),
        },
      },
    );
  const denied = (await answer(submitted['id'], submitted['version'], false)).data!['recordPayerAnswer'] as Json;
  expect(denied['status']).toBe('DENIED');
  expect(denied['denials'][0]).toMatchObject({ category: 'CODING', routedTo: 'CODER', status: 'OPEN' });

  const denial = await house
    .data(
      coder,
      `mutation { takeNext(kind: CODING_DENIAL) { id subject { ... on Denial { id status claimAdjustmentReasonCode deniedAmount encounter { id version status } } } } }`,
    )
    .catch((error: Error) => {
      expect(error.message).toContain('payment.read');
      return null;
    });
  expect(denial).toBeNull();
  const mine = (await house.data(coder, '{ denials { edges { node { id status encounter { id version } } } } }'))[
    'denials'
  ]['edges'][0]['node'] as Json;
  expect(mine['status']).toBe('IN_PROGRESS');
  const reopened = (
    await house.data(
      coder,
      `mutation { reopenForDenial(id: "${mine['encounter']['id']}", version: ${mine['encounter']['version']}) { id version status workItem { id version } } }`,
    )
  )['reopenForDenial'] as Json;
  expect(reopened['status']).toBe('REOPENED');
  const again = (
    await house.data(
      coder,
      `mutation { takeWorkItem(id: "${reopened['workItem']['id']}", version: ${reopened['workItem']['version']}) ${ITEM} }`,
    )
  )['takeWorkItem'] as Json;
  const fixed = await house
    .data(
      coder,
      `mutation { assignDiagnosis(encounterId: "${again['subject']['id']}", version: ${again['subject']['version']}, diagnosis: { code: "I10" }) { id version } }`,
    )
    .catch(() => null);
  const version = fixed ? fixed['assignDiagnosis']['version'] : again['subject']['version'];
  await house.data(
    coder,
    `mutation { finalizeCoding(id: "${again['subject']['id']}", version: ${version}) { status denials { status } } }`,
  );

  const original = (
    await house.data(
      biller,
      `{ claim(id: "${claim['id']}") { id version status availableActions { name allowed reasons } denials { status } } }`,
    )
  )['claim'] as Json;
  expect(original['denials'][0]['status']).toBe('CORRECTED');
  const replacement = (
    await house.data(
      biller,
      `mutation { createReplacementClaim(claimId: "${original['id']}", version: ${original['version']}) { id version claimFrequencyCode replaces { id } totalClaimChargeAmount } }`,
    )
  )['createReplacementClaim'] as Json;
  expect(replacement).toMatchObject({ claimFrequencyCode: '7', replaces: { id: claim['id'] } });
  const sent = (
    await house.data(
      biller,
      `mutation { submitClaim(id: "${replacement['id']}", version: ${replacement['version']}) { id version status replaces { status denials { status } } } }`,
    )
  )['submitClaim'] as Json;
  expect(sent['replaces']).toMatchObject({
    status: 'REPLACED',
    denials: expect.arrayContaining([{ status: 'RESUBMITTED' }]),
  });
  const paid = (await answer(sent['id'], sent['version'], true)).data!['recordPayerAnswer'] as Json;
  expect(paid['status']).toBe('PAID');
  const closed = (
    await house.data(
      biller,
      `mutation { closeClaim(id: "${paid['id']}", version: ${paid['version']}) { status encounter { status } } }`,
    )
  )['closeClaim'] as Json;
  expect(closed).toMatchObject({ status: 'CLOSED', encounter: { status: 'CLOSED' } });

  const trail = (
    await house.data(
      auditor,
      `{ history(subject: { type: "Claim", id: "${claim['id']}" }, filter: { kind: { eq: COMMAND } }) { edges { node { action actorName changes } } } }`,
    )
  )['history']['edges'] as Json[];
  expect(trail.map(({ node }) => node['action'])).toEqual([
    'createClaim',
    'submitClaim',
    'recordPayerAnswer',
    'createReplacementClaim',
    'submitClaim',
  ]);
});
