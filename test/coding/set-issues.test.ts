/** A set that cannot be stored is refused once, with all that is wrong with it. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/access/actor.ts';
import { orderFile } from '../codesets/files.ts';
import { refusal, takeSubject, type Seen } from '../support/cycle.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { loadSmall } from '../support/small-editions.ts';
import { bringIn, day, recordOf } from '../support/records.ts';

const ORDER = orderFile(
  { code: 'B10' },
  { code: 'S52', flag: '0' },
  { code: 'S52501', flag: '0' },
  ...['A', 'B', 'D'].map((character) => ({ code: `S52501${character}` })),
  { code: 'T148', flag: '0' },
  ...['A', 'D', 'S'].map((character) => ({ code: `T148XX${character}` })),
);

let house: TestHouse;
let coder: Actor;
let encounter: Seen;

beforeAll(async () => {
  house = await testHouse();
  coder = await house.as(['CODER']);
  await loadSmall(house, 'ICD10CM', 'icd10cm-order-2027.txt', ORDER);
  const [id] = await bringIn(house, recordOf('issues', [{ serviceFrom: day('2026-10-02') }]));
  encounter = (await takeSubject(house, coder, 'Encounter', id!)).subject;
});
afterAll(async () => {
  await house.close();
});

const refused = (diagnoses: readonly string[], procedures: readonly Json[] = []) =>
  refusal(house, coder, 'assignCodes', {
    encounterId: encounter.id,
    version: encounter.version,
    diagnoses: diagnoses.map((code) => ({ code })),
    procedures,
  });
const issuesOf = ({ extensions }: { readonly extensions: Json }): string[] =>
  (extensions['issues'] as Json[]).map(({ path, code }) => `${path as string} ${code as string}`);

describe('A set of codes', () => {
  test('with many faults is told all of them at once', async () => {
    const answer = await refused(
      ['S52.501', 'T14.8A', 'B10', 'B10'],
      [
        { code: '99213', diagnosisPointers: [9] },
        { code: 'A0000', diagnosisPointers: [1, 2, 3, 4, 1], modifiers: ['25', '59', 'LT', 'RT', '76'] },
      ],
    );
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(answer.message).toBe('The diagnosis B10 is named twice. 6 more: see issues.');
    expect(issuesOf(answer)).toEqual([
      'diagnoses[3].code DUPLICATE_DIAGNOSIS',
      'procedures[0].diagnosisPointers POINTER_TO_NOTHING',
      'procedures[1].modifiers MODIFIERS',
      'procedures[1].diagnosisPointers TOO_MANY_POINTERS',
      'diagnoses[0].code SEVENTH_CHARACTER',
      'diagnoses[1].code SEVENTH_CHARACTER',
      'procedures[1].code CODE_UNKNOWN',
    ]);
    for (const issue of answer.extensions['issues'] as Json[])
      expect(issue).toEqual({
        path: expect.any(String),
        code: expect.any(String),
        message: expect.stringMatching(/\.$/),
        mend: expect.stringMatching(/\.$/),
      });
  });

  test('of right form is refused for its codes, the first of them named as before', async () => {
    const answer = await refused(['B10', 'S52', 'Z99.9']);
    expect(answer).toMatchObject({
      code: 'CODE_NOT_VALID',
      message: 'S52 is a heading: a longer code is needed. 1 more: see issues.',
      extensions: { codeSet: 'ICD10CM', value: 'S52', onDate: '2026-10-02', edition: '2027' },
    });
    expect(issuesOf(answer)).toEqual(['diagnoses[1].code CODE_NOT_BILLABLE', 'diagnoses[2].code CODE_UNKNOWN']);
  });

  test.each([
    ['S52.501', 'To S52.501 add one of A, B, D.'],
    ['S52.501X', 'To S52.501 add one of A, B, D.'],
    ['S52.501Z', 'Choose among S52.501A, S52.501B, S52.501D.'],
    ['T14.8', 'To T14.8 add XX as placeholder and one of A, D, S.'],
    ['T14.8X', 'To T14.8 add XX as placeholder and one of A, D, S.'],
    ['T14.8XX', 'To T14.8 add XX as placeholder and one of A, D, S.'],
    ['T14.8XXX', 'To T14.8 add XX as placeholder and one of A, D, S.'],
    ['T14.8A', 'Use T14.8XXA.'],
    ['B10.XXXA', 'Use B10.'],
  ])('with %s is told how its code goes on', async (code, mend) => {
    const { extensions } = await refused([code]);
    expect(extensions['issues']).toEqual([expect.objectContaining({ code: 'SEVENTH_CHARACTER', mend })]);
  });
});
