import { describe, expect, test } from '@jest/globals';
import { folderOf, sources, type Source } from './sources.ts';

/** From the ground up: each part may know itself and those before it. */
const FEATURES = [
  'platform',
  'access',
  'reading',
  'audit',
  'workflow',
  'codesets',
  'parties',
  'coding',
  'billing',
  'remittance',
  'denials',
];

/** Parts beside that order, and what each may know. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  execution: ['platform', 'access', 'reading'],
  fhir: FEATURES,
  sample: ['platform', 'codesets'],
  x12: ['platform'],
  cli: [...FEATURES, 'execution', 'fhir', 'sample', 'x12'],
};

/** Files from elsewhere are known from billing on. */
const KNOW_X12 = FEATURES.slice(FEATURES.indexOf('billing'));

const ALL = sources();
const mayKnow = (folder: string): readonly string[] =>
  FEATURES.includes(folder)
    ? [...FEATURES.slice(0, FEATURES.indexOf(folder) + 1), ...(KNOW_X12.includes(folder) ? ['x12'] : [])]
    : [folder, ...(BESIDE[folder] ?? [])];

describe('The order of the house', () => {
  test('has a place for every folder', () => {
    const folders = new Set(ALL.map(({ path }) => folderOf(path)).filter((folder) => folder !== null));
    expect([...folders].toSorted()).toEqual([...FEATURES, ...Object.keys(BESIDE)].toSorted());
  });

  test('is kept: nobody knows those above', () => {
    const wrong = ALL.flatMap(({ path, imports }) => {
      const folder = folderOf(path);
      if (folder === null) return [];
      return imports
        .filter(({ of }) => of.startsWith('src/') && !allowed(folder, of))
        .map(({ of }) => `${path} imports ${of}`);
    });
    expect(wrong).toEqual([]);
  });

  test('is seen whole only by the command line and the files at the top', () => {
    const seesAll = ALL.filter(
      ({ path, imports }) => folderOf(path) !== 'cli' && imports.some(({ of }) => folderOf(of) === 'cli'),
    );
    expect(seesAll.map(({ path }) => path)).toEqual(['src/main.ts']);
  });

  test('has no circle of modules', () => {
    expect(circles(ALL)).toEqual([]);
  });
});

/** The command line also knows the files at the top; nobody else does. */
const allowed = (folder: string, imported: string): boolean => {
  const of = folderOf(imported);
  return of === null ? folder === 'cli' : mayKnow(folder).includes(of);
};

/** Every circle among modules, types left out, as a list of its files. */
const circles = (all: readonly Source[]): string[] => {
  const byPath = new Map(all.map((source) => [source.path, source]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    const start = above.indexOf(path);
    if (start >= 0) found.push([...above.slice(start), path].join(' > '));
    if (start >= 0 || done.has(path)) return;
    for (const { of, typesOnly } of byPath.get(path)?.imports ?? []) if (!typesOnly) visit(of, [...above, path]);
    done.add(path);
  };
  for (const { path } of all) visit(path, []);
  return found;
};

describe('The reader of imports', () => {
  test('sees every way of importing', () => {
    const shield = ALL.find(({ path }) => path === 'src/access/shield.ts')!;
    expect(shield.imports.map(({ of }) => of)).toEqual(
      expect.arrayContaining(['node:module', 'graphql-shield', 'graphql-middleware', 'src/access/permissions.ts']),
    );
    expect(shield.imports.find(({ of }) => of === 'src/access/context.ts')).toEqual({
      of: 'src/access/context.ts',
      typesOnly: true,
    });
    const entities = ALL.find(({ path }) => path === 'src/entities.ts')!;
    expect(entities.imports.length).toBeGreaterThan(10);
    expect(entities.imports.every(({ of }) => of.endsWith('.entity.ts'))).toBe(true);
  });

  test('finds a circle where there is one', () => {
    const file = (path: string, of: string, typesOnly = false): Source => ({
      path,
      text: '',
      lines: 0,
      imports: [{ of, typesOnly }],
    });
    expect(circles([file('a', 'b'), file('b', 'c'), file('c', 'a')])).toEqual(['a > b > c > a']);
    expect(circles([file('a', 'b'), file('b', 'a', true)])).toEqual([]);
  });
});

describe('A package that is dangerous in many hands is in one', () => {
  const users = (name: string): string[] =>
    ALL.filter(({ imports }) => imports.some(({ of }) => of === name)).map(({ path }) => path);

  test('graphql-shield and graphql-middleware in access/shield.ts', () => {
    expect(users('graphql-shield')).toEqual(['src/access/shield.ts']);
    expect(users('graphql-middleware')).toEqual(['src/access/shield.ts']);
  });

  test('the token library in access/tokens.ts, fastify and Apollo in platform', () => {
    expect(users('jose')).toEqual(['src/access/tokens.ts']);
    for (const name of ['fastify', '@apollo/server', '@as-integrations/fastify'])
      for (const path of users(name)) expect(folderOf(path)).toBe('platform');
  });
});
