/** The real program on a folder of its own; ended by its id, in whatever way a test wants. */

import { join } from 'node:path';
import { locateDatabase, withClient, type Logins } from '../../src/database.ts';
import { readConfig } from '../../src/platform/config.ts';
import { findRunning } from '../../src/platform/postgres/embedded-postgres.ts';
import { track, untilDead } from '../support/postgres-processes.ts';
import { startServeProcess, type ServeProcess } from '../support/serve-process.ts';

export interface Server extends ServeProcess {
  readonly logins: Logins;
  /** The database server's own process. */
  readonly postgresPid: number;
}

/** Starts `serve` on a folder and waits until it says where it is. */
export const startServer = async (dataDir: string): Promise<Server> => {
  const serving = await startServeProcess({ DATA_DIR: dataDir });
  const logins = await locateDatabase(readConfig({ DATA_DIR: dataDir }), { share: true });
  const postgresPid = await pidOfDatabase(dataDir);
  track(postgresPid);
  return { ...serving, logins, postgresPid };
};

/** Kills program and database at once, the way a machine that loses its power does, and waits until both are gone. */
export const killBoth = async ({ child, postgresPid }: Server): Promise<void> => {
  child.kill('SIGKILL');
  process.kill(postgresPid, 'SIGKILL');
  await Promise.all([untilDead(child.pid!), untilDead(postgresPid)]);
};

const pidOfDatabase = async (dataDir: string): Promise<number> => {
  const running = await findRunning(join(dataDir, 'postgres'));
  if (!running) throw new Error('No database runs there.');
  const { host, port, superuser } = running;
  const url = `postgres://${superuser.name}:${encodeURIComponent(superuser.password)}@${host}:${port}/postgres`;
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ text: string }>("select pg_read_file('postmaster.pid') as text");
    return Number(rows[0]!.text.split('\n')[0]);
  });
};
