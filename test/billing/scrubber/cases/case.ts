/** One change of a claim, and what a rule says of it. */

import type { ScrubFacts } from '../../../../src/billing/scrubber/facts.ts';
import type { Changes, ClaimName } from '../claims.ts';

export interface Case {
  readonly rule: string;
  /** Which claim is changed; `professional` unless it says another. */
  readonly of?: ClaimName;
  /** Where the rule speaks. */
  readonly breaks: Changes;
  /** Where it keeps silent, though something near is changed: the claim as it is unless it says more. */
  readonly keeps?: Changes;
  /** The path that the finding names; the first of the changes unless it says another. */
  readonly path?: string;
  /** `BLOCKS` as the rule has it unless a profile weighs it. */
  readonly facts?: Partial<ScrubFacts>;
}
