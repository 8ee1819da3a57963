/** Where in the arguments of a document a literal stands. */

import { Kind, parse, type ArgumentNode, type ASTNode, type Source, type ValueNode, visit } from 'graphql';

/**
 * `diagnosis.code`, or `procedures[1].units` with places counted from 0; null for what is no literal of an argument. The
 * document is read again: whoever says that a value is wrong knows the value alone.
 */
export const argumentPath = ({ loc }: ASTNode): string | null => {
  if (!loc) return null;
  for (const { name, value } of argumentsOf(loc.source)) {
    const found = pathWithin(value, name.value, loc.start);
    if (found !== null) return found;
  }
  return null;
};

/** A document may have many wrong values, and is read again once. */
const known = new WeakMap<Source, readonly ArgumentNode[]>();

const argumentsOf = (source: Source): readonly ArgumentNode[] => {
  let found = known.get(source);
  if (!found) {
    const all: ArgumentNode[] = [];
    visit(parse(source), { Argument: (node) => void all.push(node) });
    known.set(source, (found = all));
  }
  return found;
};

/** The path of the innermost value that begins at the offset, or null. */
const pathWithin = (value: ValueNode, path: string, start: number): string | null => {
  if (value.loc === undefined || start < value.loc.start || start >= value.loc.end) return null;
  const inner =
    value.kind === Kind.LIST
      ? value.values.map((each, place) => [each, `${path}[${place}]`] as const)
      : value.kind === Kind.OBJECT
        ? value.fields.map((field) => [field.value, `${path}.${field.name.value}`] as const)
        : [];
  for (const [each, name] of inner) {
    const found = pathWithin(each, name, start);
    if (found !== null) return found;
  }
  return value.loc.start === start ? path : null;
};
