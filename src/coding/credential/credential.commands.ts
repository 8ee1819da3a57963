/** Credentials of users, and whether the organization asks for them. */

import { actorOf, type RequestContext } from '../../access/context.ts';
import { Organization } from '../../access/organization.entity.ts';
import { User } from '../../access/user.entity.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { Refusal } from '../../platform/errors.ts';
import { runCommand, type Work } from '../../workflow/command.ts';
import { guardRefused } from '../../workflow/move.ts';
import { mayCount, type CredentialKind } from './credential-kinds.ts';
import { Credential } from './credential.entity.ts';

/** What the certificate says. */
export interface CertificateFacts {
  readonly kind: CredentialKind;
  readonly number: string;
  readonly issuedOn: CalendarDate;
  /** Null for one that does not expire. */
  readonly expiresOn: CalendarDate | null;
}

/** The most that one user has on record. */
const MOST_OF_A_USER = 50;

/** Puts a credential of a user on record, unverified. Answers its id. */
export const createCredential = (context: RequestContext, userId: string, wanted: CertificateFacts): Promise<string> =>
  changing(context, userId, () =>
    runCommand(context, { name: 'createCredential', permission: 'credential.manage' }, async (work) => {
      const user = await work.one(User, userId);
      const facts = await checked(work, user, wanted, null);
      return work.create(Credential, { user, ...facts, ...UNVERIFIED }).id;
    }),
  );

/** Corrects or renews a credential as a whole; whoever verified it verified something else, so it has to be verified again. */
export const updateCredential = (
  context: RequestContext,
  id: string,
  version: number,
  wanted: CertificateFacts,
): Promise<void> =>
  change(context, 'updateCredential', id, version, async (work, credential) => {
    Object.assign(credential, await checked(work, credential.user, wanted, id), UNVERIFIED);
  });

/** Says that the issuer was asked and confirmed it. Nobody says so of their own. */
export const verifyCredential = (context: RequestContext, id: string, version: number): Promise<void> =>
  change(context, 'verifyCredential', id, version, async (work, credential) => {
    if (credential.user.id === work.actor.userId) {
      throw guardRefused('verifyCredential', [
        { code: 'SECOND_PERSON_REQUIRED', message: 'It is your own credential: somebody else verifies it.' },
      ]);
    }
    credential.verifiedBy = work.em.getReference(User, work.actor.userId);
    credential.verifiedAt = work.now;
  });

/** Says whether final coding needs a credential in force, and which kinds count: null for those that usually do. */
export const setCodingPolicy = async (
  context: RequestContext,
  version: number,
  requiresCredential: boolean,
  kinds: readonly CredentialKind[] | null,
): Promise<string> => {
  const id = actorOf(context).organizationId;
  return changing(context, id, () =>
    runCommand(context, { name: 'setCodingPolicy', permission: 'organization.manage' }, async (work) => {
      const organization = await work.subject(Organization, id, version);
      requireKinds(kinds);
      organization.requiresCredential = requiresCredential;
      organization.codingCredentials = kinds && [...new Set(kinds)];
      return id;
    }),
  );
};

const requireKinds = (kinds: readonly CredentialKind[] | null): void => {
  const refuse = (message: string): never => {
    throw new Refusal('BAD_USER_INPUT', message, { argument: 'codingCredentials' });
  };
  if (kinds?.length === 0) refuse('Name one kind at least, or leave it to those that usually count.');
  const other = kinds?.filter((kind) => !mayCount(kind)) ?? [];
  if (other.length > 0) refuse(`${other.join(' and ')} says nothing of coding and cannot count for it.`);
};

const UNVERIFIED = { verifiedBy: null, verifiedAt: null };

const change = async (
  context: RequestContext,
  name: string,
  id: string,
  version: number,
  body: (work: Work, credential: Credential) => Promise<void>,
): Promise<void> => {
  let owner = '';
  try {
    await runCommand(context, { name, permission: 'credential.manage' }, async (work) => {
      const credential = await work.subject(Credential, id, version);
      owner = credential.user.id;
      await body(work, credential);
    });
  } finally {
    context.house.grants.forget(owner);
  }
};

/**
 * What is remembered of whom it concerns, a user or all of an organization, is forgotten: after a failure too, since a
 * connection that is lost while it commits leaves open whether it did.
 */
const changing = async <T>(context: RequestContext, id: string, command: () => Promise<T>): Promise<T> => {
  try {
    return await command();
  } finally {
    context.house.grants.forget(id.toLowerCase());
  }
};

const checked = async (
  work: Work,
  user: User,
  { number, ...facts }: CertificateFacts,
  own: string | null,
): Promise<CertificateFacts> => {
  const refuse = (message: string, argument: string): never => {
    throw new Refusal('BAD_USER_INPUT', message, { argument });
  };
  const named = { ...facts, number: number.trim() };
  if (named.number === '' || named.number.length > 100)
    refuse('The number of a credential has up to 100 characters.', 'credential.number');
  if (named.expiresOn !== null && named.expiresOn < named.issuedOn)
    refuse('A credential cannot expire before it was issued.', 'credential.expiresOn');
  const others = (await work.find(Credential, { user: user.id })).filter(({ id }) => id !== own);
  if (others.some(({ kind, number: other }) => kind === named.kind && other === named.number))
    refuse('This credential is on record already.', 'credential.number');
  if (others.length >= MOST_OF_A_USER) refuse(`At most ${MOST_OF_A_USER} credentials of one user.`, 'userId');
  return named;
};
