/**
 * Runs operations. What is compiled is compiled once for each document, operation, set of roles and selections that
 * variables leave in, by graphql-jit, over the schema without rules, and only where nothing in it is refused to those
 * roles; everything else is run by graphql-js behind the rules. Both answer the same, to the letter; `npm run fuzz` and a
 * slice of it among the tests hold that.
 */

import {
  execute,
  getVariableValues,
  print,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { RequestContext } from '../access/context.ts';
import { compileFor, decidingVariables, type Coerced, type Compiled } from './compiled.ts';
import { nothingRefused } from './decisions.ts';
import { keepRecent, type Recent } from './recent.ts';
import { recordingSchema } from './recording.ts';

/** One operation of a validated document. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Runs an operation for whoever the context names. Never throws; faults are errors of the result. */
export type Executor = (asked: Asked, context: RequestContext) => Promise<ExecutionResult>;

/** `plain` is the schema without its rules, `ruled` the same schema behind them. */
export const createExecutor = (plain: GraphQLSchema, ruled: GraphQLSchema): Executor => {
  const memory: Memory = {
    plain,
    recording: recordingSchema(plain),
    documents: new WeakMap(),
    decisions: keepRecent(MOST_DECISIONS),
    variants: keepRecent(MOST_CHARACTERS),
  };
  return async (asked, context) => {
    if (!isOpen(memory, asked, context)) return run(ruled, asked, context);
    const { operation, variables } = asked;
    const { errors, coerced } = getVariableValues(plain, operation.variableDefinitions ?? [], variables, {
      maxErrors: MOST_ERRORS,
    });
    if (errors) return { errors };
    const compiled = compiledOf(memory, asked, coerced);
    return compiled === null ? run(plain, asked, context) : compiled(context, coerced);
  };
};

/** A document that is met once is cheaper to walk than to compile. */
const USES_WORTH_COMPILING = 2;
const MOST_ERRORS = 5;
const MOST_DECISIONS = 20_000;
/** Of the documents that code is kept of. Code takes some fifty times the memory of its document. */
const MOST_CHARACTERS = 1_000_000;

/** Nothing in it grows without end: what was used least lately is forgotten, and found out again when it is asked for. */
interface Memory {
  readonly plain: GraphQLSchema;
  readonly recording: GraphQLSchema;
  readonly documents: WeakMap<DocumentNode, KnownDocument>;
  /** Whether nothing in an operation is refused to a set of roles. */
  readonly decisions: Recent<boolean>;
  readonly variants: Recent<Variant>;
}

interface KnownDocument {
  /** Stands for the document in keys. */
  readonly key: string;
  /** Variables that decide which selections are left in. */
  readonly deciding: readonly string[];
}

/** An operation with the selections that some variables leave in. */
interface Variant {
  uses: number;
  /** Null while it is not worth compiling, and for good where it cannot be. */
  compiled: Compiled | null;
}

const isOpen = (memory: Memory, { document, operation }: Asked, { actor }: RequestContext): boolean => {
  const roles = actor?.roles ?? [];
  const key = `${knownDocument(memory, document).key} ${operation.name?.value ?? ''} ${[...roles].sort().join()}`;
  return memory.decisions.of(key, () => nothingRefused(memory.plain, document, operation, roles));
};

const compiledOf = (memory: Memory, { document, operation }: Asked, coerced: Coerced): Compiled | null => {
  const known = knownDocument(memory, document);
  const left = known.deciding.map((name) => String(coerced[name])).join();
  const key = `${known.key} ${operation.name?.value ?? ''} ${left}`;
  const variant = memory.variants.of(key, () => ({ uses: 0, compiled: null }));
  variant.uses += 1;
  if (variant.uses === USES_WORTH_COMPILING) {
    variant.compiled = compileFor(memory.recording, document, operation, coerced);
    if (variant.compiled !== null) memory.variants.weigh(key, lengthOf(document));
  }
  return variant.compiled;
};

const knownDocument = ({ documents }: Memory, document: DocumentNode): KnownDocument => {
  let known = documents.get(document);
  if (!known) documents.set(document, (known = { key: nextKey(), deciding: decidingVariables(document) }));
  return known;
};

let keys = 0;
const nextKey = (): string => String((keys += 1));

const lengthOf = (document: DocumentNode): number => document.loc?.end ?? print(document).length;

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
