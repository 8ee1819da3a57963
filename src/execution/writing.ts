/**
 * Answers an operation as JSON text: each root field is read and written by its resolver, and nothing is built of it. For
 * operations in which nothing is refused to the roles, and whose root fields all answer entities.
 */

import {
  getNamedType,
  GraphQLError,
  type DocumentNode,
  Kind,
  locatedError,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { RequestContext } from '../access/context.ts';
import { Node, shapeNamed } from '../access/entity.ts';
import { argumentsOf, fieldsOf, type Walk } from '../reading/selection.ts';
import { isUnwritable, isWritten, unwritable, writtenAs } from '../reading/written.ts';
import type { Asked } from './executor.ts';

/**
 * True when every root field answers an entity, a page or a list of them. A mutation has one root field alone: it is run
 * again when its answer turns out not to be writable, which is before it commits.
 */
export const isWritable = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean => {
  const root = schema.getRootType(operation.operation);
  if (!root) return false;
  const names = rootNames(fragmentsOf(document), operation.selectionSet);
  if (operation.operation === 'mutation' && names.length > 1) return false;
  return names.every((name) => {
    const field = root.getFields()[name];
    return field !== undefined && answersEntities(getNamedType(field.type).name);
  });
};

const answersEntities = (type: string): boolean =>
  type === Node.name || shapeNamed(type.replace(/Connection$/, '')) !== undefined;

/** Every root field that may be asked for, however often; a fragment that spreads itself has not passed validation. */
const rootNames = (fragments: Fragments, set: SelectionSetNode): string[] =>
  set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    const lower = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]! : selection;
    return rootNames(fragments, lower.selectionSet);
  });

type Fragments = Record<string, FragmentDefinitionNode>;

const fragmentsOf = (document: DocumentNode): Fragments =>
  Object.fromEntries(
    document.definitions
      .filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );

/** Runs a writable operation. Answers null where it must be run again and built: nothing was committed by then. */
export const writeOperation = async (
  schema: GraphQLSchema,
  { document, operation }: Pick<Asked, 'document' | 'operation'>,
  variables: Readonly<Record<string, unknown>>,
  context: RequestContext,
): Promise<ExecutionResult | null> => {
  const type = schema.getRootType(operation.operation)!;
  const facts = { schema, fragments: fragmentsOf(document), variableValues: variables };
  const walk: Walk = { info: facts, roles: context.actor?.roles ?? [], variable: false };
  const inside: RequestContext = { ...context, asText: true };
  const errors: GraphQLError[] = [];
  const roots = rootFields(walk, operation, type.name);
  if (roots === null) return null;
  try {
    const parts = await Promise.all(
      roots.map(async ([key, fields]) => {
        const info = infoOf(facts, operation, type, key, fields);
        const text = await fieldText(walk, inside, info).catch((error: unknown) => {
          if (isUnwritable(error)) throw error;
          errors.push(locatedError(error, fields, [key]));
          return 'null';
        });
        return `"${key}":${text}`;
      }),
    );
    const data = writtenAs(`{${parts.join()}}`) as unknown as ExecutionResult['data'];
    return errors.length > 0 ? { errors, data } : { data };
  } catch (error) {
    if (isUnwritable(error)) return null;
    throw error;
  }
};

/** Null where a condition of `@skip` or `@include` has no value, which graphql-js reports by itself. */
const rootFields = (
  walk: Walk,
  { selectionSet }: OperationDefinitionNode,
  type: string,
): [string, [FieldNode, ...FieldNode[]]][] | null => {
  try {
    return [...fieldsOf(walk, [selectionSet], type)];
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
};

type Facts = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

const infoOf = (
  facts: Facts,
  operation: OperationDefinitionNode,
  parentType: GraphQLObjectType,
  key: string,
  fieldNodes: readonly [FieldNode, ...FieldNode[]],
): GraphQLResolveInfo => {
  const fieldName = fieldNodes[0].name.value;
  return {
    ...facts,
    fieldName,
    fieldNodes,
    returnType: parentType.getFields()[fieldName]!.type,
    parentType,
    path: { prev: undefined, key, typename: parentType.name },
    rootValue: undefined,
    operation,
  };
};

const fieldText = async (walk: Walk, context: RequestContext, info: GraphQLResolveInfo): Promise<string> => {
  const field = info.parentType.getFields()[info.fieldName]!;
  const args = argumentsOf(walk, field, info.fieldNodes[0]!);
  const answer: unknown = await field.resolve!(undefined, args, context, info);
  if (answer === null || answer === undefined) return 'null';
  if (isWritten(answer)) return answer.written;
  // A command has committed by now, and must not be run again.
  if (info.operation.operation === 'mutation')
    throw new Error(`${info.fieldName} answers an entity that was not read.`);
  return unwritable();
};
