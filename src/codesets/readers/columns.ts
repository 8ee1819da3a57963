/** Tables of publishers whose columns are found by what they are called, below some lines of notes. */

import type { IssueLog } from '../files/code-file.ts';
import type { Field, Fields } from '../files/delimited.ts';

export interface NamedRow {
  readonly line: number;
  /** The field of a column; an empty one where the table lacks that column. */
  readonly field: (column: string) => Field;
  readonly text: (column: string) => string;
}

/**
 * The rows below the first record in which all required columns are named; null, with an issue, where there is none. Empty
 * records are passed over.
 */
export const namedRows = (
  records: readonly Fields[],
  columns: Readonly<Record<string, RegExp>>,
  required: readonly string[],
  log: IssueLog,
): NamedRow[] | null => {
  const placesIn = (record: Fields): Map<string, number> =>
    new Map(
      Object.entries(columns).flatMap(([column, name]) => {
        const place = record.findIndex(({ text }) => name.test(text.replace(/\s+/g, ' ').trim()));
        return place < 0 ? [] : [[column, place] as const];
      }),
    );
  for (const [index, record] of records.entries()) {
    const places = placesIn(record);
    if (!required.every((column) => places.has(column))) continue;
    return records
      .slice(index + 1)
      .filter((fields) => fields.some(({ text }) => text.trim() !== ''))
      .map((fields) => {
        const field = (column: string): Field => {
          const last = fields.at(-1)!;
          return fields[places.get(column) ?? -1] ?? { ...last, text: '' };
        };
        return { line: fields[0]!.line, field, text: (column) => field(column).text.trim() };
      });
  }
  log.add(1, 1, `no line names the columns ${required.join(', ')}`);
  return null;
};

/** Files of CMS are saved as Windows does: what is not UTF-8 is read as windows-1252. */
export const asUtf8 = (bytes: Uint8Array): Uint8Array => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return bytes;
  } catch {
    return new TextEncoder().encode(new TextDecoder('windows-1252').decode(bytes));
  }
};
