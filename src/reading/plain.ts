/** Writes values that are no rows, such as what computed attributes answer: plain objects, lists and leaves. */

import {
  isListType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
} from 'graphql';
import { below, fieldsOf, type Walk } from './selection.ts';
import { unwritable } from './written.ts';

type Write = (value: unknown) => string;

/** JSON text of a value of this type, or of a list of such values, as the fields select from it. */
export const plainWriter = (walk: Walk, type: GraphQLNamedType, fields: readonly FieldNode[]): Write =>
  rememberedByValue(listOr(namedWriter(walk, type, fields)));

/** Values that are shared by many rows are written once for each selection. */
const rememberedByValue = (write: Write): Write => {
  const known = new WeakMap<object, string>();
  return (value) => {
    if (typeof value !== 'object' || value === null || !Object.isFrozen(value)) return write(value);
    let text = known.get(value);
    if (text === undefined) known.set(value, (text = write(value)));
    return text;
  };
};

const listOr =
  (write: Write): Write =>
  (value) =>
    Array.isArray(value) ? `[${value.map(write).join()}]` : write(value);

const namedWriter = (walk: Walk, type: GraphQLNamedType, fields: readonly FieldNode[]): Write => {
  if (isLeafType(type)) return (value) => (isAbsent(value) ? 'null' : JSON.stringify(type.serialize(value)));
  if (!isObjectType(type)) throw new Error(`${type.name} is not the type of a plain value.`);
  const parts = [...fieldsOf(walk, below(fields), type.name)].map(([key, same]) => {
    const name = same[0].name.value;
    if (name === '__typename') return { prefix: `"${key}":`, name, write: () => `"${type.name}"` };
    return { prefix: `"${key}":`, name, write: typedWriter(walk, type.getFields()[name]!.type, same) };
  });
  return (value) => {
    if (isAbsent(value)) return 'null';
    const row = value as Readonly<Record<string, unknown>>;
    return `{${parts.map(({ prefix, name, write }) => prefix + write(row[name])).join()}}`;
  };
};

const typedWriter = (walk: Walk, type: GraphQLOutputType, fields: readonly FieldNode[]): Write => {
  if (isNonNullType(type)) {
    const write = typedWriter(walk, type.ofType as GraphQLOutputType, fields);
    return (value) => (isAbsent(value) ? unwritable() : write(value));
  }
  if (isListType(type)) {
    const write = typedWriter(walk, type.ofType, fields);
    return (value) => (isAbsent(value) ? 'null' : `[${(value as unknown[]).map(write).join()}]`);
  }
  return namedWriter(walk, type as GraphQLNamedType, fields);
};

const isAbsent = (value: unknown): boolean => value === null || value === undefined;
