import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, Field, ID, Info, InputType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../access/context.ts';
import { shapeNamed } from '../access/entity.ts';
import type { Row } from '../platform/database.ts';
import { Refusal } from '../platform/errors.ts';
import { listTypesOf, type ListArguments } from '../reading/lists.ts';
import { isUuid } from '../platform/uuid.ts';
import { readConnection, readOne } from '../reading/read.ts';
import type { Connection } from '../reading/objects.ts';
import { AuditEvent } from './audit-event.entity.ts';

const types = listTypesOf(AuditEvent);

@InputType({ description: 'Names one subject.' })
export class SubjectInput {
  @Field(() => String, { description: 'Its GraphQL type, such as Claim.' }) type!: string;
  @Field(() => ID) id!: string;
}

@Resolver()
export class AuditResolver {
  @Extensions({ permission: 'audit.read' })
  @Query(() => AuditEvent, { description: 'One event.' })
  auditEvent(
    @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readOne(context, info, AuditEvent, id);
  }

  @Extensions({ permission: 'audit.read' })
  @Query(() => types.connection, { description: 'The trail of the organization.' })
  auditEvents(
    @Args(() => types.args) list: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection> {
    return readConnection(context, info, AuditEvent, list);
  }

  @Extensions({ permission: 'audit.read' })
  @Query(() => types.connection, {
    description: 'The trail of one subject: who changed it from what to what, and who saw it.',
  })
  history(
    @Arg('subject', () => SubjectInput) subject: SubjectInput,
    @Args(() => types.args) list: ListArguments,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection> {
    if (!shapeNamed(subject.type))
      throw new Refusal('BAD_USER_INPUT', 'subject.type is not a type that has a history.', {
        argument: 'subject.type',
      });
    if (!isUuid(subject.id))
      throw new Refusal('BAD_USER_INPUT', 'subject.id is not an id.', { argument: 'subject.id' });
    return readConnection(context, info, AuditEvent, {
      ...list,
      filter: { ...list.filter, subjects: { has: `${subject.type}:${subject.id}` } },
    });
  }
}
