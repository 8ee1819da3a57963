/** What the scrubber says of a claim. */

import type { Severity } from '../../coding/edits/finding.ts';

/** One thing that is wrong with a claim, or may be. */
export interface ClaimFinding {
  /** Which rule says so: one of the scrubber's, of the coding edits, or of the organization. Never renamed. */
  readonly rule: string;
  /** BLOCKS stands in the way of sending, WARNS asks for a second look, INFORMS says what may be as it is. */
  readonly severity: Severity;
  readonly by: 'SCRUBBER' | 'CODING' | 'ORGANIZATION';
  /** The field of the snapshot: `lines[2].diagnosisPointers`. Lists are counted from 1. `claim` for the whole. */
  readonly path: string;
  /** What of the 837 it would break: the loop, the segment and, where it is about one, the element (`NM109`, `CLM05-3`). */
  readonly loop: string | null;
  readonly segment: string | null;
  readonly element: string | null;
  /** A sentence that a biller can act on. Holds codes, counts and sums, nothing of a person. */
  readonly message: string;
  /** What would mend it; null where that is for a person to judge. */
  readonly mend: string | null;
  readonly source: string;
  /** True where a person with the permission may let it stand, with a reason. */
  readonly overridable: boolean;
  /** The same for the same fault of the same claim, whatever else changes: an override is kept by it. */
  readonly key: string;
}
