/** Changing the people and parties of an organization. */

import { v7 as uuidv7 } from 'uuid';
import type { RequestContext } from '../access/context.ts';
import { Facility } from '../access/facility.entity.ts';
import type { Role } from '../access/roles.ts';
import { User, UserFacility } from '../access/user.entity.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { Refusal } from '../platform/errors.ts';
import { runCommand, type Work } from '../workflow/command.ts';
import { Coverage, type Relationship } from './coverage.entity.ts';
import { Patient } from './patient.entity.ts';
import { Payer } from './payer.entity.ts';
import { Provider } from './provider.entity.ts';

export interface WantedUser {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly facilityIds: readonly string[];
  readonly serviceAccount: boolean;
}

/** Adds a user. Answers the id. */
export const createUser = (context: RequestContext, wanted: WantedUser): Promise<string> =>
  runCommand(context, { name: 'createUser', permission: 'user.manage' }, async (work) => {
    if (!/^[A-Za-z0-9][\w.@-]{0,99}$/.test(wanted.name))
      throw new Refusal('BAD_USER_INPUT', 'A user name is made of letters, digits and . _ @ -', { argument: 'name' });
    if ((await work.find(User, { name: wanted.name })).length > 0)
      throw new Refusal('BAD_USER_INPUT', 'A user of that name exists.', { argument: 'name' });
    requireRoles(wanted.roles);
    const user = work.create(User, {
      name: wanted.name,
      roles: [...wanted.roles],
      active: true,
      serviceAccount: wanted.serviceAccount,
    });
    await place(work, user, wanted.facilityIds);
    return user.id;
  });

/** Sets what a user may do and where; the whole of it. Holds in this process from the moment that it answers. */
export const grantUser = async (
  context: RequestContext,
  id: string,
  version: number,
  wanted: { readonly roles: readonly Role[]; readonly facilityIds: readonly string[]; readonly active: boolean },
): Promise<void> => {
  try {
    await runCommand(context, { name: 'grantUser', permission: 'user.manage' }, async (work) => {
      const user = await work.subject(User, id, version);
      requireRoles(wanted.roles);
      user.roles = [...wanted.roles];
      user.active = wanted.active;
      await place(work, user, wanted.facilityIds);
    });
  } finally {
    // After a failure too: a connection that is lost while it commits leaves open whether it did.
    context.house.grants.forget(id.toLowerCase());
  }
};

const requireRoles = (roles: readonly Role[]): void => {
  if (roles.length === 0)
    throw new Refusal('BAD_USER_INPUT', 'A user has at least one role; to shut somebody out, set active to false.', {
      argument: 'roles',
    });
};

const place = async (work: Work, user: User, facilityIds: readonly string[]): Promise<void> => {
  const stored = await work.find(UserFacility, { user: user.id });
  for (const row of stored) if (!facilityIds.includes(row.facility.id)) work.remove(row);
  for (const id of new Set(facilityIds)) {
    if (stored.some((row) => row.facility.id === id)) continue;
    work.create(UserFacility, { user, facility: await work.one(Facility, id) });
  }
};

/** Adds a facility. Answers the id. */
export const createFacility = (
  context: RequestContext,
  wanted: { readonly name: string; readonly npi: string | null; readonly placeOfServiceCode: string },
): Promise<string> =>
  runCommand(context, { name: 'createFacility', permission: 'organization.manage' }, async (work) => {
    if (!/^\d{2}$/.test(wanted.placeOfServiceCode))
      throw new Refusal('BAD_USER_INPUT', 'A place of service code has two digits.', {
        argument: 'placeOfServiceCode',
      });
    if ((await work.find(Facility, { name: wanted.name })).length > 0)
      throw new Refusal('BAD_USER_INPUT', 'A facility of that name exists.', { argument: 'name' });
    return work.create(Facility, { ...wanted, addressLine: null, city: null, state: null, postalCode: null }).id;
  });

/** Sets a payer's electronic id. */
export const updatePayer = (
  context: RequestContext,
  id: string,
  version: number,
  payerId: string | null,
): Promise<void> =>
  runCommand(context, { name: 'updatePayer', permission: 'reference.manage' }, async (work) => {
    (await work.subject(Payer, id, version)).payerId = payerId;
  });

/** Sets a provider's NPI and taxonomy code. */
export const updateProvider = (
  context: RequestContext,
  id: string,
  version: number,
  npi: string | null,
  taxonomyCode: string | null,
): Promise<void> =>
  runCommand(context, { name: 'updateProvider', permission: 'reference.manage' }, async (work) => {
    Object.assign(await work.subject(Provider, id, version), { npi, taxonomyCode });
  });

/** What a biller may say of a coverage. */
export interface CoverageFacts {
  readonly memberId: string | null;
  readonly groupNumber: string | null;
  readonly relationship: Relationship;
  readonly priority: number;
  readonly effectiveFrom: CalendarDate | null;
  readonly effectiveTo: CalendarDate | null;
}

/** Adds a coverage of a patient with a payer. Answers the id. */
export const createCoverage = (
  context: RequestContext,
  patientId: string,
  payerId: string,
  facts: CoverageFacts,
): Promise<string> =>
  runCommand(context, { name: 'createCoverage', permission: 'coverage.manage' }, async (work) => {
    const patient = await work.one(Patient, patientId);
    const payer = await work.one(Payer, payerId);
    requireCoverage(facts);
    return work.create(Coverage, { sourceId: `claimgraph:${uuidv7()}`, patient, payer, ...facts }).id;
  });

/** Corrects a coverage; the whole of it. Claims that were made keep what they copied. */
export const updateCoverage = (
  context: RequestContext,
  id: string,
  version: number,
  facts: CoverageFacts,
): Promise<void> =>
  runCommand(context, { name: 'updateCoverage', permission: 'coverage.manage' }, async (work) => {
    const coverage = await work.subject(Coverage, id, version);
    requireCoverage(facts);
    Object.assign(coverage, facts);
  });

const requireCoverage = ({ priority, effectiveFrom, effectiveTo }: CoverageFacts): void => {
  if (priority < 1 || priority > 11)
    throw new Refusal('BAD_USER_INPUT', 'A priority is from 1, primary, to 11.', { argument: 'coverage.priority' });
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom)
    throw new Refusal('BAD_USER_INPUT', 'A coverage cannot end before it begins.', {
      argument: 'coverage.effectiveTo',
    });
};
