/** NCCI compares all visits of a patient with a provider on a day: those of facilities that the coder does not see too. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { SAMPLE_FACILITIES } from '../../src/sample/organization.ts';
import { sessionOf, type ApplicationSession } from '../access/as-application.ts';
import { lines, ptpFile } from '../codesets/rule-files.ts';
import { mutate, stored, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { loadSmall } from '../support/small-editions.ts';
import { bringIn, day, recordOf } from '../support/records.ts';

const ENCOUNTER = '{ id version findings { rule severity message mend source path } }';
const HOSPITAL = SAMPLE_FACILITIES[1].name;
const CANARY = /canary/i;
const MUE = lines(
  'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale',
  '30000,1,2 Date of Service Edit: Policy,CMS Policy',
);

let house: TestHouse;
let application: ApplicationSession;
/** Works in both facilities. */
let everywhere: Actor;
/** Works in the clinic alone. */
let narrow: Actor;
let clinicVisit: Seen & Json;
let hospitalVisit: Seen & Json;
let made = 0;

beforeAll(async () => {
  house = await testHouse();
  application = await sessionOf(house);
  await loadSmall(house, 'PTP_PRACTITIONER', 'ccipra-v323r0-f1.txt', ptpFile({ one: '10000', two: '20000' }));
  await loadSmall(house, 'MUE_PRACTITIONER', 'MCR_MUE_PractitionerServices_Eff_10-01-2026.csv', MUE);
  everywhere = await house.as(['CODER']);
  const [clinic] = await stored(house, 'select id from facility where name = $1', [SAMPLE_FACILITIES[0].name]);
  const all = await house.as(['CODER'], { name: 'narrow' });
  narrow = { ...all, facilityIds: [clinic!['id'] as string] };
});
afterAll(async () => {
  await application.close();
  await house.close();
});

const assign = async (actor: Actor, { id, version }: Seen, ...codes: string[]): Promise<Json & Seen> =>
  (await mutate(
    house,
    actor,
    'assignCodes',
    {
      encounterId: id,
      version,
      diagnoses: [{ code: 'I10' }],
      procedures: codes.map((code) => ({ code, diagnosisPointers: [1] })),
    },
    ENCOUNTER,
  )) as Json & Seen;
const said = (encounter: Json): string[] =>
  (encounter['findings'] as Json[])
    .filter(({ rule }) => rule !== 'EDITION_MISSING')
    .map(({ rule, severity, message }) => `${rule as string} ${severity as string} ${message as string}`);

beforeEach(async () => {
  made += 1;
  const visits = ([0, 1] as const).map((place) => ({
    place,
    visitNumber: `${place === 1 ? 'canary' : 'clinic'} ${made}`,
    serviceFrom: day('2026-10-05'),
    serviceTo: day('2026-10-05'),
  }));
  const record = recordOf(`day ${made}`, visits);
  const [clinicId, hospitalId] = await bringIn(house, record);
  hospitalVisit = (await takeSubject(house, everywhere, 'Encounter', hospitalId!)).subject;
  hospitalVisit = await assign(everywhere, hospitalVisit, '10000', '30000');
  clinicVisit = (await takeSubject(house, narrow, 'Encounter', clinicId!)).subject;
});

describe('A visit of the day at a facility out of sight', () => {
  test('is compared, and named by no more than what mends it', async () => {
    clinicVisit = await assign(narrow, clinicVisit, '20000', '30000');
    expect(said(clinicVisit)).toEqual([
      `PTP BLOCKS 20000 is part of 10000 of another visit at ${HOSPITAL} on the same day.`,
      `MUE_BY_DAY BLOCKS 30000 has 2 units on 2026-10-05, another visit at ${HOSPITAL} included; 1 a day is the most.`,
      `REPEATED_SERVICE WARNS 30000 stands on another visit at ${HOSPITAL} of 2026-10-05 too, with nothing that tells them apart.`,
    ]);
    const rows = await stored(house, 'select f::text as text from coding_finding f where encounter_id = $1', [
      clinicVisit.id,
    ]);
    const all = JSON.stringify([clinicVisit, rows]);
    expect(all).not.toMatch(CANARY);
    expect(all).not.toContain(hospitalVisit.id);
  });

  test('stays out of sight, by GraphQL and by SQL', async () => {
    await assign(narrow, clinicVisit, '20000');
    const { codes } = await house.ask(narrow, `{ encounter(id: "${hospitalVisit.id}") { id } }`);
    expect(codes).toEqual(['NOT_FOUND']);
    for (const table of ['encounter', 'procedure_assignment', 'diagnosis_assignment', 'coding_finding'])
      expect(
        await application.rows(narrow, {
          sql: `select from ${table} where ${table === 'encounter' ? 'id' : 'encounter_id'} = $1`,
          values: [hospitalVisit.id],
        }),
      ).toEqual([]);
  });

  test('is named by its number where the coder sees it', async () => {
    await assign(narrow, clinicVisit, '20000');
    const { id, version } = hospitalVisit;
    const again = await mutate(house, everywhere, 'recheckCoding', { id, version }, ENCOUNTER);
    expect(said(again)).toEqual([`PTP BLOCKS 20000 of visit clinic ${made} is part of 10000 on the same day.`]);
    expect((again['findings'] as Json[])[0]!['mend']).toContain(`else have 20000 removed from visit clinic ${made}.`);
  });
});

describe('The function that compares', () => {
  const services = (actor: Actor | null, id: string) =>
    application.rows(actor, { sql: 'select * from services_of_day($1)', values: [id] });

  test('tells of the other visit what is compared and nothing else', async () => {
    const found = await services(narrow, clinicVisit.id);
    expect(found.map((row) => Object.keys(row))).toEqual(
      found.map(() => ['facility_id', 'visit_number', 'code', 'modifiers', 'units', 'service_date']),
    );
    expect(found.map(({ code, visit_number }) => [code, visit_number])).toEqual([
      ['10000', null],
      ['30000', null],
    ]);
    expect(JSON.stringify(found)).not.toMatch(CANARY);
    expect((await services(everywhere, clinicVisit.id)).map((row) => row['visit_number'])).toEqual([
      `canary ${made}`,
      `canary ${made}`,
    ]);
  });

  test('answers nobody who may not code the encounter that is asked about', async () => {
    const foreign = { ...narrow, organizationId: crypto.randomUUID() };
    expect(await services(narrow, hospitalVisit.id)).toEqual([]);
    expect(await services(foreign, clinicVisit.id)).toEqual([]);
    expect(await services(null, clinicVisit.id)).toEqual([]);
    for (const role of ['BILLER', 'CLINICIAN', 'AUDITOR', 'SUPERVISOR', 'ADMIN'] as const)
      expect(await services({ ...everywhere, roles: [role] }, clinicVisit.id)).toEqual([]);
  });
});

test('Care by nobody known is not compared, and that is said', async () => {
  const [id] = await bringIn(house, recordOf('nobody', [{ provider: null }]));
  const { subject } = await takeSubject(house, everywhere, 'Encounter', id!);
  expect(said(await assign(everywhere, subject, '20000'))).toEqual([
    'OTHER_VISITS_NOT_COMPARED INFORMS Services were not compared with those of other visits of the day: it is not known who rendered the care.',
  ]);
});
