/** `npm run verify`: whether the stored data keeps every promise that can be asked of it in SQL. */

import type pg from 'pg';
import { fencesFor, withClient, type Logins } from '../database.ts';
import { MIGRATIONS } from '../platform/migrations.ts';
import type { Asked } from './command-line.ts';
import { invariantsOf } from './invariants.ts';
import type { Invariant } from './invariants/invariant.ts';
import { say, sayJson, table, tell } from './terminal.ts';
import { configuration, withDatabase } from './tool.ts';

/** What was found of one invariant. */
export interface Verdict {
  readonly name: string;
  readonly sentence: string;
  /** Things looked at. */
  readonly checked: number;
  readonly breaches: number;
  /** The first of those in breach, as Type:id. */
  readonly ids: readonly string[];
}

/** Prints a line for each invariant. Answers 1 when one is broken. */
export const verify = async ({ flags }: Asked): Promise<number> => {
  const verdicts = await withDatabase(configuration(), judgeAll);
  const broken = verdicts.filter(({ breaches }) => breaches > 0);
  if (flags.has('json')) sayJson({ holds: broken.length === 0, invariants: verdicts });
  else report(verdicts, broken);
  return broken.length === 0 ? 0 : 1;
};

/** Judges every invariant on one snapshot of the data, as its owner. Throws when the tables are not this program's. */
export const judgeAll = ({ ownerUrl, applicationUrl }: Logins): Promise<Verdict[]> =>
  withClient(ownerUrl, async (client) => {
    await client.query('begin transaction isolation level repeatable read read only');
    await requireSchema(client);
    const owner = (await client.query<{ name: string }>('select current_user as name')).rows[0]!.name;
    const application = decodeURIComponent(new URL(applicationUrl).username);
    const verdicts: Verdict[] = [];
    for (const invariant of invariantsOf(fencesFor(application, owner), application))
      verdicts.push(await judge(client, invariant));
    await client.query('commit');
    return verdicts;
  });

const MOST_IDS = 100;

/** Judges one invariant, on a connection of the owner. */
export const judge = async (client: pg.Client, { name, sentence, sql, values = [] }: Invariant): Promise<Verdict> => {
  const counts = await client.query<Pick<Verdict, 'checked' | 'breaches'>>(
    `select count(*)::integer as checked, count(*) filter (where holds is not true)::integer as breaches
     from (${sql}) as thing`,
    [...values],
  );
  const { checked, breaches } = counts.rows[0]!;
  if (breaches === 0) return { name, sentence, checked, breaches, ids: [] };
  // Asked for by themselves: a list of all that are in breach may be longer than PostgreSQL can hold.
  const { rows } = await client.query<{ id: string }>(
    `select id from (${sql}) as thing where holds is not true order by id limit ${MOST_IDS}`,
    [...values],
  );
  return { name, sentence, checked, breaches, ids: rows.map(({ id }) => id) };
};

/** Neither older nor newer tables can be asked these questions. */
const requireSchema = async (client: pg.Client): Promise<void> => {
  const {
    rows: [table],
  } = await client.query<{ there: boolean }>("select to_regclass('public.schema_migration') is not null as there");
  const applied = table!.there
    ? (await client.query<{ name: string }>('select name from schema_migration')).rows.map(({ name }) => name)
    : [];
  const known = MIGRATIONS.map(({ name }) => name);
  const missing = known.filter((name) => !applied.includes(name));
  const unknown = applied.filter((name) => !known.includes(name));
  if (missing.length > 0)
    throw new Error(`The tables lack ${missing.join(', ')}: start the server once, which brings them up to date.`);
  if (unknown.length > 0)
    throw new Error(`The tables are newer than this program, which knows nothing of ${unknown.join(', ')}.`);
};

const SHOWN_IDS = 10;

const report = (verdicts: readonly Verdict[], broken: readonly Verdict[]): void => {
  say(
    table(
      ['Invariant', 'Checked', 'Breaches'],
      verdicts.map(({ name, checked, breaches }) => [name, `${checked}`, `${breaches}`]),
    ),
  );
  for (const { name, sentence, breaches, ids } of broken) {
    const shown = ids.slice(0, SHOWN_IDS).map((id) => `  ${id}`);
    const more = breaches > shown.length ? [`  and ${breaches - shown.length} more`] : [];
    say([`\n${name} is broken. ${sentence}`, ...shown, ...more].join('\n'));
  }
  tell(
    broken.length === 0
      ? `All ${verdicts.length} invariants hold.`
      : `${broken.length} of ${verdicts.length} invariants are broken.`,
  );
};
