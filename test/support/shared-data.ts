/** Where the published files lie that some suites draw their cases from; none of them is part of this project. */

import { existsSync } from 'node:fs';
import { test } from '@jest/globals';
import { SHARED_ROOT, shared as pathOf } from './shared-folder.ts';

/** The path of a published file or folder, for use inside a `testOnShared` body. */
export const shared = pathOf;

/** A test that runs where the published files are, and is counted as skipped, by name, where they are not. */
export const testOnShared: typeof test = existsSync(SHARED_ROOT) ? test : (test['skip'] as unknown as typeof test);
