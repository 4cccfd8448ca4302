// Owns journals in memory for tests of the workflow: they outlive a crash of main, are slow, held or failing at will, and decide by the real reducer.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Network } from '../../src/shared/network.ts';
import { applyAppend } from '../../src/shared/payouts/apply-append.ts';
import type { PromiseEvent, PromiseRecord } from '../../src/shared/payouts/events.ts';
import { applyAll } from '../../src/shared/payouts/reducer.ts';
import { type Payments, type World, createWorld } from '../../src/shared/payouts/world.ts';
import { type Result, ok, refuse } from '../../src/shared/result.ts';

export interface StoredRecord {
  readonly seq: number;
  readonly at: number;
  readonly event: { readonly type: string; readonly [key: string]: unknown };
  readonly hash: string;
}
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** The disk: what is on it, and how its fsync behaves. */
export class Disk {
  readonly journals = new Map<string, StoredRecord[]>();
  /** Number of completed fsyncs. */
  syncs = 0;
  /** Waited for before each fsync completes. */
  delay: () => Promise<void> = async () => undefined;
  private failures: string[] = [];
  private gate: Promise<void> | null = null;
  private open: () => void = () => undefined;

  /** The next fsyncs fail with these codes, one each. */
  failNext(...codes: string[]): void {
    this.failures.push(...codes);
  }

  /** Failures that were announced and did not happen yet do not happen any more. */
  heal(): void {
    this.failures = [];
  }

  /** No fsync completes until `release`. */
  hold(): void {
    this.gate = new Promise((resolve) => {
      this.open = resolve;
    });
  }

  release(): void {
    this.gate = null;
    this.open();
  }

  async sync(): Promise<Result<void>> {
    await this.delay();
    if (this.gate) await this.gate;
    const failure = this.failures.shift();
    if (failure !== undefined) return refuse(failure);
    this.syncs += 1;
    return ok(undefined);
  }

  journal(name: string): StoredRecord[] {
    const known = this.journals.get(name) ?? [];
    this.journals.set(name, known);
    return known;
  }

  head(name: string): Head {
    const last = this.journal(name).at(-1);
    return last === undefined ? { seq: 0, hash: '' } : { seq: last.seq, hash: last.hash };
  }

  /** Writes without asking anybody; what a test uses to make a history. */
  put(name: string, at: number, events: readonly unknown[]): readonly StoredRecord[] {
    const journal = this.journal(name);
    return events.map((event) => {
      const text = JSON.stringify({ at, event });
      const previous = journal.at(-1)?.hash ?? '';
      const record = { seq: journal.length + 1, ...JSON.parse(text), hash: bytesToHex(sha256(utf8ToBytes(previous + text))) };
      journal.push(record);
      return record;
    });
  }
}

interface Waiting {
  readonly events: readonly PromiseEvent[];
  readonly resolve: (answer: Result<{ records: readonly StoredRecord[]; head: Head }>) => void;
}

/** One wallet's promises in main: calls that come together share one fsync; if it fails, none of them counts. */
export class FakePromiseLog {
  world: World;
  private waiting: Waiting[] = [];
  private pumping = false;

  constructor(
    private readonly disk: Disk,
    private readonly name: string,
    private readonly network: Network,
    private readonly now: () => number,
    private readonly payments: Payments,
  ) {
    this.world = this.replay();
  }

  append(events: readonly PromiseEvent[]): Promise<Result<{ records: readonly StoredRecord[]; head: Head }>> {
    return new Promise((resolve) => {
      this.waiting.push({ events, resolve });
      if (!this.pumping) void this.pump();
    });
  }

  private async pump(): Promise<void> {
    this.pumping = true;
    await Promise.resolve();
    while (this.waiting.length > 0) await this.commit(this.waiting.splice(0));
    this.pumping = false;
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    const at = this.now();
    const accepted = batch.filter(({ events, resolve }) => {
      const records = events.map((event, index): PromiseRecord => ({ seq: this.world.seq + 1 + index, at, event }));
      const applied = applyAppend(this.world, records, this.payments);
      if (!applied.ok) resolve(applied);
      return applied.ok;
    });
    if (accepted.length === 0) return;
    const synced = await this.disk.sync();
    if (!synced.ok) {
      this.world = this.replay();
      for (const { resolve } of accepted) resolve(synced);
      return;
    }
    const written = accepted.map(({ events }) => this.disk.put(this.name, at, events));
    accepted.forEach(({ resolve }, index) => resolve(ok({ records: written[index] ?? [], head: this.disk.head(this.name) })));
  }

  private replay(): World {
    const world = createWorld(this.name, this.network);
    const applied = applyAll(world, this.disk.journal(this.name) as unknown as readonly PromiseRecord[]);
    if (!applied.ok) throw new Error(`the journal on the disk is impossible: ${applied.error.code}`);
    return world;
  }
}
