/** Valid transaction sets drawn at random from a guide's declaration. */

import type { DataElement } from '../../src/x12/declare/data-element.ts';
import type { Child, Guide, Loop, Spec, Use } from '../../src/x12/declare/guide.ts';
import type { Place, SyntaxRule } from '../../src/x12/declare/segment.ts';

export type Random = () => number;

/** mulberry32: a seed gives the same numbers everywhere. */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Values = Record<string, unknown>;

const chance = (random: Random, part: number): boolean => random() < part;
const upTo = (random: Random, most: number): number => Math.floor(random() * (most + 1));
const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** `fullness` is the share of what is situational that stands. */
export const generate = (guide: Guide, random: Random, fullness = 0.4): Values => {
  const tree = childrenOf(guide.children, random, fullness);
  number(guide.children, tree, { last: 0 }, '');
  return tree;
};

const childrenOf = (children: readonly Child[], random: Random, fullness: number): Values => {
  const tree: Values = {};
  for (const child of children) {
    const { usage, most } = child.occurs;
    if (usage === 'S' && !chance(random, fullness)) continue;
    const make = (): Values =>
      child.kind === 'loop' ? childrenOf(child.children, random, fullness * 0.8) : segmentOf(child, random, fullness);
    tree[child.name] = most === 1 ? make() : Array.from({ length: 1 + upTo(random, Math.min(most, 3) - 1) }, make);
  }
  return tree;
};

const segmentOf = (use: Use, random: Random, fullness: number): Values => {
  const { places, syntax } = use.segment;
  const values: Values = {};
  for (const place of places) {
    const spec = use.elements[place.name];
    if (spec && (spec.usage === 'R' || chance(random, fullness)))
      values[place.name] = valueFor(place, spec, random, fullness);
  }
  obey(syntax, places, use.elements, values, (place, spec) => valueFor(place, spec, random, fullness));
  dates(places, values, random);
  return values;
};

const valueFor = (place: Place, spec: Spec, random: Random, fullness: number): unknown => {
  const once = (): unknown =>
    place.composite === null ? plain(place.element, spec, random) : compositeOf(place, spec, random, fullness);
  return place.repeats === 1 ? once() : Array.from({ length: 1 + upTo(random, Math.min(place.repeats, 3) - 1) }, once);
};

const compositeOf = (place: Place, spec: Spec, random: Random, fullness: number): Values => {
  const { parts, syntax } = place.composite!;
  const specs = spec.parts ?? {};
  const values: Values = {};
  for (const { name, element } of parts) {
    const part = specs[name];
    if (part && (part.usage === 'R' || chance(random, fullness))) values[name] = plain(element, part, random);
  }
  const asPlaces = parts.map(({ name, element }): Place => ({ name, element, composite: null, repeats: 1 }));
  obey(syntax, asPlaces, specs, values, (one, part) => plain(one.element, part, random));
  dates(asPlaces, values, random);
  return values;
};

/** Adds what a rule of syntax asks for, or takes away what it forbids. */
const obey = (
  rules: readonly SyntaxRule[],
  places: readonly Place[],
  specs: Readonly<Record<string, Spec>>,
  values: Values,
  make: (place: Place, spec: Spec) => unknown,
): void => {
  for (let round = 0; round < 4; round += 1) {
    for (const { kind, positions } of rules) {
      const list = positions.map((position) => places[position - 1]!);
      const isThere = (place: Place): boolean => values[place.name] !== undefined;
      const add = (place: Place): boolean => {
        const spec = specs[place.name];
        if (spec) values[place.name] ??= make(place, spec);
        return spec !== undefined;
      };
      const drop = (place: Place): void => {
        if (specs[place.name]?.usage === 'S') delete values[place.name];
      };
      if (kind === 'P' && list.some(isThere) && !list.every(add)) list.forEach(drop);
      if (kind === 'R' && !list.some(isThere)) list.some(add);
      if (kind === 'E') list.filter(isThere).slice(1).forEach(drop);
      if (kind === 'C' && isThere(list[0]!) && !list.every(add)) drop(list[0]!);
      if (kind === 'L' && isThere(list[0]!) && !list.slice(1).some(isThere) && !list.slice(1).some(add)) drop(list[0]!);
    }
  }
};

/** A period is written as the format before it says. */
const dates = (places: readonly Place[], values: Values, random: Random): void => {
  for (const [index, place] of places.entries()) {
    const format = values[place.name];
    const next = places[index + 1];
    if (place.element.number !== '1250' || next?.element.number !== '1251' || values[next.name] === undefined) continue;
    values[next.name] = period(String(format), random);
  }
};

const period = (format: string, random: Random): string => {
  const [a, b] = [day(random), day(random)].sort();
  const time = `${two(upTo(random, 23))}${two(upTo(random, 59))}`;
  const forms: Readonly<Record<string, string>> = {
    D8: a!,
    RD8: `${a}-${b}`,
    DT: `${a}${time}`,
    RDT: `${a}${time}-${b}${time}`,
    TM: time,
    D6: a!.slice(2),
  };
  return forms[format] ?? a!;
};

const two = (value: number): string => String(value).padStart(2, '0');
const day = (random: Random): string =>
  `20${two(20 + upTo(random, 9))}${two(1 + upTo(random, 11))}${two(1 + upTo(random, 27))}`;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const TEXT = `${LETTERS}abcdefghijklmnopqrstuvwxyz .,-'&()/#é`;

const plain = ({ kind, least, most }: DataElement, spec: Spec, random: Random): string => {
  if (spec.codes) return oneOf(random, spec.codes);
  const length = least + upTo(random, Math.min(most, 30) - least);
  const digits = (count: number): string => Array.from({ length: count }, () => String(upTo(random, 9))).join('');
  const letters = (count: number, from: string): string =>
    Array.from({ length: count }, () => oneOf(random, [...from])).join('');
  switch (kind) {
    case 'N0':
    case 'N2':
      return digits(length);
    case 'R':
      return length >= 3
        ? `${chance(random, 0.1) ? '-' : ''}${1 + upTo(random, 8)}${digits(length - 3)}.${digits(2)}`
        : digits(length);
    case 'DT':
      return most === 6 ? day(random).slice(2) : day(random);
    case 'TM':
      return `${two(upTo(random, 23))}${two(upTo(random, 59))}`;
    case 'ID':
      return letters(length, LETTERS);
    // Two bytes of é must not make it too long; spaces at the ends would not come back.
    case 'AN':
    case 'B':
      return length < 3
        ? letters(length, LETTERS)
        : `${letters(1, LETTERS)}${letters(Math.floor((length - 2) / 2), TEXT)}${letters(1, LETTERS)}`.padEnd(
            least,
            'X',
          );
  }
};

/** Gives levels their numbers, their parents and whether others follow below. */
const number = (children: readonly Child[], tree: Values, count: { last: number }, parent: string): void => {
  for (const child of children) {
    const value = tree[child.name];
    if (child.kind !== 'loop' || value === undefined) continue;
    for (const one of (Array.isArray(value) ? value : [value]) as Values[]) {
      const opening = child.children[0] as Use;
      let below = parent;
      if (opening.segment.id === 'HL') {
        const level = one[opening.name] as Values;
        below = String((count.last += 1));
        level['hierarchicalIdNumber'] = below;
        if (opening.elements['hierarchicalParentIdNumber']) level['hierarchicalParentIdNumber'] = parent;
        if (parent === '') delete level['hierarchicalParentIdNumber'];
        const lower = child.children.filter(
          (each): each is Loop => each.kind === 'loop' && (each.children[0] as Use).segment.id === 'HL',
        );
        if (opening.elements['hierarchicalChildCode'] && lower.length > 0)
          level['hierarchicalChildCode'] = lower.some(({ name }) => one[name] !== undefined) ? '1' : '0';
      }
      number(child.children, one, count, below);
    }
  }
};
