/** Builds named trees out of the events of a transaction set, whole or unit by unit. */

import type { CompiledUse, PlaceCheck } from '../check/compiled.ts';
import { valueOfBytes } from '../text.ts';
import type { Delimiters } from './delimiters.ts';
import type { SegmentEvent } from './events.ts';

/** Elements, segments and loops by their declared names. */
export interface Tree {
  readonly [name: string]: TreeValue;
}

export type TreeValue = string | Tree | readonly TreeValue[];

export interface TreeBuilder {
  readonly segment: (event: SegmentEvent) => void;
  /** The set has ended. Answers its tree, less the units that were handed out. */
  readonly end: () => Tree;
}

interface Growing {
  readonly tree: Record<string, unknown>;
  /** The name under which it hangs, and whether as one of a list. */
  readonly name: string;
  readonly listed: boolean;
  readonly unit: boolean;
}

/**
 * `unitLoop` names a loop, such as 2300, of which each is handed to `onUnit` when it is whole, with the trees that it
 * stands in, outermost first, as far as they came; it then hangs nowhere, so that memory holds one unit at a time.
 * Segments without a place are left out. A tree is of the guide's type only where the set was accepted.
 */
export const buildTree = (
  delimiters: Delimiters,
  unitLoop: string | null = null,
  onUnit: (unit: Tree, within: readonly Tree[]) => void = () => {},
): TreeBuilder => {
  const root: Growing = { tree: {}, name: '', listed: false, unit: false };
  const open: Growing[] = [root];

  const close = (): void => {
    const done = open.pop()!;
    if (done.unit)
      onUnit(
        done.tree as Tree,
        open.map(({ tree }) => tree as Tree),
      );
    else hang(open.at(-1)!.tree, done.name, done.tree, done.listed);
  };

  return {
    segment: ({ segment, use, closed, opened }) => {
      if (use === null) return;
      for (let count = 0; count < closed; count += 1) close();
      if (opened !== null) {
        const { name, occurs, id } = opened.loop!;
        open.push({ tree: {}, name, listed: occurs.most > 1, unit: id === unitLoop });
      }
      hang(open.at(-1)!.tree, use.use.name, valuesOf(segment.elements, use, delimiters), use.use.occurs.most > 1);
    },
    end: () => {
      while (open.length > 1) close();
      return root.tree as Tree;
    },
  };
};

/** One that is too many does not take the place of the first. */
const hang = (tree: Record<string, unknown>, name: string, value: unknown, listed: boolean): void => {
  if (!listed) tree[name] ??= value;
  else if (Array.isArray(tree[name])) tree[name].push(value);
  else tree[name] = [value];
};

/** The elements of a segment by name; what is empty is left out, and so is what lies beyond the declaration. */
export const valuesOf = (elements: readonly string[], use: CompiledUse, delimiters: Delimiters): Tree => {
  const values: Record<string, TreeValue> = {};
  for (const [index, check] of use.checks.entries()) {
    const bytes = elements[index + 1];
    if (bytes === undefined || bytes === '') continue;
    if (check.repeats > 1) {
      const many = delimiters.repetition === null ? [bytes] : bytes.split(delimiters.repetition);
      values[check.name] = many.map((one) => valueOf(one, check, delimiters));
    } else values[check.name] = valueOf(bytes, check, delimiters);
  }
  return values;
};

const valueOf = (bytes: string, { parts }: PlaceCheck, delimiters: Delimiters): TreeValue => {
  if (parts === null) return valueOfBytes(bytes);
  const values: Record<string, TreeValue> = {};
  for (const [index, part] of bytes.split(delimiters.component).entries())
    if (part !== '' && parts[index]) values[parts[index].name] = valueOfBytes(part);
  return values;
};
