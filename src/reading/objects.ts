/** Makes plain objects of what was read: rows for resolvers, and facts for guards and computed attributes. */

import { COLUMN_KINDS } from '../access/column-kinds.ts';
import type { Attribute, Needs, Shape } from '../access/entity.ts';
import type { Row } from '../platform/database.ts';
import { cursorOf } from './lists.ts';
import type { Plan } from './plan.ts';
import type { Line, Page } from './rows.ts';
import { frameOf } from './statement.ts';

/** A page in Relay's shape. */
export interface Connection {
  readonly edges: { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: PageFacts;
  readonly totalCount?: number;
}

export interface PageFacts {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** Everything that the plan asked for, under the attributes' names. */
export const toRow = (plan: Plan, line: Line, viewer: unknown): Row => {
  const { slots } = frameOf(plan);
  const row: Row = { __typename: plan.shape.name, id: line[0] };
  for (const attribute of [...plan.columns, ...plan.expressions]) row[attribute.name] = valueOf(plan, line, attribute);
  for (const [attribute, child] of plan.references)
    row[attribute.name] = rowOrNull(child, line[slots.get(attribute)!], viewer);
  for (const [attribute, child] of plan.lists) {
    const read = line[slots.get(attribute)!];
    row[attribute.name] =
      attribute.is === 'single'
        ? rowOrNull(child, read, viewer)
        : (read as readonly Line[]).map((each) => toRow(child, each, viewer));
  }
  for (const [key, { nodes }] of plan.connections)
    row[key] = toConnection(nodes, line[slots.get(key)!] as Page, viewer);
  for (const [attribute, children] of plan.polymorphic)
    row[attribute.name] = anyRow(children, line, line[slots.get(attribute)!], viewer, plan, attribute.typeColumn);
  for (const [attribute, needs] of plan.computed)
    row[attribute.name] = attribute.compute(factsReader(plan, needs)(line) as never, viewer as never);
  return row;
};

/** A page with its rows as objects. */
export const toConnection = (plan: Plan, page: Page, viewer: unknown): Connection => ({
  edges: page.rows.map((line) => ({ cursor: cursorAt(page, line), node: toRow(plan, line, viewer) })),
  pageInfo: pageFacts(page),
  ...(page.totalCount === undefined ? {} : { totalCount: page.totalCount }),
});

/** Where a page lies in its list. */
export const pageFacts = (page: Page): PageFacts => {
  const [first, last] = [page.rows[0], page.rows.at(-1)];
  return {
    hasNextPage: page.more,
    hasPreviousPage: Boolean(page.args.after),
    startCursor: first ? cursorAt(page, first) : null,
    endCursor: last ? cursorAt(page, last) : null,
  };
};

/** The cursor of a row of a page. */
export const cursorAt = (page: Page, line: Line): string =>
  cursorOf(page.list, line[page.sortKey] as string, line[0] as string);

/** Reads the attributes that are named, and nothing else: what guards and computed attributes look at. */
export const factsReader = (plan: Plan, needs: Needs): ((line: Line) => Row) => {
  const readers = Object.entries(needs).map(([name, need]) => [name, factReader(plan, name, need)] as const);
  return (line) => {
    const facts: Row = {};
    for (const [name, read] of readers) facts[name] = read(line);
    return facts;
  };
};

const factReader = (plan: Plan, name: string, need: true | Needs): ((line: Line) => unknown) => {
  const attribute = plan.shape.attributes.get(name)!;
  const { cells, slots } = frameOf(plan);
  if (attribute.is === 'column' || attribute.is === 'expression') {
    const place = cells.get(name)!;
    const { read } = COLUMN_KINDS[attribute.kind];
    return (line) => (line[place] === null ? null : read(line[place] as string));
  }
  const slot = slots.get(attribute)!;
  const made = factsReader(below(plan, attribute), need === true ? {} : need);
  if (attribute.is === 'list') return (line) => (line[slot] as readonly Line[]).map(made);
  return (line) => (line[slot] === null ? null : made(line[slot] as Line));
};

const below = (plan: Plan, attribute: Attribute): Plan => {
  if (attribute.is === 'reference') return plan.references.get(attribute)!;
  if (attribute.is === 'list' || attribute.is === 'single') return plan.lists.get(attribute)!;
  throw new Error(`${plan.shape.name}.${attribute.name} is no fact.`);
};

const valueOf = (
  plan: Plan,
  line: Line,
  { name, kind }: { readonly name: string; readonly kind: keyof typeof COLUMN_KINDS },
): unknown => {
  const cell = line[frameOf(plan).cells.get(name)!] as string | null;
  return cell === null ? null : COLUMN_KINDS[kind].read(cell);
};

const rowOrNull = (plan: Plan, read: unknown, viewer: unknown): Row | null =>
  read === null ? null : toRow(plan, read as Line, viewer);

const anyRow = (
  children: ReadonlyMap<Shape, Plan>,
  line: Line,
  read: unknown,
  viewer: unknown,
  plan: Plan,
  typeColumn: string,
): unknown => {
  if (read === null || read instanceof Error) return read;
  const type = line[frameOf(plan).cells.get(typeColumn)!];
  for (const [shape, child] of children) if (shape.name === type) return toRow(child, read as Line, viewer);
  return null;
};
