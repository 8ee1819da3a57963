/**
 * Golden files of commands: every statement that PostgreSQL got for a mutation, its answer included, in the order in which
 * they were sent (`.sql`; what begins and ends the transaction apart). A difference is either a fault or a decision: run
 * with UPDATE_GOLDEN=1 to decide.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EDIT_SETS } from '../../src/coding/findings/edit-sets.ts';
import type { CalendarDate } from '../../src/platform/calendar-date.ts';
import { sendEverything } from '../audit/all-mutations.ts';
import { mutationOf, stored } from '../support/cycle.ts';
import { compareGolden, statementsText } from '../support/golden.ts';
import { testHouse, type Json, type TestHouse } from '../support/house.ts';
import { bringFees, bringIn, manyRecords } from '../support/records.ts';

const FOLDER = join(import.meta.dirname, 'golden');

let house: TestHouse;
/** By mutation, the statements of the first time that it was sent. */
const sent = new Map<string, string[]>();

beforeAll(async () => {
  house = await testHouse();
  await bringFees(house);
  await bringIn(house, ...manyRecords('golden', 3));
  for (const role of ['CODER', 'CLINICIAN', 'BILLER', 'SUPERVISOR', 'ADMIN'] as const) await house.as([role]);
  await house.as(['CODER'], { name: 'reviewer' });
  await sendEverything(house, async (actor, field, args, selection = '{ id version }') => {
    const { document, variables } = mutationOf(house, field, args, selection);
    await openLists();
    const statements: string[] = [];
    const data = await house.data(actor, document, variables, (sql) => statements.push(sql));
    if (!sent.has(field)) sent.set(field, statements);
    return data[field] as Json;
  });
});
afterAll(() => house.close());

/** A command that does not find the lists of its days in memory is begun twice. */
const openLists = async (): Promise<void> => {
  const days = await stored(
    house,
    'select service_from::text as day from encounter union select service_to::text from encounter',
  );
  for (const { day } of days) await house.house.knowledge.on(day as CalendarDate, EDIT_SETS);
};

const MUTATIONS = readdirSync(FOLDER).map((name) => name.replace('.sql', ''));

describe('The mutation', () => {
  test.each(MUTATIONS)('%s sends these statements', (field) => {
    compareGolden(FOLDER, `${field}.sql`, statementsText(sent.get(field)!));
  });

  test('has a golden file, whichever it is', () => {
    for (const [field, statements] of sent) {
      if (process.env['UPDATE_GOLDEN'] === '1') compareGolden(FOLDER, `${field}.sql`, statementsText(statements));
    }
    const files = readdirSync(FOLDER).map((name) => name.replace('.sql', ''));
    expect(new Set(files)).toEqual(new Set(Object.keys(house.schema.getMutationType()!.getFields())));
  });
});
