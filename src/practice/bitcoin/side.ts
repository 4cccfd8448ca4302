// Owns the Bitcoin half of the practice network: what may be done to the chain, each deed recorded as events before anybody hears of it.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { ok, type Result } from '../../shared/result.ts';
import { judge } from './accept.ts';
import { blockBytes } from './block.ts';
import { ChainState } from './chain-state.ts';
import { checkInBlock, checkReward, readNext } from './check-block.ts';
import { feeOf } from './check-inputs.ts';
import type { ChainEvent } from './events.ts';
import { faucetPayment, faucetScript } from './faucet.ts';
import { nextBlock } from './miner.ts';
import type { CoreRefusal } from './refusal.ts';
import { unfitInMempool } from './unfit.ts';

/** Enough that the first hundred coinbases are ripe and the faucet holds some thousands of coins. */
export const openingBlocks = 250;
const openingSpacing = 60;
/** The faucet spends coinbases a hundred blocks deep; a reorganisation must not reach them. */
export const maxReorgDepth = 50;

export interface BitcoinSideOptions {
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  /** What `record` was given before the restart, in order; empty at the first start. */
  readonly events: Iterable<ChainEvent>;
  readonly record: (event: ChainEvent) => void;
}

export class BitcoinSide {
  readonly state = new ChainState();

  constructor(private readonly options: BitcoinSideOptions) {
    for (const event of options.events) this.state.apply(event);
    if (this.state.faucetKey === null) this.open();
  }

  /** Checks and takes in a transaction; the txid, also for one that is waiting already. */
  submit(hex: string): Result<string, CoreRefusal> {
    const judged = judge(this.state, hex);
    if (!judged.ok) return judged;
    const { transaction, fresh } = judged.value;
    if (fresh) this.happen({ kind: 'entered', hex: transaction.hex, at: this.seconds() });
    return ok(transaction.txid);
  }

  /** Makes blocks; the first takes the mempool. Hashes, oldest first. */
  mine(count: number): readonly string[] {
    return Array.from({ length: count }, () => this.mineOne(this.seconds(), true));
  }

  /**
   * Drops the newest blocks and puts `blocks` empty ones in their place, as a competing branch would. The dropped transactions wait
   * in the mempool again, but for those that no longer fit there; or they vanish with everything that spends them.
   */
  reorganise(depth: number, vanish: boolean, blocks: number): void {
    const possible = Math.min(depth, maxReorgDepth, this.state.tip.height - openingBlocks);
    if (possible > 0) this.happen({ kind: 'dropped', depth: possible, vanish });
    for (let made = 0; made < blocks; made += 1) this.mineOne(this.seconds(), false);
    const unfit = unfitInMempool(this.state);
    if (unfit.length > 0) this.happen({ kind: 'evicted', txids: unfit });
  }

  /**
   * Takes a block (hex) that another node made on top of ours; the mempool gives way to what it holds. Core's words if it is refused; what
   * stood before the bad part of a refused block then waits in the mempool.
   */
  take(hex: string): Result<string, CoreRefusal> {
    const read = readNext(this.state, hex);
    if (!read.ok) return read;
    const { header, coinbase, others } = read.value;
    let fees = 0n;
    for (const transaction of others) {
      const refusal = checkInBlock(this.state, transaction);
      if (refusal !== null) return { ok: false, error: refusal };
      if (this.state.transaction(transaction.txid) === null) this.happen({ kind: 'entered', hex: transaction.hex, at: this.seconds() });
      fees += feeOf(this.state, transaction);
    }
    const refusal = checkReward(this.state, coinbase, fees);
    if (refusal !== null) return { ok: false, error: refusal };
    this.happen({ kind: 'mined', header, coinbase: coinbase.hex, txids: others.map(({ txid }) => txid) });
    return ok(this.state.tip.hash);
  }

  /** The bytes of a block, as a node has them; null if it is not in the chain. */
  rawBlock(hash: string): Uint8Array | null {
    const block = this.state.blockOf(hash);
    if (block === null) return null;
    const transactions = block.txids.map((txid) => this.state.transaction(txid)?.transaction.hex ?? '');
    return blockBytes(block.header, transactions);
  }

  /** Pays practice money (satoshi) and returns the txid. Refusals of `faucetPayment`. */
  faucet(address: string, amount: bigint): Result<string> {
    const payment = faucetPayment(this.state, this.faucetKey(), address, amount);
    if (!payment.ok) return payment;
    const submitted = this.submit(payment.value);
    if (!submitted.ok) throw new Error(`the faucet's own payment was refused: ${submitted.error.message}`);
    return submitted;
  }

  /** Unix seconds of the newest block. */
  lastBlockTime(): number {
    return this.state.tip.header.time;
  }

  private open(): void {
    this.happen({ kind: 'opened', faucetKey: bytesToHex(this.options.random(32)) });
    const start = this.seconds() - openingBlocks * openingSpacing;
    for (let made = 1; made <= openingBlocks; made += 1) this.mineOne(start + made * openingSpacing, true);
  }

  private mineOne(time: number, withMempool: boolean): string {
    this.happen(nextBlock(this.state, { script: faucetScript(this.faucetKey()), time, withMempool }));
    return this.state.tip.hash;
  }

  private faucetKey(): Uint8Array {
    if (this.state.faucetKey === null) throw new Error('the chain was never opened');
    return hexToBytes(this.state.faucetKey);
  }

  private happen(event: ChainEvent): void {
    this.state.apply(event);
    this.options.record(event);
  }

  private seconds(): number {
    return Math.floor(this.options.now() / 1000);
  }
}
