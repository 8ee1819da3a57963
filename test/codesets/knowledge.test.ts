/** What is in memory of the editions, beside what PostgreSQL says of them. */

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { CodeSet } from '../../src/codesets/code-set.ts';
import type { Knowledge } from '../../src/codesets/knowledge.ts';
import { openKnowledge } from '../../src/codesets/knowledge/open-knowledge.ts';
import { findCodes, lookUpIn } from '../../src/codesets/lookup.ts';
import type { Ear } from '../../src/platform/ear.ts';
import { SMALL_HCPCS, SMALL_ORDER } from './files.ts';
import { day, openStage, type Stage } from './stage.ts';

/** One that nothing is announced to: as where the connection is not there yet, or refused. */
const DEAF: Ear = { add: () => undefined, hears: () => false, close: async () => undefined };
/** What is known without hearing is known for two seconds. */
const LONGER_MS = 2_100;
const SETS: readonly CodeSet[] = ['ICD10CM', 'HCPCS', 'CPT'];

let stage: Stage;
let knowledge: Knowledge;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close(), 60_000);
beforeEach(async () => {
  await stage.clear();
  await stage.load('icd10cm-order-2026.txt', SMALL_ORDER);
  knowledge = openKnowledge(DEAF, stage.database.applicationUrl);
});
afterEach(() => knowledge.close());

test('A code is looked up in memory with the answer that PostgreSQL gives', async () => {
  await stage.load('HCPC2025_JAN_ANWEB.txt', SMALL_HCPCS);
  const days = ['2014-06-01', '2025-09-30', '2025-10-01', '2026-01-01', '2026-10-01', '2030-01-01'].map(day);
  const codes = ['Q01', 'q01.0', 'Q010', 'Q09', 'Q0001', 'q0002', '99213', 'no\u0000code', ''];
  const wanted = days.flatMap((onDate) => SETS.flatMap((codeSet) => codes.map((code) => ({ codeSet, code, onDate }))));
  const stored = await findCodes(stage.query, wanted);
  const tables = new Map(await Promise.all(days.map(async (each) => [each, await knowledge.on(each, SETS)] as const)));
  expect(wanted.map((each) => lookUpIn(tables.get(each.onDate)!, each))).toEqual(stored);
  expect(new Set(stored.map(({ status }) => status))).toEqual(
    new Set(['VALID', 'UNKNOWN', 'NOT_BILLABLE', 'NOT_IN_FORCE', 'NO_EDITION']),
  );
});

test('What was asked for is at hand once it is open, and as long as the list of editions may be trusted', async () => {
  const onDay = day('2026-01-01');
  expect(knowledge.atHand(onDay, SETS)).toBeNull();
  const tables = await knowledge.on(onDay, SETS);
  expect(knowledge.atHand(onDay, SETS)).toBe(tables);
  expect(tables.HCPCS).toBeNull();
  await stage.load('HCPC2025_JAN_ANWEB.txt', SMALL_HCPCS);
  await delay(LONGER_MS);
  expect(knowledge.atHand(onDay, SETS)).toBeNull();
  expect((await knowledge.on(onDay, SETS)).HCPCS?.from.edition).toBe('2025-01');
});
