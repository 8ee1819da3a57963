/** What runs in the thread beside the server. It may import only what has no decorators: tests run it as it is written. */

import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { isCodeSet, type CodeSet } from '../code-set.ts';
import type { CodeRow, EditionRow, IndexRow, TabularRow } from '../files/rows.ts';
import { packSearch } from '../search/pack.ts';
import type { IndexSet, SearchSources } from '../search/search.ts';
import { selectRows, storeOf } from '../stores.ts';
import { kindOf } from '../tables/kinds.ts';
import type { Packed } from '../tables/table.ts';
import type { StoredRef } from './editions-in-force.ts';
import type { Order, Outcome } from './packing.ts';

const { url, settings, job } = workerData as Order;

const pack = async (): Promise<Packed> => {
  const client = new pg.Client({ connectionString: url, application_name: 'claimgraph editions' });
  await client.connect();
  try {
    for (const [name, value] of Object.entries(settings)) {
      await client.query('select set_config($1, $2, false)', [name, value]);
    }
    return job.of === 'TABLE'
      ? kindOf(job.edition.codeSet).pack(await rowsOf(client, job.edition))
      : packSearch(await sourcesOf(client, job.editions));
  } finally {
    await client.end();
  }
};

const rowsOf = async (client: pg.Client, { id, codeSet }: StoredRef): Promise<EditionRow[]> =>
  (await client.query<EditionRow & pg.QueryResultRow>(selectRows(storeOf(codeSet)), [id])).rows;

const sourcesOf = async (client: pg.Client, editions: readonly StoredRef[]): Promise<SearchSources> => {
  const codes: { codeSet: CodeSet; rows: CodeRow[] }[] = [];
  const indexes: { codeSet: IndexSet; rows: IndexRow[] }[] = [];
  let tabular: TabularRow[] = [];
  for (const edition of editions) {
    const { codeSet } = edition;
    const rows = await rowsOf(client, edition);
    if (isCodeSet(codeSet)) codes.push({ codeSet, rows: rows as CodeRow[] });
    else if (codeSet === 'ICD10CM_TABULAR') tabular = rows as TabularRow[];
    else indexes.push({ codeSet: codeSet as IndexSet, rows: rows as IndexRow[] });
  }
  return { codes, tabular, indexes };
};

const buffersOf = (packed: Packed): ArrayBuffer[] =>
  Object.values(packed).filter((each): each is ArrayBuffer => each instanceof ArrayBuffer);

const answer = (outcome: Outcome): void =>
  parentPort!.postMessage(outcome, 'packed' in outcome ? buffersOf(outcome.packed) : []);

pack().then(
  (packed) => answer({ packed }),
  (error: unknown) => answer({ fault: (error as Error).message }),
);
