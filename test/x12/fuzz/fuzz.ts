/** Damaged X12 files by the thousand. What reaches something new is damaged further. */

import { seeded, type Random } from '../generate.ts';
import { judge } from './judge.ts';
import { faultOfDamagedJson } from './json.ts';
import { below, mutated, oneOf } from './mutate.ts';
import { seeds } from './seeds.ts';

export interface Wanted {
  readonly inputs: number;
  readonly seed: number;
  /** Whether the published samples are damaged, too, where they lie. */
  readonly withSamples: boolean;
}

export interface Find {
  readonly what: string;
  /** A character is a byte. */
  readonly input: string;
}

export interface Tally {
  readonly inputs: number;
  readonly seeds: number;
  /** Codes of issues by segment and loop. */
  readonly reached: number;
  /** Inputs that reached something new. */
  readonly kept: number;
  readonly finds: readonly Find[];
  /** Bytes of the heap, at its largest after a collection of a thousand inputs. */
  readonly largestHeap: number;
}

/** More are not listed: they are mostly one. */
const MOST_FINDS = 20;

export const fuzzX12 = ({ inputs, seed, withSamples }: Wanted, progress: (done: number) => void = () => {}): Tally => {
  const random = seeded(seed);
  const first = seeds(withSamples);
  const kept: string[] = [];
  const reached = new Set<string>();
  const finds: Find[] = [];
  let largestHeap = 0;
  const note = (what: string, input: string): void => {
    const kind = what.slice(0, 60);
    if (finds.length < MOST_FINDS && !finds.some((one) => one.what.startsWith(kind))) finds.push({ what, input });
  };

  for (const input of first) for (const key of tried(input, random, note)) reached.add(key);
  for (let done = 1; done <= inputs; done += 1) {
    const pool = kept.length > 0 && random() < 0.5 ? kept : first;
    const input = mutated(oneOf(random, pool), random, oneOf(random, first));
    const before = reached.size;
    for (const key of tried(input, random, note)) reached.add(key);
    if (reached.size > before) keep(kept, input, random);
    if (done % 1_000 === 0) largestHeap = Math.max(largestHeap, process.memoryUsage().heapUsed);
    progress(done);
  }
  return { inputs, seeds: first.length, reached: reached.size, kept: kept.length, finds, largestHeap };
};

const tried = (input: string, random: Random, note: (what: string, input: string) => void): ReadonlySet<string> => {
  const { faults, reached, json } = judge(input, random);
  for (const fault of faults) note(fault, input);
  if (json !== null && faults.length === 0 && random() < 0.3) {
    const fault = faultOfDamagedJson(json, random);
    if (fault !== null) note(fault, input);
  }
  return reached;
};

/** As many as fit in some memory; then a new one takes the place of any. */
const keep = (kept: string[], input: string, random: Random): void => {
  if (input.length > 60_000) return;
  if (kept.length < 2_000) kept.push(input);
  else kept[below(random, kept.length)] = input;
};
