/** `npm run codesets`: publishers' lists in, and what is stored of them. */

import { basename, join } from 'node:path';
import { codeSetNamed, LOADABLE_CODE_SETS, titleOf, type LoadableCodeSet } from '../codesets/code-set.ts';
import { downloadEdition } from '../codesets/loading/download.ts';
import { dropEdition } from '../codesets/loading/drop.ts';
import { loadEdition, type LoadInput, type LoadResult } from '../codesets/loading/load.ts';
import { PUBLISHED_FILES, publishedFile } from '../codesets/loading/publishers.ts';
import { codeSetStatus, type CodeSetStatus } from '../codesets/status.ts';
import { withClient } from '../database.ts';
import { calendarDate, dayOf, type CalendarDate } from '../platform/calendar-date.ts';
import type { Config } from '../platform/config.ts';
import type { Asked } from './command-line.ts';
import { progressBar, say, sayJson, table, tell } from './terminal.ts';
import { configuration, withHouse } from './tool.ts';

/** Loads a file that the user has. */
export const load = async (asked: Asked): Promise<number> => {
  const { operands, values } = asked;
  return loaded(asked, configuration(), {
    codeSet: setOf(asked),
    path: operands[1]!,
    morePaths: operands.slice(2),
    edition: values['edition'],
    effectiveFrom: dateOf(asked, 'effective-from'),
    parts: partsOf(asked),
    ...consentsOf(asked),
  });
};

/** Fetches a file from its publisher, and loads it. */
export const download = async (asked: Asked): Promise<number> => {
  const { values } = asked;
  const codeSet = setOf(asked);
  const config = configuration();
  const file = wantedFile(asked, codeSet);
  tell(`Fetching ${file.url}`);
  const folder = values['to'] ?? join(config.dataDir, 'downloads');
  const fetched = await downloadEdition({ ...file, ...LIMITS, to: join(folder, fileNameOf(file.url)) });
  tell(`Kept ${fetched.path} (${fetched.bytes} bytes, SHA-256 ${fetched.sha256}).`);
  return loaded(asked, config, {
    codeSet,
    path: fetched.path,
    edition: file.edition,
    ...consentsOf(asked),
    source: fetched.url,
  });
};

/** Removes an edition that is loaded. */
export const drop = async (asked: Asked): Promise<number> => {
  const codeSet = setOf(asked);
  const dropped = await withHouse(configuration(), ({ ownerUrl }) =>
    withClient(ownerUrl, (client) =>
      dropEdition(client, { codeSet, edition: asked.operands[1]!, allowGap: asked.flags.has('allow-gap') }),
    ),
  );
  if (asked.flags.has('json')) sayJson(dropped);
  else say(`Removed edition ${dropped.edition} of ${titleOf(codeSet)} with ${dropped.codes} rows.`);
  return 0;
};

/** Prints which editions are stored. */
export const status = async (asked: Asked): Promise<number> => {
  const onDate = dateOf(asked, 'on') ?? dayOf(new Date());
  const rows = await withHouse(configuration(), ({ ownerUrl }) =>
    withClient(ownerUrl, (client) =>
      codeSetStatus(
        async <Row>(sql: string, wanted: unknown[]) => (await client.query(sql, wanted)).rows as Row[],
        onDate,
      ),
    ),
  );
  if (asked.flags.has('json')) sayJson({ onDate, codeSets: rows });
  else say(statusTable(rows));
  for (const row of rows) {
    const lack = lackOf(row, onDate);
    if (lack !== null) tell(lack);
  }
  return 0;
};

const lackOf = ({ codeSet, state, edition, due }: CodeSetStatus, onDate: CalendarDate): string | null => {
  if (state === 'STALE') return `Edition ${due} of ${titleOf(codeSet)} is due: ${edition} answers for ${onDate}.`;
  if (state !== 'MISSING') return null;
  const named = due === null ? '' : `: ${due} is due`;
  return `No official edition of ${titleOf(codeSet)} covers ${onDate}${named}.`;
};

/** The largest official file is some 15 MB, and comes from servers that can be slow. */
const LIMITS = { maxBytes: 256 * 1024 * 1024, timeoutMs: 600_000 };

const setOf = ({ operands: [name = ''], wrong }: Asked): LoadableCodeSet => {
  const codeSet = codeSetNamed(name);
  if (codeSet === null) {
    const names = LOADABLE_CODE_SETS.map((each) => each.toLowerCase().replaceAll('_', '-'));
    throw wrong(`'${name}' is no code set; there are ${names.join(', ')}.`);
  }
  return codeSet;
};

const consentsOf = ({ flags }: Asked) => ({
  replace: flags.has('replace'),
  allowGap: flags.has('allow-gap'),
  allowSame: flags.has('allow-same'),
  allowLoss: flags.has('allow-loss'),
  allowOtherDate: flags.has('allow-other-date'),
});

const partsOf = ({ values: { parts }, wrong }: Asked): number | undefined => {
  if (parts === undefined) return undefined;
  if (!/^[1-9]\d?$/.test(parts)) throw wrong(`--parts ${parts} is no number of files.`);
  return Number(parts);
};

const dateOf = ({ values, wrong }: Asked, option: string): CalendarDate | undefined => {
  const text = values[option];
  if (text === undefined) return undefined;
  const date = calendarDate(text);
  if (date === null) throw wrong(`--${option} ${text} is no day; write it as YYYY-MM-DD.`);
  return date;
};

interface WantedFile {
  readonly url: string;
  readonly edition: string | undefined;
  readonly sha256: string | null;
}

const wantedFile = ({ values, wrong }: Asked, codeSet: LoadableCodeSet): WantedFile => {
  const { edition, url, sha256 } = values;
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(sha256)) throw wrong('--sha256 has 64 hexadecimal digits.');
  if (url !== undefined) return { url, edition, sha256: sha256 ?? null };
  const known = publishedFile(codeSet, edition);
  if (known) return { ...known, sha256: sha256 ?? known.sha256 };
  if (!publishedFile(codeSet)) throw wrong(`No address of ${titleOf(codeSet)} is known here. Say where with --url.`);
  const editions = PUBLISHED_FILES.filter((file) => file.codeSet === codeSet).map((file) => file.edition);
  throw wrong(`Where edition ${edition} is, is not known; known are ${editions.join(', ')}. Say where with --url.`);
};

const fileNameOf = (url: string): string => basename(decodeURIComponent(URL.parse(url)?.pathname ?? '')) || 'download';

const loaded = async ({ flags }: Asked, config: Config, input: LoadInput): Promise<number> => {
  const result = await withHouse(config, ({ ownerUrl }) =>
    withClient(ownerUrl, (client) =>
      loadEdition(client, { ...input, onProgress: progressBar('Loading rows'), onResume }),
    ),
  );
  if (flags.has('json')) sayJson(result);
  else say(loadTable(result));
  for (const { file, line, column, reason } of result.slips)
    tell(`Not kept, line ${line}, column ${column} of ${file}: ${reason}.`);
  return 0;
};

const onResume = (stored: number, total: number): void =>
  tell(`Going on at row ${stored + 1} of ${total}: a load of the same file was interrupted there.`);

const loadTable = ({ outcome, codeSet, edition, codes, skipped }: LoadResult): string =>
  table(
    ['Code set', 'Edition', 'Outcome', 'Rows', 'Records not kept'],
    [[titleOf(codeSet), edition, outcome, `${codes}`, `${skipped}`]],
  );

const statusTable = (rows: readonly CodeSetStatus[]): string =>
  table(
    ['Code set', 'State', 'Edition', 'Due', 'From', 'To', 'Rows', 'Billable', 'Source', 'Loaded'],
    rows.map(({ codeSet, state, edition, due, effectiveFrom, effectiveTo, codes, billable, source, loadedAt }) => [
      titleOf(codeSet),
      state,
      ...[edition, due, effectiveFrom, effectiveTo].map((text) => text ?? '-'),
      `${codes}`,
      `${billable}`,
      ...[source, loadedAt].map((text) => text ?? '-'),
    ]),
  );
