/** Where the published files lie that some suites draw their cases from; none of them is part of this project. */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from '@jest/globals';

const root = resolve(process.env['SHARED_DATA'] ?? '../shared/data');

/** The path of a published file or folder, for use inside a `testOnShared` body. */
export const shared = (path: string): string => join(root, path);

/** A test that runs where the published files are, and is counted as skipped, by name, where they are not. */
export const testOnShared: typeof test = existsSync(root) ? test : (test['skip'] as unknown as typeof test);
