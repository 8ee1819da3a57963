/** The thread that reads and packs editions: one job at a time, and gone when there is none. */

import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Packed } from '../tables/table.ts';
import type { StoredRef } from './editions-in-force.ts';
import { REFERENCE_READER } from './reader.ts';

/** What is packed: an edition as its table, or several as the search index over them. */
export type Job =
  | { readonly of: 'TABLE'; readonly edition: StoredRef }
  | { readonly of: 'SEARCH'; readonly editions: readonly StoredRef[] };

/** What the thread is started with. */
export interface Order {
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly job: Job;
}

export type Outcome = { readonly packed: Packed } | { readonly fault: string };

export interface Thread {
  pack(job: Job): Promise<Packed>;
  close(): Promise<void>;
}

/** A job gets a thread of its own: the heap that it needed is given back with it. */
export const openThread = (url: string): Thread => {
  let last: Promise<unknown> = Promise.resolve();
  let running: Worker | null = null;
  let closed = false;
  const run = async (job: Job): Promise<Packed> => {
    if (closed) throw new Error('The server is stopping.');
    const order: Order = { url, settings: REFERENCE_READER, job };
    const worker = new Worker(new URL(`./packing-thread${extname(import.meta.url)}`, import.meta.url), {
      workerData: order,
    });
    running = worker;
    try {
      const [outcome] = (await Promise.race([once(worker, 'message'), ended(worker)])) as [Outcome];
      if ('fault' in outcome) throw new Error(`An edition could not be opened: ${outcome.fault}`);
      return outcome.packed;
    } finally {
      running = null;
      await worker.terminate();
    }
  };
  return {
    pack: (job) => {
      const packed = last.then(() => run(job));
      last = packed.catch(() => undefined);
      return packed;
    },
    close: async () => {
      closed = true;
      await running?.terminate();
    },
  };
};

const ended = async (worker: Worker): Promise<never> => {
  const [code] = (await once(worker, 'exit')) as [number];
  throw new Error(`The thread that opens editions has ended (${code}).`);
};
