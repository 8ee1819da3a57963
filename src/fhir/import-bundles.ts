/** Bundles on their way in by the hundred: what can be stored is stored together, and each has an outcome of its own. */

import type { RequestContext } from '../access/context.ts';
import { importRecords } from '../coding/import-record.commands.ts';
import { Refusal } from '../platform/errors.ts';
import { withoutValues } from '../platform/log.ts';
import type { FhirIssue, ImportNote } from './findings.ts';
import type { ReadBundle } from './read-bundle.ts';

/** What became of one bundle. */
export interface BundleOutcome {
  readonly outcome: 'IMPORTED' | 'REFUSED';
  /** Encounters that were not there before. */
  readonly encounters: number;
  /** Encounters that were there already. */
  readonly known: number;
  readonly notes: readonly ImportNote[];
  /** Why it was refused: each reason with the resource and the path where there is one. */
  readonly reasons: readonly string[];
}

/**
 * Imports bundles in one transaction and answers for each in their order. One that cannot be read is refused whole with
 * every reason; one that cannot be stored is too, and the others are then stored in smaller parts. Throws only when the
 * database is lost, and what was stored before that stays.
 */
export const importBundles = async (
  context: RequestContext,
  bundles: readonly ReadBundle[],
  facilityId: string | null,
): Promise<BundleOutcome[]> => {
  const readable = bundles.filter(({ issues }) => issues.length === 0);
  const stored = await store(context, readable, facilityId);
  const outcomes = new Map(readable.map((bundle, index) => [bundle, stored[index]!]));
  return bundles.map((bundle) => outcomes.get(bundle) ?? refused(bundle.issues.map(sentenceOf)));
};

const store = async (
  context: RequestContext,
  bundles: readonly ReadBundle[],
  facilityId: string | null,
): Promise<BundleOutcome[]> => {
  if (bundles.length === 0) return [];
  try {
    const records = bundles.map(({ record }) => record);
    return (await importRecords(context, records, facilityId)).map(({ encounterIds, known }, index) => ({
      outcome: 'IMPORTED',
      encounters: encounterIds.length,
      known,
      notes: bundles[index]!.notes,
      reasons: [],
    }));
  } catch (error) {
    const reasons = await reasonsOf(context, error);
    if (bundles.length === 1) return [refused(reasons)];
    const middle = bundles.length >> 1;
    const first = await store(context, bundles.slice(0, middle), facilityId);
    return [...first, ...(await store(context, bundles.slice(middle), facilityId))];
  }
};

/** A fault of one bundle leaves the others alone; one of the database would be the same for all of them, and is thrown. */
const reasonsOf = async (context: RequestContext, error: unknown): Promise<string[]> => {
  if (error instanceof Refusal) return [error.message];
  const { pool } = context.house.database;
  const ask = (): Promise<unknown> => pool.query('select 1');
  // The pool may hold a connection that was cut together with the one that failed; it is then rid of it.
  await ask()
    .catch(ask)
    .catch(() => {
      throw error;
    });
  return [`It could not be stored: ${withoutValues(error instanceof Error ? error.message : String(error))}`];
};

const refused = (reasons: readonly string[]): BundleOutcome => ({
  outcome: 'REFUSED',
  encounters: 0,
  known: 0,
  notes: [],
  reasons,
});

const sentenceOf = ({ resource, path, reason }: FhirIssue): string => `${resource}: ${path} ${reason}`;
