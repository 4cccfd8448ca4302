// Owns what the node's watch-only wallet knows, kept in step: every transaction of it that stands in the chain or the mempool now, from its bytes.
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { BackendTransaction } from './bitcoin-backend.ts';
import * as shape from './core-parse.ts';
import { askCore, type CoreRpc, refusalOf } from './core-rpc.ts';
import { addressDepth } from './core-watch.ts';
import type { Standing, TransactionBytes } from './transaction-bytes.ts';

export interface CoreIndex {
  /** In step with the node's newest word, or with one less than half a second old. */
  entries(): Promise<Result<ReadonlyMap<string, BackendTransaction>>>;
  /** The next question asks anew. */
  forget(): void;
  /** The next question asks about everything from the first block on: the wallet has learnt an account, whose past is older than what is listed again. */
  startOver(): void;
}

/**
 * Blocks that are listed again each time: more than are read for a single address that the wallet learns. A deeper reorganisation is noticed too, by the list
 * of what was removed.
 */
const depth = addressDepth + 56;
const freshMs = 500;
const parallel = 8;
/** RPC_INVALID_ADDRESS_OR_KEY: what is asked about is not there. */
export const notThere = -5;

export function coreIndex(rpc: CoreRpc, wallet: string, bytes: TransactionBytes, now: () => number): CoreIndex {
  return new Index(rpc, wallet, bytes, now);
}

type Listed = readonly (readonly [txid: string, standing: Standing])[];

class Index implements CoreIndex {
  private known = new Map<string, BackendTransaction>();
  private from = { hash: '', height: -1 };
  private isBehind = false;
  private asked: { readonly at: number; readonly result: Promise<Result<ReadonlyMap<string, BackendTransaction>>> } | null = null;
  private readonly rpc: CoreRpc;
  private readonly wallet: string;
  private readonly bytes: TransactionBytes;
  private readonly now: () => number;

  constructor(rpc: CoreRpc, wallet: string, bytes: TransactionBytes, now: () => number) {
    this.rpc = rpc;
    this.wallet = wallet;
    this.bytes = bytes;
    this.now = now;
  }

  entries(): Promise<Result<ReadonlyMap<string, BackendTransaction>>> {
    if (this.asked !== null && this.now() - this.asked.at < freshMs) return this.asked.result;
    const before = this.asked?.result ?? Promise.resolve();
    const result = before.then(() => this.sync());
    this.asked = { at: this.now(), result };
    return result;
  }

  forget(): void {
    if (this.asked !== null) this.asked = { at: -freshMs, result: this.asked.result };
  }

  startOver(): void {
    this.isBehind = true;
    this.forget();
  }

  private async sync(): Promise<Result<ReadonlyMap<string, BackendTransaction>>> {
    if (this.isBehind) this.clear();
    const answer = await this.rpc.ask('listsinceblock', [this.from.hash, depth, true, true, true], this.wallet);
    // The node has never heard of that block: another node, or another chain.
    if (answer.kind === 'refused' && answer.code === notThere && this.from.hash !== '') {
      this.clear();
      return this.sync();
    }
    if (answer.kind !== 'result') return refusalOf(answer);
    const listed = shape.listed.safeParse(answer.result);
    if (!listed.success) return refuse('backend-garbled');
    const next = await this.apply(listed.data);
    if (!next.ok) return next;
    const header = await askCore(this.rpc, shape.header, 'getblockheader', [listed.data.lastblock]);
    if (!header.ok) return header;
    this.known = next.value;
    this.from = { hash: header.value.hash, height: header.value.height };
    return next;
  }

  private clear(): void {
    this.isBehind = false;
    this.known = new Map();
    this.from = { hash: '', height: -1 };
  }

  /** Everything above the remembered block is as the list says, and gone if it does not. */
  private async apply(list: ReturnType<typeof shape.listed.parse>): Promise<Result<Map<string, BackendTransaction>>> {
    const removed = new Set(list.removed.map(({ txid }) => txid));
    const settled = ([txid, { height }]: readonly [string, BackendTransaction]): boolean =>
      height !== null && height <= this.from.height && !removed.has(txid);
    const next = new Map([...this.known].filter(settled));
    const standing = await this.standing(list);
    if (!standing.ok) return standing;
    for (let start = 0; start < standing.value.length; start += parallel) {
      const part = standing.value.slice(start, start + parallel);
      const built = await Promise.all(part.map(([txid, where]) => this.bytes.assembled(txid, where)));
      for (const entry of built) {
        if (!entry.ok) return entry;
        if (entry.value !== null) next.set(entry.value.txid, entry.value);
      }
    }
    return ok(next);
  }

  /** The wallet keeps what dropped out of the mempool; the network does not, so it does not count. */
  private async standing({ transactions }: ReturnType<typeof shape.listed.parse>): Promise<Result<Listed>> {
    const byId = new Map(transactions.map((entry) => [entry.txid, entry]));
    const found: (readonly [string, Standing])[] = [];
    for (const [txid, { confirmations, blockheight, blocktime }] of byId) {
      if (confirmations < 0) continue;
      if (confirmations > 0 && blockheight !== undefined) {
        found.push([txid, { height: blockheight, blockTime: blocktime ?? null }]);
        continue;
      }
      const waiting = await this.rpc.ask('getmempoolentry', [txid]);
      if (waiting.kind === 'lost') return refusalOf(waiting);
      if (waiting.kind === 'result') found.push([txid, { height: null, blockTime: null }]);
    }
    return ok(found);
  }
}
