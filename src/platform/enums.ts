/** Enums as data: names with a sentence each, registered with the graph once. */

import { registerEnumType } from 'type-graphql';

const names = new Map<object, string>();

/**
 * Declares a GraphQL enum from a table of names and sentences. Answers an object whose keys and values are the names,
 * which is what type-graphql, MikroORM and plain comparisons all understand.
 */
export const defineEnum = <const T extends Record<string, string>>(
  name: string,
  description: string,
  sentences: T,
): { readonly [K in keyof T & string]: K } => {
  const values = Object.fromEntries(Object.keys(sentences).map((key) => [key, key]));
  names.set(values, name);
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      Object.entries(sentences).map(([key, sentence]) => [key, { description: sentence }]),
    ),
  });
  return values as { readonly [K in keyof T & string]: K };
};

/** The union of an enum's names. */
export type ValueOf<T extends Record<string, string>> = T[keyof T];

/** The GraphQL name of an enum's values. Throws for values that `defineEnum` did not make. */
export const enumName = (values: object): string => {
  const name = names.get(values);
  if (name === undefined) throw new Error('These values were not declared with defineEnum.');
  return name;
};
