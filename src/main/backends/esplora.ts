// Owns the Bitcoin backend that speaks to an Esplora server (Blockstream's, mempool.space's, electrs', the practice network's).
import type * as z from 'zod';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { BackendHealth, BackendTransaction, BackendUtxo, BitcoinBackend, BlockPlace, BroadcastAnswer } from './bitcoin-backend.ts';
import { type BitcoinNetwork, networkFacts } from './bitcoin-networks.ts';
import { askEndpoint, type EndpointSource } from './endpoint.ts';
import * as shape from './esplora-parse.ts';
import type { HttpAnswer, HttpClient } from './http-client.ts';
import { judgeServer, plainWords, saysKnown } from './judge-server.ts';
import { readJson } from './json.ts';
import { newestFirst, touches, transactionBytes, unspentOf } from './transaction-bytes.ts';

export interface EsploraOptions {
  readonly client: HttpClient;
  readonly endpoint: EndpointSource;
  /** For diagnostics. */
  readonly place?: string;
  /** Which network `check` expects; absent: the practice network, whose first block is regtest's. */
  readonly network?: BitcoinNetwork;
  /** Milliseconds since 1970, for `check`. */
  readonly now?: () => number;
}

/** Confirmed transactions per page of an address's history (Esplora's API). */
const pageSize = 25;
const maxPages = 8;

/**
 * A backend over Esplora's REST API. Refusals of every method but `broadcast`: those of the HTTP client, `backend-garbled` for an answer that is not
 * what the API promises, `backend-refused` with `status` for any other status than 200.
 */
export function esploraBackend({ client, endpoint, place = '', network = 'regtest', now = Date.now }: EsploraOptions): BitcoinBackend {
  const get: Get = (path) => askEndpoint(client, endpoint, { method: 'GET', path });
  const bytes = transactionBytes((txid) => rawTransaction(get, txid), networkFacts[network].params);
  return {
    kind: 'esplora',
    place,
    check: () => check(get, place, network, now),
    blockHash: (height) => blockHash(get, height),
    rawTransaction: (txid) => bytes.raw(txid),
    tip: () => tip(get),
    utxos: (address) => getJson(get, `/address/${encodeURIComponent(address)}/utxo`, shape.utxos),
    transactions: (address) => transactions(get, `/address/${encodeURIComponent(address)}/txs`),
    transaction: (txid) => transaction(get, txid),
    spender: (txid, vout) => getJson(get, `/tx/${encodeURIComponent(txid)}/outspend/${vout}`, shape.outspend),
    feeRates: () => getJson(get, '/fee-estimates', shape.feeEstimates),
    broadcast: async (hex) => readBroadcast(await askEndpoint(client, endpoint, { method: 'POST', path: '/tx', body: hex })),
    close: () => client.close(),
  };
}

type Get = (path: string) => Promise<Result<HttpAnswer>>;

async function getJson<T>(get: Get, path: string, schema: z.ZodType<T>): Promise<Result<T>> {
  const answer = await get(path);
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return refuse('backend-refused', { status: String(answer.value.status) });
  return readJson(schema, answer.value.body);
}

/** Height first, then the hash at that height: two answers about one block, also when a new one arrives in between. */
async function tip(get: Get): Promise<Result<{ readonly height: number; readonly hash: string }>> {
  const height = await getJson(get, '/blocks/tip/height', shape.tipHeight);
  if (!height.ok) return height;
  const hash = await blockHash(get, height.value);
  if (!hash.ok) return hash;
  // The block has gone in between.
  return hash.value === null ? refuse('backend-refused', { status: '404' }) : ok({ height: height.value, hash: hash.value });
}

async function blockHash(get: Get, height: number): Promise<Result<string | null>> {
  const answer = await get(`/block-height/${height}`);
  if (!answer.ok) return answer;
  if (answer.value.status === 404) return ok(null);
  if (answer.value.status !== 200) return refuse('backend-refused', { status: String(answer.value.status) });
  const hash = shape.hash.safeParse(answer.value.body.trim());
  return hash.success ? ok(hash.data) : refuse('backend-garbled');
}

async function rawTransaction(get: Get, txid: string): Promise<Result<string | null>> {
  const answer = await get(`/tx/${encodeURIComponent(txid)}/hex`);
  if (!answer.ok) return answer;
  if (answer.value.status === 404) return ok(null);
  if (answer.value.status !== 200) return refuse('backend-refused', { status: String(answer.value.status) });
  return ok(answer.value.body.trim());
}

async function check(get: Get, place: string, network: BitcoinNetwork, now: () => number): Promise<Result<BackendHealth>> {
  const found = await tip(get);
  // A web page, or an API of another kind.
  if (!found.ok)
    return ['backend-garbled', 'backend-refused'].includes(found.error.code) ? refuse('backend-other-kind', { host: place }) : found;
  const genesis = await blockHash(get, 0);
  if (!genesis.ok) return genesis;
  const block = await getJson(get, `/block/${found.value.hash}`, shape.block);
  if (!block.ok) return block;
  const seconds = Math.floor(now() / 1000);
  const judged = judgeServer({ place, genesis: genesis.value, tipTime: block.value.timestamp }, network, seconds);
  return judged.ok ? ok({ tip: found.value, tipTime: block.value.timestamp, software: '', notes: [] }) : judged;
}

/**
 * The same server, believed only about which transactions there are and where they stand: amounts and addresses come from the bytes of each transaction and of those it
 * spends, the coins of an address from its whole history. A transaction higher than the tip is `backend-garbled`.
 */
export function verifiedEsplora(options: EsploraOptions): BitcoinBackend {
  const server = esploraBackend(options);
  const bytes = transactionBytes((txid) => server.rawTransaction(txid), networkFacts[options.network ?? 'regtest'].params);
  let highest = -1;
  const tipOf = async (): Promise<Result<BlockPlace>> => {
    const found = await server.tip();
    if (found.ok) highest = found.value.height;
    return found;
  };
  /** A block may have come since the tip was last asked. */
  const isPossible = async (heights: readonly (number | null)[]): Promise<Result<void>> => {
    const most = Math.max(-1, ...heights.map((height) => height ?? -1));
    if (most <= highest) return ok(undefined);
    const found = await tipOf();
    if (!found.ok) return found;
    return most <= found.value.height ? ok(undefined) : refuse('backend-garbled');
  };
  const rebuilt = async (entry: BackendTransaction): Promise<Result<BackendTransaction>> => {
    const built = await bytes.assembled(entry.txid, entry);
    if (!built.ok) return built;
    // It lists a transaction whose bytes it does not have.
    return built.value === null ? refuse('backend-garbled') : ok(built.value);
  };
  const history = async (address: string): Promise<Result<readonly BackendTransaction[]>> => {
    const listed = await server.transactions(address);
    if (!listed.ok) return listed;
    const possible = await isPossible(listed.value.map(({ height }) => height));
    if (!possible.ok) return possible;
    const found: BackendTransaction[] = [];
    for (const entry of listed.value) {
      const built = await rebuilt(entry);
      if (!built.ok) return built;
      found.push(built.value);
    }
    return ok(newestFirst(found.filter((entry) => touches(entry, address))));
  };
  return {
    ...server,
    tip: tipOf,
    transactions: history,
    async utxos(address) {
      const transactions = await history(address);
      return transactions.ok ? ok(unspentOf(address, transactions.value) satisfies readonly BackendUtxo[]) : transactions;
    },
    async transaction(txid) {
      const entry = await server.transaction(txid);
      if (!entry.ok || entry.value === null) return entry;
      const possible = await isPossible([entry.value.height]);
      return possible.ok ? rebuilt(entry.value) : possible;
    },
  };
}

/** The first page holds the mempool and 25 confirmed transactions; older ones follow page by page, up to a bound. */
async function transactions(get: Get, path: string): Promise<Result<readonly BackendTransaction[]>> {
  const first = await getJson(get, path, shape.transactions);
  if (!first.ok) return first;
  const found = new Map(first.value.map((entry) => [entry.txid, entry]));
  let page = first.value.filter(({ height }) => height !== null);
  for (let number = 1; number < maxPages && page.length >= pageSize; number += 1) {
    const next = await getJson(get, `${path}/chain/${page.at(-1)?.txid ?? ''}`, shape.transactions);
    if (!next.ok) return next;
    page = next.value.filter(({ txid }) => !found.has(txid));
    for (const entry of page) found.set(entry.txid, entry);
  }
  return ok([...found.values()]);
}

async function transaction(get: Get, txid: string): Promise<Result<BackendTransaction | null>> {
  const answer = await get(`/tx/${encodeURIComponent(txid)}`);
  if (!answer.ok) return answer;
  if (answer.value.status === 404) return ok(null);
  if (answer.value.status !== 200) return refuse('backend-refused', { status: String(answer.value.status) });
  const read = readJson(shape.transaction, answer.value.body);
  return read.ok && read.value.txid !== txid ? refuse('backend-garbled') : read;
}

/** Refusals by something before the node: they say nothing of the transaction. */
const notFromNode = new Set([401, 403, 404, 405, 407, 408, 425, 429]);

function readBroadcast(answer: Result<HttpAnswer>): BroadcastAnswer {
  if (!answer.ok) return { kind: 'unknown', reason: answer.error.code };
  const { status, body } = answer.value;
  const reason = plainWords(body);
  if (status === 200 && shape.hash.safeParse(body.trim()).success) return { kind: 'accepted' };
  if (status >= 400 && status < 500 && !notFromNode.has(status)) {
    return saysKnown(reason) ? { kind: 'accepted' } : { kind: 'rejected', reason };
  }
  // Some servers wrap the node's refusal in a 500; only its own word that it has the transaction counts there.
  return status >= 500 && saysKnown(reason) ? { kind: 'accepted' } : { kind: 'unknown', reason: `status ${status}` };
}
