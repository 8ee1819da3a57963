/** What processes cost: CPU and memory, from /proc. On systems without it every figure is null and the table says so. */

import { readdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const TICK_US = 10_000; // USER_HZ is 100 on every Linux.

/** CPU microseconds that a process has used, all its threads together; null where unknown. */
export const cpuOf = (pid) => {
  const stat = statOf(pid);
  return stat && (stat.utime + stat.stime) * TICK_US;
};

/**
 * CPU microseconds of a PostgreSQL server: postmaster, all of its processes, and those that have ended. A backend has one
 * thread, so schedstat gives its time to the nanosecond where the kernel keeps it.
 */
export const cpuOfPostgres = (postmaster) => {
  const own = statOf(postmaster);
  if (!own) return null;
  let sum = exact(postmaster, own) + (own.cutime + own.cstime) * TICK_US;
  for (const pid of childrenOf(postmaster)) {
    const stat = statOf(pid);
    if (stat) sum += exact(pid, stat);
  }
  return sum;
};

/** Resident bytes of a process; null where unknown. */
export const residentOf = (pid) => {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
};

/** Whether processes can be tied to a core here. */
export const canPin = process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0;

/** Ties a process and its future children to a core. */
export const pin = (pid, core) => {
  if (canPin) spawnSync('taskset', ['-acp', String(core), String(pid)]);
};

/** Ties a server and the processes it has now to a core. */
export const pinPostgres = (postmaster, core) => {
  for (const pid of [postmaster, ...childrenOf(postmaster)]) pin(pid, core);
};

const exact = (pid, { utime, stime }) => {
  const nanoseconds = Number(read(`/proc/${pid}/schedstat`)?.split(' ')[0] ?? 0);
  return nanoseconds > 0 ? nanoseconds / 1000 : (utime + stime) * TICK_US;
};

const childrenOf = (parent) => {
  const listed = read(`/proc/${parent}/task/${parent}/children`);
  if (listed !== null) return listed.trim().split(' ').filter(Boolean).map(Number);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid)?.ppid === parent);
};

const statOf = (pid) => {
  const text = read(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The name, in parentheses, may hold anything.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return { ppid: fields[1], utime: fields[11], stime: fields[12], cutime: fields[13], cstime: fields[14] };
};

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // It has ended, or this system has no /proc.
  }
};
