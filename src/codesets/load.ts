/** Loading an edition of a code set: a whole file or nothing, in one transaction, one load of a set at a time. */

import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { daysBetween } from '../platform/calendar-date.ts';
import type { FoundFile } from './files/archive.ts';
import { findCodeFile } from './files/archive.ts';
import type { CodeFileIssue } from './files/code-file.ts';
import type { CodeRow, EditionRow } from './files/rows.ts';
import type { LoadableCodeSet } from './code-set.ts';
import { titleOf } from './code-set.ts';
import type { Edition } from './edition.ts';
import { clashOf, editionOf } from './edition.ts';
import type { NewEdition } from './edition-store.ts';
import { alignEnds, inLockedTransaction, officialEditions, removeEdition, storeEdition } from './edition-store.ts';
import { readersOf } from './readers/readers.ts';
import { refuseFile } from './files/refuse-file.ts';
import { STARTER_EDITION } from './starter-edition.ts';

export interface LoadInput {
  readonly codeSet: LoadableCodeSet;
  /** The publisher's zip, or the file taken out of it. */
  readonly path: string;
  /** For a file whose name does not tell its edition, and for an update that is named like the year's first edition. */
  readonly edition?: string | undefined;
  readonly effectiveFrom?: CalendarDate | undefined;
  /** Consents to put this file in the place of an edition of the same name with other content or other dates. */
  readonly replace?: boolean | undefined;
  /** Where the file came from, such as its address; the file's name when absent. */
  readonly source?: string | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface LoadResult {
  readonly outcome: 'LOADED' | 'REPLACED' | 'UNCHANGED';
  readonly codeSet: LoadableCodeSet;
  readonly edition: string;
  /** The codes that the edition holds now, headings included. */
  readonly codes: number;
  /** Records of the file that are not kept, such as modifiers; 0 when nothing was read. */
  readonly skipped: number;
  readonly sha256: string;
}

/**
 * Reads an official file and stores it as an edition. The same content under the same name and dates changes nothing.
 * Editions of a set follow each other: the one before ends the day before this one begins. Refused, with nothing
 * changed: a file with any fault (`issues` names line, column and reason), another content under a known name without
 * `replace`, and dates that clash with another edition. `client` is the owner's connection, outside a transaction.
 */
export const loadEdition = async (client: ClientBase, input: LoadInput): Promise<LoadResult> => {
  const { codeSet } = input;
  const file = await findCodeFile(input.path, readersOf(codeSet));
  const edition = editionOf(file.reader.editions, file, input);
  if (edition.name === STARTER_EDITION) throw refuseFile(`An official edition cannot be named ${STARTER_EDITION}.`);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return inLockedTransaction(client, codeSet, async () => {
    const editions = await officialEditions(client, codeSet);
    const stored = editions.find((known) => known.name === edition.name);
    const result = { codeSet, edition: edition.name, sha256 };
    if (stored?.sha256 === sha256 && stored.effectiveFrom === edition.effectiveFrom) {
      return { ...result, outcome: 'UNCHANGED', codes: stored.codes, skipped: 0 };
    }
    if (stored && !input.replace) throw refuseChange(codeSet, edition, stored);
    refuseClashes(edition, editions);
    const { rows, skipped } = rowsOf(file, edition);
    if (stored) await removeEdition(client, stored.id);
    const source = input.source ?? (file.archiveName === null ? file.name : `${file.archiveName}/${file.name}`);
    const added: NewEdition = { ...edition, codeSet, source, sha256, published: true };
    await storeEdition(client, added, rows, input.onProgress);
    await alignEnds(client, codeSet);
    return { ...result, outcome: stored ? 'REPLACED' : 'LOADED', codes: rows.length, skipped };
  });
};

const refuseChange = (codeSet: LoadableCodeSet, edition: Edition, stored: { readonly effectiveFrom: string }): Error =>
  refuseFile(
    `Edition ${edition.name} of ${titleOf(codeSet)}, in force from ${stored.effectiveFrom}, is loaded ` +
      `already with other content or dates. Replace it if that is meant.`,
    { codeSet, edition: edition.name },
  );

const refuseClashes = (edition: Edition, editions: readonly Edition[]): void => {
  for (const other of editions) {
    const clash = other.name === edition.name ? null : clashOf(edition, other);
    if (clash !== null) throw refuseFile(clash, { editions: [edition.name, other.name] });
  }
};

const rowsOf = (file: FoundFile, edition: Edition): { rows: readonly EditionRow[]; skipped: number } => {
  const content = file.reader.read(file.bytes);
  if ('issues' in content) throw refuseIssues(file.name, content.issues);
  if (file.reader.datesItsCodes) refuseWrongYear(file.name, content.rows as readonly CodeRow[], edition);
  return content;
};

const refuseIssues = (file: string, issues: readonly CodeFileIssue[]): Error => {
  const [first] = issues;
  const where = first ? `line ${first.line}, column ${first.column}: ${first.reason}` : 'no reason given';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return refuseFile(`${file} was not loaded: ${where}${more}.`, { file, issues });
};

/** An edition brings codes of its own date, where codes are dated; a year apart, it is the file of another year. */
const refuseWrongYear = (file: string, rows: readonly CodeRow[], edition: Edition): void => {
  const newest = rows.reduce<CalendarDate | null>(
    (latest, { effectiveFrom: day }) => (day !== null && (latest === null || day > latest) ? day : latest),
    null,
  );
  if (newest === null || Math.abs(daysBetween(edition.effectiveFrom, newest)) <= 366) return;
  throw refuseFile(
    `${file} is not edition ${edition.name} (${edition.effectiveFrom}): its newest code begins on ${newest}.`,
    { file, edition: edition.name, newest },
  );
};
