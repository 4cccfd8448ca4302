// Owns a file system in memory that can fail at any step, or lose power there and forget or tear what was not fsynced.
import { dirname, join } from 'node:path';
import type { Files, OpenFile } from '../../src/main/storage/files.ts';

type DataStep =
  | { readonly kind: 'write'; readonly bytes: Uint8Array; readonly position: number }
  | { readonly kind: 'truncate'; readonly length: number };

interface Inode {
  now: Uint8Array;
  durable: Uint8Array;
  pending: DataStep[];
}

interface NameStep {
  readonly folder: string;
  readonly apply: (names: Map<string, Inode>) => void;
}

/** What goes wrong, and at which step (from 1). A failing write leaves a part of its bytes behind. */
export type Fault =
  | { readonly kind: 'fail'; readonly step: number; readonly code: string; readonly lasting?: boolean }
  | { readonly kind: 'power'; readonly step: number };

export class SystemError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Bytes that reach the disk independently of each other; small, so that short records are torn too. */
const sector = 16;

export class PowerLossFiles implements Files {
  steps = 0;
  lost = false;
  #fault: Fault | null = null;
  #now = new Map<string, Inode>();
  #durable = new Map<string, Inode>();
  #names: NameStep[] = [];
  #folders = new Set<string>(['/']);

  /** A disk that holds these files, durably. */
  static with(files: Readonly<Record<string, Uint8Array>>): PowerLossFiles {
    const disk = new PowerLossFiles();
    for (const [path, bytes] of Object.entries(files)) {
      const inode = { now: new Uint8Array(bytes), durable: new Uint8Array(bytes), pending: [] };
      disk.#now.set(path, inode);
      disk.#durable.set(path, inode);
      disk.#folders.add(dirname(path));
    }
    return disk;
  }

  /** Counts steps from here on and lets one of them go wrong. */
  arm(fault: Fault | null): void {
    this.steps = 0;
    this.#fault = fault;
  }

  /** Every file as programs see it now. */
  contents(): Record<string, Uint8Array> {
    return Object.fromEntries([...this.#now].map(([path, inode]) => [path, new Uint8Array(inode.now)]));
  }

  /** What a restart after a power loss may find; `chance` (0 ≤ x < 1) decides what reached the disk. */
  afterPowerLoss(chance: () => number): PowerLossFiles {
    const names = new Map(this.#durable);
    for (const folder of new Set(this.#names.map((step) => step.folder))) {
      const steps = this.#names.filter((step) => step.folder === folder);
      for (const step of steps.slice(0, Math.floor(chance() * (steps.length + 1)))) step.apply(names);
    }
    const files: Record<string, Uint8Array> = {};
    for (const [path, inode] of names) files[path] = surviving(inode, chance);
    return PowerLossFiles.with(files);
  }

  async read(path: string): Promise<Uint8Array | null> {
    this.#alive();
    const inode = this.#now.get(path);
    return inode ? new Uint8Array(inode.now) : null;
  }

  async open(path: string, mode: 'new' | 'replace' | 'update'): Promise<OpenFile> {
    this.#step();
    if (!this.#folders.has(dirname(path))) throw new SystemError('ENOENT');
    const known = this.#now.get(path);
    if (mode === 'new' && known) throw new SystemError('EEXIST');
    if (mode === 'update' && !known) throw new SystemError('ENOENT');
    const inode = known ?? this.#create(path);
    if (mode === 'replace') change(inode, { kind: 'truncate', length: 0 });
    return {
      write: async (bytes, position) => this.#write(inode, bytes, position),
      truncate: async (length) => {
        this.#step();
        change(inode, { kind: 'truncate', length });
      },
      sync: async () => {
        this.#step();
        inode.durable = inode.now;
        inode.pending = [];
      },
      close: async () => {},
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step();
    const inode = this.#now.get(from);
    if (!inode) throw new SystemError('ENOENT');
    this.#name(dirname(to), (names) => {
      names.delete(from);
      names.set(to, inode);
    });
  }

  async remove(path: string): Promise<void> {
    this.#step();
    this.#name(dirname(path), (names) => names.delete(path));
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#alive();
    return [...this.#now.keys()].filter((path) => dirname(path) === folder).map((path) => path.slice(join(folder, '/').length));
  }

  async makeFolder(path: string): Promise<void> {
    this.#step();
    for (let folder = path; !this.#folders.has(folder); folder = dirname(folder)) this.#folders.add(folder);
  }

  async syncFolder(path: string): Promise<void> {
    this.#step();
    for (const step of this.#names.filter((one) => one.folder === path)) step.apply(this.#durable);
    this.#names = this.#names.filter((one) => one.folder !== path);
  }

  #write(inode: Inode, bytes: Uint8Array, position: number): void {
    try {
      this.#step();
    } catch (error) {
      change(inode, { kind: 'write', bytes: bytes.slice(0, Math.ceil(bytes.length / 2)), position });
      if (this.lost) change(inode, { kind: 'write', bytes: new Uint8Array(bytes), position });
      throw error;
    }
    change(inode, { kind: 'write', bytes: new Uint8Array(bytes), position });
  }

  #create(path: string): Inode {
    const inode: Inode = { now: new Uint8Array(), durable: new Uint8Array(), pending: [] };
    this.#name(dirname(path), (names) => names.set(path, inode));
    return inode;
  }

  #name(folder: string, apply: (names: Map<string, Inode>) => void): void {
    apply(this.#now);
    this.#names.push({ folder, apply });
  }

  #alive(): void {
    if (this.lost) throw new SystemError('EPOWER');
  }

  #step(): void {
    this.#alive();
    this.steps += 1;
    const fault = this.#fault;
    if (!fault || this.steps < fault.step) return;
    if (fault.kind === 'power') {
      this.lost = true;
      throw new SystemError('EPOWER');
    }
    if (this.steps === fault.step || fault.lasting) throw new SystemError(fault.code);
  }
}

function change(inode: Inode, step: DataStep): void {
  inode.now = applied(inode.now, step);
  inode.pending.push(step);
}

function applied(bytes: Uint8Array, step: DataStep): Uint8Array {
  const end = step.kind === 'truncate' ? step.length : Math.max(bytes.length, step.position + step.bytes.length);
  const next = new Uint8Array(end);
  next.set(bytes.subarray(0, end));
  if (step.kind === 'write') next.set(step.bytes, step.position);
  return next;
}

/** The durable bytes, some of the steps behind them, and perhaps a torn one: cut short, or with holes of zeros. */
function surviving(inode: Inode, chance: () => number): Uint8Array {
  const whole = Math.floor(chance() * (inode.pending.length + 1));
  const bytes = inode.pending.slice(0, whole).reduce(applied, inode.durable);
  const torn = inode.pending[whole];
  if (torn?.kind !== 'write') return bytes;
  if (chance() < 0.5) return applied(bytes, { ...torn, bytes: torn.bytes.slice(0, Math.floor(chance() * (torn.bytes.length + 1))) });
  const holes = new Uint8Array(torn.bytes);
  for (let at = 0; at < holes.length; at += sector) if (chance() < 0.5) holes.fill(0, at, at + sector);
  return applied(bytes, { ...torn, bytes: holes });
}

/** A repeatable source for `afterPowerLoss` (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
