/** Removing an edition. */

import type { ClientBase } from 'pg';
import type { LoadableCodeSet } from '../code-set.ts';
import { titleOf } from '../code-set.ts';
import { alignEnds, inTransaction, loadingAlone, officialEditions, removeEdition } from './edition-store.ts';
import { refuseFile } from '../files/refuse-file.ts';
import { gapBetween } from './gaps.ts';

export interface DropInput {
  readonly codeSet: LoadableCodeSet;
  readonly edition: string;
  /** Consents to days between its neighbours that no edition covers. */
  readonly allowGap?: boolean | undefined;
}

export interface DropResult {
  readonly codeSet: LoadableCodeSet;
  readonly edition: string;
  /** The rows that are gone with it. */
  readonly codes: number;
}

/** Removes an official edition with its rows; the one before it holds as far as its publisher says. */
export const dropEdition = (client: ClientBase, { codeSet, edition, allowGap }: DropInput): Promise<DropResult> =>
  loadingAlone(client, codeSet, async () => {
    const editions = await officialEditions(client, codeSet);
    const place = editions.findIndex(({ name }) => name === edition);
    const dropped = editions[place];
    if (!dropped) {
      const names = editions.map(({ name }) => name).join(', ') || 'none';
      throw refuseFile(`There is no edition ${edition} of ${titleOf(codeSet)}; there are ${names}.`, {
        codeSet,
        edition,
      });
    }
    const gap = gapBetween(editions[place - 1], editions[place + 1]);
    if (gap && !allowGap) {
      throw refuseFile(
        `Without edition ${edition} no edition of ${titleOf(codeSet)} would cover ${gap.from} to ${gap.to}: ` +
          `allow the gap if that is meant.`,
        { codeSet, edition, gap },
      );
    }
    await inTransaction(client, async () => {
      await removeEdition(client, dropped.id);
      await alignEnds(client, codeSet);
    });
    return { codeSet, edition, codes: dropped.codes };
  });
