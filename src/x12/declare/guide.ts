/**
 * An implementation guide is declared once: which segments stand in which loop, how often, with which elements and
 * codes. Reader, writer, acknowledgment and TypeScript's types are made from it.
 */

import type { Composite, Field, Fields, Repeated, SegmentDeclaration } from './segment.ts';

/** How a guide uses an element: R needed, S where the situation asks for it. An element it does not name is not used. */
export interface Spec<U extends 'R' | 'S' = 'R' | 'S', V = unknown> {
  readonly usage: U;
  /** What it may say; null for anything of its kind. */
  readonly codes: readonly string[] | null;
  /** How the parts of a composite are used; null for others. */
  readonly parts: Readonly<Record<string, Spec>> | null;
  /** For TypeScript alone: the type of the value. */
  readonly value?: V;
}

/** A needed element: with codes that it may say, or with the use of its parts. */
export function R(): Spec<'R', string>;
export function R<const P extends Readonly<Record<string, Spec>>>(parts: P): Spec<'R', ValuesOf<P>>;
export function R<const C extends readonly string[]>(...codes: C): Spec<'R', C[number]>;
export function R(...given: readonly (string | Readonly<Record<string, Spec>>)[]): Spec<'R'> {
  return spec('R', given);
}

/** An element that stands where the situation asks for it. */
export function S(): Spec<'S', string>;
export function S<const P extends Readonly<Record<string, Spec>>>(parts: P): Spec<'S', ValuesOf<P>>;
export function S<const C extends readonly string[]>(...codes: C): Spec<'S', C[number]>;
export function S(...given: readonly (string | Readonly<Record<string, Spec>>)[]): Spec<'S'> {
  return spec('S', given);
}

const spec = <U extends 'R' | 'S'>(usage: U, given: readonly (string | Readonly<Record<string, Spec>>)[]): Spec<U> => {
  const parts = given.find((one) => typeof one !== 'string') ?? null;
  const codes = given.filter((one) => typeof one === 'string');
  return { usage, codes: codes.length ? codes : null, parts };
};

/** The values of elements by name. */
export type ValuesOf<E extends Readonly<Record<string, Spec>>> = {
  readonly [K in keyof E as E[K] extends Spec<'R'> ? K : never]: E[K] extends Spec<'R' | 'S', infer V> ? V : never;
} & {
  readonly [K in keyof E as E[K] extends Spec<'R'> ? never : K]?: E[K] extends Spec<'R' | 'S', infer V> ? V : never;
};

/** How often something stands in its loop, and where: X12's own position, so that what shares one stands in any order. */
export interface Occurs<U extends 'R' | 'S' = 'R' | 'S', M extends number = number> {
  readonly usage: U;
  readonly position: number;
  /** Infinity where the guide sets no bound. */
  readonly most: M;
}

/** No bound on how often. */
export const ANY_NUMBER: number = Infinity;

/** Needed, once or up to `most` times. */
export function required(position: number): Occurs<'R', 1>;
export function required(position: number, most: number): Occurs<'R'>;
export function required(position: number, most = 1): Occurs<'R'> {
  return { usage: 'R', position, most };
}

/** There where the situation asks for it, once or up to `most` times. */
export function situational(position: number): Occurs<'S', 1>;
export function situational(position: number, most: number): Occurs<'S'>;
export function situational(position: number, most = 1): Occurs<'S'> {
  return { usage: 'S', position, most };
}

/** The elements of a segment that a guide uses. */
export type SpecsFor<F extends Fields> = { readonly [K in keyof F]?: Spec };

/** A segment at its place in a guide. */
export interface Use<
  N extends string = string,
  O extends Occurs = Occurs,
  F extends Fields = Fields,
  E extends Readonly<Record<string, Spec>> = Readonly<Record<string, Spec>>,
> {
  readonly kind: 'segment';
  /** What it is there for, such as billingProviderName. Unlike within its loop. */
  readonly name: N;
  readonly segment: SegmentDeclaration<F>;
  readonly occurs: O;
  readonly elements: E;
}

/** Segments and loops that stand, and repeat, together. The first is a segment: it opens the loop. */
export interface Loop<
  N extends string = string,
  O extends Occurs = Occurs,
  C extends readonly Child[] = readonly Child[],
> {
  readonly kind: 'loop';
  /** The guide's id, such as 2010AA. */
  readonly id: string;
  readonly name: N;
  readonly occurs: O;
  readonly children: C;
}

export type Child = Use | Loop;

/** A transaction set as a guide has it, ST and SE left out: they are of the envelope. */
export interface Guide<C extends readonly Child[] = readonly Child[]> {
  /** ST01, such as 837. */
  readonly transactionSet: string;
  /** ST03 and GS08, such as 005010X222A1. */
  readonly version: string;
  /** GS01, such as HC. */
  readonly functionalIdentifierCode: string;
  /** What it is, in a few words. */
  readonly title: string;
  readonly children: C;
}

export const use = <
  const N extends string,
  O extends Occurs,
  F extends Fields,
  const E extends SpecsFor<F> & Readonly<Record<string, Spec>>,
>(
  name: N,
  declaration: SegmentDeclaration<F>,
  occurs: O,
  elements: E & { readonly [K in Exclude<keyof E, keyof F>]: never },
): Use<N, O, F, E> => ({ kind: 'segment', name, segment: declaration, occurs, elements });

export const loop = <const N extends string, O extends Occurs, const C extends readonly [Use, ...Child[]]>(
  id: string,
  name: N,
  occurs: O,
  children: C,
): Loop<N, O, C> => ({ kind: 'loop', id, name, occurs, children });

export const guide = <const C extends readonly Child[]>(head: Omit<Guide, 'children'>, children: C): Guide<C> => ({
  ...head,
  children,
});

/** What a guide's transaction set, a loop or a segment holds, by the names of the declaration. */
export type TreeOf<T> =
  T extends Use<string, Occurs, infer F, infer E>
    ? SegmentValues<F, E>
    : T extends { readonly children: infer C extends readonly Child[] }
      ? ChildrenOf<C>
      : never;

/** A value, or a list of values where the element repeats. */
type SegmentValues<F extends Fields, E extends Readonly<Record<string, Spec>>> = {
  readonly [K in keyof E as E[K] extends Spec<'R'> ? K : never]: FieldValue<F, E, K>;
} & {
  readonly [K in keyof E as E[K] extends Spec<'R'> ? never : K]?: FieldValue<F, E, K>;
};

type FieldValue<F extends Fields, E extends Readonly<Record<string, Spec>>, K extends keyof E> =
  E[K] extends Spec<'R' | 'S', infer V> ? (K extends keyof F ? (F[K] extends Repeated ? readonly V[] : V) : V) : never;

type ChildrenOf<C extends readonly Child[]> = {
  readonly [K in C[number] as K['occurs']['usage'] extends 'R' ? K['name'] : never]: Occurrences<K>;
} & {
  readonly [K in C[number] as K['occurs']['usage'] extends 'R' ? never : K['name']]?: Occurrences<K>;
};

type Occurrences<K extends Child> = K['occurs']['most'] extends 1 ? TreeOf<K> : readonly TreeOf<K>[];

export type { Composite, Field };
