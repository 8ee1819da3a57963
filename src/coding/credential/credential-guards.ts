/** What an organization may ask of whoever declares coding final: a credential in force. Guards over the viewer alone. */

import type { HeldCredential } from '../../access/actor.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { guard, type Guard } from '../../workflow/lifecycle.ts';

/** True for a credential that was verified and that covers the day. */
export const isInForce = (credential: HeldCredential, day: CalendarDate): boolean =>
  hasBegun(credential, day) && (credential.expiresOn === null || day <= credential.expiresOn);

/** Verified, and its first day has come; a credential of which less can be said is none. */
const hasBegun = ({ verified, issuedOn }: HeldCredential, day: CalendarDate): boolean => verified && issuedOn <= day;

const hasCredential = guard<object>(
  'NO_CREDENTIAL',
  'Your organization asks for a verified credential, and none of yours is verified and in force yet.',
  {},
  (_facts, { credentialRequired, credentials, today }) =>
    !credentialRequired || credentials.some((each) => hasBegun(each, today)),
);

const credentialInForce = guard<object>(
  'CREDENTIAL_EXPIRED',
  'Your organization asks for a credential in force, and yours has expired.',
  {},
  (_facts, { credentialRequired, credentials, today }) =>
    !credentialRequired ||
    !credentials.some((each) => hasBegun(each, today)) ||
    credentials.some((each) => isInForce(each, today)),
);

/** One of them refuses, at the most: nothing to expire, or expired. */
export const credentialed: readonly Guard<object>[] = [hasCredential, credentialInForce];
