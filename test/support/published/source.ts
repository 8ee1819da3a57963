/** The kept data that publishers' files are made from, and where made files lie until the machine forgets them. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const root = resolve(process.env['SHARED_DATA'] ?? '../shared/data');

/** Whether the kept data are on this machine. */
export const hasPublished = (): boolean => existsSync(root);

/** Where a kept file lies. */
export const keptPath = (path: string): string => join(root, path);

/** A kept file, unpacked. */
export const keptBytes = (path: string): Buffer => {
  const file = keptPath(path);
  return path.endsWith('.xz') ? execFileSync('xz', ['-dc', file], { maxBuffer: 1 << 29 }) : readFileSync(file);
};

/** Raised with every change of what is made, so that files which were made otherwise are left alone. */
const MAKE = 1;

/**
 * The paths of the files that are made of a kept file: as they were made before, or made now. Named by the content of
 * the kept file; two processes that make them at once each make them whole.
 */
export const madeOnce = (
  path: string,
  names: readonly string[],
  make: () => readonly (readonly [name: string, content: string])[],
): string[] => {
  const sha256 = createHash('sha256')
    .update(readFileSync(keptPath(path)))
    .digest('hex');
  const folder = join(tmpdir(), `published-${MAKE}`, `${sha256.slice(0, 16)}-${basename(names[0] ?? path)}`);
  if (!existsSync(folder)) {
    mkdirSync(join(folder, '..'), { recursive: true });
    const draft = mkdtempSync(join(folder, '..', 'draft-'));
    for (const [name, content] of make()) writeFileSync(join(draft, name), content, 'latin1');
    moveInto(draft, folder);
  }
  return names.map((name) => join(folder, name));
};

/** The path of a kept file under its publisher's own name, unpacked where it is packed. */
export const unpackedOnce = (path: string, name: string): string =>
  madeOnce(path, [name], () => [[name, keptBytes(path).toString('latin1')]])[0] ?? '';

const moveInto = (draft: string, folder: string): void => {
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    // Somebody else was first, with the same content.
    rmSync(draft, { recursive: true });
  }
};

/** The rows of a kept CSV file by its headings. Quotes are kept out of the way simply: no field holds a line end. */
export const keptRows = (path: string): Record<string, string>[] => {
  const [head = '', ...lines] = keptBytes(path).toString('latin1').split(/\r?\n/);
  const headings = fieldsOf(head);
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const fields = fieldsOf(line);
      return Object.fromEntries(headings.map((heading, place) => [heading, fields[place] ?? '']));
    });
};

const fieldsOf = (line: string): string[] => {
  if (!line.includes('"')) return line.split(',');
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
};
