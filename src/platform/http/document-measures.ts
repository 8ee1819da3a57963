/**
 * How large a GraphQL document is: pure walks that never hang. A fragment is measured once however often it is
 * spread, and one that spreads itself counts nothing the second time: validation refuses it.
 */

import { Kind } from 'graphql';
import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';

/** The fragments of a document by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The fragments that a document defines. */
export const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );

/**
 * A first look at a text that is not parsed yet: how deep its brackets nest outside strings and comments, and how many
 * tokens it has at least, or comments, whichever are more: the lexer makes a token of each. Looks no further than where
 * one of the two is over its limit.
 */
export const scanText = (
  query: string,
  limits: { nesting: number; tokens: number },
): { nesting: number; tokens: number } => {
  let [depth, nesting, tokens, comments] = [0, 0, 0, 0];
  for (let at = startOfPiece(query, 0); at < query.length; at = startOfPiece(query, PIECE.lastIndex)) {
    PIECE.lastIndex = at;
    PIECE.test(query);
    const first = query[at]!;
    if (first === '#') comments += 1;
    else tokens += 1;
    if (first === '{' || first === '[' || first === '(') nesting = Math.max(nesting, ++depth);
    else if (first === '}' || first === ']' || first === ')') depth -= 1;
    if (nesting > limits.nesting || tokens > limits.tokens || comments > limits.tokens) break;
  }
  return { nesting, tokens: Math.max(tokens, comments) };
};

// Block strings, strings and comments, as the lexer ends them, so that the brackets inside are passed over; then names,
// numbers and dots that touch, of which the lexer may make several; then one character. Each alternative can always be
// finished where its repetition stops: there is nothing to backtrack into.
const PIECE = /"""(?:[^"\\]+|\\"""|\\|"(?!""))*(?:"""|$)|"(?:[^"\\\n\r]+|\\.)*"?|#[^\n\r]*|[\w.+-]+|[^]/sy;

const BLANKS = new Set([' ', '\t', '\n', '\r', ',', '\uFEFF']);

const startOfPiece = (query: string, from: number): number => {
  let at = from;
  while (BLANKS.has(query[at]!)) at += 1;
  return at;
};

/** What stands in a document, each fragment once, unused ones included. */
export interface Written {
  fields: number;
  aliases: number;
  directives: number;
  spreads: number;
  reservedNames: number;
  selectionSets: SelectionSetNode[];
}

/** Counts what stands in the document. */
export const countWritten = (document: DocumentNode): Written => {
  const written: Written = { fields: 0, aliases: 0, directives: 0, spreads: 0, reservedNames: 0, selectionSets: [] };
  for (const definition of document.definitions) {
    written.directives += definition.directives?.length ?? 0;
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      const names = definition.variableDefinitions ?? [];
      written.directives += names.reduce((sum, { directives }) => sum + (directives?.length ?? 0), 0);
      written.reservedNames += names.filter(({ variable }) => variable.name.value.startsWith('__')).length;
    }
    if ('selectionSet' in definition) countSelections(definition.selectionSet, written);
  }
  return written;
};

const countSelections = (selectionSet: SelectionSetNode, written: Written): void => {
  written.selectionSets.push(selectionSet);
  for (const selection of selectionSet.selections) {
    written.directives += selection.directives?.length ?? 0;
    if (selection.kind === Kind.FRAGMENT_SPREAD) written.spreads += 1;
    if (selection.kind === Kind.FIELD) {
      written.fields += 1;
      if (selection.alias !== undefined) written.aliases += 1;
      if (selection.alias?.value.startsWith('__')) written.reservedNames += 1;
    }
    if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet !== undefined) {
      countSelections(selection.selectionSet, written);
    }
  }
};

/** How many fields answer under a name that their selection set has already; stops just above the limit. */
export const countRepeats = (
  selectionSets: readonly SelectionSetNode[],
  fragments: Fragments,
  limit: number,
): number => {
  let repeats = 0;
  for (const selectionSet of selectionSets) {
    const names = new Set<string>();
    for (const field of flatten(selectionSet, fragments)) {
      const name = (field.alias ?? field.name).value;
      if (names.has(name)) repeats += 1;
      if (repeats > limit) return repeats;
      names.add(name);
    }
  }
  return repeats;
};

/** The fields of a selection set, those of its fragments included, each fragment once. */
export function* flatten(
  selectionSet: SelectionSetNode,
  fragments: Fragments,
  seen = new Set<string>(),
): Generator<FieldNode> {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) yield selection;
    if (selection.kind === Kind.INLINE_FRAGMENT) yield* flatten(selection.selectionSet, fragments, seen);
    if (selection.kind !== Kind.FRAGMENT_SPREAD || seen.has(selection.name.value)) continue;
    seen.add(selection.name.value);
    const fragment = fragments.get(selection.name.value);
    if (fragment !== undefined) yield* flatten(fragment.selectionSet, fragments, seen);
  }
}

/** What an operation comes to with every fragment spread out. */
export interface Spread {
  fields: number;
  aliases: number;
  depth: number;
  /** The deepest chain of list fields of the introspection types. */
  lists: number;
  introspection: { depth: number; lists: number; aliases: number };
}

const NOTHING: Spread = {
  fields: 0,
  aliases: 0,
  depth: 0,
  lists: 0,
  introspection: { depth: 0, lists: 0, aliases: 0 },
};

const INTROSPECTION_LISTS = new Set([
  'types',
  'directives',
  'fields',
  'args',
  'inputFields',
  'interfaces',
  'possibleTypes',
  'enumValues',
]);

/**
 * What the selections come to with every fragment spread out. A fragment that is being measured already counts
 * nothing.
 */
export const measure = (
  selectionSet: SelectionSetNode,
  fragments: Fragments,
  known = new Map<string, Spread>(),
): Spread =>
  selectionSet.selections
    .map((selection): Spread => {
      if (selection.kind === Kind.FIELD) return measureField(selection, fragments, known);
      if (selection.kind === Kind.INLINE_FRAGMENT) return measure(selection.selectionSet, fragments, known);
      return measureFragment(selection.name.value, fragments, known);
    })
    .reduce(add, NOTHING);

const measureFragment = (name: string, fragments: Fragments, known: Map<string, Spread>): Spread => {
  const earlier = known.get(name);
  if (earlier !== undefined) return earlier;
  known.set(name, NOTHING);
  const fragment = fragments.get(name);
  const spread = fragment === undefined ? NOTHING : measure(fragment.selectionSet, fragments, known);
  known.set(name, spread);
  return spread;
};

const measureField = (field: FieldNode, fragments: Fragments, known: Map<string, Spread>): Spread => {
  const below = field.selectionSet === undefined ? NOTHING : measure(field.selectionSet, fragments, known);
  const name = field.name.value;
  const aliases = below.aliases + (field.alias === undefined ? 0 : 1);
  const lists = below.lists + (INTROSPECTION_LISTS.has(name) ? 1 : 0);
  const own = { fields: below.fields + 1, aliases, depth: below.depth + 1, lists };
  if (name !== '__schema' && name !== '__type') return { ...own, introspection: below.introspection };
  // Introspection is measured apart: the standard query is deeper than any other.
  return { ...own, depth: 1, lists: 0, introspection: { depth: own.depth, lists, aliases } };
};

const add = (a: Spread, b: Spread): Spread => ({
  fields: a.fields + b.fields,
  aliases: a.aliases + b.aliases,
  depth: Math.max(a.depth, b.depth),
  lists: Math.max(a.lists, b.lists),
  introspection: {
    depth: Math.max(a.introspection.depth, b.introspection.depth),
    lists: Math.max(a.introspection.lists, b.introspection.lists),
    aliases: a.introspection.aliases + b.introspection.aliases,
  },
});

/** How deep objects and lists lie within each other, counted no further than `limit`. */
export const valueDepth = (value: unknown, limit: number): number => {
  if (typeof value !== 'object' || value === null) return 0;
  if (limit <= 1) return 1;
  let deepest = 0;
  for (const item of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof item === 'object') deepest = Math.max(deepest, valueDepth(item, limit - 1));
  }
  return deepest + 1;
};
