/** Who asks: a user that the generator made, as the contestants are told of them. */

import { readConfig } from '../../../dist/src/platform/config.js';
import { signToken } from '../../../dist/src/access/tokens.js';
import { withClient } from './cluster.mjs';

/** A user of an organization by name, with the roles given. */
export const findViewer = (urls, organization, userName, roles) =>
  withClient(urls.superuserUrl, async (client) => {
    const { rows } = await client.query('select * from actor_of($1, $2)', [organization, userName]);
    if (!rows[0]) throw new Error(`${organization} has no ${userName}.`);
    const { user_id: userId, organization_id: organizationId, facility_ids: facilityIds } = rows[0];
    return { organization, organizationId, userId, userName, roles, facilityIds };
  });

/** The headers of a request of ours in that person's name. */
export const tokenHeaders = async (dataDir, { organization, userName, roles }) => {
  const token = await signToken(readConfig({ DATA_DIR: dataDir }), { user: userName, organization, roles, hours: 12 });
  return { authorization: `Bearer ${token}` };
};
