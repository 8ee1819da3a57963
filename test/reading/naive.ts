/** The same graph answered the slow way: every row in memory, every field by a lookup. Reads as an auditor would. */

import { createHash } from 'node:crypto';
import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { allShapes, shapeNamed, shapeOf, type Attribute, type Shape } from '../../src/access/entity.ts';
import type { Row } from '../../src/platform/database.ts';
import { settingsOf } from '../../src/access/actor.ts';
import { plainSchema } from '../../src/schema.ts';
import type { Json, TestHouse } from '../support/house.ts';

interface ListArguments {
  readonly first?: number | null;
  readonly sort?: string | null;
  readonly filter?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | null;
}

/** A schema whose lists and rows come from what the house holds at this moment. */
export const naiveSchema = async (house: TestHouse): Promise<GraphQLSchema> => {
  const tables = await everyRow(house);
  const schema = await plainSchema();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = (row: Row) => row['__typename'] as string;
    const shape = shapeNamed(type.name);
    if (!isObjectType(type) || !shape) continue;
    for (const field of Object.values(type.getFields())) {
      const attribute = shape.attributes.get(field.name);
      if (attribute) field.resolve = (row: Row, args: ListArguments) => valueOf(tables, attribute, row, args);
    }
  }
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const target = shapeNamed(String(field.type).replace('Connection', ''));
    if (field.name === 'workQueue') field.resolve = (_root, args: Json) => queue(tables, args);
    else if (target && String(field.type).endsWith('Connection'))
      field.resolve = (_root, args: ListArguments) => page(target, rowsOf(tables, target), args);
  }
  return schema;
};

type Tables = ReadonlyMap<string, readonly Row[]>;

const everyRow = async (house: TestHouse): Promise<Tables> => {
  const auditor = await house.as(['AUDITOR']);
  return house.house.database.transaction(settingsOf(auditor), async ({ query }) => {
    const tables = new Map<string, readonly Row[]>();
    for (const { name, table } of allShapes()) {
      const rows = await query(`select * from ${table} order by id`);
      for (const row of rows) row['__typename'] = name;
      tables.set(name, rows);
    }
    return tables;
  });
};

const rowsOf = (tables: Tables, shape: Shape): readonly Row[] => tables.get(shape.name)!;

const valueOf = (tables: Tables, attribute: Attribute, row: Row, args: ListArguments): unknown => {
  switch (attribute.is) {
    case 'column':
      return row[attribute.column];
    case 'reference':
      return byId(tables, shapeOf(attribute.target()), row[attribute.column]);
    case 'list':
    case 'single':
    case 'connection': {
      const target = shapeOf(attribute.target());
      const by = columnOf(target, attribute.by);
      const own = rowsOf(tables, target).filter(
        (each) => each[by] === row['id'] && CONDITIONS[attribute.where ?? '']!(each),
      );
      if (attribute.is === 'connection') return page(target, own, args);
      if (attribute.is === 'single') return own.at(-1) ?? null;
      const order = attribute.order === null ? 'id' : columnOf(target, attribute.order);
      return own.toSorted((one, other) => compare(one[order], other[order]));
    }
    case 'polymorphic': {
      const type = shapeNamed(row[columnOf(shapeNamed(row['__typename'] as string)!, attribute.typeColumn)] as string)!;
      return byId(tables, type, row[columnOf(shapeNamed(row['__typename'] as string)!, attribute.idColumn)]);
    }
    case 'expression':
      return byId(tables, shapeNamed('Adjustment')!, row['adjustment_id'])?.['amount'];
    case 'computed':
      return computed(tables, attribute.name, row);
  }
};

/** What is computed from a row, in plainer words than those of the program. */
const computed = (tables: Tables, name: string, row: Row): unknown => {
  const text = (row['text'] ?? byId(tables, shapeNamed('ClinicalDocument')!, row['document_id'])?.['text']) as string;
  const [from, to] = [row['from_offset'] as number, row['to_offset'] as number];
  switch (name) {
    case 'diagnosisDay':
      return row[row['encounter_class'] === 'INPATIENT' ? 'service_to' : 'service_from'];
    case 'lines':
      return naiveLines(text);
    case 'lineCount':
      return naiveLines(text).length;
    case 'lineNumber':
      return naiveLines(text.slice(0, from)).length;
    case 'quote':
      return text.substring(from, to);
    case 'unchanged':
      return createHash('sha256').update(text.substring(from, to)).digest('hex') === row['sha256'];
    default:
      throw new Error(`${name} has no naive answer.`);
  }
};

const naiveLines = (text: string): Row[] => {
  let from = 0;
  return text.split(/(\r\n|\n|\r)/).flatMap((piece, index) => {
    const line = { number: index / 2 + 1, from, to: from + piece.length, text: piece };
    from = line.to;
    return index % 2 === 0 ? [line] : [];
  });
};

/** The fixed conditions of the declarations, by their text: a new one must be said here in other words. */
const CONDITIONS: Record<string, (row: Row) => boolean> = {
  '': () => true,
  "t.status in ('OPEN', 'TAKEN')": ({ status }) => status === 'OPEN' || status === 'TAKEN',
  "t.status in ('OPEN', 'ANSWERED')": ({ status }) => status === 'OPEN' || status === 'ANSWERED',
  't.overridden_by_id is not null': ({ overridden_by_id: by }) => by !== null,
  "t.status <> 'DISCARDED'": ({ status }) => status !== 'DISCARDED',
  "t.status not in ('DISCARDED', 'REPLACED')": ({ status }) => status !== 'DISCARDED' && status !== 'REPLACED',
};

const columnOf = (shape: Shape, name: string): string => {
  const attribute = shape.attributes.get(name);
  if (attribute?.is !== 'column' && attribute?.is !== 'reference')
    throw new Error(`${shape.name}.${name} is no column.`);
  return attribute.column;
};

const byId = (tables: Tables, shape: Shape, id: unknown): Row | null =>
  rowsOf(tables, shape).find((row) => row['id'] === id) ?? null;

const queue = (tables: Tables, { kind, ...list }: Json): unknown => {
  const items = shapeNamed('WorkItem')!;
  const live = rowsOf(tables, items).filter(
    (row) => row['kind'] === kind && ['OPEN', 'TAKEN'].includes(row['status'] as string),
  );
  return page(items, live, { ...list, sort: (list['sort'] as string | undefined) ?? 'DUE_AT_ASC' });
};

const page = (shape: Shape, rows: readonly Row[], { first, sort, filter }: ListArguments): unknown => {
  const fitting = rows.filter((row) => fits(shape, row, filter));
  const ordered = fitting.toSorted(orderOf(shape, sort ?? 'OLDEST_FIRST'));
  const shown = ordered.slice(0, first ?? 20);
  return {
    totalCount: fitting.length,
    edges: shown.map((node) => ({ node })),
    pageInfo: { hasNextPage: ordered.length > shown.length, hasPreviousPage: false },
  };
};

/** Every operator of a filter, in the plainest words. */
export const fits = (shape: Shape, row: Row, filter: ListArguments['filter']): boolean =>
  Object.entries(filter ?? {}).every(([name, operators]) => {
    const value = row[columnOf(shape, name)];
    return Object.entries(operators).every(([operator, operand]) => {
      if (operator === 'isNull') return (value === null) === operand;
      if (value === null) return false;
      switch (operator) {
        case 'eq':
          return compare(value, operand) === 0;
        case 'in':
          return (operand as unknown[]).some((each) => compare(value, each) === 0);
        case 'from':
        case 'atLeast':
          return compare(value, operand) >= 0;
        case 'to':
        case 'atMost':
          return compare(value, operand) <= 0;
        case 'startsWith':
          return (value as string).toLowerCase().startsWith((operand as string).toLowerCase());
        case 'has':
          return (value as unknown[]).includes(operand);
        default:
          throw new Error(`The operator ${operator} has no naive answer.`);
      }
    });
  });

/** The order of a list, as a comparison of rows. */
export const orderOf = (shape: Shape, sort: string): ((one: Row, other: Row) => number) => {
  const sign = sort === 'NEWEST_FIRST' || sort.endsWith('_DESC') ? -1 : 1;
  const name = sort
    .replace(/_(ASC|DESC|FIRST)$/, '')
    .toLowerCase()
    .replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
  const column = sort.endsWith('_FIRST') ? 'id' : columnOf(shape, name);
  return (one, other) => sign * (compare(one[column], other[column]) || compare(one['id'], other['id']));
};

/** Less than, equal or greater, for any values of one kind. Text compares by its code points. */
export const compare = (one: unknown, other: unknown): number => {
  const [a, b] = [one, other].map((each) => (each instanceof Date ? each.getTime() : each)) as [string, string];
  return a < b ? -1 : a > b ? 1 : 0;
};
