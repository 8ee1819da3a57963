/** Makes a document smaller as long as what is wrong with it stays. */

import {
  Kind,
  parse,
  print,
  visit,
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type SelectionNode,
} from 'graphql';

/** The smallest document that was found for which `stays` holds; it holds for the one that is given. */
export const shrunk = async (
  text: string,
  stays: (document: DocumentNode) => Promise<boolean>,
): Promise<DocumentNode> => {
  let document = parse(text);
  for (let left = MOST_TRIES; left > 0;) {
    let smaller: DocumentNode | null = null;
    for (const candidate of candidatesOf(document)) {
      left -= 1;
      if (left <= 0) break;
      if (await stays(candidate)) {
        smaller = candidate;
        break;
      }
    }
    if (smaller === null) return document;
    document = smaller;
  }
  return document;
};

const MOST_TRIES = 1_000;

/** Every document with one thing less, the largest things first. */
function* candidatesOf(document: DocumentNode): Generator<DocumentNode> {
  for (const definition of document.definitions)
    if (document.definitions.length > 1)
      yield tidied({ ...document, definitions: document.definitions.filter((each) => each !== definition) });
  const nodes: ASTNode[] = [];
  visit(document, {
    enter: (node) => {
      if (REMOVABLE.has(node.kind)) nodes.push(node);
    },
  });
  for (const node of nodes) yield tidied(visit(document, { enter: (each) => (each === node ? null : undefined) }));
  for (const node of nodes) {
    if (node.kind === Kind.INLINE_FRAGMENT) yield tidied(unwrapped(document, node, node.selectionSet.selections));
  }
}

const REMOVABLE: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.FRAGMENT_SPREAD,
  Kind.INLINE_FRAGMENT,
  Kind.DIRECTIVE,
  Kind.ARGUMENT,
  Kind.OBJECT_FIELD,
]);

const unwrapped = (document: DocumentNode, fragment: ASTNode, inside: readonly SelectionNode[]): DocumentNode =>
  visit(document, {
    SelectionSet: (set) =>
      set.selections.includes(fragment as FieldNode)
        ? { ...set, selections: set.selections.flatMap((each) => (each === fragment ? inside : [each])) }
        : undefined,
  });

/** Without fragments that nobody spreads, and variables that nobody uses. */
const tidied = (document: DocumentNode): DocumentNode => {
  const definitions = document.definitions.filter(
    (each) => each.kind !== Kind.FRAGMENT_DEFINITION || spreads(document).has(each.name.value),
  );
  if (definitions.length < document.definitions.length) return tidied({ ...document, definitions });
  return { ...document, definitions: definitions.map((each) => withUsedVariables(document, each)) };
};

const spreads = (document: DocumentNode): ReadonlySet<string> => {
  const names = new Set<string>();
  visit(document, { FragmentSpread: ({ name }) => void names.add(name.value) });
  return names;
};

const withUsedVariables = (document: DocumentNode, definition: DefinitionNode): DefinitionNode => {
  if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
  const text = print({ ...document, definitions: document.definitions.map(withoutVariables) });
  const variableDefinitions = definition.variableDefinitions?.filter(({ variable }) =>
    new RegExp(`\\$${variable.name.value}\\b`).test(text),
  );
  return { ...definition, variableDefinitions };
};

const withoutVariables = (definition: DefinitionNode): DefinitionNode =>
  definition.kind === Kind.OPERATION_DEFINITION ? { ...definition, variableDefinitions: [] } : definition;
