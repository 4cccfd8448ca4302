// Owns the Bitcoin backend that speaks to a Bitcoin Core node: amounts from bytes, the past from a watch-only wallet in the node.
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { BackendTransaction, BackendUtxo, BitcoinBackend, BroadcastAnswer, WatchedAccount } from './bitcoin-backend.ts';
import { type BitcoinNetwork, networkFacts } from './bitcoin-networks.ts';
import { coreHealth } from './core-health.ts';
import { coreIndex, notThere } from './core-index.ts';
import * as shape from './core-parse.ts';
import { askCore, type CoreRpc, refusalOf } from './core-rpc.ts';
import { coreWatch } from './core-watch.ts';
import { plainWords, saysKnown } from './judge-server.ts';
import { newestFirst, touches, transactionBytes, unspentOf } from './transaction-bytes.ts';

export interface CoreOptions {
  readonly rpc: CoreRpc;
  readonly network: BitcoinNetwork;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** The node's wallet that is ours. */
  readonly walletName?: string;
  readonly patienceMs?: number;
  /** Lets go of the connections. */
  readonly close: () => void;
}

export interface FirstLook extends BackendUtxo {
  readonly height: number;
}

export interface CoreBackend extends BitcoinBackend {
  watch(accounts: readonly WatchedAccount[]): Promise<Result<void>>;
  /**
   * Confirmed coins of accounts right now, out of the node's set of coins and long before a rescan ends. For a first look only: what was spent does not show. Where the
   * bytes of a coin cannot be had (pruned, no index), it is left out.
   */
  firstLook(accounts: readonly WatchedAccount[]): Promise<Result<readonly FirstLook[]>>;
  /** Whether the node's mempool would take these bytes now (`testmempoolaccept`), with its reason if not. */
  wouldAccept(hex: string): Promise<Result<{ readonly allowed: boolean; readonly reason: string | null }>>;
}

const feeTargets = [1, 2, 3, 6, 12, 24, 144, 504];
/** Sixty times longer than any other question: the whole set of coins is read. */
const scanMs = 600_000;

/** Addresses of no account are watched when they are first asked about, and known a day back from then on. */
export function coreBackend(options: CoreOptions): CoreBackend {
  const { rpc, network, now, wait, walletName = 'pullpay-watch', patienceMs = 8_000 } = options;
  const { params } = networkFacts[network];
  const bytes = transactionBytes((txid) => rawOf(rpc, walletName, txid), params);
  const watch = coreWatch({ rpc, name: walletName, patienceMs, wait });
  const index = coreIndex(rpc, walletName, bytes, now);

  const touching = async (address: string): Promise<Result<readonly BackendTransaction[]>> => {
    const watched = await watch.address(address);
    if (!watched.ok) return watched;
    if (watched.value.learnt) index.forget();
    const all = await index.entries();
    if (!all.ok) return all;
    return ok(newestFirst([...all.value.values()].filter((entry) => touches(entry, address))));
  };

  return {
    kind: 'core',
    place: rpc.place,
    check: () => coreHealth(rpc, network, now),
    watch: async (accounts) => {
      const watched = await watch.accounts(accounts);
      if (!watched.ok) return watched;
      if (watched.value.learnt) index.startOver();
      return ok(undefined);
    },
    async tip() {
      index.forget();
      const info = await askCore(rpc, shape.chainInfo, 'getblockchaininfo');
      return info.ok ? ok({ height: info.value.blocks, hash: info.value.bestblockhash }) : info;
    },
    async blockHash(height) {
      const answer = await rpc.ask('getblockhash', [height]);
      if (answer.kind === 'refused' && answer.code === -8) return ok(null);
      if (answer.kind !== 'result') return refusalOf(answer);
      const hash = shape.hash.safeParse(answer.result);
      return hash.success ? ok(hash.data) : refuse('backend-garbled');
    },
    rawTransaction: (txid) => bytes.raw(txid),
    async utxos(address) {
      const transactions = await touching(address);
      return transactions.ok ? ok(unspentOf(address, transactions.value)) : transactions;
    },
    transactions: touching,
    async transaction(txid) {
      const answer = await rpc.ask('getrawtransaction', [txid, 1]);
      if (answer.kind === 'result') return readStanding(answer.result, txid);
      if (answer.kind === 'lost' || answer.code !== notThere) return refusalOf(answer);
      // Mined, and no index of all transactions: the wallet may have it.
      const known = await walletEntries();
      return known.ok ? ok(known.value.get(txid) ?? null) : known;
    },
    spender,
    feeRates,
    broadcast: async (hex) => {
      index.forget();
      return readBroadcast(await rpc.ask('sendrawtransaction', [hex, 0]));
    },
    firstLook,
    async wouldAccept(hex) {
      const read = await askCore(rpc, shape.accepts, 'testmempoolaccept', [[hex]]);
      if (!read.ok) return read;
      const [verdict] = read.value;
      return ok({ allowed: verdict?.allowed ?? false, reason: plainWords(verdict?.['reject-reason'] ?? '') || null });
    },
    close: options.close,
  };

  /** Nothing where no account was ever watched. */
  async function walletEntries(): Promise<Result<ReadonlyMap<string, BackendTransaction>>> {
    const all = await index.entries();
    return all.ok || all.error.code !== 'backend-refused' ? all : ok(new Map());
  }

  async function readStanding(result: unknown, txid: string): Promise<Result<BackendTransaction | null>> {
    const read = shape.rawTransaction.safeParse(result);
    if (!read.success) return refuse('backend-garbled');
    const { blockhash, confirmations = 0, blocktime } = read.data;
    if (blockhash === undefined) return bytes.assembled(txid, { height: null, blockTime: null });
    // The node looks into its mempool first; its index alone still knows what stood in a block that fell away.
    if (confirmations === 0) return ok(null);
    const header = await askCore(rpc, shape.header, 'getblockheader', [blockhash]);
    return header.ok ? bytes.assembled(txid, { height: header.value.height, blockTime: blocktime ?? header.value.time }) : header;
  }

  async function spender(txid: string, vout: number): Promise<Result<{ readonly txid: string; readonly height: number | null } | null>> {
    const all = await walletEntries();
    if (!all.ok) return all;
    const own = [...all.value.values()].find(({ inputs }) => inputs.some((input) => input.txid === txid && input.vout === vout));
    if (own !== undefined) return ok({ txid: own.txid, height: own.height });
    const coin = await askCore(rpc, shape.coinAtOutput, 'gettxout', [txid, vout, true]);
    if (!coin.ok) return coin;
    if (coin.value !== null) return ok(null);
    const waiting = await askCore(rpc, shape.spending, 'gettxspendingprevout', [[{ txid, vout }]]);
    if (!waiting.ok) return waiting;
    const by = waiting.value[0]?.spendingtxid;
    if (by !== undefined) return ok({ txid: by, height: null });
    // Spent in a block by somebody whom the wallet does not know, or never there: this node cannot tell which.
    const made = await bytes.raw(txid);
    if (!made.ok) return made;
    return made.value === null ? ok(null) : refuse('backend-spender-unknown', { txid });
  }

  async function feeRates(): Promise<Result<Readonly<Record<string, bigint>>>> {
    const rates: Record<string, bigint> = {};
    for (const target of feeTargets) {
      const estimate = await askCore(rpc, shape.estimate, 'estimatesmartfee', [target]);
      if (!estimate.ok) return estimate;
      const rate = shape.feeRate(estimate.value.feerate);
      if (rate !== null) rates[`${target}`] = rate;
    }
    const pool = await askCore(rpc, shape.mempoolInfo, 'getmempoolinfo');
    if (!pool.ok) return pool;
    const least = shape.feeRate(pool.value.mempoolminfee);
    return ok(least === null ? rates : { ...rates, '1008': least });
  }

  async function firstLook(accounts: readonly WatchedAccount[]): Promise<Result<readonly FirstLook[]>> {
    const objects = accounts.flatMap(({ lines, upTo }) => lines.map((desc) => ({ desc, range: upTo })));
    const answer = await rpc.ask('scantxoutset', ['start', objects], undefined, scanMs);
    if (answer.kind !== 'result') return refusalOf(answer);
    const read = shape.scanned.safeParse(answer.result);
    if (!read.success || !read.data.success) return refuse('backend-garbled');
    const found: FirstLook[] = [];
    for (const { txid, vout, height } of read.data.unspents) {
      const hash = await askCore(rpc, shape.hash, 'getblockhash', [height]);
      if (!hash.ok) return hash;
      const inBlock = transactionBytes(async (id) => hexOf(await rpc.ask('getrawtransaction', [id, 0, hash.value])), params);
      const decoded = await inBlock.decoded(txid);
      if (!decoded.ok) return decoded;
      const value = decoded.value?.outputs[vout]?.value;
      if (value !== undefined) found.push({ txid, vout, value, height });
    }
    return ok(found);
  }
}

/** The wallet's own copy first: it is there without an index, and after pruning. */
async function rawOf(rpc: CoreRpc, wallet: string, txid: string): Promise<Result<string | null>> {
  const own = await rpc.ask('gettransaction', [txid], wallet);
  if (own.kind === 'lost') return refusalOf(own);
  if (own.kind === 'result') {
    const read = shape.walletTransaction.safeParse(own.result);
    return read.success ? ok(read.data.hex) : refuse('backend-garbled');
  }
  return hexOf(await rpc.ask('getrawtransaction', [txid]));
}

function hexOf(answer: Awaited<ReturnType<CoreRpc['ask']>>): Result<string | null> {
  if (answer.kind === 'result') return typeof answer.result === 'string' ? ok(answer.result) : refuse('backend-garbled');
  // Not there; or pruned, or in no index (RPC_MISC_ERROR): either way it cannot be had here.
  return answer.kind === 'refused' && (answer.code === notThere || answer.code === -1) ? ok(null) : refusalOf(answer);
}

/** RPC_VERIFY_ERROR, RPC_VERIFY_REJECTED, RPC_VERIFY_ALREADY_IN_UTXO_SET, RPC_DESERIALIZATION_ERROR: the node's own word about the bytes. */
const verdicts = new Set([-25, -26, -27, -22]);

function readBroadcast(answer: Awaited<ReturnType<CoreRpc['ask']>>): BroadcastAnswer {
  if (answer.kind === 'lost') return { kind: 'unknown', reason: answer.code };
  if (answer.kind === 'result') {
    return shape.hash.safeParse(answer.result).success ? { kind: 'accepted' } : { kind: 'unknown', reason: 'backend-garbled' };
  }
  const reason = plainWords(answer.message);
  if (saysKnown(reason)) return { kind: 'accepted' };
  return verdicts.has(answer.code) ? { kind: 'rejected', reason } : { kind: 'unknown', reason };
}
