/** The shape of a code in the starter edition. */

/** A code with a short title of our own, never the publisher's descriptor. */
export interface StarterCode {
  /** Without a dot, in capitals. */
  readonly code: string;
  /** False for a heading that must not stand on a claim, such as E11. */
  readonly billable: boolean;
  readonly title: string;
}

/** A code that may stand on a claim. */
export const billable = (code: string, title: string): StarterCode => ({ code, billable: true, title });

/** A heading over more detailed codes. */
export const header = (code: string, title: string): StarterCode => ({ code, billable: false, title });
