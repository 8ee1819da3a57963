/**
 * A process of its own that owns a server, for tests that kill it: `node postgres-owner.ts start|find <folder>`.
 * It prints one line of JSON. As a starter it then stays until its standard input ends.
 */

import {
  findRunning,
  isDataFolderInUse,
  startEmbeddedPostgres,
} from '../../src/platform/postgres/embedded-postgres.ts';

const [task, folder = ''] = process.argv.slice(2);
const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

if (task === 'find') {
  print(await findRunning(folder));
} else {
  const log: string[] = [];
  try {
    const { port, pid, superuser, stop } = await startEmbeddedPostgres({ folder, onLog: (line) => log.push(line) });
    print({ port, pid, superuser, log });
    process.stdin.resume().once('end', () => void stop());
  } catch (error) {
    print({ error: (error as Error).message, inUse: isDataFolderInUse(error) ? error.cause.pid : null });
  }
}
