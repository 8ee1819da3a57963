/** Decisions for whole documents against graphql-shield: every guarded field and root field, every set of roles. */

import { describe, expect, test } from '@jest/globals';
import { execute, getNamedType, isLeafType, Kind, parse, validate, type OperationDefinitionNode } from 'graphql';
import type { Actor } from '../../src/access/actor.ts';
import { holds } from '../../src/access/permissions.ts';
import { ROLE_NAMES, type Role } from '../../src/access/roles.ts';
import { guardedFields, shielded, type GuardedField } from '../../src/access/shield.ts';
import { nothingRefused } from '../../src/execution/decisions.ts';
import { plainSchema } from '../../src/schema.ts';
import { neededArguments, withAnswers } from './every-cell.ts';

const plain = withAnswers(await plainSchema());
const ruled = shielded(plain);
const cells = guardedFields(plain).map((each) => ({ ...each, name: `${each.type}.${each.field}` }));

/** All thirty-two sets, the empty one included. */
const ROLE_SETS: readonly (readonly Role[])[] = Array.from({ length: 2 ** ROLE_NAMES.length }, (_, bits) =>
  ROLE_NAMES.filter((_role, index) => (bits >> index) % 2 === 1),
);

const actorWith = (roles: readonly Role[]): Actor => ({
  userId: 'user',
  userName: 'user',
  organizationId: 'organization',
  roles,
  facilityIds: [],
  credentialRequired: false,
  codingCredentials: null,
  credentials: [],
});

const fieldOf = ({ type, field }: GuardedField) => {
  const owner = plain.getType(type);
  if (!owner || !('getFields' in owner)) throw new Error(`${type} has no fields.`);
  return owner.getFields()[field] as ReturnType<
    NonNullable<ReturnType<typeof plain.getQueryType>>['getFields']
  >[string];
};

/** Ways to ask for the field: plainly, and where it is hidden as well as a document can hide it. */
const documentsFor = (cell: GuardedField): string[] => {
  const declared = fieldOf(cell);
  const parts = isLeafType(getNamedType(declared.type)) ? '' : '{ __typename }';
  const asked = `z: ${cell.field}${neededArguments(declared.args)} ${parts}`;
  if (cell.type === 'Query') return [`{ ${asked} }`, `{ ...a } fragment a on Query { ... { ${asked} } }`];
  if (cell.type === 'Mutation') return [`mutation { ${asked} }`];
  const node = `node(id: "${cell.type}")`;
  return [
    `{ ${node} { ... on ${cell.type} { ${asked} } } }`,
    `{ a: ${node} { id } b: ${node} { ...a } } fragment a on Node { ...b } fragment b on ${cell.type} { ${asked} }`,
  ];
};

const refusalsOf = async (text: string, actor: Actor | null): Promise<string[]> => {
  const document = parse(text);
  expect(validate(plain, document)).toEqual([]);
  const { errors = [] } = await execute({ schema: ruled, document, contextValue: { actor } });
  const codes = errors.map(({ extensions, message }) => (extensions['code'] as string | undefined) ?? message);
  expect(codes.filter((code) => code !== 'FORBIDDEN' && code !== 'UNAUTHENTICATED')).toEqual([]);
  return codes;
};

const decisionOn = (text: string, roles: readonly Role[]): boolean => {
  const document = parse(text);
  return nothingRefused(plain, document, document.definitions[0] as OperationDefinitionNode, roles);
};

describe('The decision for a document is what graphql-shield says field by field', () => {
  let compared = 0;

  test.each(cells)('for $name, for every set of roles and for nobody', async (cell) => {
    for (const text of documentsFor(cell)) {
      for (const roles of ROLE_SETS) {
        const refused = await refusalsOf(text, actorWith(roles));
        expect([text, roles, decisionOn(text, roles)]).toEqual([text, roles, refused.length === 0]);
        compared += 1;
      }
      // Without a token the executor asks for no roles at all.
      expect((await refusalsOf(text, null)).length === 0).toBe(decisionOn(text, []));
      compared += 1;
    }
  });

  const all = cells.reduce((sum, cell) => sum + documentsFor(cell).length * (ROLE_SETS.length + 1), 0);

  test(`in ${all} cells: ${cells.length} fields, ${ROLE_SETS.length} sets of roles and nobody`, () => {
    expect(compared).toBe(all);
    expect(ROLE_SETS.length).toBe(64);
  });

  test('and the permission decides, not the data', () => {
    for (const cell of cells.filter(({ type }) => type !== 'Query' && type !== 'Mutation'))
      for (const roles of ROLE_SETS)
        expect(decisionOn(documentsFor(cell)[0]!, roles)).toBe(holds(roles, cell.permission) && roles.length > 0);
  });
});

describe('Every operation of a document', () => {
  test('is decided by itself', () => {
    const document = parse('query One { me { userId } } query Other { auditEvents { totalCount } }');
    const [one, other] = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    expect(nothingRefused(plain, document, one!, ['CODER'])).toBe(true);
    expect(nothingRefused(plain, document, other!, ['CODER'])).toBe(false);
  });
});
