// Owns the practice chain's state: blocks, transactions, who spends what, and the mempool. It applies; it does not judge.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type BlockHeader, genesisCoinbase, genesisHeader, headerHash, merkleRootOf } from './block.ts';
import type { ChainEvent } from './events.ts';
import { type ChainOutput, type ChainTransaction, decodeTransaction, type Outpoint, outpointKey } from './transaction.ts';

export interface ChainBlock {
  readonly hash: string;
  readonly height: number;
  readonly header: BlockHeader;
  readonly txids: readonly string[];
}

export interface StoredTransaction {
  readonly transaction: ChainTransaction;
  /** Null while in the mempool. */
  readonly block: ChainBlock | null;
  /** Satoshi; 0 for a coinbase. */
  readonly fee: bigint;
  /** Unix seconds of entering the mempool; for a coinbase, of its block. */
  readonly enteredAt: number;
}

export interface Spender {
  readonly txid: string;
  readonly vin: number;
}

/** Esplora's key of an output script. */
export function scriptHashOf(script: Uint8Array): string {
  return bytesToHex(sha256(script));
}

export class ChainState {
  private readonly blocks: ChainBlock[] = [];
  private readonly heights = new Map<string, number>();
  private readonly stored = new Map<string, StoredTransaction>();
  private readonly spenders = new Map<string, Spender>();
  private readonly byScript = new Map<string, Set<string>>();
  /** In an order in which parents stand before children. */
  private waiting: string[] = [];
  private key: string | null = null;

  constructor() {
    this.addBlock(genesisHeader, genesisCoinbase, []);
  }

  get faucetKey(): string | null {
    return this.key;
  }

  get tip(): ChainBlock {
    const last = this.blocks.at(-1);
    if (last === undefined) throw new Error('a chain has at least its genesis block');
    return last;
  }

  /** Txids, parents before children. */
  get mempool(): readonly string[] {
    return this.waiting;
  }

  blockAt(height: number): ChainBlock | null {
    return this.blocks[height] ?? null;
  }

  blockOf(hash: string): ChainBlock | null {
    const height = this.heights.get(hash);
    return height === undefined ? null : this.blockAt(height);
  }

  transaction(txid: string): StoredTransaction | null {
    return this.stored.get(txid) ?? null;
  }

  output(outpoint: Outpoint): ChainOutput | null {
    return this.stored.get(outpoint.txid)?.transaction.outputs[outpoint.vout] ?? null;
  }

  spender(outpoint: Outpoint): Spender | null {
    return this.spenders.get(outpointKey(outpoint)) ?? null;
  }

  /** Every transaction of chain and mempool that pays to or spends from a script. */
  touching(scriptHash: string): readonly StoredTransaction[] {
    return [...(this.byScript.get(scriptHash) ?? [])].flatMap((txid) => this.stored.get(txid) ?? []);
  }

  /** Median time past (BIP113) of the block at this height: the median of the last eleven times. */
  medianTime(height: number): number {
    const times = this.blocks.slice(Math.max(0, height - 10), height + 1).map(({ header }) => header.time);
    return times.sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0;
  }

  /** The transaction and everything in the mempool that spends from it, parents first. */
  withDescendants(txids: readonly string[]): readonly string[] {
    const found = new Set(txids);
    for (const txid of this.waiting) {
      if (this.stored.get(txid)?.transaction.inputs.some((input) => found.has(input.txid))) found.add(txid);
    }
    return [...found];
  }

  /** Throws on an event that does not fit: the caller's record of events is not a record of this chain. */
  apply(event: ChainEvent): void {
    switch (event.kind) {
      case 'opened':
        this.key = event.faucetKey;
        return;
      case 'entered':
        this.enter(decoded(event.hex), event.at);
        return;
      case 'mined':
        this.addBlock(event.header, event.coinbase, event.txids);
        return;
      case 'dropped':
        this.dropBlocks(event.depth, event.vanish);
        return;
      case 'evicted':
        this.forgetAll(this.withDescendants(event.txids));
        return;
    }
  }

  private enter(transaction: ChainTransaction, at: number): void {
    const conflicts = transaction.inputs.flatMap((input) => this.spender(input)?.txid ?? []);
    this.forgetAll(this.withDescendants(conflicts));
    this.store({ transaction, block: null, fee: this.feeOf(transaction), enteredAt: at });
    this.waiting.push(transaction.txid);
  }

  private addBlock(header: BlockHeader, coinbaseHex: string, txids: readonly string[]): void {
    const previous = this.blocks.at(-1);
    const coinbase = decoded(coinbaseHex);
    const all = [coinbase.txid, ...txids];
    if (header.previous !== (previous?.hash ?? genesisHeader.previous) || header.merkleRoot !== merkleRootOf(all))
      throw new Error('a block does not fit');
    const block: ChainBlock = { hash: headerHash(header), height: this.blocks.length, header, txids: all };
    this.blocks.push(block);
    this.heights.set(block.hash, block.height);
    this.store({ transaction: coinbase, block, fee: 0n, enteredAt: header.time });
    for (const txid of txids) this.place(txid, block);
    const mined = new Set(txids);
    this.waiting = this.waiting.filter((txid) => !mined.has(txid));
  }

  private dropBlocks(depth: number, vanish: boolean): void {
    const dropped = this.blocks.splice(Math.max(1, this.blocks.length - depth));
    for (const block of dropped) this.heights.delete(block.hash);
    const coinbases = dropped.flatMap(({ txids }) => txids.slice(0, 1));
    const payments = dropped.flatMap(({ txids }) => txids.slice(1));
    for (const txid of payments) this.place(txid, null);
    this.waiting = [...payments, ...this.waiting];
    this.forgetAll(this.withDescendants(vanish ? [...coinbases, ...payments] : coinbases));
  }

  /** Children first: a child's scripts are found through its parents. */
  private forgetAll(txids: readonly string[]): void {
    for (const txid of [...txids].reverse()) this.forget(txid);
  }

  private place(txid: string, block: ChainBlock | null): void {
    const known = this.stored.get(txid);
    if (known === undefined) throw new Error('a block holds an unknown transaction');
    this.stored.set(txid, { ...known, block });
  }

  private store(entry: StoredTransaction): void {
    const { transaction } = entry;
    for (const script of this.scriptsOf(transaction)) this.index(script).add(transaction.txid);
    this.stored.set(transaction.txid, entry);
    for (const [vin, input] of transaction.inputs.entries()) {
      if (!transaction.coinbase) this.spenders.set(outpointKey(input), { txid: transaction.txid, vin });
    }
  }

  private forget(txid: string): void {
    const transaction = this.stored.get(txid)?.transaction;
    if (transaction === undefined) return;
    for (const script of this.scriptsOf(transaction)) this.index(script).delete(txid);
    for (const input of transaction.inputs) this.spenders.delete(outpointKey(input));
    this.stored.delete(txid);
    this.waiting = this.waiting.filter((waiting) => waiting !== txid);
  }

  private scriptsOf(transaction: ChainTransaction): readonly string[] {
    const spent = transaction.coinbase ? [] : transaction.inputs.flatMap((input) => this.output(input) ?? []);
    return [...transaction.outputs, ...spent].map(({ script }) => scriptHashOf(script));
  }

  private index(scriptHash: string): Set<string> {
    const known = this.byScript.get(scriptHash);
    if (known !== undefined) return known;
    const fresh = new Set<string>();
    this.byScript.set(scriptHash, fresh);
    return fresh;
  }

  private feeOf(transaction: ChainTransaction): bigint {
    const given = transaction.inputs.reduce((sum, input) => sum + (this.output(input)?.value ?? 0n), 0n);
    return transaction.outputs.reduce((rest, { value }) => rest - value, given);
  }
}

function decoded(hex: string): ChainTransaction {
  const transaction = decodeTransaction(hex);
  if (transaction === null) throw new Error('an event holds no transaction');
  return transaction;
}
