/** How rules look at institutional claims. */

import type { InstitutionalFacts } from '../../snapshot/claim-snapshot.ts';
import type { Found } from '../rule.ts';
import type { Seen } from '../seen.ts';

/** What is found in the facts of a bill; nothing of a professional claim. */
export const bill = (seen: Seen, find: (facts: InstitutionalFacts) => readonly Found[]): readonly Found[] =>
  seen.institutional === null ? [] : find(seen.institutional);
