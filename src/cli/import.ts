/** `npm run import`: patients' records from files, each bundle in a transaction of its own. */

import { withClient } from '../database.ts';
import type { ImportNote } from '../fhir/findings.ts';
import { importBundleText } from '../fhir/import-bundle.ts';
import { commandLineContext, type OpenHouse } from '../house.ts';
import type { RequestContext } from '../access/context.ts';
import { Refusal } from '../platform/errors.ts';
import { withoutValues } from '../platform/log.ts';
import { SAMPLE_ORGANIZATION } from '../sample/organization.ts';
import { findBundles, type BundleSource, type FoundBundles } from './bundle-files.ts';
import type { Asked } from './command-line.ts';
import { messageOf, progressBar, say, sayJson, table, tell } from './terminal.ts';
import { configuration, withHouse } from './tool.ts';

/** Imports what is found at a path. Answers 1 when a bundle was refused. */
export const importFhir = async ({ operands: [path], values, flags }: Asked): Promise<number> => {
  const config = configuration();
  const found = await findBundles(path!);
  const started = performance.now();
  const outcomes = await withHouse(config, (open) =>
    importAll(open, found, values['organization'] ?? SAMPLE_ORGANIZATION.name, values['facility']),
  );
  const totals = totalsOf(outcomes, (performance.now() - started) / 1000);
  if (flags.has('json')) sayJson({ totals, skipped: found.skipped, bundles: outcomes });
  else report(found, outcomes, totals);
  return totals.refused > 0 ? 1 : 0;
};

/** What became of one bundle. */
interface Outcome {
  readonly bundle: string;
  readonly outcome: 'IMPORTED' | 'REFUSED';
  /** Encounters that were not there before. */
  readonly encounters: number;
  /** Encounters that were there already. */
  readonly known: number;
  readonly notes: readonly ImportNote[];
  /** Why it was refused: each reason with the resource and the path where there is one. */
  readonly reasons: readonly string[];
}

const importAll = async (
  open: OpenHouse,
  found: FoundBundles,
  organization: string,
  facility: string | undefined,
): Promise<Outcome[]> => {
  const context = await organizationContext(open, organization);
  const facilityId = facility === undefined ? null : await facilityNamed(open, context, facility);
  const progress = progressBar('Importing');
  const outcomes: Outcome[] = [];
  progress(0, found.bundles.length);
  for (const source of found.bundles) {
    outcomes.push(await importOne(open, context, source, facilityId));
    progress(outcomes.length, found.bundles.length);
  }
  return outcomes;
};

const importOne = async (
  open: OpenHouse,
  context: RequestContext,
  { name, read }: BundleSource,
  facilityId: string | null,
): Promise<Outcome> => {
  try {
    const { encounterIds, known, notes } = await importBundleText(context, await read(), facilityId);
    return { bundle: name, outcome: 'IMPORTED', encounters: encounterIds.length, known, notes, reasons: [] };
  } catch (error) {
    const refused = { bundle: name, outcome: 'REFUSED', encounters: 0, known: 0, notes: [] } as const;
    if (error instanceof Refusal) return { ...refused, reasons: reasonsOf(error) };
    // A fault of one bundle leaves the others alone; one of the database would be the same for all of them.
    await open.house.database.pool.query('select 1').catch(() => {
      throw error;
    });
    return { ...refused, reasons: [`It could not be stored: ${withoutValues(messageOf(error))}`] };
  }
};

const reasonsOf = ({ message, extensions }: Refusal): string[] => {
  const issues = extensions['issues'] as readonly ImportNote[] | undefined;
  return issues?.map(({ resource, path, reason }) => `${resource}: ${path} ${reason}`) ?? [message];
};

const organizationContext = (open: OpenHouse, organization: string): Promise<RequestContext> =>
  commandLineContext(open.house, organization).catch((error: unknown) => {
    throw new Error(`${messageOf(error)} The first npm start makes the sample one, npm run token makes others.`, {
      cause: error,
    });
  });

const facilityNamed = (open: OpenHouse, { actor }: RequestContext, wanted: string): Promise<string> =>
  withClient(open.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string; name: string }>(
      'select id, name from facility where organization_id = $1 order by name',
      [actor!.organizationId],
    );
    const facility = rows.find(({ name }) => name === wanted);
    if (facility) return facility.id;
    throw new Error(`There is no facility "${wanted}"; there are ${rows.map(({ name }) => `"${name}"`).join(', ')}.`);
  });

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
  for (const { bundle, reasons } of outcomes.filter(({ outcome }) => outcome === 'REFUSED'))
    tell([`Refused ${bundle}:`, ...shortened(reasons).map((reason) => `  ${reason}`)].join('\n'));
  for (const [note, times] of countedNotes(outcomes)) tell(`Note, ${times} times: ${note}.`);
  const { bundles, encountersNew, encountersKnown, refused, notes } = totals;
  say(
    table(
      ['Bundles', 'New encounters', 'Known encounters', 'Refused bundles', 'Notes'],
      [[bundles, encountersNew, encountersKnown, refused, notes].map(String)],
    ),
  );
  tell(`Done in ${totals.seconds} seconds.`);
};

/** Notes without the resources that they are about: of thousands, a person reads the kinds. */
const countedNotes = (outcomes: readonly Outcome[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { path, reason } of outcomes.flatMap(({ notes }) => notes)) {
    const kind = reason.replace(/^holds \d+ of type (\w+) that (?:is|are)/, 'holds $1 that is');
    const note = `${path.replaceAll(/\[\d+\]/g, '')} ${kind}`;
    counts.set(note, (counts.get(note) ?? 0) + 1);
  }
  return new Map([...counts].sort(([, one], [, other]) => other - one).slice(0, 20));
};

const MOST_LINES = 20;

const shortened = (reasons: readonly string[]): readonly string[] =>
  reasons.length <= MOST_LINES
    ? reasons
    : [...reasons.slice(0, MOST_LINES), `and ${reasons.length - MOST_LINES} more; --json lists them all.`];

const listed = (names: readonly string[]): string =>
  names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
