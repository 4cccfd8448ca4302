// Owns the Bitcoin backend that speaks to an Esplora server (Blockstream's, mempool.space's, electrs', the practice network's).
import type * as z from 'zod';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { BackendTransaction, BitcoinBackend, BroadcastAnswer } from './bitcoin-backend.ts';
import { askEndpoint, type EndpointSource } from './endpoint.ts';
import * as shape from './esplora-parse.ts';
import type { HttpAnswer, HttpClient } from './http-client.ts';
import { readJson } from './json.ts';

export interface EsploraOptions {
  readonly client: HttpClient;
  readonly endpoint: EndpointSource;
}

/** Confirmed transactions per page of an address's history (Esplora's API). */
const pageSize = 25;
const maxPages = 8;

/**
 * A backend over Esplora's REST API. Refusals of every method but `broadcast`: those of the HTTP client, `backend-garbled` for an answer that is not
 * what the API promises, `backend-refused` with `status` for any other status than 200.
 */
export function esploraBackend({ client, endpoint }: EsploraOptions): BitcoinBackend {
  const get: Get = (path) => askEndpoint(client, endpoint, { method: 'GET', path });
  return {
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
  const answer = await get(`/block-height/${height.value}`);
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return refuse('backend-refused', { status: String(answer.value.status) });
  const hash = shape.hash.safeParse(answer.value.body.trim());
  return hash.success ? ok({ height: height.value, hash: hash.data }) : refuse('backend-garbled');
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

/** Bitcoin Core's words for "I have this one already". */
const alreadyKnown = /txn-already-(?:known|in-mempool|confirmed)|already in (?:utxo set|block ?chain|mempool)|already known/i;
/** Refusals by something before the node: they say nothing of the transaction. */
const notFromNode = new Set([401, 403, 404, 405, 407, 408, 425, 429]);

function readBroadcast(answer: Result<HttpAnswer>): BroadcastAnswer {
  if (!answer.ok) return { kind: 'unknown', reason: answer.error.code };
  const { status, body } = answer.value;
  const reason = body
    .replace(/[^\x21-\x7e]+/g, ' ')
    .trim()
    .slice(0, 300);
  if (status === 200 && shape.hash.safeParse(body.trim()).success) return { kind: 'accepted' };
  if (status >= 400 && status < 500 && !notFromNode.has(status)) {
    return alreadyKnown.test(reason) ? { kind: 'accepted' } : { kind: 'rejected', reason };
  }
  // Some servers wrap the node's refusal in a 500; only its own word that it has the transaction counts there.
  return status >= 500 && alreadyKnown.test(reason) ? { kind: 'accepted' } : { kind: 'unknown', reason: `status ${status}` };
}
