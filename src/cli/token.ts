/** `npm run token`: a token for a user, who is made on first use. */

import { isRole, ROLE_NAMES, type Role } from '../access/roles.ts';
import { bareOrganization, COMMAND_LINE_USER, ensureOrganization, findActor } from '../access/tenants.ts';
import { signToken } from '../access/tokens.ts';
import { withClient } from '../database.ts';
import { commandLineContext, type OpenHouse } from '../house.ts';
import { createUser, grantUser } from '../parties/party.commands.ts';
import type { Config } from '../platform/config.ts';
import { SAMPLE_ORGANIZATION } from '../sample/organization.ts';
import type { Asked } from './command-line.ts';
import { sampleTenant } from './sample.ts';
import { say, tell } from './terminal.ts';
import { configuration, withHouse } from './tool.ts';

/** What a token is asked for. */
export interface WantedToken {
  readonly user: string;
  readonly roles: readonly Role[];
  readonly organization: string;
  readonly hours: number;
}

/** Prints a token, alone on standard output. */
export const token = async (asked: Asked): Promise<number> => {
  const wanted = wantedToken(asked);
  const config = configuration();
  if (config.oidcIssuer !== undefined)
    throw new Error(`Tokens come from ${config.oidcIssuer}: with OIDC_ISSUER set, none that is made here is accepted.`);
  say(await withHouse(config, (open) => tokenFor(config, open, wanted, tell)));
  return 0;
};

const wantedToken = ({ values, wrong }: Asked): WantedToken => {
  const roles = values['roles']!.split(',').map((name) => name.trim().toUpperCase());
  const unknown = roles.find((name) => !isRole(name));
  if (unknown !== undefined) throw wrong(`'${unknown}' is no role; there are ${ROLE_NAMES.join(', ')}.`);
  const hours = values['hours'] ?? '12';
  if (!/^[1-9]\d{0,3}$/.test(hours)) throw wrong(`--hours ${hours} is not a whole number of hours from 1 to 9999.`);
  return {
    user: values['user']!,
    roles: [...new Set(roles.filter(isRole))],
    organization: values['organization'] ?? SAMPLE_ORGANIZATION.name,
    hours: Number(hours),
  };
};

/** Makes organization and user where they are missing, grants the roles, and signs. `told` hears what was made. */
export const tokenFor = async (
  config: Config,
  open: OpenHouse,
  wanted: WantedToken,
  told: (line: string) => void,
): Promise<string> => {
  // The server fills the sample organization with records later, if it has not yet: its places must be the right ones.
  const { organization } = wanted;
  const tenant = organization === SAMPLE_ORGANIZATION.name ? sampleTenant() : bareOrganization(organization);
  const made = await withClient(open.ownerUrl, (client) => ensureOrganization(client, tenant));
  const places = tenant.facilities.map(({ name }) => name).join(', ');
  if (made) told(`Made the organization "${organization}" with the places of care: ${places}.`);
  await ensureUser(open, wanted, told);
  return signToken(config, wanted);
};

/** Makes sure that a user is there, active, and holds the roles: made now, with a place in every facility, or granted more. */
export const ensureUser = async (
  open: OpenHouse,
  { organization, user, roles }: Omit<WantedToken, 'hours'>,
  told: (line: string) => void,
): Promise<void> => {
  if (user === COMMAND_LINE_USER)
    throw new Error(`${user} is the account of the command line itself; choose another name.`);
  const known = await findActor(open.house.database, organization, user);
  if (known && roles.every((role) => known.roles.includes(role))) return;
  const context = await commandLineContext(open.house, organization);
  const stored = await storedUser(open.ownerUrl, context.actor!.organizationId, user);
  if (stored && !stored.active)
    throw new Error(`${user} has been shut out; an administrator lets them in again with grantUser.`);
  if (stored) {
    const all = [...new Set([...known!.roles, ...roles])];
    await grantUser(context, stored.id, stored.version, { roles: all, facilityIds: known!.facilityIds, active: true });
    told(`Granted ${user} ${roles.join(', ')}.`);
  } else {
    const facilityIds = await facilitiesOf(open.ownerUrl, context.actor!.organizationId);
    await createUser(context, { name: user, roles, facilityIds, serviceAccount: false });
    told(`Made the user ${user}.`);
  }
};

/** Whether an organization has a user of that name, shut out or not. */
export const isUser = async (open: OpenHouse, organization: string, user: string): Promise<boolean> => {
  const { actor } = await commandLineContext(open.house, organization);
  return (await storedUser(open.ownerUrl, actor!.organizationId, user)) !== undefined;
};

const storedUser = (
  ownerUrl: string,
  organizationId: string,
  name: string,
): Promise<{ id: string; version: number; active: boolean } | undefined> =>
  withClient(
    ownerUrl,
    async (client) =>
      (
        await client.query<{ id: string; version: number; active: boolean }>(
          'select id, version, active from app_user where organization_id = $1 and name = $2',
          [organizationId, name],
        )
      ).rows[0],
  );

const facilitiesOf = (ownerUrl: string, organizationId: string): Promise<string[]> =>
  withClient(ownerUrl, async (client) =>
    (
      await client.query<{ id: string }>('select id from facility where organization_id = $1 order by id', [
        organizationId,
      ])
    ).rows.map(({ id }) => id),
  );
