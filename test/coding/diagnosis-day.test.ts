/** An inpatient stay across the first day of an edition: one day decides, whoever asks. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import type { IncomingEncounter } from '../../src/coding/incoming.ts';
import { orderFile } from '../codesets/files.ts';
import { mutate, refusal, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { loadSmall } from '../support/small-editions.ts';
import { bringIn, day, recordOf } from '../support/records.ts';

/** Its first day is 2026-10-01; for the days before, the starter edition answers. */
const NEW_YEAR = orderFile(
  { code: 'A00', flag: '0' },
  { code: 'A000', long: 'Grey gloom of the garden' },
  { code: 'A001', long: 'Blue gloom of the garden' },
);

let house: TestHouse;
let coder: Actor;

beforeAll(async () => {
  house = await testHouse();
  coder = await house.as(['CODER']);
  await loadSmall(house, 'ICD10CM', 'icd10cm-order-2027.txt', NEW_YEAR);
});
afterAll(async () => {
  await house.close();
});

const stay = async (encounterClass: IncomingEncounter['encounterClass']): Promise<Seen> => {
  const document = {
    sourceId: `note ${encounterClass}`,
    title: 'Discharge summary',
    documentTypeCode: null,
    authoredOn: day('2026-10-03'),
    text: 'Blue gloom of the garden. Hypertension.',
  };
  const visit = { encounterClass, serviceFrom: day('2026-09-28'), serviceTo: day('2026-10-03'), documents: [document] };
  const [id] = await bringIn(house, recordOf(`stay ${encounterClass}`, [visit]));
  return (await takeSubject(house, coder, 'Encounter', id!)).subject;
};

describe.each([
  { encounterClass: 'INPATIENT', decides: '2026-10-03', takes: 'A00.1', refuses: 'I10', edition: '2027' },
  { encounterClass: 'AMBULATORY', decides: '2026-09-28', takes: 'I10', refuses: 'A00.1', edition: 'starter' },
] as const)('Of $encounterClass care', ({ encounterClass, decides, takes, refuses, edition }) => {
  let encounter: Seen;
  beforeAll(async () => {
    encounter = await stay(encounterClass);
  });

  test('the encounter says which day decides, and a search on it finds what it takes', async () => {
    const { encounter: read } = await house.data(coder, `{ encounter(id: "${encounter.id}") { diagnosisDay } }`);
    expect(read['diagnosisDay']).toBe(decides);
    const { searchCodes } = await house.data(
      coder,
      '{ searchCodes(text: "gloom", sets: [ICD10CM], onDate: "DAY") { code { code edition } } }'.replace(
        'DAY',
        read['diagnosisDay'] as string,
      ),
    );
    expect((searchCodes as Json[]).map(({ code }) => code.code as string).includes('A00.1')).toBe(takes === 'A00.1');
  });

  test('suggestions are of the edition of that day', async () => {
    const source = `{ suggestCodes(encounterId: "${encounter.id}") { code edition } }`;
    const { suggestCodes } = await house.data(coder, source);
    expect(suggestCodes).toContainEqual({ code: takes, edition });
    expect((suggestCodes as Json[]).map(({ code }) => code as string)).not.toContain(refuses);
  });

  test('a code of it is assigned and final, and one of the other edition is refused', async () => {
    const procedures = [{ code: 'A4565', diagnosisPointers: [1] }];
    const asked = { encounterId: encounter.id, version: encounter.version, procedures };
    expect(await refusal(house, coder, 'assignCodes', { ...asked, diagnoses: [{ code: refuses }] })).toMatchObject({
      code: 'CODE_NOT_VALID',
      extensions: { onDate: decides, edition },
    });
    const selection = '{ id version status blockingFindings }';
    const assigned = await mutate(house, coder, 'assignCodes', { ...asked, diagnoses: [{ code: takes }] }, selection);
    expect(assigned['blockingFindings']).toBe(0);
    const { id, version } = assigned as Json & Seen;
    expect(await mutate(house, coder, 'finalizeCoding', { id, version }, selection)).toMatchObject({
      status: 'RELEASED',
    });
  });
});
