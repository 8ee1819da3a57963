/** The parts of a procedure that guides use alike: all but its qualifier, whose codes differ from guide to guide. */

import { R, S } from '../../declare/guide.ts';

/** A code with up to four modifiers. */
export const CODE_AND_MODIFIERS = {
  procedureCode: R(),
  modifier1: S(),
  modifier2: S(),
  modifier3: S(),
  modifier4: S(),
} as const;
