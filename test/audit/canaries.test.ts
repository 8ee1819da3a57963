/** Words that stand in no list of ours are put where protected health information lies, and looked for where it must not be. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mutationOf, stored } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, recordOf, day } from '../support/records.ts';
import { sendEverything } from './all-mutations.ts';

const CANARY = /canary|1911-11-11|9{7}/i;

let house: TestHouse;
const answers: Json[] = [];

const canaryRecord = (key: string) => {
  const record = recordOf(`Canary${key}`, [{ reason: 'canaryreason' }], {
    givenName: 'Canarygiven',
    birthDate: day('1911-11-11'),
    addressLine: '1 Canary Lane',
    city: 'Canaryville',
    postalCode: '9999999',
  });
  return record;
};

beforeAll(async () => {
  house = await testHouse();
  await bringFees(house);
  await bringIn(house, ...['A', 'B', 'C'].map(canaryRecord));
  await sendEverything(house, async (actor, field, args, selection = '{ id version }') => {
    const { document, variables } = mutationOf(house, field, args, selection);
    const answer = await house.ask(actor, document, variables);
    answers.push(answer);
    if (answer.errors) throw new Error(`${field} was refused: ${answer.errors[0]!.message}`);
    return answer.data![field] as Json;
  });
});
afterAll(() => house.close());

test('The canaries are where they were put', async () => {
  const [found] = await stored(house, 'select count(*)::int as count from patient p where p::text ~* $1', [
    CANARY.source,
  ]);
  expect(found).toEqual({ count: 3 });
});

describe('No canary is found', () => {
  test('in the outbox, nor in what work items hold', async () => {
    expect(await stored(house, 'select * from outbox t where t::text ~* $1', [CANARY.source])).toEqual([]);
    expect((await stored(house, 'select count(*)::int as count from outbox'))[0]!['count']).toBeGreaterThan(30);
    expect(await stored(house, 'select * from work_item t where t::text ~* $1', [CANARY.source])).toEqual([]);
  });

  test('in the event of a reading, which holds ids and nothing else', async () => {
    expect(
      await stored(house, "select * from audit_event t where kind = 'READ' and t::text ~* $1", [CANARY.source]),
    ).toEqual([]);
  });

  test('in what a refusal says, whatever was asked and about whom', async () => {
    const [coder, biller, auditor] = await Promise.all([
      house.as(['CODER']),
      house.as(['BILLER']),
      house.as(['AUDITOR']),
    ]);
    const [encounter] = await stored(house, "select id, version from encounter where status = 'CLOSED'");
    const [coverage] = await stored(house, 'select id, version from coverage limit 1');
    const [claim] = await stored(house, "select id, version from claim where status = 'CLOSED'");
    const ask = (actor: Parameters<TestHouse['ask']>[0], field: string, args: Json) => {
      const { document, variables } = mutationOf(house, field, args, '{ __typename }');
      return house.ask(actor, document, variables);
    };
    const seen = { encounterId: encounter!['id'], version: encounter!['version'] };
    const refused = await Promise.all([
      ask(coder, 'assignCodes', { ...seen, diagnoses: [], procedures: [] }),
      ask(coder, 'assignDiagnosis', { ...seen, version: 1, diagnosis: { code: 'I10' } }),
      ask(coder, 'assignProcedure', { ...seen, procedure: { code: 'canary', diagnosisPointers: [1] } }),
      ask(coder, 'updateCoverage', { ...coverage, coverage: { memberId: 'canary' } }),
      ask(biller, 'updateCoverage', { ...coverage, coverage: { memberId: 'canary', priority: 99 } }),
      ask(biller, 'updateCoverage', { ...coverage, coverage: { memberId: 'canary\0' } }),
      ask(biller, 'createClaim', seen),
      ask(biller, 'submitClaim', claim!),
      ask(biller, 'setFees', { fees: [{ code: 'canary', amount: '1', effectiveFrom: '2026-01-01' }] }),
      ask(biller, 'acceptDenial', { id: encounter!['id'], version: 1, remark: 'canary' }),
      ask(biller, 'rerouteDenial', { id: 'canary', version: 1, routedTo: 'CODER', remark: 'canary' }),
      ask(await house.as(['SUPERVISOR']), 'importFhirBundle', {
        bundle: {
          resourceType: 'Bundle',
          entry: [{ resource: { resourceType: 'Patient', id: 'canary', name: 'canary' } }],
        },
      }),
      house.ask(biller, '{ patients(filter: { familyName: { eq: "canary\\u0000" } }) { totalCount } }'),
      house.ask(biller, '{ patients(after: "canary") { totalCount } }'),
      house.ask(auditor, '{ history(subject: { type: "canary", id: "canary" }) { totalCount } }'),
      house.ask(auditor, '{ patient(id: "canary") { familyName } }'),
    ]);
    for (const answer of refused) {
      expect(answer.codes).not.toEqual([]);
      expect(answer.codes).not.toContain('NONE');
      for (const { message, extensions } of answer.errors!) {
        // The bundle's own names for its resources are the sender's to know: it is told which one was refused.
        const told = answer.codes.includes('FHIR_REFUSED')
          ? message.replaceAll('Patient/canary', '')
          : JSON.stringify([message, extensions]);
        expect(told).not.toMatch(CANARY);
      }
    }
  });
});

test('Amounts, codes and names that the trail keeps are whole: every list and sum reads as it was sent', async () => {
  const [event] = await stored(
    house,
    "select changes from audit_event where kind = 'COMMAND' and action = 'assignProcedure' order by id limit 1",
  );
  expect(event!['changes']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: 'modifiers', before: null, after: ['59'] }),
      expect.objectContaining({ field: 'diagnosisPointers', before: null, after: [2] }),
      expect.objectContaining({ field: 'units', before: null, after: 2 }),
    ]),
  );
  const [fees] = await stored(
    house,
    "select changes from audit_event where kind = 'COMMAND' and action = 'setFees' and changes::text like '%15100%' limit 1",
  );
  expect(fees!['changes']).toEqual([expect.objectContaining({ field: 'amount', before: '15000', after: '15100' })]);
  expect(answers.length).toBeGreaterThan(40);
});
