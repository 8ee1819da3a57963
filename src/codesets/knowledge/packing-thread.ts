/** What runs in the thread beside the server. It may import only what has no decorators: tests run it as it is written. */

import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import type { EditionRow } from '../files/rows.ts';
import { selectRows, storeOf } from '../stores.ts';
import { kindOf } from '../tables/kinds.ts';
import type { Packed } from '../tables/table.ts';
import type { StoredRef } from './editions-in-force.ts';
import type { Order, Outcome } from './packing.ts';
import { phraseSources, searchSources, type Stored } from './sources.ts';

const { url, settings, job } = workerData as Order;

const pack = async (): Promise<Packed> => {
  const client = new pg.Client({ connectionString: url, application_name: 'claimgraph editions' });
  await client.connect();
  try {
    for (const [name, value] of Object.entries(settings)) {
      await client.query('select set_config($1, $2, false)', [name, value]);
    }
    const stored: Stored[] = [];
    for (const from of job.editions) stored.push({ from, rows: await rowsOf(client, from) });
    return await packed(stored);
  } finally {
    await client.end();
  }
};

/** What a job needs is loaded for it alone: the words of searching and of records are many, and most jobs are one table. */
const packed = async (stored: readonly Stored[]): Promise<Packed> => {
  switch (job.kind) {
    case 'SEARCH':
      return (await import('../search/pack.ts')).packSearch(searchSources(stored));
    case 'PHRASES':
      return (await import('../phrases/pack.ts')).packPhrases(phraseSources(stored));
    case 'TABLE':
      return kindOf(stored[0]!.from.codeSet).pack(stored[0]!.rows);
  }
};

const rowsOf = async (client: pg.Client, { id, codeSet }: StoredRef): Promise<EditionRow[]> =>
  (await client.query<EditionRow & pg.QueryResultRow>(selectRows(storeOf(codeSet)), [id])).rows;

const buffersOf = (packed: Packed): ArrayBuffer[] =>
  Object.values(packed).filter((each): each is ArrayBuffer => each instanceof ArrayBuffer);

const answer = (outcome: Outcome): void =>
  parentPort!.postMessage(outcome, 'packed' in outcome ? buffersOf(outcome.packed) : []);

pack().then(
  (packed) => answer({ packed }),
  (error: unknown) => answer({ fault: (error as Error).message }),
);
