/** CPT codes before and after the licensee has loaded a list; the list here is made up. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { loadEdition } from '../../src/codesets/loading/load.ts';
import { withClient } from '../../src/database.ts';
import { mutate, refusal, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringIn, day, recordOf } from '../support/records.ts';

const LIST =
  'code\tshort\tlong\teffective_from\teffective_to\n' +
  '99213\tMade-up service A\tMade-up service A at length\t\t\n' +
  '0042T\tMade-up service B\tMade-up service B at length\t2026-10-02\t\n';

let house: TestHouse;
let coder: Actor;
let encounter: Json & Seen;
const folder = mkdtempSync(join(tmpdir(), 'cpt-'));

beforeAll(async () => {
  house = await testHouse();
  coder = await house.as(['CODER']);
  const [id] = await bringIn(
    house,
    recordOf('cpt', [{ serviceFrom: day('2026-10-01'), serviceTo: day('2026-10-03') }]),
  );
  encounter = (await takeSubject(house, coder, 'Encounter', id!)).subject;
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const asked = (code: string, serviceDate: string): Json => ({
  encounterId: encounter.id,
  version: encounter.version,
  diagnoses: [{ code: 'I10' }],
  procedures: [{ code, serviceDate, diagnosisPointers: [1] }],
});
const assign = async (code: string, serviceDate: string): Promise<void> => {
  encounter = (await mutate(house, coder, 'assignCodes', asked(code, serviceDate), '{ id version }')) as Json & Seen;
};

test('A code of CPT is taken by its form until a list is loaded, and by the list from then on', async () => {
  await assign('99214', '2026-10-01');
  const path = join(folder, 'cpt-2026.tsv');
  writeFileSync(path, LIST);
  await withClient(house.ownerUrl, (client) => loadEdition(client, { codeSet: 'CPT', path }));
  // What is assigned already stays.
  await assign('99214', '2026-10-01');
  await assign('99213', '2026-10-01');
  await assign('0042T', '2026-10-02');
  const refusals = [
    ['99214', '2026-10-01', 'is not a code of CPT on 2026-10-01'],
    ['0042T', '2026-10-01', 'is not in force on 2026-10-01'],
  ] as const;
  for (const [code, on, says] of refusals) {
    const refused = await refusal(house, coder, 'assignCodes', asked(code, on));
    expect(refused).toMatchObject({ code: 'CODE_NOT_VALID', message: expect.stringContaining(says) });
    expect(refused.extensions).toMatchObject({ codeSet: 'CPT', value: code, onDate: on, edition: '2026' });
  }
});
