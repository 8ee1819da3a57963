/** Real operations for any field of the schema: arguments by their types, ids of rows that are there. */

import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { shapeNamed } from '../../src/access/entity.ts';
import { holds } from '../../src/access/permissions.ts';
import type { Role } from '../../src/access/roles.ts';
import { allLifecycles } from '../../src/workflow/lifecycle.ts';
import { allQueues } from '../../src/workflow/queues.ts';
import type { Superuser } from '../support/superuser.ts';

export interface Operation {
  readonly source: string;
  readonly variables: Record<string, unknown>;
}

/** A row that an argument may name. */
export interface Target {
  readonly id: string;
  readonly version: number;
}

/** Finds the row that an argument of a field means; null where there is none. */
export type Targets = (type: string, field: string) => Promise<Target | null>;

/**
 * Rows of one organization: for a mutation that is a transition one in a state that it leaves, for work items one of a
 * queue that the roles take from, else the oldest, about which most is stored.
 */
export const targetsIn =
  (superuser: Superuser, organizationId: string, roles: readonly Role[]): Targets =>
  async (type, field) => {
    const shape = shapeNamed(type);
    // Published codes are nobody's: there is no row of a tenant to name.
    if (!shape) return null;
    const tenant = shape.table === 'organization' ? 'id' : 'organization_id';
    const lifecycle = allLifecycles().get(type);
    const from = lifecycle?.transitions[field]?.from;
    const kinds = allQueues().flatMap(({ kind, permission }) => (holds(roles, permission) ? [kind] : []));
    const version = shape.attributes.has('version') ? 'version' : '1 as version';
    const [row] = await superuser.rows(
      `select id, ${version} from ${shape.table} t where ${shape.owner === 'public' ? '$1::uuid is not null' : `${tenant} = $1`}
       order by ${from ? '(t.status = any($2)) desc,' : '$2::text[] is null,'}
         ${shape.table === 'work_item' ? '(t.kind = any($3)) desc,' : '$3::text[] is null,'} id limit 1`,
      [organizationId, from ?? [], kinds],
    );
    return row ? { id: row['id'] as string, version: row['version'] as number } : null;
  };

/** Calls a root field with arguments of its types; the selection holds nothing that needs a permission of its own. */
export const rootOperation = async (
  schema: GraphQLSchema,
  kind: 'query' | 'mutation',
  name: string,
  targets: Targets,
  roles: readonly Role[],
): Promise<Operation> => {
  const root = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!;
  const field = root.getFields()[name]!;
  const variables: Record<string, unknown> = {};
  let subject: Target | null = null;
  for (const argument of requiredOf(field)) {
    if (getNamedType(field.type).name === 'Code') {
      variables[argument.name] = ID_OF_CODE;
      continue;
    }
    const type = typeNamedBy(argument.name, field);
    if (type !== null) {
      const target = await targets(type, name);
      if (!argument.name.endsWith('s')) subject ??= target;
      variables[argument.name] = isListType(getNullableType(argument.type)) ? [target?.id] : (target?.id ?? UNKNOWN_ID);
    } else {
      variables[argument.name] = valueOf(argument.type, argument.name, roles);
    }
  }
  if ('version' in variables) variables['version'] = subject?.version ?? 1;
  return { source: `${kind} ${signatureOf(field)} { ${callOf(field)} ${selectionOf(field.type)} }`, variables };
};

/** Codes are no rows: their ids say what they are. */
const ID_OF_CODE = 'HCPCS:A4565@2026-10-01';

export const UNKNOWN_ID = '01890000-0000-7000-8000-00000000dead';

/** The entity that an id argument names: `claimId` a Claim, `facilityIds` Facilities, `id` what the field answers. */
export const typeNamedBy = (argument: string, field: GraphQLField<unknown, unknown>): string | null => {
  const named = /^(\w+)Ids?$/.exec(argument)?.[1];
  if (named !== undefined) return `${named[0]!.toUpperCase()}${named.slice(1)}`;
  if (argument !== 'id') return null;
  const answered = getNamedType(field.type).name;
  return answered === 'Node' ? 'Organization' : answered;
};

/** Arguments without which the field cannot be called. */
export const requiredOf = (field: GraphQLField<unknown, unknown>): readonly GraphQLArgument[] =>
  field.args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);

/** `($id: ID!, $version: Int!)`, or nothing. */
const signatureOf = (field: GraphQLField<unknown, unknown>): string => {
  const required = requiredOf(field);
  return required.length === 0 ? '' : `(${required.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')})`;
};

const callOf = (field: GraphQLField<unknown, unknown>): string => {
  const required = requiredOf(field);
  return required.length === 0
    ? field.name
    : `${field.name}(${required.map(({ name }) => `${name}: $${name}`).join(', ')})`;
};

const selectionOf = (type: GraphQLOutputType): string => {
  const named = getNamedType(type);
  return isObjectType(named) || isInterfaceType(named) ? '{ __typename }' : '';
};

const valueOf = (type: GraphQLInputType, name: string, roles: readonly Role[]): unknown => {
  const bare = getNullableType(type);
  if (isListType(bare)) return [valueOf(bare.ofType, name, roles)];
  if (isEnumType(bare)) return bare.name === 'WorkQueueKind' ? queueFor(roles) : bare.getValues()[0]!.name;
  if (isInputObjectType(bare)) {
    return Object.fromEntries(
      Object.values(bare.getFields())
        .filter((each) => isNonNullType(each.type) && each.defaultValue === undefined)
        .map((each) => [each.name, valueOf(each.type, each.name, roles)]),
    );
  }
  const value = BY_NAME[name] ?? BY_TYPE[bare.name];
  if (value === undefined) throw new Error(`No value is known for an argument ${name} of type ${bare.name}.`);
  return value;
};

const queueFor = (roles: readonly Role[]): string =>
  (allQueues().find(({ permission }) => holds(roles, permission)) ?? allQueues()[0]!).kind;

const BY_TYPE: Readonly<Record<string, unknown>> = {
  ID: UNKNOWN_ID,
  Int: 1,
  String: 'words',
  Boolean: true,
  CalendarDate: '2026-10-01',
  Money: '1.00',
  NPI: '2000000036',
  ICD10CM: 'I10',
  JSON: {},
};

const BY_NAME: Readonly<Record<string, unknown>> = {
  code: 'A4565',
  placeOfServiceCode: '11',
  claimStatusCode: '1',
  type: 'Encounter',
};
