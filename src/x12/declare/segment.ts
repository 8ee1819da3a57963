/** A segment is declared once: its elements in order, by the standard's names, and what they demand of each other. */

import { DATA_ELEMENTS } from './data-elements.ts';
import type { DataElement } from './data-element.ts';

type ElementNumber = keyof typeof DATA_ELEMENTS;

/** Elements inside one element, parted by the component separator. */
export interface Composite<P extends Parts = Parts> {
  /** The standard's id, such as C003. */
  readonly id: string;
  readonly parts: P;
  /** What the parts demand of each other. */
  readonly syntax: readonly SyntaxRule[];
}

export type Parts = Readonly<Record<string, ElementNumber>>;

/** One that may stand several times, parted by the repetition separator. */
export interface Repeated<O extends ElementNumber | Composite = ElementNumber | Composite> {
  readonly of: O;
  /** How often at most. */
  readonly most: number;
}

export type Field = ElementNumber | Composite | Repeated;

export type Fields = Readonly<Record<string, Field>>;

/** A place of a segment, as the reader and the writer use it. */
export interface Place {
  readonly name: string;
  /** The element, or the first of its parts. */
  readonly element: DataElement;
  readonly composite: CompositePlace | null;
  /** How often it may stand, parted by the repetition separator. */
  readonly repeats: number;
}

export interface CompositePlace {
  readonly id: string;
  readonly parts: readonly { readonly name: string; readonly element: DataElement }[];
  readonly syntax: readonly SyntaxRule[];
}

export interface SegmentDeclaration<F extends Fields = Fields> {
  readonly id: string;
  readonly fields: F;
  /** In the order of the standard: the first is element 01. */
  readonly places: readonly Place[];
  readonly syntax: readonly SyntaxRule[];
}

/**
 * What elements demand of each other, as the standard writes it: P all or none, R at least one, E at most one, C the
 * others when the first is there, L one of the others when the first is there.
 */
export interface SyntaxRule {
  readonly kind: 'P' | 'R' | 'E' | 'C' | 'L';
  /** Positions from 1. */
  readonly positions: readonly number[];
}

/**
 * Declares a segment. Each field is named once, with the number of its data element; `syntax` holds rules such as
 * `P0607`.
 */
export const segment = <const F extends Fields>(
  id: string,
  fields: F,
  syntax: readonly string[] = [],
): SegmentDeclaration<F> => ({
  id,
  fields,
  places: Object.entries(fields).map(([name, field]) => placeOf(name, field)),
  syntax: syntax.map(ruleOf),
});

/** Declares a composite element. */
export const composite = <const P extends Parts>(
  id: string,
  parts: P,
  syntax: readonly string[] = [],
): Composite<P> => ({
  id,
  parts,
  syntax: syntax.map(ruleOf),
});

/** Declares an element that may stand up to `most` times. */
export const repeated = <const O extends ElementNumber | Composite>(of: O, most: number): Repeated<O> => ({ of, most });

const placeOf = (name: string, field: Field): Place => {
  if (typeof field === 'string') return { name, element: DATA_ELEMENTS[field], composite: null, repeats: 1 };
  if ('of' in field) return { ...placeOf(name, field.of), repeats: field.most };
  const parts = Object.entries(field.parts).map(([part, number]) => ({ name: part, element: DATA_ELEMENTS[number] }));
  return { name, element: parts[0]!.element, composite: { id: field.id, parts, syntax: field.syntax }, repeats: 1 };
};

const ruleOf = (text: string): SyntaxRule => {
  const match = /^([PRECL])((?:\d\d){2,})$/.exec(text);
  if (!match) throw new Error(`"${text}" is no rule of syntax`);
  const positions = match[2]!.match(/\d\d/g)!.map(Number);
  return { kind: match[1] as SyntaxRule['kind'], positions };
};
