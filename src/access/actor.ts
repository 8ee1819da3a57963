/** Who is asking: the one thing that every fence is told. */

import type { CalendarDate } from '../platform/calendar-date.ts';
import { Refusal } from '../platform/errors.ts';
import { holds, type Permission } from './permissions.ts';
import type { Role } from './roles.ts';

/** A user (a person or a service account) of one organization, as a valid token and the stored grants say it. */
export interface Actor {
  readonly userId: string;
  readonly userName: string;
  readonly organizationId: string;
  /** At least one. What the token asks for and the user has been granted. */
  readonly roles: readonly Role[];
  /** Ids of the facilities whose rows a `facility` scope reaches. */
  readonly facilityIds: readonly string[];
  /** Whether the organization asks for a credential in force of whoever declares coding final. */
  readonly credentialRequired: boolean;
  /** The kinds of credentials that the organization says count for that; null where it leaves it to what is usual. */
  readonly codingCredentials: readonly string[] | null;
  /** What the user has on record, in force or not. */
  readonly credentials: readonly HeldCredential[];
}

/** A certificate of a user, as it is on record. */
export interface HeldCredential {
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: CalendarDate;
  /** Last day in force; null for one that does not expire. */
  readonly expiresOn: CalendarDate | null;
  /** Whether somebody else has verified it with the issuer. */
  readonly verified: boolean;
}

/** Answers if the actor holds the permission, else refuses with the field and the permission named. */
export const requirePermission = (actor: Actor, permission: Permission, field: string): void => {
  if (!holds(actor.roles, permission)) throw forbidden(permission, field);
};

/** The refusal of every fence in front of PostgreSQL. */
export const forbidden = (permission: Permission, field: string): Refusal =>
  new Refusal('FORBIDDEN', `${field} needs the permission ${permission}, which your roles do not include.`, {
    permission,
    field,
  });

/** The actor as PostgreSQL's row policies read it: transaction-local settings. No actor sees no rows. */
export const settingsOf = (actor: Actor): Readonly<Record<string, string>> => ({
  'app.organization': actor.organizationId,
  'app.user': actor.userId,
  'app.roles': actor.roles.join(','),
  'app.facilities': actor.facilityIds.join(','),
});
