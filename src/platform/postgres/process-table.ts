/** Which processes of this machine are at work, and how to tell one from a later one that was given the same id. */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

/** Whether a process with this id is at work. One that ended and was not yet collected by its parent is not. */
export const isAlive = async (pid: number): Promise<boolean> => (await processStamp(pid)) !== null;

/**
 * What tells a process from every other one that ever had its id: a digest of the moment it started. `null` when there
 * is no such process, the empty string when the system does not say.
 */
export const processStamp = async (pid: number): Promise<string | null> => {
  if (!answersSignals(pid)) return null;
  const start =
    await STARTS_BY_PLATFORM[process.platform === 'linux' || process.platform === 'win32' ? process.platform : 'unix'](
      pid,
    );
  return start === 'ENDED' ? null : start && digest(start);
};

/**
 * A digest that processes share when they see the same process ids: the same machine since the same boot, and the same
 * container. Ids of another one say nothing here.
 */
export const processTableName = async (): Promise<string> => {
  if (process.platform !== 'linux') return digest(process.platform);
  const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return digest(`${hostname()} ${bootId.trim()} ${namespace}`);
};

/** Runs a program to its end and gives its standard output, or `null` when it failed. */
export const outputOf = async (program: string, args: readonly string[]): Promise<string | null> => {
  // Dates in one form, path names in UTF-8.
  const env = {
    ...process.env,
    LC_ALL: '',
    LC_TIME: 'C',
    LC_CTYPE: process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8',
    TZ: 'UTC',
  };
  try {
    return (await promisify(execFile)(program, [...args], { env, windowsHide: true, maxBuffer: 64 * 1024 * 1024 }))
      .stdout;
  } catch {
    // ps and its like fail when the process is gone, which is an answer and no fault.
    return null;
  }
};

const answersSignals = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const STARTS_BY_PLATFORM = {
  /** proc(5): field 3 is the state, field 22 the start in clock ticks since boot; field 2 may hold blanks, brackets. */
  linux: async (pid: number) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ENDED' : (fields[19] ?? '');
  },
  unix: async (pid: number) => {
    const line = (await outputOf('ps', ['-o', 'stat=,lstart=', '-p', `${pid}`]))?.trim() ?? '';
    return line.startsWith('Z') ? 'ENDED' : line.replace(/^\S+\s+/, '');
  },
  win32: async (pid: number) =>
    (await outputOf('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]))?.trim() ??
    '',
};

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
