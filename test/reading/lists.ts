/** Every list of the graph, with the rows that an auditor would find in it. */

import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import { settingsOf } from '../../src/access/actor.ts';
import { shapeNamed, type Shape } from '../../src/access/entity.ts';
import type { Row } from '../../src/platform/database.ts';
import type { Json, TestHouse } from '../support/house.ts';

export interface List {
  readonly name: string;
  readonly shape: Shape;
  /** What it asks for beside the arguments of every list. */
  readonly argument: string;
  readonly sorts: readonly string[];
  /** Operators by attribute. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly holds: (row: Row) => boolean;
}

/** The lists of the root, from the schema. */
export const everyList = (house: TestHouse): List[] =>
  Object.values(house.schema.getQueryType()!.getFields()).flatMap((field) => {
    const shape = shapeNamed(String(field.type).replace('Connection', ''));
    const [sort, filter] = ['sort', 'filter'].map((name) => field.args.find((each) => each.name === name)?.type);
    // Lists that are another one with a filter have tests of their own.
    if (!shape || !sort || !filter || FILTERED.includes(field.name)) return [];
    const [order, conditions] = [getNamedType(sort), getNamedType(filter)];
    const queue = field.name === 'workQueue';
    return [
      {
        name: field.name,
        shape,
        argument: queue ? 'kind: BILLING, ' : '',
        sorts: isEnumType(order) ? order.getValues().map(({ name }) => name) : [],
        filters: isInputObjectType(conditions)
          ? Object.fromEntries(
              // A queue answers for its kind, and for its live items unless the filter says otherwise: see queues.test.ts.
              Object.values(conditions.getFields())
                .filter(({ name }) => !queue || (name !== 'kind' && name !== 'status'))
                .map(({ name, type }) => {
                  const operators = getNamedType(type);
                  return [name, isInputObjectType(operators) ? Object.keys(operators.getFields()) : []];
                }),
            )
          : {},
        holds: queue
          ? ({ kind, status }) => kind === 'BILLING' && (status === 'OPEN' || status === 'TAKEN')
          : () => true,
      },
    ];
  });

/** The trail of one subject, and the credentials with a last day that is near. */
const FILTERED = ['history', 'expiringCredentials'];

/** The rows of a list at this moment, oldest first, as an auditor may see them. */
export const rowsOf = async (house: TestHouse, { shape, holds }: List): Promise<Row[]> => {
  const auditor = await house.as(['AUDITOR']);
  const rows = await house.house.database.transaction(settingsOf(auditor), ({ query }) =>
    query(`select * from ${shape.table} order by id`),
  );
  return rows.filter(holds);
};

export interface AskedPage {
  readonly ids: readonly string[];
  readonly cursors: readonly string[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
}

/** One page, asked for by an auditor. */
export const pageOf = async (house: TestHouse, list: List, args: Json): Promise<AskedPage> => {
  const answer = (await house.data(await house.as(['AUDITOR']), documentOf(list, args), args))[list.name] as Json;
  const edges = answer['edges'] as { cursor: string; node: { id: string } }[];
  return {
    ids: edges.map(({ node }) => node.id),
    cursors: edges.map(({ cursor }) => cursor),
    pageInfo: answer['pageInfo'] as AskedPage['pageInfo'],
  };
};

/** The operation for a page with these arguments. */
export const documentOf = ({ name, shape, argument }: List, args: Json): string => {
  const types: Json = { first: 'Int', after: 'String', sort: `${shape.name}Sort`, filter: `${shape.name}Filter` };
  const given = Object.keys(args);
  const declared = given.length === 0 ? '' : `(${given.map((key) => `$${key}: ${types[key]}`).join(', ')})`;
  const passed = argument + given.map((key) => `${key}: $${key}`).join(', ');
  return `query ${declared} { ${name}${passed === '' ? '' : `(${passed})`} { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
};
