/** Small files that hold secrets or decide where data is: whole or absent, and read by their owner only. */

import { open, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes JSON, mode 0600, in the name of whoever owns the folder. A crash leaves the old file or the new one. */
export const writePrivateJson = async (path: string, value: unknown): Promise<void> => {
  const owner = await stat(dirname(path));
  // A name of its own, made exclusively: a link that somebody else put there is never followed.
  const draft = `${path}.${process.pid}.${Date.now()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(value, null, 2)}\n`);
    if (process.getuid?.() === 0) await file.chown(owner.uid, owner.gid);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
};

/** Reads the object that `writePrivateJson` wrote; its fields are the caller's to check. `null` without the file. */
export const readPrivateJson = async (path: string): Promise<Record<string, unknown> | null> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const value: unknown = parse(text, path);
  if (typeof value !== 'object' || value === null) throw new Error(`${path} does not hold a JSON object.`);
  return value as Record<string, unknown>;
};

/** Makes sure that renames and new files in a folder outlast a power failure. Windows has no such thing. */
export const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

const parse = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON. Restore it from a backup.`, { cause: error });
  }
};
