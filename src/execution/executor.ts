/**
 * Runs operations. What is compiled is compiled once for each document, operation and set of roles, by graphql-jit, over
 * the schema without rules, and only where nothing in it is refused to those roles; everything else is run by graphql-js
 * behind the rules. Both answer the same, to the letter; a differential test holds that.
 */

import {
  execute,
  getVariableValues,
  GraphQLError,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { RequestContext } from '../access/context.ts';
import type { Role } from '../access/roles.ts';
import { nothingRefused } from './decisions.ts';

/** One operation of a validated document. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Runs an operation for whoever the context names. Never throws; faults are errors of the result. */
export type Executor = (asked: Asked, context: RequestContext) => Promise<ExecutionResult>;

/** What is known of one operation for one set of roles. */
interface Prepared {
  /** Whether nothing in it is refused to the roles. */
  readonly open: boolean;
  uses: number;
  /** Null while it is not worth compiling, and for good where it cannot be. */
  compiled: CompiledQuery | null;
}

/** `plain` is the schema without its rules, `ruled` the same schema behind them. */
export const createExecutor = (plain: GraphQLSchema, ruled: GraphQLSchema): Executor => {
  // Keyed by the parsed document: an entry lives as long as the document does in Apollo's bounded store.
  const prepared = new WeakMap<DocumentNode, Map<string, Prepared>>();
  return async (asked, context) => {
    const { document, operation, variables } = asked;
    const known = preparedFor(prepared, plain, asked, context);
    known.uses += 1;
    if (!known.open) return run(ruled, asked, context);
    if (known.uses === USES_WORTH_COMPILING) known.compiled = compile(plain, document, operation);
    if (known.compiled === null) return run(plain, asked, context);
    const coerced = getVariableValues(plain, operation.variableDefinitions ?? [], variables, {
      maxErrors: MOST_ERRORS,
    });
    if (coerced.errors) return { errors: coerced.errors };
    const result = await known.compiled.query(undefined, context, coerced.coerced);
    return result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result;
  };
};

/** A document that is met once is cheaper to walk than to compile. */
const USES_WORTH_COMPILING = 2;
const MOST_ERRORS = 5;

const preparedFor = (
  prepared: WeakMap<DocumentNode, Map<string, Prepared>>,
  plain: GraphQLSchema,
  { document, operation }: Asked,
  { actor }: RequestContext,
): Prepared => {
  const roles = actor?.roles ?? NOBODY;
  const key = `${operation.name?.value ?? ''} ${keyOf(roles)}`;
  let known = prepared.get(document);
  if (!known) prepared.set(document, (known = new Map()));
  let one = known.get(key);
  if (!one)
    known.set(key, (one = { open: nothingRefused(plain, document, operation, roles), uses: 0, compiled: null }));
  return one;
};

const NOBODY: readonly Role[] = [];

const roleKeys = new WeakMap<readonly Role[], string>();

/** Remembered by the list itself: an actor that is remembered comes with the same one each time. */
const keyOf = (roles: readonly Role[]): string => {
  const known = roleKeys.get(roles) ?? [...roles].sort().join(',');
  roleKeys.set(roles, known);
  return known;
};

const run = async (
  schema: GraphQLSchema,
  { document, operation, variables }: Asked,
  context: RequestContext,
): Promise<ExecutionResult> =>
  execute({
    schema,
    document,
    contextValue: context,
    variableValues: variables,
    operationName: operation.name?.value,
    options: { maxCoercionErrors: MOST_ERRORS },
  });

const compile = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery | null => {
  const compiled = compileQuery(schema, withCoercedVariables(document, operation), operation.name?.value);
  return isCompiledQuery(compiled) ? compiled : null;
};

/**
 * The document with every variable declared as what passes through: graphql-js has coerced them by then, and graphql-jit's
 * own coercion takes a required input field that has a default for a missing one.
 */
const withCoercedVariables = (document: DocumentNode, operation: OperationDefinitionNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((definition) =>
    definition === operation
      ? {
          ...operation,
          variableDefinitions: (operation.variableDefinitions ?? []).map(({ kind, variable }) => ({
            kind,
            variable,
            type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: PASSES_THROUGH } },
          })),
        }
      : definition,
  ),
});

/** The scalar of arbitrary JSON: its values are taken as they are. */
const PASSES_THROUGH = 'JSON';

/** graphql-jit's errors look like graphql-js's and are not: formatters and `instanceof` need the real thing. */
const asGraphQLError = (error: GraphQLError): GraphQLError => {
  const mapped = new GraphQLError(error.message, {
    path: error.path,
    originalError: error.originalError,
    extensions: error.extensions,
  });
  if (error.locations) Object.defineProperty(mapped, 'locations', { value: error.locations, enumerable: true });
  return mapped;
};
