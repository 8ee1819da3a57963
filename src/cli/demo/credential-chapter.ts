/** How final coding comes to need a credential. */

import { plusDays, type CalendarDate } from '../../platform/calendar-date.ts';
import type { CheckedVisit } from './codes-chapter.ts';
import { list } from './facts.ts';
import {
  CreateCredentialDocument,
  FinalizeCodingDocument,
  ReadOrganizationDocument,
  SetCodingPolicyDocument,
  VerifyCredentialDocument,
  WhoAmIDocument,
  type CertificateFragment,
} from './generated/graphql.ts';
import type { Facts } from './judge.ts';
import type { Cast, Person } from './people.ts';
import type { Stage } from './stage.ts';

/** Ada asks for credentials; Sam puts Ana's on record and verifies it. The rule stands from then on. */
export const askForCredentials = async (
  stage: Stage,
  { ada, ana, sam }: Cast,
  visit: CheckedVisit,
  today: CalendarDate,
): Promise<void> => {
  stage.chapter('Credentials');
  await requireCredentials(stage, ada);
  const userId = await lookAtOwn(stage, ana, 'none');
  await tryToFinalize(stage, ana, visit, 'Tries to declare the coding final without one');
  const { createCredential } = await stage.does({
    who: sam,
    asks: "Puts Ana's certificate on record",
    document: CreateCredentialDocument,
    variables: {
      userId,
      credential: { kind: 'CPC', number: 'DEMO-1', issuedOn: plusDays(today, -400), expiresOn: plusDays(today, 300) },
    },
    facts: ({ createCredential: made }) => certificateOf(made),
    expected: { certificate: /^CPC of ana, until /, verified: 'not yet' },
  });
  await tryToFinalize(stage, ana, visit, 'Tries again: what nobody verified does not count');
  await stage.does({
    who: sam,
    asks: 'Verifies it, having asked the issuer',
    document: VerifyCredentialDocument,
    variables: { id: createCredential.id, version: createCredential.version },
    facts: ({ verifyCredential: verified }) => certificateOf(verified),
    expected: { verified: 'by sam' },
  });
  await lookAtOwn(stage, ana, /^CPC, verified, until /);
};

const requireCredentials = async (stage: Stage, who: Person): Promise<void> => {
  const { organization } = await stage.does({
    who,
    asks: 'Reads what the organization asks of coders',
    document: ReadOrganizationDocument,
    variables: {},
    facts: ({ organization: { requiresCredential } }) => ({ credential: requiresCredential ? 'needed' : 'not needed' }),
    expected: { credential: 'not needed' },
  });
  await stage.does({
    who,
    asks: 'Says that final coding needs a credential',
    document: SetCodingPolicyDocument,
    variables: { version: organization.version, requiresCredential: true },
    facts: ({ setCodingPolicy: { requiresCredential } }) => ({
      credential: requiresCredential ? 'needed' : 'not needed',
    }),
    expected: { credential: 'needed' },
  });
};

/** Answers the id of whoever looks. */
const lookAtOwn = async (stage: Stage, who: Person, credentials: string | RegExp): Promise<string> => {
  const { me } = await stage.does({
    who,
    asks: 'Looks at what is on record of her',
    document: WhoAmIDocument,
    variables: {},
    facts: ({ me: { credentialRequired, credentials: held } }) => ({
      needed: credentialRequired ? 'yes' : 'no',
      credentials: list(
        held.map(
          ({ kind, verified, expiresOn }) =>
            `${kind}, ${verified ? 'verified' : 'not verified'}, until ${expiresOn ?? 'ever'}`,
        ),
      ),
    }),
    expected: { needed: 'yes', credentials },
  });
  return me.userId;
};

const tryToFinalize = (stage: Stage, who: Person, { id, version }: CheckedVisit, asks: string): Promise<void> =>
  stage.isRefused('GUARD_REFUSED', {
    who,
    asks,
    document: FinalizeCodingDocument,
    variables: { id, version },
    expected: { transition: 'finalizeCoding', reasons: 'NO_CREDENTIAL' },
  });

const certificateOf = ({ kind, user, expiresOn, verifiedBy }: CertificateFragment): Facts => ({
  certificate: `${kind} of ${user.name}, until ${expiresOn ?? 'ever'}`,
  verified: verifiedBy === null ? 'not yet' : `by ${verifiedBy.name}`,
});
