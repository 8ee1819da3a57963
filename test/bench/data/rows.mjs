/** All rows of the benchmark's database, day by day as they would have come in, the organizations side by side. */

import { arrivalOf, emitEncounter } from './encounters.mjs';
import { emitOrganization, organizationOf, sharesOf } from './parties.mjs';
import { CLAIMS_PER_ENCOUNTER } from './stories.mjs';
import { DAY, DAYS, FIRST_DAY } from './time.mjs';

export { organizationName } from './parties.mjs';

/** The size at which there are so many encounters. */
export const sizeWith = (encounters, organizations) => ({ claims: Math.round(encounters * CLAIMS_PER_ENCOUNTER), organizations });

/**
 * Tells `emit(table, row)` every row of a database of this size, a row as an object of columns; all rows of a table have
 * the same columns in the same order. The same size gives the same rows. `claims` is met to about a hundredth. After each
 * organization's day `rest` is awaited, so that a writer can keep up; nothing is kept from day to day.
 */
export const makeRows = async ({ claims, organizations }, emit, rest) => {
  const shares = sharesOf({ encounters: Math.round(claims / CLAIMS_PER_ENCOUNTER), organizations });
  const all = shares.map((encounters, place) => ({ organization: organizationOf(place, encounters), next: 0 }));
  for (const { organization } of all) emitOrganization(emit, organization);
  await rest();
  for (let day = 1; day <= DAYS; day += 1) {
    for (const each of all) {
      emitUntil(emit, each, FIRST_DAY + day * DAY);
      await rest();
    }
  }
};

const emitUntil = (emit, each, end) => {
  const { organization } = each;
  for (; each.next < organization.encounters && arrivalOf(organization, each.next) < end; each.next += 1)
    emitEncounter(emit, organization, each.next);
};
