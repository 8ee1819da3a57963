/** What answers about claims say of a status: its category, its code, and of whom it speaks. */

import { R, S } from '../../declare/guide.ts';

/** A status; categories and codes are lists of others. */
export const statusOf = <const E extends readonly string[]>(...entities: E) =>
  ({
    healthCareClaimStatusCategoryCode: R(),
    healthCareClaimStatusCode: R(),
    entityIdentifierCode: S(...entities),
  }) as const;

/** A status, and two more where one does not say all. */
export const upToThree = <const P extends ReturnType<typeof statusOf>>(status: P) => ({
  healthCareClaimStatus: R(status),
  healthCareClaimStatus2: S(status),
  healthCareClaimStatus3: S(status),
});
