/** The starter edition: a few codes of our own wording, for a first run before any official file is loaded. */

import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { calendarDate } from '../platform/calendar-date.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import type { CodeRow } from './files/rows.ts';
import { hasShape } from './code-set.ts';
import type { NewEdition } from './loading/edition-store.ts';
import {
  addRows,
  batchesOf,
  completeEdition,
  enterEdition,
  inTransaction,
  loadingAlone,
  removeEdition,
  starterEdition,
} from './loading/edition-store.ts';
import type { LoadResult } from './loading/load.ts';
import type { StarterCode } from './starter/starter-code.ts';

export const STARTER_EDITION = 'starter';

/** The sets that have a starter edition. */
const STARTER_SETS = ['ICD10CM', 'HCPCS'] as const;
type StarterSet = (typeof STARTER_SETS)[number];

/** The starter codes of each set, such as `{ ICD10CM: STARTER_ICD10CM, HCPCS: STARTER_HCPCS }`. */
export type StarterCodes = Readonly<Partial<Record<StarterSet, readonly StarterCode[]>>>;

/** ICD-10-CM became the HIPAA standard on 2015-10-01; HCPCS is older, and begins with the same year here. */
const STARTER_FROM: Readonly<Record<StarterSet, string>> = { ICD10CM: '2015-10-01', HCPCS: '2015-01-01' };

/**
 * Stores one unpublished, open edition for each code set that is given, and answers one result for each. Codes that
 * are stored already change nothing. A code without the shape of its set, or given twice, is a fault of the program.
 */
export const loadStarter = async (client: ClientBase, starter: StarterCodes): Promise<LoadResult[]> => {
  const results: LoadResult[] = [];
  for (const codeSet of STARTER_SETS) {
    const codes = starter[codeSet];
    if (codes) results.push(await loadStarterOf(client, codeSet, codes));
  }
  return results;
};

const loadStarterOf = async (
  client: ClientBase,
  codeSet: StarterSet,
  codes: readonly StarterCode[],
): Promise<LoadResult> => {
  const malformed = codes.find(({ code }) => !hasShape(codeSet, code));
  if (malformed) throw new Error(`The starter edition of ${codeSet} holds '${malformed.code}', which is no such code.`);
  const sha256 = createHash('sha256').update(contentOf(codes)).digest('hex');
  const result = {
    codeSet,
    edition: STARTER_EDITION,
    codes: codes.length,
    skipped: 0,
    slips: [],
    resumedAt: null,
    sha256,
  };
  return loadingAlone(client, codeSet, async () => {
    const stored = await starterEdition(client, codeSet);
    if (stored?.sha256 === sha256) return { ...result, outcome: 'UNCHANGED' };
    const dates = { name: STARTER_EDITION, effectiveFrom: starterFrom(codeSet), effectiveTo: null };
    const edition = { ...dates, codeSet, source: STARTER_EDITION, sha256, published: false };
    await inTransaction(client, async () => {
      if (stored) await removeEdition(client, stored.id);
      await store(client, edition, codes.map(rowOf));
    });
    return { ...result, outcome: stored ? 'REPLACED' : 'LOADED' };
  });
};

/** It is small: there is nothing to go on with where this is interrupted. */
const store = async (client: ClientBase, edition: NewEdition, rows: readonly CodeRow[]): Promise<void> => {
  const entered = await enterEdition(client, edition, rows.length);
  for (const batch of batchesOf(rows, 0)) await addRows(client, edition.codeSet, entered, batch);
  await completeEdition(client, edition.codeSet, entered.id);
};

const rowOf = ({ code, billable, title }: StarterCode): CodeRow => ({
  code,
  billable,
  shortTitle: title,
  longTitle: title,
  effectiveFrom: null,
  effectiveTo: null,
});

/** The order of the codes does not count, their content does. */
const contentOf = (codes: readonly StarterCode[]): string =>
  codes
    .map(({ code, billable, title }) => JSON.stringify([code, billable, title]))
    .sort()
    .join('\n');

const starterFrom = (codeSet: StarterSet): CalendarDate => {
  const day = calendarDate(STARTER_FROM[codeSet]);
  if (day === null) throw new Error(`The starter edition of ${codeSet} has no first day.`);
  return day;
};
