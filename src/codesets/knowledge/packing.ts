/** The thread that reads and packs editions: one job at a time, and gone when there is none. */

import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Packed } from '../tables/table.ts';
import type { StoredRef } from './editions-in-force.ts';
import { REFERENCE_READER } from './reader.ts';

/** What is made of the rows of one edition, or of several. */
export interface Job {
  readonly kind: 'TABLE' | 'SEARCH' | 'PHRASES';
  readonly editions: readonly StoredRef[];
}

/** What the thread is started with. */
export interface Setup {
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
}

export type Outcome = { readonly packed: Packed } | { readonly fault: string };

export interface Thread {
  pack(job: Job): Promise<Packed>;
  close(): Promise<void>;
}

/** Jobs that wait for each other share a thread; with the last of them it goes, and the heap that it needed. */
export const openThread = (url: string): Thread => {
  let last: Promise<unknown> = Promise.resolve();
  let wanted = 0;
  let running: Worker | null = null;
  let leaving: Promise<unknown> = Promise.resolve();
  let closed = false;
  const run = async (job: Job): Promise<Packed> => {
    if (closed) throw new Error('The server is stopping.');
    const worker = (running ??= start(url));
    try {
      return await packedBy(worker, job);
    } catch (error) {
      // Whatever it was, the next job begins with a new one.
      running = null;
      await worker.terminate();
      throw error;
    }
  };
  return {
    pack: (job) => {
      wanted += 1;
      const packed = last.then(() => run(job));
      last = packed
        .catch(() => undefined)
        .then(() => {
          wanted -= 1;
          if (wanted > 0 || running === null) return;
          leaving = once(running, 'exit');
          running.postMessage(null);
          running = null;
        });
      return packed;
    },
    close: async () => {
      closed = true;
      await Promise.all([running?.terminate(), leaving]);
    },
  };
};

/**
 * Rows come and go. Left to itself, the heap of the thread grows for them to hundreds of megabytes, which the process
 * keeps for some seconds after the thread has ended; so small, it is quicker as well.
 */
const YOUNG_MB = 16;

const start = (url: string): Worker => {
  const workerData: Setup = { url, settings: REFERENCE_READER };
  const worker = new Worker(new URL(`./packing-thread${extname(import.meta.url)}`, import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // Told to the job that it was busy with; without one, nobody has asked it anything.
  worker.on('error', () => undefined);
  return worker;
};

const packedBy = async (worker: Worker, job: Job): Promise<Packed> => {
  const over = new AbortController();
  try {
    worker.postMessage(job);
    const [outcome] = (await Promise.race([
      once(worker, 'message', { signal: over.signal }),
      ended(worker, over.signal),
    ])) as [Outcome];
    if ('fault' in outcome) throw new Error(`An edition could not be opened: ${outcome.fault}`);
    return outcome.packed;
  } finally {
    over.abort();
  }
};

const ended = async (worker: Worker, signal: AbortSignal): Promise<never> => {
  const [code] = (await once(worker, 'exit', { signal })) as [number];
  throw new Error(`The thread that opens editions has ended (${code}).`);
};
