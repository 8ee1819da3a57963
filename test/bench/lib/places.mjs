/** Where things are. */

import { join } from 'node:path';

export const BENCH = join(import.meta.dirname, '..');
export const ROOT = join(BENCH, '..', '..');
/** The pinned runtime, the same for every contestant. */
export const NODE = join(ROOT, 'node_modules', '.bin', 'node');
