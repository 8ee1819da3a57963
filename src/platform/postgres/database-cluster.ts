/** A PostgreSQL data directory and the password of its superuser: made once, whole or not at all. */

import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { killProcessesIn } from './leftover-servers.ts';
import { spawnProgram } from './postgres-binaries.ts';
import type { ServerUser } from './postgres-binaries.ts';
import { readPrivateJson, syncFolder, writePrivateJson } from './private-file.ts';
import { exists, initdbUser, ownData } from './server-user.ts';
import type { ServerHome } from './server-user.ts';

export interface Superuser {
  readonly name: string;
  readonly password: string;
}

/**
 * Makes the data directory at first use: UTF-8, sorted by code point on every platform, with data checksums and
 * passwords for every connection. To be called by the holder of the lock. With `durable` false nothing is flushed to
 * the disk, which is for tests.
 *
 * @throws an error with what initdb said.
 */
export const makeClusterOnce = async (home: ServerHome, durable: boolean): Promise<Superuser> => {
  await clearUnfinished(home.place);
  const superuser = await superuserOnce(home);
  if (await exists(join(home.data, 'PG_VERSION'))) {
    await ownData(home);
    return superuser;
  }
  const user = await initdbUser(home);
  const draft = join(home.place, `${UNFINISHED}${process.pid}-${Date.now()}`);
  await makeFor(user, draft);
  await runInitdb(home, user, draft, superuser, durable);
  await ownData({ data: join(draft, 'data'), user: home.user });
  await rename(join(draft, 'data'), home.data);
  await syncFolder(home.place);
  await rm(draft, { recursive: true });
  return superuser;
};

/** The C library's locales differ between machines; PostgreSQL's own does not. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
const UNFINISHED = 'unfinished-';

/** What a start that was killed left: it may even be at work still. */
const clearUnfinished = async (place: string): Promise<void> => {
  for (const name of (await readdir(place)).filter((entry) => entry.startsWith(UNFINISHED))) {
    const draft = join(place, name);
    await killProcessesIn([draft, join(draft, 'data')]);
    await rm(draft, { recursive: true, force: true, maxRetries: 10 });
  }
};

/** The password is kept before there is data that asks for it. */
const superuserOnce = async ({ place, data }: ServerHome): Promise<Superuser> => {
  const path = join(place, 'superuser.json');
  const kept = await readPrivateJson(path);
  if (typeof kept?.name === 'string' && typeof kept.password === 'string')
    return { name: kept.name, password: kept.password };
  if (kept || (await exists(join(data, 'PG_VERSION')))) {
    throw new Error(
      `${path}, which holds the password of the database in ${data}, is missing or damaged. Restore it from a backup.`,
    );
  }
  const superuser = { name: 'postgres', password: randomBytes(24).toString('base64url') };
  await writePrivateJson(path, superuser);
  await syncFolder(place);
  return superuser;
};

const runInitdb = async (
  home: ServerHome,
  user: ServerUser,
  draft: string,
  superuser: Superuser,
  durable: boolean,
): Promise<void> => {
  const passwordFile = join(draft, 'password');
  await writeFile(passwordFile, superuser.password, { flag: 'wx', mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  const files = ['-D', join(draft, 'data'), '--pwfile', passwordFile, ...(durable ? [] : ['--no-sync'])];
  const access = ['--username', superuser.name, '--auth=scram-sha-256'];
  const options = [...files, ...access, ...LOCALE, '--data-checksums', '--no-instructions'];
  const child = await spawnProgram(home.binaries, 'initdb', options, { user, cwd: draft });
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal)),
  );
  const said = await Promise.all(
    [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : Promise.resolve(''))),
  );
  const code = await ended;
  if (code === 0) return;
  await rm(draft, { recursive: true, force: true });
  const lines = said.join('\n').trim().split('\n').slice(-12).join('\n');
  const hint = lines.includes('could not look up effective user ID')
    ? ' Give the user that runs this program a line in /etc/passwd.'
    : '';
  throw new Error(`initdb could not make a database in ${home.data} (ended with ${code}).${hint}\n${lines}`);
};

const makeFor = async (user: ServerUser, path: string): Promise<void> => {
  await mkdir(path, { mode: 0o700 });
  if (user) await chown(path, user.uid, user.gid);
};
