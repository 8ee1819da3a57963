/** `npm run import -- ndjson`: patients' records by the hundred thousand, a bundle on each line. */

import { isUtf8 } from 'node:buffer';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { importBundles, type BundleOutcome } from '../fhir/import-bundles.ts';
import { parseBundle, unreadable, type ReadBundle } from '../fhir/read-bundle.ts';
import type { OpenHouse } from '../house.ts';
import type { Asked } from './command-line.ts';
import { countNotes, frequentNotes, listed, shortened, type NoteCounts } from './import-notes.ts';
import { importPlace } from './import-place.ts';
import { analyzeOnce } from './import-statistics.ts';
import { importProgress } from './import-progress.ts';
import { linesOf, MOST_LINE_BYTES } from './lines.ts';
import { findNdjson, type FoundNdjson } from './ndjson-files.ts';
import { say, sayJson, table, tell } from './terminal.ts';
import { configuration, withHouse } from './tool.ts';

/** Imports every line that is found at a path. Answers 1 when a line was refused. */
export const importNdjson = async (asked: Asked): Promise<number> => {
  const config = configuration();
  const found = await findNdjson(asked.operands[0]!);
  const started = performance.now();
  const tally = await withHouse(config, (open) => importAll(open, found, asked));
  if (tally.lines === 0) throw new Error('There is no bundle: every line is empty.');
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  if (asked.flags.has('json')) sayJson(summaryOf(found, tally, seconds));
  else report(found, tally, seconds);
  return tally.refused > 0 ? 1 : 0;
};

/** What has become of the lines so far. However many there are, this does not grow with them. */
interface Tally {
  lines: number;
  encountersNew: number;
  encountersKnown: number;
  refused: number;
  notes: number;
  readonly refusals: { readonly line: string; readonly reasons: readonly string[] }[];
  readonly noteCounts: NoteCounts;
}

const emptyTally = (): Tally => ({
  lines: 0,
  encountersNew: 0,
  encountersKnown: 0,
  refused: 0,
  notes: 0,
  refusals: [],
  noteCounts: new Map(),
});

const importAll = async (open: OpenHouse, found: FoundNdjson, asked: Asked): Promise<Tally> => {
  const { context, facilityId } = await importPlace(open, asked);
  const { show, end } = importProgress(found.totalBytes);
  const analyze = analyzeOnce(open);
  const tally = emptyTally();
  const store = async ({ lines, bytes }: Batch): Promise<void> => {
    await analyze();
    const bundles = lines.map(({ bundle }) => bundle);
    for (const [index, outcome] of (await importBundles(context, bundles, facilityId)).entries())
      count(tally, lines[index]!.name, outcome);
    show(bytes, tally.encountersNew + tally.encountersKnown);
  };
  // The next batch is read while PostgreSQL works on the one before.
  let storing: Promise<unknown> = Promise.resolve();
  try {
    for await (const batch of batchesOf(found)) {
      await storing;
      storing = store(batch);
      storing.catch(() => undefined);
    }
    await storing;
  } catch (error) {
    await storing.catch(() => undefined);
    end();
    if (tally.lines > 0)
      tell(`Interrupted after ${tally.lines} lines; what they brought is in, and running it again brings in the rest.`);
    throw error;
  }
  end();
  return tally;
};

const count = (tally: Tally, line: string, { outcome, encounters, known, notes, reasons }: BundleOutcome): void => {
  tally.lines += 1;
  tally.encountersNew += encounters;
  tally.encountersKnown += known;
  tally.notes += notes.length;
  countNotes(tally.noteCounts, notes);
  if (outcome === 'IMPORTED') return;
  tally.refused += 1;
  if (tally.refusals.length < MOST_REFUSALS) tally.refusals.push({ line, reasons });
};

const MOST_REFUSALS = 1_000;

/** Lines that are stored together. */
interface Batch {
  readonly lines: readonly { readonly name: string; readonly bundle: ReadBundle }[];
  /** How many bytes have been read up to its end. */
  readonly bytes: number;
}

/** Few enough that what is lost by an interruption is read again in a moment, and what is in memory stays small. */
const MOST_LINES = 250;
const MOST_BYTES = 8_000_000;

async function* batchesOf({ sources }: FoundNdjson): AsyncGenerator<Batch> {
  let lines: { name: string; bundle: ReadBundle }[] = [];
  let [size, before] = [0, 0];
  for (const { name, open } of sources) {
    let bytes = before;
    for await (const line of linesOf(open())) {
      bytes = before + line.end;
      const bundle = readLine(line.bytes);
      if (bundle === null) continue;
      lines.push({ name: `${name}:${line.number}`, bundle });
      size += line.bytes?.length ?? 0;
      if (lines.length >= MOST_LINES || size >= MOST_BYTES) {
        yield { lines, bytes };
        [lines, size] = [[], 0];
      }
      // Lets the answers of PostgreSQL in, which the batch before waits for.
      await nextTurn();
    }
    before = bytes;
  }
  if (lines.length > 0) yield { lines, bytes: before };
}

/** Null for an empty line. */
const readLine = (bytes: Buffer | null): ReadBundle | null => {
  if (bytes === null) return unreadable(`is longer than ${MOST_LINE_BYTES} bytes`);
  if (!isUtf8(bytes)) return unreadable('is not UTF-8');
  const text = bytes.toString('utf8');
  return text.trim() === '' ? null : parseBundle(text);
};

const summaryOf = ({ skipped }: FoundNdjson, tally: Tally, seconds: number) => {
  const { lines, encountersNew, encountersKnown, refused, notes, refusals, noteCounts } = tally;
  return {
    totals: { bundles: lines, encountersNew, encountersKnown, refused, notes, seconds },
    skipped,
    refused: refusals,
    refusedNotListed: refused - refusals.length,
    notes: frequentNotes(noteCounts).map(([note, times]) => ({ note, times })),
  };
};

const report = ({ skipped }: FoundNdjson, tally: Tally, seconds: number): void => {
  if (skipped.length > 0) tell(`Skipped, not being .ndjson: ${listed(skipped)}.`);
  for (const { line, reasons } of tally.refusals)
    tell([`Refused ${line}:`, ...shortened(reasons).map((reason) => `  ${reason}`)].join('\n'));
  const unlisted = tally.refused - tally.refusals.length;
  if (unlisted > 0) tell(`Refused, and not listed: ${unlisted} further lines.`);
  for (const [note, times] of frequentNotes(tally.noteCounts)) tell(`Note, ${times} times: ${note}.`);
  const { lines, encountersNew, encountersKnown, refused, notes } = tally;
  say(
    table(
      ['Bundles', 'New encounters', 'Known encounters', 'Refused lines', 'Notes'],
      [[lines, encountersNew, encountersKnown, refused, notes].map(String)],
    ),
  );
  tell(`Done in ${seconds} seconds.`);
};
