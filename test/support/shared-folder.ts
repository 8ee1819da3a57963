/** Where the published files lie; of itself, for benchmarks that run without jest. */

import { join, resolve } from 'node:path';

export const SHARED_ROOT = resolve(process.env['SHARED_DATA'] ?? '../shared/data');

/** The path of a published file or folder, whether it is there or not. */
export const shared = (path: string): string => join(SHARED_ROOT, path);
