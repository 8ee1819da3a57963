/** A streaming replica of a running server, made by the low-level backup interface: PostgreSQL's programs for it do not come along. */

import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import pg from 'pg';
import type { EmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.ts';

/** Copies the server's data into `folder`, whose server will follow it. Answers the settings that it must be started with. */
export const copyForReplica = async (
  { host, port, superuser }: EmbeddedPostgres,
  folder: string,
): Promise<Readonly<Record<string, string>>> => {
  const login = { host, port, user: superuser.name, password: superuser.password };
  const client = new pg.Client({ ...login, database: 'postgres' });
  await client.connect();
  try {
    const slot = basename(dirname(folder)).replaceAll(/\W/g, '_');
    await client.query('select pg_create_physical_replication_slot($1, true)', [slot]);
    const { rows: places } = await client.query<{ data_directory: string }>('show data_directory');
    await client.query("select pg_backup_start('replica', true)");
    await copyData(places[0]!.data_directory, folder);
    const { rows: labels } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    await writeFile(join(folder, 'data', 'backup_label'), labels[0]!.labelfile);
    await writeFile(join(folder, 'data', 'standby.signal'), '');
    const quoted = Object.entries(login).map(([key, value]) => `${key}='${value}'`);
    return {
      primary_conninfo: `${quoted.join(' ')} application_name='${slot}'`,
      primary_slot_name: slot,
      fsync: 'off',
    };
  } finally {
    await client.end();
  }
};

/** All but what belongs to the running server itself; the log that it writes comes by the connection. */
const copyData = async (data: string, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await cp(join(dirname(data), 'superuser.json'), join(folder, 'superuser.json'));
  const leftOut = (path: string): boolean => {
    const [top, ...below] = relative(data, path).split(/[\\/]/);
    return SERVERS_OWN.has(top!) || (below.length > 0 && EMPTIED.has(top!) && below[0] !== 'archive_status');
  };
  await cp(data, join(folder, 'data'), { recursive: true, filter: (path) => !leftOut(path) });
};

const SERVERS_OWN: ReadonlySet<string> = new Set(['postmaster.pid', 'postmaster.opts']);
const EMPTIED: ReadonlySet<string> = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
