/** Making a tenant, and the account under which the command line works in it. For the owner's login alone. */

import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../platform/database.ts';
import type { Actor, HeldCredential } from './actor.ts';
import { isRole, type Role } from './roles.ts';

export interface Place {
  readonly name: string;
  readonly npi: string | null;
  readonly placeOfServiceCode: string;
  readonly addressLine: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
}

export interface NewOrganization extends Omit<Place, 'placeOfServiceCode'> {
  readonly taxId: string | null;
  readonly taxonomyCode: string | null;
  readonly facilities: readonly Place[];
}

/** The service account that `npm run` commands act as: it manages users and brings records in, and can code or bill nothing. */
export const COMMAND_LINE_USER = 'command-line';
const COMMAND_LINE_ROLES: readonly Role[] = ['ADMIN', 'SUPERVISOR'];

/** Makes an organization with its facilities and its command-line account, unless one of that name is there. Answers whether it was made. */
export const ensureOrganization = async (owner: pg.Client, wanted: NewOrganization): Promise<boolean> => {
  await owner.query('begin');
  try {
    const id = uuidv7();
    const { name, npi, taxId, taxonomyCode, addressLine, city, state, postalCode } = wanted;
    const { rowCount } = await owner.query(
      `insert into organization (id, name, npi, tax_id, taxonomy_code, address_line, city, state, postal_code, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) on conflict (name) do nothing`,
      [id, name, npi, taxId, taxonomyCode, addressLine, city, state, postalCode],
    );
    if (rowCount === 1) await furnish(owner, id, wanted.facilities);
    await owner.query('commit');
    return rowCount === 1;
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
};

const furnish = async (owner: pg.Client, organizationId: string, facilities: readonly Place[]): Promise<void> => {
  const userId = uuidv7();
  await owner.query(
    'insert into app_user (id, organization_id, name, roles, active, service_account, version) values ($1, $2, $3, $4, true, true, 1)',
    [userId, organizationId, COMMAND_LINE_USER, COMMAND_LINE_ROLES],
  );
  for (const { name, npi, placeOfServiceCode, addressLine, city, state, postalCode } of facilities) {
    const facilityId = uuidv7();
    await owner.query(
      `insert into facility (id, organization_id, name, npi, place_of_service_code, address_line, city, state, postal_code, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)`,
      [facilityId, organizationId, name, npi, placeOfServiceCode, addressLine, city, state, postalCode],
    );
    await owner.query('insert into user_facility (id, organization_id, user_id, facility_id) values ($1, $2, $3, $4)', [
      uuidv7(),
      organizationId,
      userId,
      facilityId,
    ]);
  }
};

/** An organization about which nothing is known yet but its name, with one facility to begin with. */
export const bareOrganization = (name: string): NewOrganization => {
  const unknown = { npi: null, addressLine: null, city: null, state: null, postalCode: null };
  return {
    name,
    taxId: null,
    taxonomyCode: null,
    ...unknown,
    facilities: [{ name: 'Main', placeOfServiceCode: '11', ...unknown }],
  };
};

/** A stored user as an actor; null when there is no active user of that name in an organization of that name. */
export const findActor = async (database: Database, organization: string, user: string): Promise<Actor | null> => {
  const [found] = await database.ask<StoredActor>({
    name: 'actor_of',
    text: 'select user_id, organization_id, roles, facility_ids, credential_required, coding_credentials, credentials from actor_of($1, $2)',
    values: [organization, user],
  });
  if (!found) return null;
  return {
    userId: found.user_id,
    userName: user,
    organizationId: found.organization_id,
    roles: found.roles.filter(isRole),
    facilityIds: found.facility_ids,
    credentialRequired: found.credential_required,
    codingCredentials: found.coding_credentials,
    credentials: found.credentials,
  };
};

interface StoredActor {
  readonly user_id: string;
  readonly organization_id: string;
  readonly roles: string[];
  readonly facility_ids: string[];
  readonly credential_required: boolean;
  readonly coding_credentials: string[] | null;
  readonly credentials: HeldCredential[];
}
