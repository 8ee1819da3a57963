/** Places that a guide's nesting makes, and X12's table does not name. */

/**
 * Where a level of the HL tree stands in the level above it. X12 begins every level at 0010 again; here, where levels
 * are nested, a level stands behind all else that its parent holds.
 */
export const NEXT_LEVEL = 9000;
