// Owns looking at the processes of this machine (Linux): which belong to a sandbox, who listens where, how much memory they hold.
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

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

/** All processes that were started with this in their environment: those of one sandbox by its folder. */
export function processesWith(text: string): readonly number[] {
  return pids().filter((pid) => textOf(`/proc/${pid}/environ`).includes(text));
}

/** The main process of the app among those of a folder. */
export function appProcess(folder: string): number | null {
  const isMain = (pid: number): boolean => {
    const command = textOf(`/proc/${pid}/cmdline`);
    return command.includes('sandbox.cjs') && !command.includes('--type=');
  };
  return processesWith(`PULLPAY_HOME=${folder}`).find(isMain) ?? null;
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
