/** What the scrubber has to be told beside the claim itself. */

import type { Finding, Severity } from '../../coding/edits/finding.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';

/** How a payer differs from what the rules say in general. */
export interface PayerProfile {
  /** Rules that weigh more or less with this payer. What the guide itself demands never gets less. */
  readonly rules: readonly { readonly rule: string; readonly severity: Severity | 'OFF' }[];
  /** Procedure codes that it pays only with an authorization (REF*G1) or a referral (REF*9F). */
  readonly authorizationRequired: ReadonlySet<string>;
  readonly referralRequired: ReadonlySet<string>;
  /** Procedure codes that it pays only with an NDC, beside those that Medicaid asks for. */
  readonly drugCodeRequired: ReadonlySet<string>;
}

export interface ScrubFacts {
  readonly today: CalendarDate;
  /** Null where the payer has none. */
  readonly profile: PayerProfile | null;
  /**
   * What is with payers already, by `claimKey` and `lineKeys`: of claims that were sent and not rejected, without this
   * claim itself, those it replaces and those that were voided.
   */
  readonly sentClaims: ReadonlySet<string>;
  readonly sentLines: ReadonlySet<string>;
  /** NPIs that the registry has deactivated. */
  readonly deactivatedNpis: ReadonlySet<string>;
  /** The provider taxonomy in force; null where none is loaded. */
  readonly taxonomyCodes: { readonly has: (code: string) => boolean } | null;
  /** What the coding edits say of the same codes, without what was let stand. */
  readonly codingFindings: readonly Finding[];
}
