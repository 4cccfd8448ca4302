// Owns the running ledger: the open one that submissions go to, what is held for later, and the closed ones behind it.
import { type Applied, applyTransaction } from '../engine/apply.ts';
import { isRetry, type ResultCode } from '../engine/results.ts';
import type { Rules } from '../engine/rules.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { LedgerContext } from '../engine/transactor.ts';
import { wholeOf } from '../base/json.ts';
import { closeOver } from './close.ts';
import type { ClosedLedger, History } from './history.ts';
import { LayerView, type ReadView } from './view.ts';

/** rippled keeps trying a transaction that came too early for so many ledgers. */
const HOLD_LEDGERS = 5;
/** How many transactions that got nowhere can still be looked up by hash. */
const MAX_SEEN = 10_000;

export interface Held {
  readonly tx: Transaction;
  /** Last open ledger in which it is tried. */
  readonly until: number;
}

export interface Submission {
  readonly result: ResultCode;
  readonly applied: boolean;
  /** Kept to be tried again by itself. */
  readonly held: boolean;
  /** Transactions that were waiting for this one and went in after it. */
  readonly followers: readonly Follower[];
}

export interface Follower {
  readonly tx: Transaction;
  readonly result: ResultCode;
}

export class PracticeLedger {
  readonly rules: Rules;
  readonly history: History;
  readonly #now: () => number;
  readonly #seen = new Map<string, Transaction>();
  #open: LayerView;
  #candidates: Transaction[] = [];
  #held: readonly Held[] = [];

  constructor(rules: Rules, history: History, now: () => number) {
    this.rules = rules;
    this.history = history;
    this.#now = now;
    this.#open = new LayerView(history.state);
  }

  /** The state as it will probably be: the last ledger with everything applied since. */
  get openView(): ReadView {
    return this.#open;
  }

  get openIndex(): number {
    return this.history.last.index + 1;
  }

  get candidates(): readonly Transaction[] {
    return this.#candidates;
  }

  get held(): readonly Held[] {
    return this.#held;
  }

  get nowMs(): number {
    return this.#now();
  }

  /** A transaction that is in no closed ledger: applied to the open one, held, or refused. */
  pending(hash: string): Transaction | undefined {
    return this.#seen.get(hash.toUpperCase());
  }

  /** Puts back what was under way when a snapshot was made. */
  resume(candidates: readonly Transaction[], held: readonly Held[]): void {
    for (const tx of candidates) this.#offer(tx, false);
    this.#held = held;
    for (const { tx } of held) this.#see(tx);
  }

  submit(tx: Transaction, failHard: boolean): Submission {
    const { result, done } = this.#offer(tx, failHard);
    const held = isRetry(result) && !failHard;
    if (held) this.#hold(tx);
    return { result, applied: done !== null, held, followers: done === null ? [] : this.#tryFollowers(tx.account) };
  }

  /** What `submit` would answer, without doing it. */
  simulate(tx: Transaction): Applied {
    return applyTransaction(tx, this.#open, this.#context(), { open: true, simulated: true, present: false, claimless: false }, 0);
  }

  /** Closes the open ledger and starts the next one with what could not be applied. */
  close(): ClosedLedger {
    const { ledger, changed, left } = closeOver(this.history, this.rules, this.#candidates, this.#now());
    this.history.append(ledger, changed);
    for (const { tx } of ledger.transactions) this.#seen.delete(tx.hash);
    this.#open = new LayerView(this.history.state);
    this.#candidates = [];
    for (const tx of left) this.#hold(tx);
    this.#retryHeld(() => true);
    return ledger;
  }

  #context(): LedgerContext {
    return { rules: this.rules, index: this.openIndex, parentCloseTime: this.history.last.closeTime };
  }

  #offer(tx: Transaction, claimless: boolean): Applied {
    this.#see(tx);
    const present = this.#candidates.some(({ hash }) => hash === tx.hash);
    const mode = { open: true, simulated: false, present, claimless };
    const applied = applyTransaction(tx, this.#open, this.#context(), mode, this.#candidates.length);
    if (applied.done === null) return applied;
    applied.done.layer.flushInto(this.#open);
    this.#candidates.push(tx);
    return applied;
  }

  #see(tx: Transaction): void {
    if (this.history.transaction(tx.hash) !== undefined) return;
    this.#seen.set(tx.hash, tx);
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= MAX_SEEN) return;
      this.#seen.delete(oldest);
    }
  }

  #hold(tx: Transaction): void {
    if (this.#held.some((one) => one.tx.hash === tx.hash)) return;
    const last = wholeOf(tx.json, 'LastLedgerSequence') ?? this.openIndex + HOLD_LEDGERS;
    this.#held = [...this.#held, { tx, until: Math.min(last, this.openIndex + HOLD_LEDGERS) }];
  }

  #tryFollowers(account: string): readonly Follower[] {
    return this.#retryHeld((tx) => tx.account === account);
  }

  /** Offers held transactions again, in the order of their numbers; those that still come too early stay until their time is over. */
  #retryHeld(chosen: (tx: Transaction) => boolean): readonly Follower[] {
    const tried = this.#held.filter(({ tx }) => chosen(tx)).sort((a, b) => a.tx.sequence - b.tx.sequence);
    const outcomes = tried.map((held) => ({ held, applied: this.#offer(held.tx, false) }));
    const gone = outcomes.filter(({ held, applied }) => !isRetry(applied.result) || held.until <= this.openIndex);
    this.#held = this.#held.filter((held) => !gone.some((one) => one.held === held));
    return outcomes.filter(({ applied }) => applied.done !== null).map(({ held, applied }) => ({ tx: held.tx, result: applied.result }));
  }
}
