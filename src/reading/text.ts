/** Writes what was read as JSON text, in the order and under the names of the selection, without making objects of it. */

import { COLUMN_KINDS, quoted } from '../access/column-kinds.ts';
import type { ConnectionLayout, EdgeField, Field, Layout } from './layout.ts';
import { cursorAt, factsReader, pageFacts } from './objects.ts';
import type { Plan } from './plan.ts';
import type { Line, Page } from './rows.ts';
import { frameOf } from './statement.ts';
import { unwritable } from './written.ts';

type WriteRow = (line: Line, viewer: unknown) => string;
type WritePage = (page: Page, viewer: unknown) => string;

/** The text of a row. */
export const rowText = (plan: Plan, layout: Layout, line: Line, viewer: unknown): string =>
  rowWriter(plan, layout)(line, viewer);

/** The text of a page. */
export const pageText = (plan: Plan, layout: ConnectionLayout, page: Page, viewer: unknown): string =>
  pageWriter(plan, layout)(page, viewer);

const writers = new WeakMap<object, unknown>();

/** A layout belongs to one plan, and its writer is made once. */
const made = <W>(layout: object, make: () => W): W => {
  const known = writers.get(layout) as W | undefined;
  if (known !== undefined) return known;
  const writer = make();
  writers.set(layout, writer);
  return writer;
};

const rowWriter = (plan: Plan, layout: Layout): WriteRow =>
  made(layout, () => {
    const write = inBraces<Line, unknown, undefined>(layout.map((field) => [field.key, fieldWriter(plan, field)]));
    return (line, viewer) => write(line, viewer, undefined);
  });

/** A JSON object of fields that are each written on their own, of the same things. */
const inBraces = <A, B, C>(
  fields: readonly (readonly [string, (a: A, b: B, c: C) => string])[],
): ((a: A, b: B, c: C) => string) => {
  const parts = fields.map(([key, write], place) => ({ prefix: `${place === 0 ? '{' : ','}"${key}":`, write }));
  if (parts.length === 0) return () => '{}';
  return (a, b, c) => {
    let text = '';
    for (const { prefix, write } of parts) text += prefix + write(a, b, c);
    return `${text}}`;
  };
};

const fieldWriter = (plan: Plan, field: Field): WriteRow => {
  const { cells, slots } = frameOf(plan);
  switch (field.is) {
    case 'typename':
      return () => `"${field.name}"`;
    case 'cell': {
      const place = cells.get(field.attribute.name)!;
      const { write } = COLUMN_KINDS[field.attribute.kind];
      const absent = absentWriter(field.attribute.nullable);
      return (line) => (line[place] === null ? absent() : write(line[place] as string));
    }
    case 'reference':
    case 'single': {
      const place = slots.get(field.attribute)!;
      const write = rowWriter(field.plan, field.layout);
      const absent = absentWriter(
        field.attribute.is !== 'reference' || field.attribute.nullable || field.attribute.withheld,
      );
      return (line, viewer) => (line[place] === null ? absent() : write(line[place] as Line, viewer));
    }
    case 'list': {
      const place = slots.get(field.attribute)!;
      const write = rowWriter(field.plan, field.layout);
      return (line, viewer) => inBrackets(line[place] as readonly Line[], (each) => write(each, viewer));
    }
    case 'connection': {
      const place = slots.get(field.page)!;
      const write = pageWriter(field.plan, field.layout);
      return (line, viewer) => write(line[place] as Page, viewer);
    }
    case 'polymorphic': {
      const place = slots.get(field.attribute)!;
      const type = cells.get(field.attribute.typeColumn)!;
      const byType = new Map(
        [...field.layouts].map(([name, lower]) => [name, rowWriter(lower.plan, lower.layout)] as const),
      );
      return (line, viewer) => {
        if (line[place] === null) return 'null';
        if (line[place] instanceof Error) return unwritable();
        return byType.get(line[type] as string)!(line[place] as Line, viewer);
      };
    }
    case 'computed': {
      const facts = factsReader(plan, plan.computed.get(field.attribute)!);
      const { compute, nullable } = field.attribute;
      const absent = absentWriter(nullable);
      return (line, viewer) => {
        const value = compute(facts(line) as never, viewer as never);
        return value === null || value === undefined ? absent() : field.write(value);
      };
    }
  }
};

/** What must be there and is not is an error, which the text has no place for. */
const absentWriter = (nullable: boolean): (() => string) => (nullable ? () => 'null' : unwritable);

const inBrackets = <T>(items: readonly T[], write: (item: T) => string): string => {
  if (items.length === 0) return '[]';
  let text = '[';
  for (const item of items) text += (text.length === 1 ? '' : ',') + write(item);
  return `${text}]`;
};

const pageWriter = (plan: Plan, layout: ConnectionLayout): WritePage =>
  made(layout, () => {
    const write = inBraces<Page, unknown, undefined>(layout.map((part) => [part.key, partWriter(plan, part)]));
    return (page, viewer) => write(page, viewer, undefined);
  });

const partWriter = (plan: Plan, part: ConnectionLayout[number]): WritePage => {
  switch (part.is) {
    case 'typename':
      return () => `"${part.name}"`;
    case 'totalCount':
      return ({ totalCount }) => String(totalCount);
    case 'pageInfo': {
      const facts = part.info.map(([key, name]) => [key, infoWriter(name)] as const);
      const write = inBraces<object, undefined, undefined>(facts);
      return (page) => write(pageFacts(page), undefined, undefined);
    }
    case 'edges': {
      const write = inBraces(part.edge.map((field) => [field.key, edgeWriter(plan, field)]));
      return (page, viewer) => inBrackets(page.rows, (line) => write(page, line, viewer));
    }
  }
};

const infoWriter =
  (name: string) =>
  (facts: object): string =>
    name === '__typename' ? '"PageInfo"' : JSON.stringify((facts as Readonly<Record<string, unknown>>)[name]);

const edgeWriter = (plan: Plan, field: EdgeField): ((page: Page, line: Line, viewer: unknown) => string) => {
  switch (field.is) {
    case 'typename':
      return () => `"${field.name}"`;
    case 'cursor':
      return (page, line) => quoted(cursorAt(page, line));
    case 'node': {
      const write = rowWriter(plan, field.layout);
      return (_page, line, viewer) => write(line, viewer);
    }
  }
};
