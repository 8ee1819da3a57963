/** One operation as code. What graphql-jit does otherwise than graphql-js is kept from it, or done again. */

import {
  execute,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type FragmentSpreadNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { RequestContext } from '../access/context.ts';
import type { Outcomes } from './recording.ts';

/** Values that graphql-js has coerced. */
export type Coerced = Readonly<Record<string, unknown>>;

/** Runs the operation for one request. `variables` must leave in the selections that it was compiled for. */
export type Compiled = (context: RequestContext, variables: Coerced) => Promise<ExecutionResult>;

/**
 * The operation as code over a recording schema, with the selections that these variables leave in; null where
 * graphql-jit cannot be trusted with it.
 */
export const compileFor = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Coerced,
): Compiled | null => {
  if (isBeyondCompiling(document)) return null;
  const asked = leftIn(document, operation, variables);
  const compiled = compileQuery(schema, asked, operation.name?.value);
  if (!isCompiledQuery(compiled)) return null;
  return async (context, values) => {
    const outcomes: Outcomes = new Map();
    const result = await compiled.query(outcomes, context, values as Record<string, unknown>);
    if (!result.errors) return result;
    // Which errors there are, in what order, and how far their nulls reach, is for graphql-js to say, of the same answers.
    return execute({ schema, document: asked, rootValue: outcomes, contextValue: context, variableValues: values });
  };
};

/** The names of the variables that decide which selections are left in, in order. */
export const decidingVariables = (document: DocumentNode): readonly string[] => {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
};

/**
 * graphql-jit joins the names on the way to a field with `_` and takes equal texts for the same field; it loses a field
 * called `__proto__`; and it takes a string that holds its own marks for code.
 */
const isBeyondCompiling = (document: DocumentNode): boolean => {
  let beyond = false;
  visit(document, {
    Field: ({ alias, name }) => {
      beyond ||= alias ? alias.value.includes('_') : name.value !== '__typename' && name.value.includes('_');
    },
    StringValue: ({ value }) => {
      beyond ||= value.includes('__MAGIC_');
    },
  });
  return beyond;
};

/**
 * The operation and the fragments of its document, without what `@skip` and `@include` leave out and without those
 * directives: graphql-jit confuses the conditions of a fragment that is spread twice.
 */
const leftIn = (document: DocumentNode, operation: OperationDefinitionNode, variables: Coerced): DocumentNode => {
  const settle = (node: FieldNode | FragmentSpreadNode | InlineFragmentNode) => {
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return null;
    if (getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] === false) return null;
    return node.directives?.length ? { ...node, directives: [] } : undefined;
  };
  const definitions = document.definitions.filter(
    (each) => each === operation || each.kind === Kind.FRAGMENT_DEFINITION,
  );
  return visit(
    { ...document, definitions },
    {
      Field: settle,
      FragmentSpread: settle,
      InlineFragment: settle,
      VariableDefinition: passingThrough,
    },
  );
};

/** graphql-jit's own coercion takes a required input field that has a default for a missing one; graphql-js has done it. */
const passingThrough = ({ kind, variable }: VariableDefinitionNode): VariableDefinitionNode => ({
  kind,
  variable,
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'JSON' } },
});
