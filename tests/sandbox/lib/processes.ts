// Owns looking at the processes of this machine (Linux): which belong to a sandbox, who listens where, how much memory they hold.
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

function pids(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** All processes that were started with this in their environment. Chromium wipes its own: ask `groupOf` for its processes. */
export function processesWith(text: string): readonly number[] {
  return pids().filter((pid) => textOf(`/proc/${pid}/environ`).includes(text));
}

/** Those of them that lead a group of their own: the keeper of a sandbox does, and all that it starts belongs to that group. */
export function leadersWith(text: string): readonly number[] {
  return processesWith(text).filter((pid) => groupOf(pid) === pid);
}

/** All processes of these groups that are not yet gone. */
export function membersOf(groups: readonly number[]): readonly number[] {
  return pids().filter((pid) => groups.includes(groupOf(pid)));
}

/** The main process of the app that has a folder: its lock is named after it. */
export function appProcess(folder: string): number | null {
  const locks = readdirSync(join(folder, 'profiles', 'default')).map((name) => /^lock\.(\d+)\./.exec(name)?.[1]);
  return locks.filter((pid) => pid !== undefined).map(Number)[0] ?? null;
}

/** What follows the name in brackets: state, parent, group. A zombie belongs to nobody. */
function groupOf(pid: number): number {
  const [state, , group] = textOf(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  return state === 'Z' ? -1 : Number(group ?? -1);
}

/** The process that listens at a port of loopback. */
export function listenerAt(port: number): number | null {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const row = textOf('/proc/net/tcp')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, local = '', , state]) => local.endsWith(`:${wanted}`) && state === '0A');
  const socket = `socket:[${row?.[9] ?? ''}]`;
  return pids().find((pid) => descriptors(pid).includes(socket)) ?? null;
}

/** Resident memory in MiB. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

function descriptors(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => readlinkSync(`/proc/${pid}/fd/${name}`));
  } catch {
    return [];
  }
}
