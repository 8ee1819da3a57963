/** How a sample is judged. */

/**
 * A sample with issues: what is answered, the issues by level and code, and whose fault it is. What is answered is the
 * verdict of AK901, `P` for a part of the sets; `TA1` with its note where an interchange is rejected; `-` where there is
 * nobody to answer.
 */
export type Judged = readonly [file: string, answered: string, issues: string, because: string];
