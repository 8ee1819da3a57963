/** Where an import goes: an organization, and the facility of visits whose own place is not known. */

import type { RequestContext } from '../access/context.ts';
import { withClient } from '../database.ts';
import { commandLineContext, type OpenHouse } from '../house.ts';
import { SAMPLE_ORGANIZATION } from '../sample/organization.ts';
import type { Asked } from './command-line.ts';
import { messageOf } from './terminal.ts';

export interface ImportPlace {
  readonly context: RequestContext;
  readonly facilityId: string | null;
}

/** The place that --organization and --facility name. Throws when there is none of that name. */
export const importPlace = async (open: OpenHouse, { values }: Asked): Promise<ImportPlace> => {
  const context = await organizationContext(open, values['organization'] ?? SAMPLE_ORGANIZATION.name);
  const facility = values['facility'];
  return { context, facilityId: facility === undefined ? null : await facilityNamed(open, context, facility) };
};

const organizationContext = (open: OpenHouse, organization: string): Promise<RequestContext> =>
  commandLineContext(open.house, organization).catch((error: unknown) => {
    throw new Error(`${messageOf(error)} The first npm start makes the sample one, npm run token makes others.`, {
      cause: error,
    });
  });

const facilityNamed = (open: OpenHouse, { actor }: RequestContext, wanted: string): Promise<string> =>
  withClient(open.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string; name: string }>(
      'select id, name from facility where organization_id = $1 order by name',
      [actor!.organizationId],
    );
    const facility = rows.find(({ name }) => name === wanted);
    if (facility) return facility.id;
    throw new Error(`There is no facility "${wanted}"; there are ${rows.map(({ name }) => `"${name}"`).join(', ')}.`);
  });
