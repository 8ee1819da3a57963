/** Editions of a few rows for a house's database. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadableCodeSet } from '../../src/codesets/code-set.ts';
import { loadEdition } from '../../src/codesets/loading/load.ts';
import { withClient } from '../../src/database.ts';
import type { TestHouse } from './house.ts';

/** Loads a file of that name and content as an edition, as `npm run codesets` does. A small file may be of any date, and a part. */
export const loadSmall = async (
  { ownerUrl }: TestHouse,
  codeSet: LoadableCodeSet,
  name: string,
  bytes: Uint8Array,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'edition-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    await withClient(ownerUrl, (client) => loadEdition(client, { codeSet, path, parts: 1, allowOtherDate: true }));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
