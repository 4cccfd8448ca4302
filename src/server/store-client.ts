// Owns the requests to a connected BTCPay store: what its key may do, its payouts, approving and marking them (spec §5.1, §6.1, §13, §16.9).
import { type Permission, allows } from '../shared/greenfield/permissions.ts';
import { type Result, ok, refuse } from '../shared/result.ts';
import type { HostCall } from './greenfield-client.ts';
import { callHost } from './host-call.ts';
import { parseRefusal } from './remote-parse.ts';
import { type StorePayout, parsePermissions, parseStorePayout, parseStorePayouts, parseStores } from './store-parse.ts';

/** A key at another server. It is that server's secret and goes to its origin alone. */
export interface StoreAccess {
  readonly origin: string;
  readonly key: string;
}

const listBytes = 16 * 1024 * 1024;
const needed: readonly Permission[] = ['btcpay.store.canviewpayouts', 'btcpay.store.canmanagepayouts', 'btcpay.store.canviewpullpayments'];

export type Proof = { readonly proofType: string } & Readonly<Record<string, string | null>>;

export type StoreClient = ReturnType<typeof createStoreClient>;

/** `isAllowed` is asked before every request. Refusals: `host-not-allowed`, those of `callHost`, the server's own code; a busy or broken server decides nothing. */
export function createStoreClient(isAllowed: (origin: string) => boolean, call: HostCall = (request) => callHost(request)) {
  const ask = async <T>(
    access: StoreAccess,
    path: string,
    parse: (body: unknown) => Result<T>,
    body?: Readonly<Record<string, unknown>>,
  ): Promise<Result<T>> => {
    if (!isAllowed(access.origin)) return refuse('host-not-allowed');
    const method = body === undefined ? 'GET' : 'POST';
    const answer = await call({ origin: access.origin, path: `/api/v1/${path}`, method, token: access.key, passphrase: null, body, maxBytes: listBytes });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return { ok: false, error: parseRefusal(answer.value.status, answer.value.body) };
    return parse(answer.value.body);
  };
  const path = (storeId: string, payoutId?: string): string =>
    `stores/${encodeURIComponent(storeId)}/payouts${payoutId === undefined ? '' : `/${encodeURIComponent(payoutId)}`}`;
  return {
    stores: (access: StoreAccess) => ask(access, 'stores', parseStores),
    /** Permissions that the key lacks for this store; empty when it may do all we need. */
    missing: async (access: StoreAccess, storeId: string): Promise<Result<readonly Permission[]>> => {
      const held = await ask(access, 'api-keys/current', parsePermissions);
      return held.ok ? ok(needed.filter((permission) => !allows(held.value, permission, storeId))) : held;
    },
    /** Cancelled ones are left out. */
    payouts: (access: StoreAccess, storeId: string) => ask(access, path(storeId), parseStorePayouts),
    payout: (access: StoreAccess, storeId: string, id: string) => ask(access, path(storeId, id), sameAs(id)),
    /** Approves at the store's own rate, or by `rateRule`. */
    approve: (
      access: StoreAccess,
      storeId: string,
      { id, revision, rateRule }: { id: string; revision: number; rateRule: string | null },
    ) => ask(access, path(storeId, id), sameAs(id), { revision, ...(rateRule === null ? {} : { rateRule }) }),
    mark: (
      access: StoreAccess,
      storeId: string,
      id: string,
      state: 'InProgress' | 'Completed',
      paymentProof: Proof,
    ): Promise<Result<null>> => ask(access, `${path(storeId, id)}/mark`, () => ok(null), { state, paymentProof }),
  };
}

/** An answer about another payout than the one that was asked for is none. */
function sameAs(id: string): (body: unknown) => Result<StorePayout> {
  return (body) => {
    const payout = parseStorePayout(body);
    return payout.ok && payout.value.id !== id ? refuse('host-answer') : payout;
  };
}
