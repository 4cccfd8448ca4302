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
