// Owns the requests to a connected BTCPay store: what its key may do, its payouts, approving, cancelling and marking them (spec §5.1, §6.1, §13, §16.9).
import type { StoreMark, StorePayout } from '../shared/contract/connected-stores.ts';
import { type Permission, allows } from '../shared/greenfield/permissions.ts';
import { type Result, ok, refuse } from '../shared/result.ts';
import type { HostCall } from './greenfield-client.ts';
import { type HttpCall, callHost } from './host-call.ts';
import { parseRefusal } from './remote-parse.ts';
import { parsePermissions, parseStorePayout, parseStorePayouts, parseStores } from './store-parse.ts';

/** A key at another server. It is that server's secret and goes to its origin alone. */
export interface KeyAt {
  readonly origin: string;
  readonly key: string;
}

const listBytes = 16 * 1024 * 1024;
const needed: readonly Permission[] = ['btcpay.store.canviewpayouts', 'btcpay.store.canmanagepayouts', 'btcpay.store.canviewpullpayments'];

export type StoreClient = ReturnType<typeof createStoreClient>;

/** `isAllowed` is asked before every request. Refusals: `host-not-allowed`, those of `callHost`, the server's own code; a busy or broken server decides nothing. */
export function createStoreClient(isAllowed: (origin: string) => boolean, call: HostCall = (request) => callHost(request)) {
  const ask = async <T>(
    { origin, key }: KeyAt,
    request: Pick<HttpCall, 'method' | 'path'> & { readonly body?: unknown },
    parse: (body: unknown) => Result<T>,
  ): Promise<Result<T>> => {
    if (!isAllowed(origin)) return refuse('host-not-allowed');
    const { method, path, body } = request;
    const answer = await call({ origin, path: `/api/v1/${path}`, method, token: key, passphrase: null, body, maxBytes: listBytes });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return { ok: false, error: parseRefusal(answer.value.status, answer.value.body) };
    return parse(answer.value.body);
  };
  return {
    stores: (at: KeyAt) => ask(at, { method: 'GET', path: 'stores' }, parseStores),
    /** Permissions of the key, as the server names them. */
    permissions: (at: KeyAt) => ask(at, { method: 'GET', path: 'api-keys/current' }, parsePermissions),
    /** Permissions that the key lacks for this store; empty when it may do all we need. */
    missing: (held: readonly string[], storeId: string): readonly Permission[] =>
      needed.filter((permission) => !allows(held, permission, storeId)),
    /** Cancelled ones are left out. */
    payouts: (at: KeyAt, storeId: string) => ask(at, { method: 'GET', path: pathOf(storeId) }, parseStorePayouts),
    payout: (at: KeyAt, storeId: string, id: string) => ask(at, { method: 'GET', path: pathOf(storeId, id) }, sameAs(id)),
    /** Approves at the store's own rate, or by `rateRule`. */
    approve: (
      at: KeyAt,
      storeId: string,
      { id, revision, rateRule }: { readonly id: string; readonly revision: number; readonly rateRule: string | null },
    ) => ask(at, { method: 'POST', path: pathOf(storeId, id), body: { revision, ...(rateRule === null ? {} : { rateRule }) } }, sameAs(id)),
    cancel: (at: KeyAt, storeId: string, id: string) => ask(at, { method: 'DELETE', path: pathOf(storeId, id) }, nothing),
    mark: (at: KeyAt, storeId: string, id: string, mark: StoreMark) =>
      ask(at, { method: 'POST', path: `${pathOf(storeId, id)}/mark`, body: bodyOf(mark) }, nothing),
  };
}

function pathOf(storeId: string, payoutId?: string): string {
  return `stores/${encodeURIComponent(storeId)}/payouts${payoutId === undefined ? '' : `/${encodeURIComponent(payoutId)}`}`;
}

function bodyOf(mark: StoreMark): Readonly<Record<string, unknown>> {
  return 'proof' in mark ? { state: mark.state, paymentProof: mark.proof } : { state: mark.state };
}

const nothing = (): Result<Record<string, never>> => ok({});

/** An answer about another payout than the one that was asked for is none. */
function sameAs(id: string): (body: unknown) => Result<StorePayout> {
  return (body) => {
    const payout = parseStorePayout(body);
    return payout.ok && payout.value.id !== id ? refuse('host-answer') : payout;
  };
}
