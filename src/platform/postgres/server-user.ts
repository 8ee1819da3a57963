/**
 * Who runs PostgreSQL, and where its data and programs lie so that this user can reach them.
 *
 * PostgreSQL refuses to run as root. Where we are root, it runs as the owner of the data, of the folder, or as
 * `nobody`; and where that user can't come to the folder or to the programs (a project below /root), copies of the
 * programs, or the data, lie below /var/lib/claimgraph. Permissions of folders that we did not make are never altered.
 */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, lchown, mkdir, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries, ServerUser } from './postgres-binaries.ts';
import { readPrivateJson, writePrivateJson } from './private-file.ts';
import { isAlive, outputOf } from './process-table.ts';

/** What belongs together for one server. */
export interface ServerHome {
  /** The folder that was asked for, without symbolic links. */
  readonly folder: string;
  /** Where the data really lies: `folder`, or a folder below /var/lib/claimgraph. */
  readonly place: string;
  /** PostgreSQL's data directory, in `place`. */
  readonly data: string;
  readonly user: ServerUser;
  readonly binaries: PostgresBinaries;
}

/** Finds or makes the folder, and decides on the rest. `onLog` hears of a place elsewhere. */
export const settleServerHome = async (
  path: string,
  binaries: PostgresBinaries,
  onLog: (line: string) => void,
): Promise<ServerHome> => {
  const folder = await makeFolder(path);
  const pointer = await readPrivateJson(join(folder, POINTER));
  const pointed = typeof pointer?.place === 'string' ? pointer.place : null;
  const home =
    process.getuid?.() === 0
      ? await homeForRoot(folder, pointed, binaries)
      : { folder, place: pointed ?? folder, user: null, binaries };
  const data = join(home.place, 'data');
  await mustBeUsable({ ...home, data }, pointed !== null);
  if (home.place !== folder)
    onLog(`The data of ${folder} lies in ${home.place}, since PostgreSQL's user can't reach the folder.`);
  return { ...home, data };
};

/** Leaves word in the folder that its data lies elsewhere, once there is data. */
export const leavePointer = async ({ folder, place }: ServerHome): Promise<void> => {
  if (place === folder || (await exists(join(folder, POINTER)))) return;
  const note =
    'The data of this folder lies in `place`: PostgreSQL does not run as root, and its user can not reach this folder.';
  await writePrivateJson(join(folder, POINTER), { note, place });
};

/** Gives the data to its user where it belongs to root: after a restore, say. */
export const ownData = async ({ data, user }: Pick<ServerHome, 'data' | 'user'>): Promise<void> => {
  if (!user || (await stat(data)).uid === user.uid) return;
  await lchown(data, user.uid, user.gid);
  for (const entry of await readdir(data, { recursive: true })) await lchown(join(data, entry), user.uid, user.gid);
};

/** Who runs initdb, which insists on a user with a name; a container's folder may belong to a bare number. */
export const initdbUser = async ({ user, place }: ServerHome): Promise<ServerUser> => {
  if (!user || (await outputOf('id', ['-un', `${user.uid}`])) !== null) return user;
  const nobody = await nobodyUser();
  return (await canReach(nobody, [place])) ? nobody : user;
};

/** Whether the path leads to something; a path that may not be looked at is a fault. */
export const exists = async (path: string): Promise<boolean> => (await statOrNull(path)) !== null;

const POINTER = 'location.json';
const STATE_FOLDER = '/var/lib/claimgraph';
const NOBODY = { uid: 65534, gid: 65534 };

/** New folders belong to the owner of the one they are made in: a start with sudo does not lock that user out. */
const makeFolder = async (path: string): Promise<string> => {
  const first = await mkdir(resolve(path), { recursive: true });
  if (first !== undefined && process.getuid?.() === 0) {
    const { uid, gid } = await stat(dirname(first));
    for (let made = resolve(path); made.length >= first.length; made = dirname(made)) await chown(made, uid, gid);
  }
  return realpath(resolve(path));
};

const homeForRoot = async (
  folder: string,
  pointed: string | null,
  binaries: PostgresBinaries,
): Promise<Omit<ServerHome, 'data'>> => {
  if (pointed !== null) await mustHoldData(folder, pointed);
  const near = pointed ?? folder;
  const user = await serverUser(near);
  if (await canReach(user, [near])) return { folder, place: near, user, binaries: await reachable(user, binaries) };
  if (pointed !== null || (await exists(join(folder, 'data', 'PG_VERSION')))) {
    throw new Error(`${join(near, 'data')} can't be reached by the user ${user.uid}, who owns it. Let that user pass.`);
  }
  const place = join(await stateFolder(user), createHash('sha256').update(folder).digest('hex').slice(0, 16));
  await makePassable(place);
  return { folder, place, user: await serverUser(place, user), binaries: await reachable(user, binaries) };
};

/** The first that is not root: the owner of the data, the owner of the folder, `otherwise`, `nobody`. */
const serverUser = async (place: string, otherwise?: NonNullable<ServerUser>): Promise<NonNullable<ServerUser>> => {
  const owners = [await statOrNull(join(place, 'data')), await statOrNull(place)];
  const owner = owners.find((entry) => entry !== null && entry.uid !== 0);
  // Root's group is no more for the server than root is.
  if (owner) return { uid: owner.uid, gid: owner.gid === 0 ? NOBODY.gid : owner.gid };
  return otherwise ?? nobodyUser();
};

/** On macOS `nobody` has a negative id, which no program is started with; `_postgres` is there for us. */
const nobodyUser = async (): Promise<NonNullable<ServerUser>> => {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, uid, gid] = /^(?:nobody|_postgres):[^:]*:(\d+):(\d+):/m.exec(accounts) ?? [];
  return uid ? { uid: Number(uid), gid: Number(gid) } : NOBODY;
};

/** Asks the system, since modes alone don't tell: whether the user may pass into every one of the folders. */
const canReach = async (user: NonNullable<ServerUser>, folders: readonly string[]): Promise<boolean> => {
  const script = 'for folder; do test -x "$folder" || exit 9; done';
  try {
    await promisify(execFile)('/bin/sh', ['-c', script, 'sh', ...folders], { ...user, cwd: '/' });
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 9) return false;
    throw error;
  }
};

/** The binaries themselves, or a copy that the user can reach: made once for each version. */
const reachable = async (user: NonNullable<ServerUser>, binaries: PostgresBinaries): Promise<PostgresBinaries> => {
  if (await canReach(user, partsOf(binaries.native))) return binaries;
  const parent = await stateFolder(user);
  const native = join(parent, `postgresql-${binaries.version}`);
  if (!(await exists(native))) await copyBinaries(binaries.native, native);
  return { ...binaries, native };
};

const partsOf = (native: string): string[] => [
  join(native, 'bin', 'postgres'),
  join(native, 'lib'),
  join(native, 'share', 'postgresql'),
];

const copyBinaries = async (from: string, to: string): Promise<void> => {
  for (const name of await readdir(dirname(to))) {
    const maker = /\.copying-(\d+)$/.exec(name)?.[1];
    if (maker && !(await isAlive(Number(maker)))) await rm(join(dirname(to), name), { recursive: true });
  }
  const draft = `${to}.copying-${process.pid}`;
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await makeReadable(draft);
  try {
    await rename(draft, to);
  } catch (error) {
    // Another server of ours was quicker: its copy is as good.
    if (!(await exists(to))) throw error;
    await rm(draft, { recursive: true });
  }
};

const makeReadable = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
};

const stateFolder = async (user: NonNullable<ServerUser>): Promise<string> => {
  await makePassable(STATE_FOLDER);
  if (await canReach(user, [STATE_FOLDER])) return STATE_FOLDER;
  throw new Error(`${STATE_FOLDER} can't be reached by the user ${user.uid}, who would run PostgreSQL. Set DATA_DIR.`);
};

/** A folder of root's that others may pass through and not list. */
const makePassable = async (path: string): Promise<void> => {
  const first = await mkdir(path, { recursive: true, mode: 0o711 });
  if (first !== undefined) await chmod(path, 0o711);
};

const mustBeUsable = async (
  { folder, place, data, user }: Omit<ServerHome, 'binaries'>,
  pointed: boolean,
): Promise<void> => {
  const version = await statOrNull(join(data, 'PG_VERSION')).catch((error: NodeJS.ErrnoException) => error);
  const owner = await statOrNull(data).catch((error: NodeJS.ErrnoException) => error);
  const foreign =
    owner instanceof Error ||
    (user === null && owner !== null && process.getuid !== undefined && owner.uid !== process.getuid());
  if (foreign || version instanceof Error) {
    throw new Error(
      `The data of ${folder} lies in ${data} and belongs to another user. Start as that user or as root.`,
      {
        cause: version instanceof Error ? version : undefined,
      },
    );
  }
  if (pointed) await mustHoldData(folder, place);
};

/** An empty database in place of a lost one would look as if all were well. */
const mustHoldData = async (folder: string, place: string): Promise<void> => {
  if (await exists(join(place, 'data', 'PG_VERSION'))) return;
  throw new Error(
    `${join(folder, POINTER)} says that the data lies in ${place}, and there is none. Restore it, or delete the file.`,
  );
};

const statOrNull = async (path: string) => {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};
