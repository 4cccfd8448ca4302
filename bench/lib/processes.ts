// Owns what Linux tells of a process and its descendants: who they are, and how much memory is theirs.
import { readFileSync, readdirSync } from 'node:fs';

/** A process and all below it. */
export function treeOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const own = Number(name);
    const parent = Number.isInteger(own) ? parentOf(own) : null;
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), own]);
  }
  const found = [pid];
  for (const each of found) found.push(...(children.get(each) ?? []));
  return found;
}

/** Sum of the proportional set sizes (PSS): a page that n processes share counts 1/n for each. In MiB. */
export function memoryOf(pid: number): { readonly mebibytes: number; readonly processes: number } {
  const sizes = treeOf(pid).map(pssOf);
  return { mebibytes: sizes.reduce((sum, size) => sum + size, 0) / 1024, processes: sizes.length };
}

/** Processor seconds so far, by what a process is (main, renderer, zygote, gpu-process, or the service that a utility runs) and the name of the thread. */
export function processorOf(pid: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const each of treeOf(pid)) {
    // Chromium writes the command lines of its children anew, with blanks between the words.
    const words = read(`/proc/${each}/cmdline`).split(/[\0 ]/);
    const is = (name: string): string | undefined => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
    const kind = is('utility-sub-type') ?? is('type') ?? 'main';
    const role = kind === 'node.mojom.NodeService' ? `${kind} ${each}` : kind;
    for (const [thread, seconds] of threadsOf(each)) found.set(`${role} · ${thread}`, (found.get(`${role} · ${thread}`) ?? 0) + seconds);
  }
  return found;
}

/** Resolves when a process and all below it use less than a tenth of a processor, after a minute at the latest. */
export async function atRest(pid: number): Promise<void> {
  const total = (): number => [...processorOf(pid).values()].reduce((sum, seconds) => sum + seconds, 0);
  for (let second = 0, before = total(); second < 60; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const now = total();
    if (now - before < 0.1) return;
    before = now;
  }
}

function threadsOf(pid: number): readonly (readonly [string, number])[] {
  return list(`/proc/${pid}/task`).map((task) => {
    const stat = read(`/proc/${pid}/task/${task}/stat`);
    const [user = 0, system = 0] = (stat.split(') ')[1] ?? '').split(' ').slice(11, 13).map(Number);
    return [/\((.*)\)/.exec(stat)?.[1] ?? '', (user + system) / 100];
  });
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The parent stands behind the name, which may itself hold blanks and brackets. */
function parentOf(pid: number): number | null {
  const stat = read(`/proc/${pid}/stat`);
  const [, parent] = /\) \S (\d+) /.exec(stat) ?? [];
  return parent === undefined ? null : Number(parent);
}

function pssOf(pid: number): number {
  const [, size] = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`)) ?? [];
  return Number(size ?? 0);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
