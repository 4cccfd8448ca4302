// Owns the Bitcoin backend that speaks to an Electrum server: amounts from bytes, places in the chain from proofs; the server is believed only about which transactions there are.
import { hexToBytes } from '@noble/hashes/utils.js';
import { Transaction } from 'bitcoinjs-lib';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { scriptOfAddress } from '../chains/bitcoin/address.ts';
import type { BackendHealth, BackendTransaction, BitcoinBackend, BroadcastAnswer } from './bitcoin-backend.ts';
import { type BitcoinNetwork, networkFacts } from './bitcoin-networks.ts';
import { ElectrumChain } from './electrum-chain.ts';
import type { ElectrumAnswer } from './electrum-client.ts';
import { askElectrum, type ElectrumConnection, refusalOf } from './electrum-connection.ts';
import { readHeader, scriptHash } from './electrum-header.ts';
import * as shape from './electrum-parse.ts';
import { judgeServer, plainWords, saysKnown } from './judge-server.ts';
import { newestFirst, type Standing, touches, transactionBytes, unspentOf } from './transaction-bytes.ts';

export interface ElectrumOptions {
  readonly connection: ElectrumConnection;
  readonly network: BitcoinNetwork;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const feeTargets = [1, 2, 3, 6, 12, 24, 144, 504];
/** Transactions of one address, newest first: the backend's page. */
const page = 2_000;
const parallel = 8;
/** Scripts of a transaction whose histories are looked through to find out where it stands. */
const mostScripts = 4;

interface Listed {
  readonly txid: string;
  /** Null in the mempool. */
  readonly height: number | null;
}

/** Refusals of every method but `broadcast`: those of the connection, of `ElectrumChain`, `backend-garbled`, `backend-refused` with the server's words. */
export function electrumBackend({ connection, network, now }: ElectrumOptions): BitcoinBackend {
  const { params } = networkFacts[network];
  const chain = new ElectrumChain(connection, network);
  const bytes = transactionBytes((txid) => rawOf(connection, txid), params);

  const listed = async (script: Uint8Array): Promise<Result<readonly Listed[]>> => {
    const answer = await askElectrum(connection, shape.history, 'blockchain.scripthash.get_history', [scriptHash(script)]);
    if (!answer.ok) return answer;
    const entries = answer.value.map(({ tx_hash: txid, height }) => ({ txid, height: height > 0 ? height : null }));
    return new Set(entries.map(({ txid }) => txid)).size === entries.length ? ok(newestListed(entries)) : refuse('backend-garbled');
  };
  const standingOf = async ({ txid, height }: Listed): Promise<Result<Standing>> => {
    if (height === null) return ok({ height: null, blockTime: null });
    const header = await chain.prove(txid, height);
    return header.ok ? ok({ height, blockTime: header.value.time }) : header;
  };
  const assembled = async (entry: Listed): Promise<Result<BackendTransaction>> => {
    const standing = await standingOf(entry);
    if (!standing.ok) return standing;
    const built = await bytes.assembled(entry.txid, standing.value);
    if (!built.ok) return built;
    // It lists a transaction whose bytes it does not have.
    return built.value === null ? refuse('backend-garbled') : ok(built.value);
  };
  const history = (address: string): Promise<Result<readonly BackendTransaction[]>> => {
    const script = scriptOfAddress(address, params);
    if (!script.ok) return Promise.resolve(script);
    return twice(async () => {
      const entries = await listed(script.value);
      if (!entries.ok) return entries;
      const built = await inParts(entries.value, assembled);
      return built.ok ? ok(newestFirst(built.value.filter((entry) => touches(entry, address)))) : built;
    });
  };
  /** What is asked while the chain is reorganised fails its proof; asked again, it does not. */
  const twice = async <T>(question: () => Promise<Result<T>>): Promise<Result<T>> => {
    const first = await question();
    if (first.ok || first.error.code !== 'backend-unproved') return first;
    const tip = await chain.tip();
    return tip.ok ? question() : tip;
  };

  return {
    kind: 'electrum',
    place: connection.place,
    check,
    async tip() {
      const found = await chain.tip();
      return found.ok ? ok({ height: found.value.height, hash: found.value.hash }) : found;
    },
    async blockHash(height) {
      const newest = await chain.tip();
      if (!newest.ok) return newest;
      const header = await chain.at(height);
      return header.ok ? ok(header.value?.hash ?? null) : header;
    },
    rawTransaction: (txid) => bytes.raw(txid),
    async utxos(address) {
      const transactions = await history(address);
      return transactions.ok ? ok(unspentOf(address, transactions.value)) : transactions;
    },
    transactions: history,
    transaction: (txid) => twice(() => transaction(txid)),
    spender: (txid, vout) => twice(() => spender(txid, vout)),
    feeRates,
    broadcast: async (hex) => readBroadcast(await connection.ask('blockchain.transaction.broadcast', [hex])),
    close: () => connection.close(),
  };

  async function check(): Promise<Result<BackendHealth>> {
    const found = await chain.tip();
    if (!found.ok) return found;
    const first = await askElectrum(connection, shape.header, 'blockchain.block.header', [0]);
    if (!first.ok) return first;
    const { height, hash, header } = found.value;
    const facts = { place: connection.place, genesis: readHeader(first.value).hash, tipTime: header.time };
    const judged = judgeServer(facts, network, Math.floor(now() / 1000));
    return judged.ok ? ok({ tip: { height, hash }, tipTime: header.time, software: connection.software(), notes: [] }) : judged;
  }

  /** The protocol cannot be asked where a transaction stands; the history of any of its scripts says it. */
  async function transaction(txid: string): Promise<Result<BackendTransaction | null>> {
    const decoded = await bytes.decoded(txid);
    if (!decoded.ok || decoded.value === null) return decoded.ok ? ok(null) : decoded;
    const scripts = await scriptsOf(decoded.value);
    if (!scripts.ok) return scripts;
    let refused: Result<never> = refuse('backend-garbled');
    for (const script of scripts.value) {
      const entries = await listed(script);
      const entry = entries.ok ? entries.value.find((one) => one.txid === txid) : undefined;
      if (entry !== undefined) return assembled(entry);
      // "History too large", for example: another script may have a smaller one.
      if (!entries.ok) refused = entries;
    }
    // Its bytes were kept from before, and it is gone since; or the server contradicts itself.
    const again = await bytes.raw(txid);
    return again.ok && again.value === null ? ok(null) : refused;
  }

  async function scriptsOf({ inputs, outputs }: Decoded): Promise<Result<readonly Uint8Array[]>> {
    const own = outputs.map(({ script }) => script).filter(isIndexed);
    if (own.length > 0) return ok(own.slice(0, mostScripts).map(hexToBytes));
    const spent = await inParts(inputs.slice(0, mostScripts), async ({ txid, vout }) => {
      const previous = await bytes.decoded(txid);
      return previous.ok ? ok(previous.value?.outputs[vout]?.script ?? '') : previous;
    });
    return spent.ok ? ok(spent.value.filter(isIndexed).map(hexToBytes)) : spent;
  }

  async function spender(txid: string, vout: number): Promise<Result<Listed | null>> {
    const made = await bytes.decoded(txid);
    if (!made.ok) return made;
    const script = made.value?.outputs[vout]?.script;
    if (script === undefined || !isIndexed(script)) return ok(null);
    const entries = await listed(hexToBytes(script));
    if (!entries.ok) return entries;
    const found = await inParts(entries.value, async (entry) => {
      const decoded = await bytes.decoded(entry.txid);
      if (!decoded.ok) return decoded;
      return ok(decoded.value?.inputs.some((input) => input.txid === txid && input.vout === vout) === true ? [entry] : []);
    });
    if (!found.ok) return found;
    const [by] = found.value.flat();
    if (by === undefined) return ok(null);
    const standing = await standingOf(by);
    return standing.ok ? ok(by) : standing;
  }

  async function feeRates(): Promise<Result<Readonly<Record<string, bigint>>>> {
    const rates: Record<string, bigint> = {};
    for (const target of feeTargets) {
      const answer = await connection.ask('blockchain.estimatefee', [target]);
      if (answer.kind !== 'result') return refusalOf(answer);
      // -1: no estimate.
      const rate = shape.feeRate(answer.result);
      if (rate !== null) rates[`${target}`] = rate;
    }
    const least = await connection.ask('blockchain.relayfee');
    if (least.kind !== 'result') return refusalOf(least);
    const rate = shape.feeRate(least.result);
    return ok(rate === null ? rates : { ...rates, '1008': rate });
  }
}

type Decoded = Exclude<Extract<Awaited<ReturnType<ReturnType<typeof transactionBytes>['decoded']>>, { ok: true }>['value'], null>;

/** OP_RETURN outputs belong to nobody, and servers keep no history of them. */
function isIndexed(script: string): boolean {
  return script !== '' && !script.startsWith('6a');
}

function newestListed(entries: readonly Listed[]): readonly Listed[] {
  const rank = ({ height }: Listed): number => height ?? Number.MAX_SAFE_INTEGER;
  return [...entries].sort((a, b) => rank(b) - rank(a)).slice(0, page);
}

async function inParts<T, R>(items: readonly T[], ask: (item: T) => Promise<Result<R>>): Promise<Result<readonly R[]>> {
  const found: R[] = [];
  for (let start = 0; start < items.length; start += parallel) {
    const answers = await Promise.all(items.slice(start, start + parallel).map(ask));
    for (const answer of answers) {
      if (!answer.ok) return answer;
      found.push(answer.value);
    }
  }
  return ok(found);
}

async function rawOf(connection: ElectrumConnection, txid: string): Promise<Result<string | null>> {
  const answer = await connection.ask('blockchain.transaction.get', [txid]);
  if (answer.kind === 'refused') return isUnknown.test(answer.message) ? ok(null) : refusalOf(answer);
  if (answer.kind === 'lost') return refusalOf(answer);
  const hex = shape.rawTransaction.safeParse(answer.result);
  if (!hex.success) return refuse('backend-garbled');
  return isInnerNode(hex.data) ? refuse('backend-wrong-transaction', { txid }) : ok(hex.data);
}

/** How ElectrumX, Fulcrum and electrs pass on that the node does not have it. */
const isUnknown = /no such (?:mempool|transaction)|missing transaction|transaction not found/i;

/** A transaction of 64 bytes can pass for two hashes inside a block's tree, and so be "proved" (CVE-2017-12842). Nodes do not relay such a small one. */
function isInnerNode(hex: string): boolean {
  try {
    return Transaction.fromHex(hex).byteLength(false) === 64;
  } catch {
    // No transaction at all: noticed where it is read.
    return false;
  }
}

/** The node's own verdict, passed on: codes 1 and 2 (ElectrumX, Fulcrum), or the node's number in the words (electrs). */
function isVerdict(code: number | null, message: string): boolean {
  return code === 1 || code === 2 || /(?<!\d)-2[2567](?!\d)/.test(message);
}

function readBroadcast(answer: ElectrumAnswer): BroadcastAnswer {
  if (answer.kind === 'lost') return { kind: 'unknown', reason: answer.refusal.code };
  if (answer.kind === 'result') {
    return shape.hash.safeParse(answer.result).success ? { kind: 'accepted' } : { kind: 'unknown', reason: 'backend-garbled' };
  }
  // The whole transaction stands in brackets behind the reason.
  const reason = plainWords(
    answer.message.replace(/\[[0-9a-f]*\]\s*$/, '').replace(/^the transaction was rejected by network rules\.\s*/i, ''),
  );
  if (saysKnown(reason)) return { kind: 'accepted' };
  return isVerdict(answer.code, reason) ? { kind: 'rejected', reason } : { kind: 'unknown', reason };
}
