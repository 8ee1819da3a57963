/** One coding, and what a rule says of it. */

import type { CodingToCheck } from '../../../../src/coding/edits/finding.ts';

export interface Case {
  readonly rule: string;
  readonly title: string;
  readonly coding: Partial<CodingToCheck>;
  /** What all rules say that say anything: `RULE severity path`, with `!` where it may not be overridden. */
  readonly told: readonly string[];
}
