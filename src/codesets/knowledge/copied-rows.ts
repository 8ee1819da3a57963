/**
 * The rows of an edition as PostgreSQL copies them out in binary: one at a time, so that nobody holds them all, and
 * without millions of days as text, which take longer to write and to read than everything else.
 */

import pg from 'pg';
import type { EditionRow } from '../files/rows.ts';
import { copyRows, type RowStore } from '../loading/stores.ts';
import { cellReader, type Cells } from './copied-cells.ts';

/** Hands over each row of the edition, equal to what `selectRows` answers and in its order. */
export const eachCopied = (
  client: pg.Client,
  store: RowStore,
  editionId: string,
  add: (row: EditionRow) => void,
): Promise<void> => {
  const columns = store.columns.map(([attribute, , type]) => [attribute, cellReader(type)] as const);
  let start = HEADER_BYTES;
  return copyOut(client, copyRows(store, pg.escapeLiteral(editionId)), (bytes) => {
    const cells: Cells = { bytes, at: start };
    start = 0;
    // PostgreSQL sends each row in a message of its own, the header with the first, and at the end a row of -1 columns.
    while (cells.at < bytes.length) {
      const count = bytes.readInt16BE(cells.at);
      cells.at += 2;
      if (count < 0) return;
      const row: Record<string, unknown> = {};
      for (const [attribute, read] of columns) row[attribute] = read(cells);
      // The columns of a store are the attributes of its rows.
      add(row as unknown as EditionRow);
    }
  });
};

/** A signature, flags, and the length of an extension that there is none of. */
const HEADER_BYTES = 19;

/** pg's own query, but that it listens to what is copied. What it throws is the query's error. */
const copyOut = (client: pg.Client, sql: string, heard: (bytes: Buffer) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    let fault: Error | null = null;
    const handleCopyData = ({ chunk }: { readonly chunk: Buffer }): void => {
      if (fault) return;
      try {
        heard(chunk);
      } catch (error) {
        fault = error as Error;
      }
    };
    const done = (error: Error | undefined): void => {
      const reason = error ?? fault;
      if (reason) reject(reason);
      else resolve();
    };
    client.query(Object.assign(new pg.Query(sql, done), { handleCopyData }));
  });
