/** The file or files that make one edition: which edition it is, what tells it from others, and its rows. */

import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { plusDays } from '../../platform/calendar-date.ts';
import type { LoadableCodeSet } from '../code-set.ts';
import { titleOf } from '../code-set.ts';
import { refuseMissingParts, refuseOtherDate, type Consents } from './doubts.ts';
import type { Edition, EditionScheme } from '../edition.ts';
import { editionOf } from '../edition.ts';
import { editionOn, rowsOfEdition } from './edition-store.ts';
import type { FoundFile } from '../files/archive.ts';
import { findCodeFile } from '../files/archive.ts';
import type { CodeFileContent, CodeFileIssue, CodeFileReader } from '../files/code-file.ts';
import type { EditionRow } from '../files/rows.ts';
import { refuseFile } from '../files/refuse-file.ts';
import { readersOf } from '../readers/readers.ts';

export interface EditionFiles {
  readonly edition: Edition;
  readonly editions: EditionScheme;
  /** Their names, with those of their archives. */
  readonly source: string;
  /** In an order of their own, whatever the order in which they were given. */
  readonly files: readonly FoundFile[];
  readonly reader: CodeFileReader;
  /** What the content follows from: the bytes, and the rows of the edition before where the file tells changes only. */
  readonly base: (client: ClientBase) => Promise<{ sha256: string; before: readonly EditionRow[] | undefined }>;
}

export interface WantedFiles extends Consents {
  readonly codeSet: LoadableCodeSet;
  readonly path: string;
  readonly morePaths?: readonly string[] | undefined;
  readonly edition?: string | undefined;
  readonly effectiveFrom?: CalendarDate | undefined;
}

/** Finds the files on disk. Refused: files of different editions, one file twice, several where an edition is one, some of several. */
export const findEditionFiles = async (wanted: WantedFiles): Promise<EditionFiles> => {
  const { codeSet, path, morePaths = [] } = wanted;
  const found: FoundFile[] = [];
  for (const each of [path, ...morePaths]) found.push(await findCodeFile(each, readersOf(codeSet)));
  const reader = found[0]!.reader;
  if (found.length > 1) refuseParts(codeSet, reader, found);
  const hashed = found
    .map((file) => ({ file, sha256: createHash('sha256').update(file.bytes).digest('hex') }))
    .toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1));
  refuseDoubles(hashed);
  const [edition, ...others] = found.map((file) => editionOf(file.reader.editions, file, wanted)) as [Edition];
  for (const [index, other] of others.entries()) refuseOtherEdition(found, edition, index + 1, other);
  const names = found.map(({ name }) => name);
  refuseMissingParts(codeSet, reader, names, wanted.parts);
  const hashes = hashed.map(({ sha256 }) => sha256);
  return {
    edition,
    editions: reader.editions,
    source: found.map(({ name, archiveName }) => (archiveName === null ? name : `${archiveName}/${name}`)).join(', '),
    files: hashed.map(({ file }) => file),
    reader,
    base: (client) => baseOf(client, codeSet, found[0]!, edition, hashes),
  };
};

export interface ReadRows {
  readonly rows: readonly EditionRow[];
  readonly skipped: number;
  /** The slips of the publisher's among what was skipped, each with its file. */
  readonly slips: readonly (CodeFileIssue & { readonly file: string })[];
}

/** The rows of the files together; a `Refusal` with every issue otherwise. */
export const rowsOf = (
  { files, reader, edition }: EditionFiles,
  before: readonly EditionRow[] | undefined,
  { allowOtherDate }: Consents,
): ReadRows => {
  const parts = files.map((file) => contentOf(file.name, file.reader.read(file.bytes, before)));
  const names = files.map(({ name }) => name).join(', ');
  const rows =
    parts.length > 1 && reader.join
      ? contentOf(names, reader.join(parts.map((part) => part.rows))).rows
      : parts[0]!.rows;
  if (!allowOtherDate) refuseOtherDate(reader, files, rows, edition);
  return {
    rows,
    skipped: parts.reduce((sum, part) => sum + part.skipped, 0),
    slips: parts.flatMap(({ slips = [] }, index) => slips.map((slip) => ({ file: files[index]!.name, ...slip }))),
  };
};

const baseOf = async (
  client: ClientBase,
  codeSet: LoadableCodeSet,
  { name, reader }: FoundFile,
  edition: Edition,
  hashes: readonly string[],
): Promise<{ sha256: string; before: readonly EditionRow[] | undefined }> => {
  if (!reader.amends) return { sha256: together(hashes), before: undefined };
  const day = plusDays(edition.effectiveFrom, -1);
  const known = await editionOn(client, codeSet, day);
  if (!known || known.name === edition.name) {
    throw refuseFile(
      `${name} tells what changes against the edition before it, and no edition of ${titleOf(codeSet)} is in force ` +
        `on ${day}: load that one first.`,
      { file: name, codeSet, onDate: day },
    );
  }
  return { sha256: together([known.sha256, ...hashes]), before: await rowsOfEdition(client, codeSet, known.id) };
};

/** One checksum stays as it is, so that it can be compared with the publisher's. */
const together = (hashes: readonly string[]): string =>
  hashes.length === 1 ? hashes[0]! : createHash('sha256').update(hashes.join('\n')).digest('hex');

const refuseParts = (codeSet: LoadableCodeSet, reader: CodeFileReader, found: readonly FoundFile[]): void => {
  const names = found.map(({ name }) => name);
  if (!reader.join) {
    throw refuseFile(`An edition of ${titleOf(codeSet)} is one file, and ${names.length} are given.`, { files: names });
  }
};

const refuseDoubles = (hashed: readonly { readonly file: FoundFile; readonly sha256: string }[]): void => {
  for (const [index, { file, sha256 }] of hashed.entries()) {
    const double = hashed[index + 1];
    if (double?.sha256 !== sha256) continue;
    throw refuseFile(`${file.name} and ${double.file.name} are the same file.`, {
      files: [file.name, double.file.name],
    });
  }
};

const refuseOtherEdition = (found: readonly FoundFile[], first: Edition, index: number, other: Edition): void => {
  if (other.name === first.name) return;
  throw refuseFile(
    `${found[0]!.name} is of edition ${first.name} and ${found[index]!.name} of edition ${other.name}: ` +
      `the files of an edition are loaded together.`,
    { editions: [first.name, other.name] },
  );
};

const contentOf = <Row>(
  file: string,
  content: CodeFileContent<Row>,
): Exclude<CodeFileContent<Row>, { readonly issues: unknown }> => {
  if (!('issues' in content)) return content;
  const { issues } = content;
  const [first] = issues;
  const where = first ? `line ${first.line}, column ${first.column}: ${first.reason}` : 'no reason given';
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  throw refuseFile(`${file} was not loaded: ${where}${more}.`, { file, issues });
};
