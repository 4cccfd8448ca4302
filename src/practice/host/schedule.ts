// Owns when blocks and ledgers come by themselves.
import type { PracticeNetwork } from './network.ts';
import type { TimerGroup } from './timers.ts';

const blockEveryMs = 20_000;
/** A chain with nothing to confirm moves too, but slowly. */
const emptyBlockEverySeconds = 60;
const ledgerEveryMs = 4_000;
/** A submitted transaction waits no longer than this. */
const ledgerSoonMs = 1_000;

export interface Paused {
  blocks: boolean;
  ledgers: boolean;
}

export class Schedule {
  private soon = false;

  constructor(
    private readonly timers: TimerGroup,
    private readonly now: () => number,
    /** Switched while running. */
    readonly paused: Paused,
  ) {}

  start(network: PracticeNetwork): void {
    this.timers.every(blockEveryMs, () => this.block(network));
    this.timers.every(ledgerEveryMs, () => this.ledger(network));
  }

  /** A transaction came in: the next ledger closes early. */
  ledgerSoon(network: PracticeNetwork): void {
    if (this.soon) return;
    this.soon = true;
    this.timers.after(ledgerSoonMs, () => {
      this.soon = false;
      this.ledger(network);
    });
  }

  private block({ bitcoin }: PracticeNetwork): void {
    if (this.paused.blocks) return;
    const due = Math.floor(this.now() / 1000) - bitcoin.lastBlockTime() >= emptyBlockEverySeconds;
    if (bitcoin.state.mempool.length > 0 || due) bitcoin.mine(1);
  }

  private ledger({ ledger }: PracticeNetwork): void {
    if (!this.paused.ledgers) ledger.close(1);
  }
}
