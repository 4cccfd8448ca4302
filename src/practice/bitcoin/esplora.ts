// Owns Esplora's paths: which question a path asks and how the chain answers it, in electrs' words and status codes.
import { hexToBytes } from '@noble/hashes/utils.js';
import { scriptOf } from './address.ts';
import { type StoredTransaction, scriptHashOf } from './chain-state.ts';
import { type EsploraAnswer, isHash, json, text } from './esplora-answer.ts';
import { answerBlock, answerBlocks, blockAtHeight } from './esplora-blocks.ts';
import { coinsJson, mempoolJson, recentJson, spendJson, statsJson, statusJson, transactionJson } from './esplora-json.ts';
import { esploraBody } from './refusal.ts';
import type { BitcoinSide } from './side.ts';

const pageSize = 25;
const mempoolPage = 50;

export interface EsploraQuestion {
  readonly method: string;
  /** After the mount point, without query: "/tx/ab…". */
  readonly path: string;
  readonly body: string;
}

/** Satoshi per virtual byte by block target, as texts of JSON numbers. Plausible and steady, so that fees can be foretold. */
export const feeEstimates: readonly (readonly [targets: readonly number[], rate: string])[] = [
  [[1], '5.0'],
  [[2], '4.0'],
  [[3, 4, 5], '3.0'],
  [[6, 7, 8, 9, 10, 11], '2.0'],
  [[12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25], '1.5'],
  [[144, 504, 1008], '1.0'],
];

/** Never throws on what a stranger sends: an unknown path is 404, an unreadable part 400. */
export function answerEsplora(side: BitcoinSide, { method, path, body }: EsploraQuestion): EsploraAnswer {
  const parts = path
    .split('/')
    .slice(1)
    .map((part) => (isHash(part) ? part.toLowerCase() : part));
  if (method === 'POST' && parts.length === 1 && parts[0] === 'tx') return broadcast(side, body);
  const answer = method === 'GET' ? answerGet(side, parts) : null;
  return answer ?? text(404, `endpoint does not exist ${JSON.stringify(path)}`);
}

function broadcast(side: BitcoinSide, hex: string): EsploraAnswer {
  const result = side.submit(hex.trim());
  return result.ok ? text(200, result.value) : text(400, esploraBody(result.error));
}

function answerGet(side: BitcoinSide, parts: readonly string[]): EsploraAnswer | null {
  const [head, ...rest] = parts;
  switch (head) {
    case 'blocks':
      return answerBlocks(side, rest);
    case 'block-height':
      return rest.length === 1 ? blockAtHeight(side, rest[0] ?? '') : null;
    case 'block':
      return answerBlock(side, rest);
    case 'address':
    case 'scripthash':
      return answerScript(side, head, rest);
    case 'tx':
      return answerTransaction(side, rest);
    case 'mempool':
      return answerMempool(side, rest);
    case 'fee-estimates':
      return rest.length === 0 ? { status: 200, type: 'application/json', body: feeText() } : null;
    default:
      return null;
  }
}

function answerScript(
  side: BitcoinSide,
  kind: 'address' | 'scripthash',
  [name = '', what, ...rest]: readonly string[],
): EsploraAnswer | null {
  const scriptHash = kind === 'scripthash' ? name : hashOfAddress(name);
  if (scriptHash === null || !isHash(scriptHash))
    return text(400, kind === 'scripthash' ? 'Invalid scripthash' : 'Invalid Bitcoin address');
  if (what === undefined) return json(statsJson(side.state, kind, name, scriptHash));
  if (what === 'utxo' && rest.length === 0) return json(coinsJson(side.state, scriptHash));
  return what === 'txs' ? answerHistory(side, scriptHash, rest) : null;
}

function hashOfAddress(address: string): string | null {
  const script = scriptOf(address);
  return script === null ? null : scriptHashOf(script);
}

function answerHistory(side: BitcoinSide, scriptHash: string, [part, last, ...more]: readonly string[]): EsploraAnswer | null {
  if (more.length > 0) return null;
  const show = (entries: readonly StoredTransaction[]) => json(entries.map((entry) => transactionJson(side.state, entry)));
  const waiting = waitingOf(side, scriptHash).slice(0, mempoolPage);
  const mined = minedOf(side, scriptHash);
  if (part === undefined) return show([...waiting, ...mined.slice(0, pageSize)]);
  if (part === 'mempool' && last === undefined) return show(waiting);
  if (part !== 'chain') return null;
  // An id that is not in the history leaves nothing after it.
  const start = last === undefined ? 0 : mined.findIndex(({ transaction }) => transaction.txid === last) + 1;
  return show(last !== undefined && start === 0 ? [] : mined.slice(start, start + pageSize));
}

function waitingOf({ state }: BitcoinSide, scriptHash: string): readonly StoredTransaction[] {
  const order = new Map(state.mempool.map((txid, index) => [txid, index]));
  const rank = (entry: StoredTransaction) => order.get(entry.transaction.txid) ?? -1;
  const waiting = state.touching(scriptHash).filter(({ block }) => block === null);
  return waiting.sort((left, right) => rank(right) - rank(left));
}

/** Newest block first; within a block the later transaction first. */
function minedOf({ state }: BitcoinSide, scriptHash: string): readonly StoredTransaction[] {
  const rank = (entry: StoredTransaction) => (entry.block?.txids.indexOf(entry.transaction.txid) ?? 0) + (entry.block?.height ?? 0) * 1e6;
  const ranked = state
    .touching(scriptHash)
    .filter(({ block }) => block !== null)
    .map((entry) => ({ entry, rank: rank(entry) }));
  return ranked.sort((left, right) => right.rank - left.rank).map(({ entry }) => entry);
}

function answerTransaction(side: BitcoinSide, [txid = '', what, index, ...more]: readonly string[]): EsploraAnswer | null {
  if (!isHash(txid)) return text(400, 'Invalid hex string');
  if (more.length > 0 || (index !== undefined && what !== 'outspend')) return null;
  // Asked for an unknown transaction, electrs answers these two as if it were unconfirmed and unspent.
  if (what === 'status') return json(statusJson(side.state.transaction(txid)?.block ?? null));
  if (what === 'outspend') return outspend(side, txid, index ?? '');
  const entry = side.state.transaction(txid);
  return entry === null ? text(404, 'Transaction not found') : transactionPart(side, entry, what);
}

function outspend({ state }: BitcoinSide, txid: string, index: string): EsploraAnswer {
  return /^\d{1,10}$/.test(index) ? json(spendJson(state, txid, Number(index))) : text(400, 'Invalid number');
}

function transactionPart({ state }: BitcoinSide, entry: StoredTransaction, what: string | undefined): EsploraAnswer | null {
  const { transaction } = entry;
  switch (what) {
    case undefined:
      return json(transactionJson(state, entry));
    case 'hex':
      return text(200, transaction.hex);
    case 'raw':
      return { status: 200, type: 'application/octet-stream', body: hexToBytes(transaction.hex) };
    case 'outspends':
      return json(transaction.outputs.map((_, vout) => spendJson(state, transaction.txid, vout)));
    default:
      return null;
  }
}

function answerMempool({ state }: BitcoinSide, [what, ...more]: readonly string[]): EsploraAnswer | null {
  if (more.length > 0) return null;
  if (what === undefined) return json(mempoolJson(state));
  if (what === 'txids') return json([...state.mempool]);
  const newest = [...state.mempool].reverse().slice(0, 10);
  return what === 'recent' ? json(newest.flatMap((txid) => state.transaction(txid) ?? []).map(recentJson)) : null;
}

function feeText(): string {
  return `{${feeEstimates.flatMap(([targets, rate]) => targets.map((target) => `"${target}":${rate}`)).join(',')}}`;
}
