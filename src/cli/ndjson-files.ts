/** Finds NDJSON to read: a file, the files of a folder, or standard input. */

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, relative } from 'node:path';
import { filesBelow } from './bundle-files.ts';

/** Lines that were found and are not read yet. */
export interface NdjsonSource {
  /** The file below the path that was named. */
  readonly name: string;
  readonly open: () => AsyncIterable<Buffer>;
}

export interface FoundNdjson {
  readonly sources: readonly NdjsonSource[];
  /** Null where nobody knows: standard input. */
  readonly totalBytes: number | null;
  /** Files of other kinds. */
  readonly skipped: readonly string[];
}

/**
 * The .ndjson files of a folder and of the folders in it, in the order of their names; a file that is named by itself,
 * whatever its name ends in; `-` for standard input. Throws when there is nothing at the path.
 */
export const findNdjson = async (path: string): Promise<FoundNdjson> => {
  if (path === '-')
    return { sources: [{ name: 'standard input', open: () => process.stdin }], totalBytes: null, skipped: [] };
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Error(`There is nothing at ${path}.`, { cause: error }) : error;
  });
  if (!found.isDirectory()) {
    // What a pipe holds is not known before it is read.
    const totalBytes = found.isFile() ? found.size : null;
    return { sources: [{ name: path, open: () => createReadStream(path, READ_AHEAD) }], totalBytes, skipped: [] };
  }
  const files = await filesBelow(path);
  const wanted = files.filter((file) => extname(file).toLowerCase() === '.ndjson');
  if (wanted.length === 0) throw new Error(`There is no .ndjson file at ${path}.`);
  const sizes = await Promise.all(wanted.map(async (file) => (await stat(file)).size));
  return {
    sources: wanted.map((file) => ({ name: relative(path, file), open: () => createReadStream(file, READ_AHEAD) })),
    totalBytes: sizes.reduce((sum, size) => sum + size, 0),
    skipped: files.filter((file) => !wanted.includes(file)).map((file) => relative(path, file)),
  };
};

const READ_AHEAD = { highWaterMark: 1024 * 1024 };
