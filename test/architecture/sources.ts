/** The program's own files as text: what they import, and from which part of the house. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Import {
  /** A path from the root of the project for files of ours, else the package's name. */
  readonly of: string;
  /** True when nothing of it is left once types are gone. */
  readonly typesOnly: boolean;
}

export interface Source {
  /** From the root of the project, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

/** Every TypeScript file under `src`, but for what tools write. */
export const sources = (): Source[] =>
  filesUnder(join(ROOT, 'src'))
    .filter((path) => !path.includes('/generated/'))
    .map(sourceOf);

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return entry.name.endsWith('.ts') ? [relative(ROOT, path).split(sep).join('/')] : [];
  });

const sourceOf = (path: string): Source => {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const imports = [...text.matchAll(IMPORT)].map(([, types, from, called]) => ({
    of: resolved(path, (from ?? called)!),
    typesOnly: types !== undefined,
  }));
  return { path, text, lines: text.split('\n').length - 1, imports };
};

/** `import`, `export ... from`, `import()` and `require()`, with what they name. */
const IMPORT =
  /(?:^(?:import|export)\s+(?:(type)\s+)?(?:[^'";]*?\bfrom\s+)?'([^']+)'|\b(?:import|require)\('([^']+)'\))/gm;

const resolved = (from: string, name: string): string =>
  name.startsWith('.')
    ? normalize(join(dirname(from), name))
        .split(sep)
        .join('/')
    : packageOf(name);

const packageOf = (name: string): string => {
  const parts = name.split('/');
  return name.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
};

/** The folder of `src` that a file lies in; null for files at the top, and for those outside. */
export const folderOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
