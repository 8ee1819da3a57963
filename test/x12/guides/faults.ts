/** What is wrong with a guide as declared: faults that TypeScript does not see. */

import { DATA_ELEMENTS } from '../../../src/x12/declare/data-elements.ts';
import type { Child, Guide, Loop, Spec, Use } from '../../../src/x12/declare/guide.ts';
import type { Field, SyntaxRule } from '../../../src/x12/declare/segment.ts';

/** Each fault with the loop that has it. None in a guide that reader and writer can work with. */
export const faultsOf = (guide: Guide): string[] => [
  ...faultsOfChildren(guide.transactionSet, guide.children),
  ...loopsOf(guide).flatMap((loop) => [
    ...faultsOfChildren(loop.id, loop.children),
    ...faultsOfOpener(loop),
    ...doublesBelow(loop),
  ]),
  ...usesOf(guide).flatMap(faultsOfUse),
];

/** All loops, also those within loops; one that stands in two places is there twice. */
export const loopsOf = (parent: { readonly children: readonly Child[] }): Loop[] =>
  parent.children.filter((child) => child.kind === 'loop').flatMap((loop) => [loop, ...loopsOf(loop)]);

/** The loop of an id. */
export const loopOf = (guide: Guide, id: string): Loop => {
  const loop = loopsOf(guide).find((one) => one.id === id);
  if (!loop) throw new Error(`The guide has no loop ${id}`);
  return loop;
};

/** How often a child may stand in its loop. */
export const mostOf = (parent: { readonly children: readonly Child[] }, name: string): number => {
  const child = parent.children.find((one) => one.name === name);
  if (!child) throw new Error(`There is no ${name} here`);
  return child.occurs.most;
};

const usesOf = (guide: Guide): Use[] =>
  [guide, ...loopsOf(guide)].flatMap((parent) => parent.children.filter((child) => child.kind === 'segment'));

const faultsOfChildren = (place: string, children: readonly Child[]): string[] => [
  ...repeatsIn(children.map((child) => child.name)).map((name) => `${place}: two are called ${name}`),
  ...children
    .filter((child, at) => child.occurs.position < (children[at - 1]?.occurs.position ?? 0))
    .map((child) => `${place}: ${child.name} stands at ${child.occurs.position}, before what precedes it`),
  ...twins(place, children),
];

const faultsOfOpener = (loop: Loop): string[] => {
  const { occurs } = openerOf(loop);
  return occurs.usage === 'R' && occurs.most === 1 ? [] : [`${loop.id}: what opens it is not needed exactly once`];
};

/** Pairs that no code of a needed qualifier tells apart. */
const twins = (place: string, children: readonly Child[]): string[] =>
  children.flatMap((one, at) =>
    children
      .slice(at + 1)
      .filter((other) => !toldApart(openerOf(one), openerOf(other)))
      .map((other) => `${place}: nothing tells ${one.name} from ${other.name}`),
  );

/** Loops below those that a loop holds, which could be taken for its own next occurrence. */
const doublesBelow = (loop: Loop): string[] =>
  loopsOf(loop)
    .filter((inner) => !loop.children.includes(inner) && !toldApart(openerOf(loop), openerOf(inner)))
    .map((inner) => `${loop.id}: nothing tells ${inner.name} from the next ${loop.name}`);

const toldApart = (one: Use, other: Use): boolean => {
  if (one.segment.id !== other.segment.id) return true;
  const others = new Map(qualifiersOf(other));
  return qualifiersOf(one).some(([name, codes]) => {
    const rest = others.get(name);
    return rest !== undefined && !codes.some((code) => rest.includes(code));
  });
};

/** The needed elements, and parts of needed elements, that may say only what is listed. */
const qualifiersOf = (use: Use): (readonly [name: string, codes: readonly string[]])[] =>
  flat(use.elements)
    .filter(({ needed, spec }) => needed && spec.codes)
    .map(({ name, spec }) => [name, spec.codes!] as const);

const flat = (
  specs: Readonly<Record<string, Spec>>,
  within = '',
  wanted = true,
): { readonly name: string; readonly spec: Spec; readonly needed: boolean }[] =>
  Object.entries(specs).flatMap(([key, spec]) => {
    const name = within + key;
    const needed = wanted && spec.usage === 'R';
    return [{ name, spec, needed }, ...flat(spec.parts ?? {}, `${name}.`, needed)];
  });

const faultsOfUse = (use: Use): string[] => [
  ...use.segment.syntax.filter((rule) => !keeps(use, rule)).map((rule) => `${use.name} breaks ${nameOf(rule)}`),
  ...flat(use.elements).flatMap(({ name, spec }) =>
    (spec.codes ?? [])
      .filter((code) => !fits(code, elementOf(use, name)))
      .map((code) => `${use.name}: ${code} is too short or too long for ${name}`),
  ),
  ...flat(use.elements).flatMap(({ name, spec }) =>
    repeatsIn(spec.codes ?? []).map((code) => `${use.name}: ${name} lists ${code} twice`),
  ),
];

/** Whether a segment that uses all that the guide lets it use can keep the rule, and one with the needed alone. */
const keeps = (use: Use, rule: SyntaxRule): boolean => {
  const usages = rule.positions.map((at) => use.elements[use.segment.places[at - 1]!.name]?.usage);
  const [first, ...rest] = usages;
  if (rule.kind === 'P') return usages.every((usage) => usage === first);
  if (rule.kind === 'R') return usages.some((usage) => usage !== undefined);
  if (rule.kind === 'E') return usages.filter((usage) => usage === 'R').length <= 1;
  if (first === undefined) return true;
  return rule.kind === 'C' ? rest.every((usage) => usage !== undefined) : rest.some((usage) => usage !== undefined);
};

const nameOf = ({ kind, positions }: SyntaxRule): string =>
  kind + positions.map((at) => String(at).padStart(2, '0')).join('');

const elementOf = (use: Use, name: string): Field => {
  const [element, part] = name.split('.') as [string, string | undefined];
  const field = use.segment.fields[element]!;
  const one = typeof field === 'object' && 'of' in field ? field.of : field;
  return part && typeof one === 'object' ? one.parts[part]! : one;
};

const fits = (code: string, field: Field): boolean => {
  const { least, most } = DATA_ELEMENTS[field as keyof typeof DATA_ELEMENTS];
  return code.length >= least && code.length <= most;
};

const openerOf = (child: Child): Use => (child.kind === 'loop' ? openerOf(child.children[0]!) : child);

const repeatsIn = (list: readonly string[]): string[] => list.filter((one, at) => list.indexOf(one) < at);
