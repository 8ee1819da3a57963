/**
 * What an operation may ask for, decided before it costs anything: `checkText` before the parser runs, `checkShape`
 * before validation (whose merging rule is quadratic), `checkCost` before execution.
 */

import { Kind } from 'graphql';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode, ValidationRule } from 'graphql';
import type { Config } from '../config.ts';
import {
  countRepeats,
  countWritten,
  scanText,
  flatten,
  fragmentsOf,
  measure,
  valueDepth,
} from './document-measures.ts';
import type { Fragments } from './document-measures.ts';
import { Refusal } from '../errors.ts';
import { operationCost } from './operation-cost.ts';
import type { PageSizes } from './operation-cost.ts';

/** The most of each kind that one document may hold. */
export interface Limits extends PageSizes {
  queryBytes: number;
  tokens: number;
  /** Brackets of any kind within each other, in the text. */
  nesting: number;
  /** Selections within each other, fragments spread out. */
  depth: number;
  /** The same below `__schema` and `__type`. */
  introspectionDepth: number;
  /** Lists within each other below `__schema` and `__type`. */
  introspectionLists: number;
  aliases: number;
  fields: number;
  rootFields: number;
  /** Fields whose answer's name another field of the same selection set has already. */
  repeatedFields: number;
  directives: number;
  fragments: number;
  fragmentSpreads: number;
  operations: number;
  cost: number;
  /** Objects and lists within each other in the variables. */
  variableDepth: number;
}

/** The limits that the configuration sets, with the defaults for the rest. */
export const limitsOf = (
  config: Pick<Config, 'maxBodyBytes' | 'maxTokens' | 'maxDepth' | 'maxAliases' | 'maxCost'>,
): Limits => ({
  queryBytes: config.maxBodyBytes,
  tokens: config.maxTokens,
  nesting: 100,
  depth: config.maxDepth,
  introspectionDepth: 20,
  introspectionLists: 3,
  aliases: config.maxAliases,
  fields: 500,
  rootFields: 20,
  repeatedFields: 100,
  directives: 50,
  fragments: 30,
  fragmentSpreads: 60,
  operations: 10,
  cost: config.maxCost,
  variableDepth: 64,
  defaultPageSize: 20,
  maxPageSize: 100,
  listSize: 10,
});

/**
 * The length and the nesting of a text that was not parsed yet. One pass without recursion, since the parser
 * recurses.
 */
export const checkText = (query: string, limits: Limits): Refusal | null => {
  const bytes = Buffer.byteLength(query);
  if (bytes > limits.queryBytes) return exceeded('query bytes', limits.queryBytes, bytes);
  const { nesting, tokens } = scanText(query, limits);
  return over('nesting', limits.nesting, nesting) ?? over('tokens', limits.tokens, tokens);
};

/** Everything that the document alone decides, over all its operations, whether they are asked for or not. */
export const checkShape = (document: DocumentNode, limits: Limits): Refusal | null => {
  const fragments = fragmentsOf(document);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const written = countWritten(document);
  return (
    over('operations', limits.operations, operations.length) ??
    over('fragments', limits.fragments, fragments.size) ??
    over('fragment spreads', limits.fragmentSpreads, written.spreads) ??
    over('directives', limits.directives, written.directives) ??
    over('fields', limits.fields, written.fields) ??
    over('aliases', limits.aliases, written.aliases) ??
    over('names that start with "__"', 0, written.reservedNames) ??
    over(
      'repeated fields',
      limits.repeatedFields,
      countRepeats(written.selectionSets, fragments, limits.repeatedFields),
    ) ??
    firstRefusal(operations, (operation) => checkOperation(operation, fragments, limits))
  );
};

/** The cost of the operation that is asked for, with these variables. Null where no operation has that name. */
export const checkCost = (
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
  limits: Limits,
  schema: GraphQLSchema,
): Refusal | null => {
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION && (!operationName || definition.name?.value === operationName),
  );
  if (operation === undefined) return null;
  return (
    checkVariableDepth(variables, limits) ??
    over('cost', limits.cost, operationCost(operation, fragmentsOf(document), variables, limits, schema))
  );
};

/** How deep the variables nest, whatever is done with them. */
export const checkVariableDepth = (variables: Readonly<Record<string, unknown>>, limits: Limits): Refusal | null =>
  over('variable depth', limits.variableDepth, valueDepth(variables, limits.variableDepth + 1));

/**
 * The first limit that the operation exceeds, or null. The text's own limits (`checkText`, tokens) come before the
 * parser.
 */
export const checkLimits = (
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
  limits: Limits,
  schema: GraphQLSchema,
): Refusal | null => checkShape(document, limits) ?? checkCost(document, operationName, variables, limits, schema);

/**
 * `checkShape` as a validation rule that comes before all others have work to do: it reports the refusal and hands the
 * visitor an empty document, so the other rules never walk the one that is too large.
 */
export const limitsRule =
  (limits: Limits): ValidationRule =>
  (context) => ({
    Document: {
      enter: (document) => {
        const refusal = checkShape(document, limits);
        if (refusal === null) return undefined;
        context.reportError(refusal);
        return { ...document, definitions: [] };
      },
    },
  });

/** `checkCost` before every execution, also of a document whose shape was checked when it was first seen. */
export const limitsPlugin = <C extends BaseContext>(limits: Limits): ApolloServerPlugin<C> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, request, response, schema }) => {
      const refusal = checkCost(document, request.operationName, request.variables ?? {}, limits, schema);
      if (refusal === null) return;
      response.http.status = 400;
      throw refusal;
    },
  }),
});

/** The refusal in place of the parser's error about too many tokens; null for another error. */
export const tokenRefusal = (message: string): Refusal | null => {
  const allowed = /^Syntax Error: Document contains more tha[nt] (\d+) tokens/.exec(message)?.[1];
  return allowed === undefined ? null : exceeded('tokens', Number(allowed), Number(allowed) + 1);
};

/** The refusal of something that is too large; `actual` may be where counting stopped. */
export const exceeded = (limit: string, allowed: number, actual: number): Refusal =>
  new Refusal(
    'LIMIT_EXCEEDED',
    `The request is over the limit for ${limit}: ${allowed} allowed, ${actual} asked for.`,
    {
      limit,
      allowed,
      actual,
    },
  );

const over = (limit: string, allowed: number, actual: number): Refusal | null =>
  actual > allowed ? exceeded(limit, allowed, actual) : null;

const firstRefusal = <T>(items: readonly T[], check: (item: T) => Refusal | null): Refusal | null => {
  for (const item of items) {
    const refusal = check(item);
    if (refusal !== null) return refusal;
  }
  return null;
};

const checkOperation = (operation: OperationDefinitionNode, fragments: Fragments, limits: Limits): Refusal | null => {
  const roots = [...flatten(operation.selectionSet, fragments)];
  const spread = measure(operation.selectionSet, fragments);
  return (
    over('root fields', limits.rootFields, roots.length) ??
    over('fields', limits.fields, spread.fields) ??
    over('aliases', limits.aliases, spread.aliases) ??
    over('depth', limits.depth, spread.depth) ??
    over('introspection depth', limits.introspectionDepth, spread.introspection.depth) ??
    over('introspection lists', limits.introspectionLists, spread.introspection.lists) ??
    over('introspection aliases', 0, spread.introspection.aliases)
  );
};
