import type { Child, Spec } from '../../../src/x12/declare/guide.ts';

type Tree = Readonly<Record<string, unknown>>;

/** Where a tree departs from what a guide declares: what lacks, what is not declared, what is said in another code. */
export const departures = (children: readonly Child[], tree: Tree, path = ''): string[] => [
  ...unknownNames(
    tree,
    children.map((child) => child.name),
    path,
  ),
  ...children.flatMap((child) => departuresOf(child, tree[child.name], `${path}/${child.name}`)),
];

const departuresOf = (child: Child, found: unknown, path: string): string[] => {
  if (found === undefined) return child.occurs.usage === 'R' ? [`${path} lacks`] : [];
  const many = Array.isArray(found);
  if (many !== child.occurs.most > 1) return [`${path} is ${many ? 'a list' : 'no list'}`];
  const all = (many ? found : [found]) as Tree[];
  if (all.length > child.occurs.most) return [`${path} stands too often`];
  return all.flatMap((one) =>
    child.kind === 'loop' ? departures(child.children, one, path) : departuresOfValues(child.elements, one, path),
  );
};

const departuresOfValues = (specs: Readonly<Record<string, Spec>>, values: Tree, path: string): string[] => [
  ...unknownNames(values, Object.keys(specs), path),
  ...Object.entries(specs).flatMap(([name, spec]) => departuresOfValue(spec, values[name], `${path}/${name}`)),
];

const departuresOfValue = (spec: Spec, value: unknown, path: string): string[] => {
  if (value === undefined) return spec.usage === 'R' ? [`${path} lacks`] : [];
  if (Array.isArray(value)) return value.flatMap((one) => departuresOfValue(spec, one, path));
  if (spec.parts) return departuresOfValues(spec.parts, value as Tree, path);
  const text = value as string;
  return spec.codes && !spec.codes.includes(text) ? [`${path} says ${text}`] : [];
};

const unknownNames = (tree: Tree, known: readonly string[], path: string) =>
  Object.keys(tree)
    .filter((name) => !known.includes(name))
    .map((name) => `${path}/${name} is not declared`);
