/** Who may do what, for the README: from the permissions table and from what the fields of the schema declare. */

import type { GraphQLSchema } from 'graphql';
import { declarationOf, PERMISSION_NAMES, rolesOf, type Permission } from '../../access/permissions.ts';
import { ROLE_NAMES, ROLES } from '../../access/roles.ts';
import { guardedFields, type GuardedField } from '../../access/shield.ts';
import { code, markdownTable } from './markdown.ts';

/** The roles, with a sentence each. */
export const printRoles = (): string =>
  markdownTable(
    ['Role', 'What it is for'],
    ROLE_NAMES.map((role) => [code(role), ROLES[role]]),
  );

/** Permissions by roles, the operations behind each, and the fields and edges that need one of their own. */
export const printMatrix = (schema: GraphQLSchema): string => {
  const fields = guardedFields(schema);
  const isRoot = ({ type }: GuardedField): boolean => type === 'Query' || type === 'Mutation';
  return [
    '`facility`: the rows of the facilities that the user works in. `organization`: all rows of the organization. Nothing:',
    'no access. A table without a facility, such as patients, belongs to the organization as a whole.',
    '',
    markdownTable(
      ['Permission', 'What it allows', ...ROLE_NAMES.map(code)],
      PERMISSION_NAMES.map((permission) => {
        const grants = rolesOf(permission);
        return [
          code(permission),
          declarationOf(permission).sentence,
          ...ROLE_NAMES.map((role) => grants.get(role) ?? ''),
        ];
      }),
    ),
    '',
    'What each operation asks for:',
    '',
    markdownTable(
      ['Permission', 'Queries', 'Mutations'],
      PERMISSION_NAMES.flatMap((permission) => operationsOf(fields.filter(isRoot), permission)),
    ),
    '',
    'Fields and edges that ask for a permission beyond that of the object they stand on. Without it the field is `null` and',
    'the answer says FORBIDDEN, with the field and the permission; the rows are the same for everyone.',
    '',
    markdownTable(
      ['Field', 'Permission'],
      fields
        .filter((each) => !isRoot(each))
        .map(({ type, field, permission }) => [code(`${type}.${field}`), code(permission)]),
    ),
  ].join('\n');
};

const operationsOf = (roots: readonly GuardedField[], permission: Permission): string[][] => {
  const under = (type: string): string =>
    roots
      .filter((each) => each.type === type && each.permission === permission)
      .map(({ field }) => code(field))
      .join(', ');
  const [queries, mutations] = [under('Query'), under('Mutation')];
  return queries === '' && mutations === '' ? [] : [[code(permission), queries, mutations]];
};
