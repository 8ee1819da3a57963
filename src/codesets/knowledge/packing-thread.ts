/** What runs in the thread beside the server. It may import only what has no decorators: tests run it as it is written. */

import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import type { EditionRow } from '../files/rows.ts';
import { storeOf } from '../loading/stores.ts';
import { kindOf } from '../tables/kinds.ts';
import type { Packed } from '../tables/table.ts';
import { eachCopied } from './copied-rows.ts';
import type { StoredRef } from './editions-in-force.ts';
import type { Job, Outcome, Setup } from './packing.ts';
import { phraseSources, searchSources, type Stored } from './sources.ts';

const { url, settings } = workerData as Setup;

const connected = async (): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, application_name: 'claimgraph editions' });
  // A connection that is lost fails the query in flight, or the next one.
  client.on('error', () => undefined);
  await client.connect();
  for (const [name, value] of Object.entries(settings)) {
    await client.query('select set_config($1, $2, false)', [name, value]);
  }
  return client;
};

const opening = connected();
// Told to whoever brings a job.
opening.catch(() => undefined);

/** What a job needs is loaded for it alone: the words of searching and of records are many, and most jobs are one table. */
const pack = async ({ kind, editions }: Job): Promise<Packed> => {
  const client = await opening;
  switch (kind) {
    case 'SEARCH':
      return (await import('../search/pack.ts')).packSearch(searchSources(await storedOf(client, editions)));
    case 'PHRASES':
      return (await import('../phrases/pack.ts')).packPhrases(phraseSources(await storedOf(client, editions)));
    case 'TABLE': {
      const [{ id, codeSet }] = editions as readonly [StoredRef];
      const packer = kindOf(codeSet).packer();
      await eachCopied(client, storeOf(codeSet), id, packer.add);
      return packer.done();
    }
  }
};

const storedOf = async (client: pg.Client, editions: readonly StoredRef[]): Promise<Stored[]> => {
  const stored: Stored[] = [];
  for (const from of editions) {
    const rows: EditionRow[] = [];
    await eachCopied(client, storeOf(from.codeSet), from.id, (row) => rows.push(row));
    stored.push({ from, rows });
  }
  return stored;
};

const buffersOf = (packed: Packed): ArrayBuffer[] =>
  Object.values(packed).filter((each): each is ArrayBuffer => each instanceof ArrayBuffer);

const answer = (outcome: Outcome): void =>
  parentPort!.postMessage(outcome, 'packed' in outcome ? buffersOf(outcome.packed) : []);

/** One job at a time; the word that there is none any more ends the thread. */
parentPort!.on('message', (job: Job | null) => {
  if (job === null) {
    parentPort!.close();
    void opening.then((client) => client.end()).catch(() => undefined);
    return;
  }
  pack(job).then(
    (packed) => answer({ packed }),
    (error: unknown) => answer({ fault: (error as Error).message }),
  );
});
