/** One operation as code. What graphql-jit does otherwise than graphql-js is kept from it, or done again. */

import {
  execute,
  getDirectiveValues,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  visit,
  type DefinitionNode,
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
  const whole = onlyReached(document, operation);
  const asked = isBeyondCompiling(whole) ? null : leftIn(whole, variables);
  if (asked === null) return null;
  const compiled = compileQuery(schema, asked, operation.name?.value);
  if (!isCompiledQuery(compiled)) return null;
  return async (context, values) => {
    const outcomes: Outcomes = { answers: new Map(), settled: [] };
    const result = await compiled.query(outcomes, context, values);
    if (!result.errors) return result;
    // Which errors there are, and how far their nulls reach, is for graphql-js to say, of the same answers.
    const again = await execute({
      schema,
      document: asked,
      rootValue: outcomes,
      contextValue: context,
      variableValues: values,
    });
    return inOrder(again, outcomes);
  };
};

/** Errors in the order in which their root fields answered; before them those of fields that were never asked. */
const inOrder = (result: ExecutionResult, { settled }: Outcomes): ExecutionResult => {
  const rank = ({ path }: GraphQLError): number => settled.indexOf(path?.[0] ?? '');
  return result.errors
    ? { ...result, errors: result.errors.toSorted((one, other) => rank(one) - rank(other)) }
    : result;
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

/** The operation with those fragments that it comes to. */
const onlyReached = (document: DocumentNode, operation: OperationDefinitionNode): DocumentNode => {
  const reached = new Set<DefinitionNode>([operation]);
  // A Set is walked in the order of adding, what is added on the way included.
  for (const definition of reached) {
    visit(definition, {
      FragmentSpread: ({ name }) => {
        for (const each of document.definitions)
          if (each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name.value) reached.add(each);
      },
    });
  }
  return { ...document, definitions: [...reached] };
};

/**
 * The document without what `@skip` and `@include` leave out and without those directives: graphql-jit confuses the
 * conditions of a fragment that is spread twice. Null where a condition has no value, which is an error of its own.
 */
const leftIn = (document: DocumentNode, variables: Coerced): DocumentNode | null => {
  const settle = (node: FieldNode | FragmentSpreadNode | InlineFragmentNode) => {
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return null;
    if (getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] === false) return null;
    return node.directives?.length ? { ...node, directives: [] } : undefined;
  };
  try {
    return visit(document, {
      Field: settle,
      FragmentSpread: settle,
      InlineFragment: settle,
      VariableDefinition: passingThrough,
    });
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
};

/** graphql-jit's own coercion takes a required input field that has a default for a missing one; graphql-js has done it. */
const passingThrough = ({ kind, variable }: VariableDefinitionNode): VariableDefinitionNode => ({
  kind,
  variable,
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'JSON' } },
});
