/** What an organization may ask of whoever declares coding final: a credential of coding in force. Guards over the viewer alone. */

import type { HeldCredential } from '../../access/actor.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { guard, type Guard, type Viewer } from '../../workflow/lifecycle.ts';
import { countsForCoding } from './credential-kinds.ts';

/** True for a credential that was verified and that covers the day. */
export const isInForce = (credential: HeldCredential, day: CalendarDate): boolean =>
  hasBegun(credential, day) && (credential.expiresOn === null || day <= credential.expiresOn);

/** Verified, and its first day has come; a credential of which less can be said is none. */
const hasBegun = ({ verified, issuedOn }: HeldCredential, day: CalendarDate): boolean => verified && issuedOn <= day;

/** Those that have begun, of the kinds that count where the viewer works. */
const ofCoding = ({ credentials, codingCredentials, today }: Viewer): readonly HeldCredential[] =>
  credentials.filter((each) => countsForCoding(each.kind, codingCredentials) && hasBegun(each, today));

const hasCredential = guard<object>(
  'NO_CREDENTIAL',
  'Your organization asks for a verified credential of coding, and none of yours that counts is verified and in force yet.',
  {},
  (_facts, viewer) => !viewer.credentialRequired || ofCoding(viewer).length > 0,
);

const credentialInForce = guard<object>(
  'CREDENTIAL_EXPIRED',
  'Your organization asks for a credential of coding in force, and yours has expired.',
  {},
  (_facts, viewer) =>
    !viewer.credentialRequired ||
    ofCoding(viewer).length === 0 ||
    ofCoding(viewer).some((each) => isInForce(each, viewer.today)),
);

/** One of them refuses, at the most: nothing to expire, or expired. */
export const credentialed: readonly Guard<object>[] = [hasCredential, credentialInForce];
