/** Golden files: what is written down of a run, and compared with what was written down before. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';

const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

/** Compares with the file of that name, or writes it where UPDATE_GOLDEN=1 says so. */
export const compareGolden = (folder: string, file: string, actual: string): void => {
  const path = join(folder, file);
  if (UPDATE) writeFileSync(path, actual);
  if (!existsSync(path)) throw new Error(`${file} is not there: run with UPDATE_GOLDEN=1.`);
  expect(actual).toBe(readFileSync(path, 'utf8'));
};

/** Statements as text, with a line for each clause. */
export const statementsText = (statements: readonly string[]): string => `${statements.map(layOut).join('\n\n')}\n`;

const layOut = (sql: string): string =>
  sql
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (from|where|order by|cross join|union all|values)\b/g, '\n  $1')
    .concat(';');
