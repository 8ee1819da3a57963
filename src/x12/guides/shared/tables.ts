/**
 * X12 numbers the positions of each table of a set from the start. These are added to the places of a second and third
 * table, so that what comes later in a guide stands later.
 */

/** The second table: what stands in it comes after the heading. */
export const DETAIL = 10_000;

/** The third table: what stands in it comes after the detail. */
export const SUMMARY = 20_000;
