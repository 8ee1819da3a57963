import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, Field, ID, Info, InputType, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../access/context.ts';
import { Organization } from '../../access/organization.entity.ts';
import { dayOf, plusDays, type CalendarDate as Day } from '../../platform/calendar-date.ts';
import type { Row } from '../../platform/database.ts';
import { Refusal } from '../../platform/errors.ts';
import { CalendarDate } from '../../platform/scalars.ts';
import { rootQueries } from '../../reading/graph.ts';
import { listTypesOf, type ListArguments } from '../../reading/lists.ts';
import type { Connection } from '../../reading/objects.ts';
import { readChanged, readConnection, readMade } from '../../reading/read.ts';
import {
  createCredential,
  setCodingPolicy,
  updateCredential,
  verifyCredential,
  type CertificateFacts,
} from './credential.commands.ts';
import { CredentialKind, USUAL_KINDS } from './credential-kinds.ts';
import { Credential } from './credential.entity.ts';

const types = listTypesOf(Credential);

@InputType({ description: 'What a certificate says.' })
export class CredentialInput {
  @Field(() => CredentialKind) kind!: CredentialKind;
  @Field(() => String, { description: 'As the issuer gave it.' }) number!: string;
  @Field(() => CalendarDate, { description: 'First day in force.' }) issuedOn!: Day;
  @Field(() => CalendarDate, { nullable: true, description: 'Last day in force; none for one that does not expire.' })
  expiresOn?: Day | null;
}

const factsOf = ({ kind, number, issuedOn, expiresOn }: CredentialInput): CertificateFacts => ({
  kind,
  number,
  issuedOn,
  expiresOn: expiresOn ?? null,
});

/** Ten years. */
const LONGEST_LOOK = 3_660;

@Resolver()
export class CredentialResolver {
  @Extensions({ permission: 'credential.read' })
  @Query(() => types.connection, {
    description: 'Credentials whose last day is today or within so many days from today.',
  })
  expiringCredentials(
    @Arg('within', () => Int, { description: `Days, from 0 to ${LONGEST_LOOK}.` }) within: number,
    @Args(() => types.args) list: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection> {
    if (within < 0 || within > LONGEST_LOOK) {
      throw new Refusal('BAD_USER_INPUT', `within is from 0 to ${LONGEST_LOOK} days.`, { argument: 'within' });
    }
    const today = dayOf(context.house.clock());
    const filter = { ...list.filter, expiresOn: { from: today, to: plusDays(today, within) } };
    return readConnection(context, info, Credential, { ...list, filter });
  }

  @Extensions({ permission: 'credential.manage' })
  @Mutation(() => Credential, { description: 'Puts a credential of a user on record. It counts once it is verified.' })
  createCredential(
    @Arg('userId', () => ID) userId: string,
    @Arg('credential', () => CredentialInput) credential: CredentialInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readMade(context, info, Credential, (inside) => createCredential(inside, userId, factsOf(credential)));
  }

  @Extensions({ permission: 'credential.manage' })
  @Mutation(() => Credential, {
    description: 'Corrects or renews a credential, the whole of it. It has to be verified again before it counts.',
  })
  updateCredential(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('credential', () => CredentialInput) credential: CredentialInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Credential, id, (inside) =>
      updateCredential(inside, id, version, factsOf(credential)),
    );
  }

  @Extensions({ permission: 'credential.manage' })
  @Mutation(() => Credential, {
    description: "Says that the issuer confirmed a credential, which is somebody else's than yours.",
  })
  verifyCredential(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Credential, id, (inside) => verifyCredential(inside, id, version));
  }

  @Extensions({ permission: 'organization.manage' })
  @Mutation(() => Organization, {
    description:
      'Says whether whoever declares coding final needs a credential in force, and of which kind. It holds from the next request on.',
  })
  setCodingPolicy(
    @Arg('version', () => Int, { description: "The organization's." }) version: number,
    @Arg('requiresCredential', () => Boolean) requiresCredential: boolean,
    @Arg('codingCredentials', () => [CredentialKind], {
      nullable: true,
      description: `The kinds that count. Where none are given these do: ${USUAL_KINDS.join(', ')}. Those of other trades cannot be named.`,
    })
    kinds: CredentialKind[] | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readMade(context, info, Organization, (inside) =>
      setCodingPolicy(inside, version, requiresCredential, kinds ?? null),
    );
  }
}

export const credentialResolvers = [rootQueries(Credential, 'credential', 'credentials'), CredentialResolver];
