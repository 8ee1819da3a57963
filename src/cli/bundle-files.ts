/** Finds the bundles in files: one in each .json file, one on each line of an .ndjson file. */

import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';

/** A bundle that was found and is not read yet. */
export interface BundleSource {
  /** The file below the path that was named, with the line where it has several bundles. */
  readonly name: string;
  readonly read: () => Promise<string>;
}

export interface FoundBundles {
  readonly bundles: readonly BundleSource[];
  /** Files of other kinds. */
  readonly skipped: readonly string[];
}

/**
 * The bundles of a file, or of a folder and the folders in it, in the order of their names. Throws when there is
 * nothing at the path, or nothing to import. A file that is named by itself is a bundle, whatever its name ends in.
 */
export const findBundles = async (path: string): Promise<FoundBundles> => {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Error(`There is nothing at ${path}.`, { cause: error }) : error;
  });
  const files = found.isDirectory() ? await filesBelow(path) : [path];
  const wanted = found.isDirectory() ? files.filter((file) => KINDS.includes(extname(file).toLowerCase())) : files;
  const name = (file: string): string => (found.isDirectory() ? relative(path, file) : file);
  const bundles: BundleSource[] = [];
  for (const file of wanted) bundles.push(...(await bundlesOf(file, name(file))));
  if (bundles.length === 0)
    throw new Error(`There is no bundle at ${path}: no .json file, no line of an .ndjson file.`);
  return { bundles, skipped: files.filter((file) => !wanted.includes(file)).map(name) };
};

const KINDS = ['.json', '.ndjson'];

/** Every file of a folder and of the folders in it, in the order of their names. */
export const filesBelow = async (folder: string): Promise<string[]> => {
  const files: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() || (entry.isSymbolicLink() && (await stat(file)).isFile())) files.push(file);
  }
  return files.sort();
};

const bundlesOf = async (file: string, name: string): Promise<BundleSource[]> => {
  if (extname(file).toLowerCase() !== '.ndjson') return [{ name, read: () => readFile(file, 'utf8') }];
  const places: number[] = [];
  for await (const { line, text } of linesOf(file)) if (text.trim() !== '') places.push(line);
  // One pass over the file for all of its bundles: they are asked for in their order.
  const lines = linesOf(file);
  return places.map((place) => ({ name: `${name}:${place}`, read: () => lineAt(lines, place) }));
};

interface Line {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity }))
    yield { line: ++line, text };
}

const lineAt = async (lines: AsyncGenerator<Line>, place: number): Promise<string> => {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error('The file has changed while it was read.');
    if (value.line === place) return value.text;
  }
};
