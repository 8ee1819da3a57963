import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Ctx,
  Extensions,
  Field,
  ID,
  Info,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import type { HeldCredential } from '../access/actor.ts';
import { actorOf, type RequestContext } from '../access/context.ts';
import { Facility } from '../access/facility.entity.ts';
import { Organization } from '../access/organization.entity.ts';
import { permissionsOf } from '../access/permissions.ts';
import { RoleEnum } from '../access/role-enum.ts';
import type { Role } from '../access/roles.ts';
import { User } from '../access/user.entity.ts';
import type { Row } from '../platform/database.ts';
import type { CalendarDate as Day } from '../platform/calendar-date.ts';
import { CalendarDate, Npi } from '../platform/scalars.ts';
import { rootQueries } from '../reading/graph.ts';
import { readChanged, readMade, readOne } from '../reading/read.ts';
import { Coverage, Relationship } from './coverage.entity.ts';
import {
  createCoverage,
  type CoverageFacts,
  createFacility,
  createUser,
  grantUser,
  updateCoverage,
  updatePayer,
  updateProvider,
} from './party.commands.ts';
import { Patient } from './patient.entity.ts';
import { Payer } from './payer.entity.ts';
import { Provider } from './provider.entity.ts';

@ObjectType({ description: 'A certificate of yours, as it is on record.' })
export class OwnCredential implements HeldCredential {
  @Field(() => String, { description: 'The name of a CredentialKind.' }) kind!: string;
  @Field(() => String, { description: 'As the issuer gave it.' }) number!: string;
  @Field(() => CalendarDate, { description: 'First day in force.' }) issuedOn!: Day;
  @Field(() => CalendarDate, { nullable: true, description: 'Last day in force; none for one that does not expire.' })
  expiresOn!: Day | null;
  @Field(() => Boolean, { description: 'Whether somebody else has verified it: only then does it count.' })
  verified!: boolean;
}

@ObjectType({ description: 'Who this token is, and what it may do.' })
export class Me {
  @Field(() => ID) userId!: string;
  @Field(() => String) userName!: string;
  @Field(() => ID) organizationId!: string;
  @Field(() => [RoleEnum], { description: 'Roles granted to the user, limited to those that the token names.' })
  roles!: Role[];
  @Field(() => [ID]) facilityIds!: string[];
  @Field(() => [String], { description: 'Every permission that these roles hold.' }) permissions!: string[];
  @Field(() => Boolean, { description: 'Whether you need a credential in force to declare coding final.' })
  credentialRequired!: boolean;
  @Field(() => [OwnCredential], { description: 'Your credentials.' }) credentials!: OwnCredential[];
}

@InputType({ description: "What is known of a patient's insurance with one payer." })
export class CoverageInput {
  @Field(() => String, { nullable: true }) memberId?: string | null;
  @Field(() => String, { nullable: true }) groupNumber?: string | null;
  @Field(() => Relationship, { defaultValue: 'SELF' }) relationship!: Relationship;
  @Field(() => Int, { defaultValue: 1, description: '1 is primary.' }) priority!: number;
  @Field(() => CalendarDate, { nullable: true }) effectiveFrom?: Day | null;
  @Field(() => CalendarDate, { nullable: true }) effectiveTo?: Day | null;
}

@Resolver()
export class PartyResolver {
  @Extensions({ permission: 'self.read' })
  @Query(() => Me, { description: 'Who you are.' })
  me(@Ctx() context: RequestContext): Me {
    const { userId, userName, organizationId, roles, facilityIds, credentialRequired, credentials } = actorOf(context);
    return {
      userId,
      userName,
      organizationId,
      roles: [...roles],
      facilityIds: [...facilityIds],
      permissions: [...permissionsOf(roles)],
      credentialRequired,
      credentials: [...credentials],
    };
  }

  @Extensions({ permission: 'organization.read' })
  @Query(() => Organization, { description: 'Your organization.' })
  organization(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readOne(context, info, Organization, actorOf(context).organizationId);
  }

  @Extensions({ permission: 'user.manage' })
  @Mutation(() => User, { description: 'Adds a user.' })
  createUser(
    @Arg('name', () => String) name: string,
    @Arg('roles', () => [RoleEnum]) roles: Role[],
    @Arg('facilityIds', () => [ID]) facilityIds: string[],
    @Arg('serviceAccount', () => Boolean, { defaultValue: false }) serviceAccount: boolean,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readMade(context, info, User, (inside) => createUser(inside, { name, roles, facilityIds, serviceAccount }));
  }

  @Extensions({ permission: 'user.manage' })
  @Mutation(() => User, {
    description:
      'Sets the roles and facilities of a user, the whole of them, and whether the user may come in. It holds from the next request on.',
  })
  grantUser(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('roles', () => [RoleEnum]) roles: Role[],
    @Arg('facilityIds', () => [ID]) facilityIds: string[],
    @Arg('active', () => Boolean) active: boolean,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, User, id, (inside) =>
      grantUser(inside, id, version, { roles, facilityIds, active }),
    );
  }

  @Extensions({ permission: 'organization.manage' })
  @Mutation(() => Facility, { description: 'Adds a facility.' })
  createFacility(
    @Arg('name', () => String) name: string,
    @Arg('placeOfServiceCode', () => String, { description: 'CMS place of service code, two digits.' })
    placeOfServiceCode: string,
    @Arg('npi', () => Npi, { nullable: true }) npi: string | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readMade(context, info, Facility, (inside) =>
      createFacility(inside, { name, npi: npi ?? null, placeOfServiceCode }),
    );
  }

  @Extensions({ permission: 'reference.manage' })
  @Mutation(() => Payer, { description: 'Sets the electronic id of a payer.' })
  updatePayer(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('payerId', () => String, { nullable: true }) payerId: string | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Payer, id, (inside) => updatePayer(inside, id, version, payerId ?? null));
  }

  @Extensions({ permission: 'reference.manage' })
  @Mutation(() => Provider, { description: 'Sets the NPI and taxonomy code of a provider.' })
  async updateProvider(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('npi', () => Npi, { nullable: true }) npi: string | null | undefined,
    @Arg('taxonomyCode', () => String, { nullable: true }) taxonomyCode: string | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Provider, id, (inside) =>
      updateProvider(inside, id, version, npi ?? null, taxonomyCode ?? null),
    );
  }

  @Extensions({ permission: 'coverage.manage' })
  @Mutation(() => Coverage, { description: "Adds a patient's coverage with a payer." })
  createCoverage(
    @Arg('patientId', () => ID) patientId: string,
    @Arg('payerId', () => ID) payerId: string,
    @Arg('coverage', () => CoverageInput) coverage: CoverageInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readMade(context, info, Coverage, (inside) =>
      createCoverage(inside, patientId, payerId, coverageFacts(coverage)),
    );
  }

  @Extensions({ permission: 'coverage.manage' })
  @Mutation(() => Coverage, {
    description: 'Corrects a coverage, the whole of it. Claims that were made keep what they copied.',
  })
  updateCoverage(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('coverage', () => CoverageInput) coverage: CoverageInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readChanged(context, info, Coverage, id, (inside) =>
      updateCoverage(inside, id, version, coverageFacts(coverage)),
    );
  }
}

const coverageFacts = (input: CoverageInput): CoverageFacts => ({
  memberId: input.memberId ?? null,
  groupNumber: input.groupNumber ?? null,
  relationship: input.relationship,
  priority: input.priority,
  effectiveFrom: input.effectiveFrom ?? null,
  effectiveTo: input.effectiveTo ?? null,
});

export const partyResolvers = [
  rootQueries(Facility, 'facility', 'facilities'),
  rootQueries(User, 'user', 'users'),
  rootQueries(Patient, 'patient', 'patients'),
  rootQueries(Coverage, 'coverage', 'coverages'),
  rootQueries(Payer, 'payer', 'payers'),
  rootQueries(Provider, 'provider', 'providers'),
  PartyResolver,
];
