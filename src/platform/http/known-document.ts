/** What is kept of a document that was examined: enough to run its operations without looking at it again. */

import { Kind } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { fragmentsOf } from './document-measures.ts';
import type { Limits } from './limits.ts';
import { operationCost } from './operation-cost.ts';

/** A document that has passed examination: at start where it is trusted, else when it came for the first time. */
export interface KnownDocument {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operations: readonly KnownOperation[];
}

export interface KnownOperation {
  readonly name: string | undefined;
  readonly operation: OperationDefinitionNode;
  /** Whether it stays within the limit for cost whatever its variables are. */
  readonly affordable: boolean;
}

/** A document that was examined; or a sentence that says why none of it can run here. */
export const knownDocument = (
  text: string,
  document: DocumentNode,
  schema: GraphQLSchema,
  limits: Limits,
): KnownDocument | string => {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const unknown = operations.find(({ operation }) => operation === 'subscription' || !schema.getRootType(operation));
  if (operations.length === 0) return 'it holds no operation.';
  if (unknown !== undefined) return `this API has no ${unknown.operation} operations.`;
  const fragments = fragmentsOf(document);
  return {
    text,
    document,
    operations: operations.map((operation) => ({
      name: operation.name?.value,
      operation,
      affordable: operationCost(operation, fragments, worst(operation), limits, schema) <= limits.cost,
    })),
  };
};

/** Variables that make every page as large as it can be. */
const worst = ({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, number> =>
  Object.fromEntries(variableDefinitions.map(({ variable }) => [variable.name.value, Infinity]));
