/** A guide made ready for reading: what each segment id can open or be, without a search through the declaration. */

import type { DataElement } from '../declare/data-element.ts';
import type { Child, Guide, Loop, Spec, Use } from '../declare/guide.ts';
import type { Place, SyntaxRule } from '../declare/segment.ts';

export interface CompiledLoop {
  /** Null for the transaction set itself. */
  readonly loop: Loop | null;
  readonly id: string | null;
  readonly children: readonly CompiledChild[];
  /** Children that a segment of this id may be or open, in order. */
  readonly byId: ReadonlyMap<string, readonly CompiledChild[]>;
  /** Whether its levels are told by HL segments. */
  readonly hierarchical: boolean;
}

export interface CompiledChild {
  /** Its place among the children of its loop. */
  readonly index: number;
  readonly position: number;
  readonly required: boolean;
  readonly most: number;
  /** What it is, or what opens it. */
  readonly use: CompiledUse;
  /** Null for a segment. */
  readonly loop: CompiledLoop | null;
}

export interface CompiledUse {
  readonly use: Use;
  readonly id: string;
  /** Values that tell this use from others of the same segment. */
  readonly qualifiers: readonly Qualifier[];
  readonly checks: readonly PlaceCheck[];
  readonly syntax: readonly SyntaxRule[];
  /** The last element that is needed, from 1; 0 when none is. */
  readonly lastNeeded: number;
  /** Whether a date is written as the element before it says. */
  readonly hasPeriod: boolean;
}

interface Qualifier {
  readonly element: number;
  /** The first part of a composite, parted by the component separator. */
  readonly composite: boolean;
  readonly codes: ReadonlySet<string>;
}

/** How a place of a segment is used. */
export interface PlaceCheck {
  readonly name: string;
  readonly usage: 'R' | 'S' | null;
  readonly element: DataElement;
  readonly codes: ReadonlySet<string> | null;
  readonly repeats: number;
  /** Null where it is no composite. */
  readonly parts: readonly PlaceCheck[] | null;
  readonly syntax: readonly SyntaxRule[];
  readonly hasPeriod: boolean;
}

export interface CompiledGuide {
  readonly guide: Guide;
  readonly root: CompiledLoop;
  /** Every segment id that the guide knows. */
  readonly ids: ReadonlySet<string>;
}

const compiled = new WeakMap<Guide, CompiledGuide>();

/** The guide made ready; once for each. */
export const compiledGuide = (guide: Guide): CompiledGuide => {
  let known = compiled.get(guide);
  if (known === undefined) {
    const loops = new Map<readonly Child[], CompiledLoop>();
    const root = compileLoop(null, guide.children, loops);
    const ids = new Set([...loops.values()].flatMap(({ byId }) => [...byId.keys()]));
    compiled.set(guide, (known = { guide, root, ids }));
  }
  return known;
};

const compileLoop = (
  loop: Loop | null,
  children: readonly Child[],
  done: Map<readonly Child[], CompiledLoop>,
): CompiledLoop => {
  const known = done.get(children);
  if (known) return known;
  const list = children.map((child, index): CompiledChild => {
    const { position, usage, most } = child.occurs;
    const below = child.kind === 'loop' ? compileLoop(child, child.children, done) : null;
    const use = compileUse(openingUse(child), children);
    return { index, position, required: usage === 'R', most, use, loop: below };
  });
  const byId = new Map<string, CompiledChild[]>();
  for (const child of list) byId.set(child.use.id, [...(byId.get(child.use.id) ?? []), child]);
  const made = { loop, id: loop?.id ?? null, children: list, byId, hierarchical: list[0]?.use.id === 'HL' };
  done.set(children, made);
  return made;
};

const compileUse = (use: Use, siblings: readonly Child[]): CompiledUse => {
  const checks = checksOf(use);
  const id = use.segment.id;
  const rivals = siblings.map(openingUse).filter((other) => other !== use && other.segment.id === id);
  return {
    use,
    id,
    qualifiers: qualifiersOf(id, checks, rivals.map(checksOf)),
    checks,
    syntax: use.segment.syntax,
    lastNeeded: checks.findLastIndex(({ usage }) => usage === 'R') + 1,
    hasPeriod: hasPeriod(checks),
  };
};

const openingUse = (child: Child): Use => (child.kind === 'segment' ? child : openingUse(child.children[0]!));

const checksOf = (use: Use): PlaceCheck[] =>
  use.segment.places.map((place) => placeCheck(place, use.elements[place.name]));

const hasPeriod = (checks: readonly PlaceCheck[]): boolean => checks.some(({ element }) => element.number === '1251');

const placeCheck = (place: Place, spec: Spec | undefined): PlaceCheck => {
  const parts =
    place.composite?.parts.map(({ name, element }) =>
      placeCheck({ name, element, composite: null, repeats: 1 }, spec?.parts?.[name]),
    ) ?? null;
  return {
    name: place.name,
    usage: spec?.usage ?? null,
    element: place.element,
    codes: spec?.codes ? new Set(spec.codes) : null,
    repeats: place.repeats,
    parts,
    syntax: place.composite?.syntax ?? [],
    hasPeriod: parts !== null && hasPeriod(parts),
  };
};

/**
 * Levels are told by HL03, everything else by its first element; by the second as well where a rival in the same loop
 * shares a code of the first.
 */
const qualifiersOf = (id: string, checks: readonly PlaceCheck[], rivals: readonly PlaceCheck[][]): Qualifier[] => {
  const first = qualifierAt(checks, id === 'HL' ? 3 : 1);
  if (first === null) return [];
  const shared = rivals.some((rival) => {
    const other = qualifierAt(rival, first.element);
    return other === null || [...first.codes].some((code) => other.codes.has(code));
  });
  const second = shared ? qualifierAt(checks, first.element + 1) : null;
  return second === null ? [first] : [first, second];
};

const qualifierAt = (checks: readonly PlaceCheck[], element: number): Qualifier | null => {
  const check = checks[element - 1];
  const codes = check?.parts?.[0]?.codes ?? check?.codes ?? null;
  return check?.usage === 'R' && codes !== null ? { element, composite: check.parts !== null, codes } : null;
};

/** Whether the elements of a segment are those of this use, going by what tells it from others. */
export const matches = (use: CompiledUse, elements: readonly string[], component: string): boolean =>
  use.qualifiers.every(({ element, composite, codes }) => {
    const value = elements[element] ?? '';
    const stop = composite ? value.indexOf(component) : -1;
    const code = stop < 0 ? value : value.slice(0, stop);
    return codes.has(code) || codes.has(code.trimEnd());
  });
