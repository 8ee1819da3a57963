/**
 * Runs operations. Those to whom nothing in one is refused have it run over the schema without rules: written as text
 * where its root fields answer entities, else compiled by graphql-jit, once for each document, operation and selections
 * that variables leave in. Everything else is run by graphql-js behind the rules. All answer the same, to the letter:
 * `npm run fuzz` looks for an operation where they do not.
 */

import {
  execute,
  getVariableValues,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { RequestContext } from '../access/context.ts';
import type { Role } from '../access/roles.ts';
import { compileFor, type Coerced, type Compiled } from './compiled.ts';
import { nothingRefused } from './decisions.ts';
import { knownDocument, newMemory, type Memory } from './memory.ts';
import { isWritable, writeOperation } from './writing.ts';

/** One operation of a validated document. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Runs an operation for whoever the context names. Never throws; faults are errors of the result. */
export type Executor = (asked: Asked, context: RequestContext) => Promise<ExecutionResult>;

/** `plain` is the schema without its rules, `ruled` the same schema behind them. */
export const createExecutor = (plain: GraphQLSchema, ruled: GraphQLSchema): Executor =>
  executorOver(newMemory(plain), ruled);

/** The executor over a memory that its maker can look into. */
export const executorOver =
  (memory: Memory, ruled: GraphQLSchema): Executor =>
  async (asked, context) => {
    if (!isOpen(memory, asked, context)) {
      memory.ran['behind the rules'] += 1;
      return run(ruled, asked, context);
    }
    const { operation, variables } = asked;
    const { errors, coerced } = getVariableValues(memory.plain, operation.variableDefinitions ?? [], variables, {
      maxErrors: MOST_ERRORS,
    });
    if (errors) return { errors };
    if (isWritten(memory, asked)) {
      const written = await writeOperation(memory.plain, asked, coerced, context);
      memory.ran[written === null ? 'walked' : 'written'] += 1;
      return written ?? run(memory.plain, asked, context);
    }
    const compiled = compiledOf(memory, asked, coerced);
    memory.ran[compiled === null ? 'walked' : 'compiled'] += 1;
    return compiled === null ? run(memory.plain, asked, context) : compiled(context, coerced);
  };

/** A document that is met once is cheaper to walk than to compile. */
const USES_WORTH_COMPILING = 2;
const MOST_ERRORS = 5;

const isOpen = (memory: Memory, { document, operation }: Asked, { actor }: RequestContext): boolean => {
  const roles = actor?.roles ?? NOBODY;
  const key = `${knownDocument(memory, document).key} ${operation.name?.value ?? ''} ${keyOf(roles)}`;
  return memory.decisions.of(key, () => nothingRefused(memory.plain, document, operation, roles));
};

/** Whether it is answered as text. */
const isWritten = (memory: Memory, { document, operation }: Asked): boolean => {
  const key = `${knownDocument(memory, document).key} ${operation.name?.value ?? ''}`;
  return memory.writable.of(key, () => isWritable(memory.plain, document, operation));
};

const compiledOf = (memory: Memory, { document, operation }: Asked, coerced: Coerced): Compiled | null => {
  const known = knownDocument(memory, document);
  const left = known.deciding.map((name) => String(coerced[name])).join();
  const key = `${known.key} ${operation.name?.value ?? ''} ${left}`;
  const variant = memory.variants.of(key, () => ({ uses: 0, compiled: null }));
  variant.uses += 1;
  if (variant.uses === USES_WORTH_COMPILING) {
    variant.compiled = compileFor(memory.recording, document, operation, coerced);
    if (variant.compiled !== null) memory.variants.weigh(key, known.length);
  }
  return variant.compiled;
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
