/**
 * Loading an edition of a code set: whole or not at all, one load of a set at a time. Rows are stored in batches, each in a
 * transaction of its own, into an edition that answers nothing; the last transaction lets it answer, in the place of the one
 * before where it replaces one. A load that was interrupted goes on where it ended when it is run again.
 */

import type { ClientBase } from 'pg';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { LoadableCodeSet } from '../code-set.ts';
import { titleOf } from '../code-set.ts';
import type { Edition, EditionScheme } from '../edition.ts';
import { clashOf } from '../edition.ts';
import { refuseLoss, sameAs, type Consents } from './doubts.ts';
import type { EditionFiles, ReadRows } from './edition-files.ts';
import { findEditionFiles, rowsOf } from './edition-files.ts';
import type { HalfEdition, StoredEdition } from './edition-store.ts';
import {
  addRows,
  batchesOf,
  completeEdition,
  enterEdition,
  halfEdition,
  hasRowsBeside,
  inTransaction,
  loadingAlone,
  officialEditions,
  removeEdition,
} from './edition-store.ts';
import type { EditionRow } from '../files/rows.ts';
import { refuseFile } from '../files/refuse-file.ts';
import { editionsFor, gapsAround } from './gaps.ts';
import { areOfOneTurn } from '../rhythm.ts';
import { STARTER_EDITION } from '../starter-edition.ts';

export interface LoadInput extends Consents {
  readonly codeSet: LoadableCodeSet;
  /** The publisher's zip, or the file taken out of it. */
  readonly path: string;
  /** The other files of an edition that comes in several. */
  readonly morePaths?: readonly string[] | undefined;
  /** For a file whose name does not tell its edition, and for an update that is named like the year's first edition. */
  readonly edition?: string | undefined;
  readonly effectiveFrom?: CalendarDate | undefined;
  /** Consents to put this file in the place of an edition of the same name with other content or other dates. */
  readonly replace?: boolean | undefined;
  /** Consents to days between this edition and its neighbours that no edition covers. */
  readonly allowGap?: boolean | undefined;
  /** Where the file came from, such as its address; the file's name when absent. */
  readonly source?: string | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Told once, before any progress, where an interrupted load has stored so many rows already. */
  readonly onResume?: ((stored: number, total: number) => void) | undefined;
}

export interface LoadResult {
  readonly outcome: 'LOADED' | 'REPLACED' | 'UNCHANGED';
  readonly codeSet: LoadableCodeSet;
  readonly edition: string;
  /** The rows that the edition holds now: codes with their headings, or rules. */
  readonly codes: number;
  /** Records of the file that are not kept, such as modifiers; 0 when nothing was read. */
  readonly skipped: number;
  /** Which of them are slips of the publisher's, and why. */
  readonly slips: ReadRows['slips'];
  /** How many rows an interrupted load had stored; null where this one began at the beginning. */
  readonly resumedAt: number | null;
  /** Of the file's bytes; of what it is made from, where it is several files or changes to another edition. */
  readonly sha256: string;
}

/**
 * Reads an official file and stores it as an edition. The same content under the same name and dates changes nothing.
 * Editions of a set follow each other: the one before ends the day before this one begins. Refused, with nothing
 * changed: a file with any fault (`issues` names line, column and reason), another content under a known name without
 * `replace`, dates that clash with another edition, days left without one, and what `doubts.ts` says. `client` is the owner's connection, outside
 * a transaction.
 */
export const loadEdition = async (client: ClientBase, input: LoadInput): Promise<LoadResult> => {
  const { codeSet } = input;
  const files = await findEditionFiles(input);
  if (files.edition.name === STARTER_EDITION) {
    throw refuseFile(`An official edition cannot be named ${STARTER_EDITION}.`);
  }
  return loadingAlone(client, codeSet, async () => {
    const plan = await planOf(client, files, input);
    const { edition, sha256, stored } = plan;
    const result = { codeSet, edition: edition.name, sha256 };
    if (isSame(stored, plan)) {
      return { ...result, outcome: 'UNCHANGED', codes: stored!.codes, skipped: 0, slips: [], resumedAt: null };
    }
    const { rows, skipped, slips } = rowsOf(files, plan.before, input);
    if (!input.allowLoss) refuseLoss(codeSet, edition, rows.length, plan.earlier);
    const { half, resumedAt } = await halfOf(client, plan, rows.length, input);
    await storeRest(client, codeSet, half, rows, input);
    if (!input.allowSame) await refuseSame(client, codeSet, plan, half);
    await inTransaction(client, async () => {
      if (stored) await removeEdition(client, stored.id);
      await completeEdition(client, codeSet, half.id);
    });
    return { ...result, outcome: stored ? 'REPLACED' : 'LOADED', codes: rows.length, skipped, slips, resumedAt };
  });
};

/** What is to be stored, once nothing but the content of the files can stand in the way. */
interface Plan {
  readonly edition: Edition;
  readonly sha256: string;
  readonly source: string;
  /** The whole edition of this name that is there. */
  readonly stored: StoredEdition | undefined;
  /** The rows that the file changes, where it tells changes only. */
  readonly before: readonly EditionRow[] | undefined;
  /** Its neighbours. */
  readonly earlier: StoredEdition | undefined;
  readonly later: StoredEdition | undefined;
}

const planOf = async (client: ClientBase, files: EditionFiles, input: LoadInput): Promise<Plan> => {
  const { codeSet } = input;
  const { edition, editions: scheme } = files;
  const editions = await officialEditions(client, codeSet);
  const stored = editions.find((known) => known.name === edition.name);
  const { sha256, before } = await files.base(client);
  const earlier = editions.findLast(({ effectiveFrom }) => effectiveFrom < edition.effectiveFrom);
  const later = editions.find(({ effectiveFrom }) => effectiveFrom > edition.effectiveFrom);
  const plan = { edition, sha256, source: input.source ?? files.source, stored, before, earlier, later };
  if (isSame(stored, plan)) return plan;
  if (stored && !input.replace) throw refuseChange(codeSet, edition, stored);
  const others = editions.filter((known) => known !== stored);
  refuseClashes(edition, others);
  // An edition that only gets other content leaves the days as they are.
  if (!input.allowGap && stored?.effectiveFrom !== edition.effectiveFrom) {
    refuseGaps(codeSet, edition, others, scheme);
  }
  return plan;
};

const isSame = (known: StoredEdition | undefined, { edition, sha256 }: Plan): boolean =>
  known?.sha256 === sha256 && known.name === edition.name && known.effectiveFrom === edition.effectiveFrom;

/** The half edition to go on with; one of another file, or of rows that are read otherwise by now, is thrown away. */
const halfOf = async (
  client: ClientBase,
  plan: Plan,
  codes: number,
  { codeSet, onResume }: LoadInput,
): Promise<{ readonly half: HalfEdition; readonly resumedAt: number | null }> => {
  const left = await halfEdition(client, codeSet);
  if (left && isSame(left, plan) && left.codes === codes && left.stored > 0) {
    onResume?.(left.stored, codes);
    return { half: left, resumedAt: left.stored };
  }
  const half = await inTransaction(client, async () => {
    if (left) await removeEdition(client, left.id);
    const { edition, sha256, source } = plan;
    return enterEdition(client, { ...edition, codeSet, sha256, source, published: true }, codes);
  });
  return { half, resumedAt: null };
};

const storeRest = async (
  client: ClientBase,
  codeSet: LoadableCodeSet,
  half: HalfEdition,
  rows: readonly EditionRow[],
  { onProgress }: LoadInput,
): Promise<void> => {
  onProgress?.(half.stored, rows.length);
  for (const batch of batchesOf(rows, half.stored)) {
    await inTransaction(client, () => addRows(client, codeSet, half, batch));
    onProgress?.(batch.before, rows.length);
  }
};

/**
 * Refuses the rows of a neighbour under another name, and a part of the earlier one's: an edition brings something. Rows
 * are compared where they are stored; those that are refused are taken away again.
 */
const refuseSame = async (
  client: ClientBase,
  codeSet: LoadableCodeSet,
  { edition, earlier, later, stored }: Plan,
  half: HalfEdition,
): Promise<void> => {
  // A later edition may well have all rows of an earlier one, and more.
  const likely = [earlier, later?.codes === half.codes ? later : undefined].filter((each) => each !== undefined);
  for (const other of likely) {
    if (other.name === stored?.name) continue;
    // An update within the year is published where it changes nothing too, as that of April 2025.
    const isUpdate = areOfOneTurn(codeSet, edition.effectiveFrom, other.effectiveFrom);
    if (isUpdate && other.codes === half.codes) continue;
    if (await hasRowsBeside(client, codeSet, half.id, other.id)) continue;
    await removeEdition(client, half.id);
    throw sameAs(codeSet, edition, other.name, half.codes, other.codes);
  }
};

const refuseChange = (codeSet: LoadableCodeSet, edition: Edition, stored: { readonly effectiveFrom: string }): Error =>
  refuseFile(
    `Edition ${edition.name} of ${titleOf(codeSet)}, in force from ${stored.effectiveFrom}, is loaded ` +
      `already with other content or dates. Replace it if that is meant.`,
    { codeSet, edition: edition.name },
  );

const refuseClashes = (edition: Edition, others: readonly Edition[]): void => {
  for (const other of others) {
    const clash = clashOf(edition, other);
    if (clash !== null) throw refuseFile(clash, { editions: [edition.name, other.name] });
  }
};

const refuseGaps = (
  codeSet: LoadableCodeSet,
  edition: Edition,
  others: readonly Edition[],
  scheme: EditionScheme,
): void => {
  const [gap] = gapsAround(edition, others);
  if (!gap) return;
  const names = editionsFor(gap, scheme);
  const wanted = names.length === 0 ? 'what is missing' : `edition ${names.join(', ')}`;
  throw refuseFile(
    `With edition ${edition.name} no edition of ${titleOf(codeSet)} would cover ${gap.from} to ${gap.to}: ` +
      `load ${wanted} first, or allow the gap if that is meant.`,
    { codeSet, edition: edition.name, gap, missing: names },
  );
};
