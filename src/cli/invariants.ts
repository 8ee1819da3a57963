/** Every invariant of the stored data, in the order in which `npm run verify` prints them. */

import '../lifecycles.ts';
import type { Fences } from '../database.ts';
import { CODE_INVARIANTS } from './invariants/codes.ts';
import { DESK_INVARIANTS } from './invariants/desk.ts';
import { fenceInvariants } from './invariants/fences.ts';
import type { Invariant } from './invariants/invariant.ts';
import { MONEY_INVARIANTS } from './invariants/money.ts';
import { rowInvariants } from './invariants/rows.ts';
import { workInvariants } from './invariants/work.ts';

/** The invariants of a database with these fences, whose application connects under that login. */
export const invariantsOf = (fences: Fences, application: string): readonly Invariant[] => [
  ...workInvariants(),
  ...DESK_INVARIANTS,
  ...MONEY_INVARIANTS,
  ...CODE_INVARIANTS,
  ...rowInvariants(),
  ...fenceInvariants(fences, application),
];
