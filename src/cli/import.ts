/** `npm run import -- fhir`: patients' records from files, each bundle whole or not at all. */

import { importBundles, type BundleOutcome } from '../fhir/import-bundles.ts';
import { parseBundle, type ReadBundle } from '../fhir/read-bundle.ts';
import type { OpenHouse } from '../house.ts';
import { findBundles, type FoundBundles } from './bundle-files.ts';
import type { Asked } from './command-line.ts';
import { countNotes, frequentNotes, listed, shortened } from './import-notes.ts';
import { analyzeOnce } from './import-statistics.ts';
import { importPlace } from './import-place.ts';
import { progressBar, say, sayJson, table, tell } from './terminal.ts';
import { configuration, withHouse } from './tool.ts';

/** Imports what is found at a path. Answers 1 when a bundle was refused. */
export const importFhir = async (asked: Asked): Promise<number> => {
  const { operands, flags } = asked;
  const config = configuration();
  const found = await findBundles(operands[0]!);
  const started = performance.now();
  const outcomes = await withHouse(config, (open) => importAll(open, found, asked));
  const totals = totalsOf(outcomes, (performance.now() - started) / 1000);
  if (flags.has('json')) sayJson({ totals, skipped: found.skipped, bundles: outcomes });
  else report(found, outcomes, totals);
  return totals.refused > 0 ? 1 : 0;
};

interface Outcome extends BundleOutcome {
  readonly bundle: string;
}

/** So many bundles are stored together, or fewer when they are long: what is read and not stored yet is in memory. */
const MOST_BUNDLES = 250;
const MOST_CHARACTERS = 8_000_000;

const importAll = async (open: OpenHouse, { bundles }: FoundBundles, asked: Asked): Promise<Outcome[]> => {
  const { context, facilityId } = await importPlace(open, asked);
  const progress = progressBar('Importing');
  const analyze = analyzeOnce(open);
  const outcomes: Outcome[] = [];
  progress(0, bundles.length);
  let [batch, characters]: [ReadBundle[], number] = [[], 0];
  for (const [index, { read }] of bundles.entries()) {
    const text = await read();
    batch.push(parseBundle(text));
    characters += text.length;
    if (batch.length < MOST_BUNDLES && characters < MOST_CHARACTERS && index < bundles.length - 1) continue;
    await analyze();
    for (const outcome of await importBundles(context, batch, facilityId))
      outcomes.push({ bundle: bundles[outcomes.length]!.name, ...outcome });
    progress(outcomes.length, bundles.length);
    [batch, characters] = [[], 0];
  }
  return outcomes;
};

interface Totals {
  readonly bundles: number;
  readonly encountersNew: number;
  readonly encountersKnown: number;
  readonly refused: number;
  readonly notes: number;
  readonly seconds: number;
}

const totalsOf = (outcomes: readonly Outcome[], seconds: number): Totals => {
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((all, each) => all + of(each), 0);
  return {
    bundles: outcomes.length,
    encountersNew: sum(({ encounters }) => encounters),
    encountersKnown: sum(({ known }) => known),
    refused: outcomes.filter(({ outcome }) => outcome === 'REFUSED').length,
    notes: sum(({ notes }) => notes.length),
    seconds: Math.round(seconds * 10) / 10,
  };
};

const report = ({ skipped }: FoundBundles, outcomes: readonly Outcome[], totals: Totals): void => {
  if (skipped.length > 0) tell(`Skipped, being neither .json nor .ndjson: ${listed(skipped)}.`);
  const counts = new Map<string, number>();
  for (const { bundle, outcome, reasons, notes } of outcomes) {
    if (outcome === 'REFUSED')
      tell([`Refused ${bundle}:`, ...shortened(reasons).map((each) => `  ${each}`)].join('\n'));
    countNotes(counts, notes);
  }
  for (const [note, times] of frequentNotes(counts)) tell(`Note, ${times} times: ${note}.`);
  const { bundles, encountersNew, encountersKnown, refused, notes } = totals;
  say(
    table(
      ['Bundles', 'New encounters', 'Known encounters', 'Refused bundles', 'Notes'],
      [[bundles, encountersNew, encountersKnown, refused, notes].map(String)],
    ),
  );
  tell(`Done in ${totals.seconds} seconds.`);
};
