// Owns the schemas of connected BTCPay stores as they pass between processes (spec §16.9). The key goes from the screen to main once, and from main to the API server process alone.
import * as z from 'zod';
import { payoutStates } from '../payouts/types.ts';
import { decimalText, id, nothing, seconds, walletId } from './common.ts';
import { method } from './rpc.ts';

/**
 * Where the key of a store is: `sealed` on disk by the operating system, in memory for `this-run` because it cannot be sealed here, or `gone` (the app was
 * started again without a seal, or the seal cannot be opened any more): it is asked for anew.
 */
export const keyKeeping = z.enum(['sealed', 'this-run', 'gone']);
export type KeyKeeping = z.output<typeof keyKeeping>;

/** A connection as everybody but main and the API server process knows it. Without a store (`storeId` null) nothing is asked of the server but which stores there are. */
export const connectedStore = z.object({
  id,
  walletId,
  origin: z.string().max(256),
  storeId: id.nullable(),
  storeName: z.string().max(200).nullable(),
  keyKept: keyKeeping,
});
export type ConnectedStore = z.output<typeof connectedStore>;

export const connectedStores = z.object({ stores: z.array(connectedStore).max(100) });

/** What stands in a header: printable ASCII, no spaces. */
export const storeKey = z.string().regex(/^[\x21-\x7e]{1,200}$/);

/** What the API server process is told of a connection. */
export const storeAccess = z.strictObject({ id, origin: z.string().max(256), storeId: id.nullable(), key: storeKey });
export type StoreAccess = z.output<typeof storeAccess>;

/** The screens' methods of main. Origins are consented to like any host, by `allowHost`. */
export const connectedStoreMethods = {
  connectedStores: method(nothing, connectedStores),
  /**
   * Keeps the key, which no answer ever returns; the store is chosen next. Refusals: `wallet-not-found`, `store-key-invalid`, `host-not-allowed`, those of
   * `mayContact`, `store-is-own`, `too-many-stores`, and those of the disk.
   */
  connectStore: method(z.strictObject({ walletId, origin: z.string().max(256), key: z.string().max(400) }), z.object({ id })),
  /** Another key for the same store. Refusals: `store-not-connected`, `store-key-invalid`, and those of the disk. */
  renewStoreKey: method(z.strictObject({ id, key: z.string().max(400) }), nothing),
  /** Once per connection. Refusals: `store-not-connected`, `store-chosen`, `store-is-own`, `store-connected-already`, and those of the disk. */
  chooseConnectedStore: method(z.strictObject({ id, storeId: id, storeName: z.string().max(200) }), nothing),
  /** Forgets the key. Refusals: `store-in-use` while a payment of one of its payouts is on its way, and those of the disk. What is gone is no refusal. */
  disconnectStore: method(z.strictObject({ id }), nothing),
} as const;

/** A store that a key may see, with the permissions that it lacks for our work (`btcpay.store.…`); empty when nothing is missing. */
export const storeChoice = z.object({ id, name: z.string().max(200), missing: z.array(z.string().max(200)).max(8) });
export type StoreChoice = z.output<typeof storeChoice>;

const connectionId = id;

/** The screens' commands to the worker. */
export const connectedStoreCommands = {
  /** Asks the server. Refusals: `store-not-connected`, `store-key-gone`, `host-not-allowed`, those of any request to a host, and the server's own code. */
  storeChoices: method(z.strictObject({ connectionId }), z.object({ stores: z.array(storeChoice).max(1000) })),
  /** Looks at every connected store now; answers when it is done. What went wrong stands in the rows of the connections. */
  refreshConnectedStores: method(nothing, nothing),
} as const;

/** What stands as proof at the other server, as far as we read it. */
export const storeProof = z.object({
  type: z.string().max(200),
  id: z.string().max(200).nullable(),
  transactionId: z.string().max(200).nullable(),
});
export type StoreProof = z.output<typeof storeProof>;

/** A payout as the other server shows it now: bounded, nothing of it believed. */
export const storePayout = z.object({
  id,
  revision: z.number().int().min(0),
  date: seconds,
  state: z.enum(payoutStates),
  payoutMethodId: z.string().max(120),
  destination: z.string().min(1).max(1024),
  originalAmount: decimalText,
  originalCurrency: z.string().min(1).max(24),
  payoutAmount: decimalText.nullable(),
  payoutCurrency: z.string().min(1).max(24),
  proof: storeProof.nullable(),
});
export type StorePayout = z.output<typeof storePayout>;

/** More payouts than these are not read. */
export const mostStorePayouts = 20_000;

/** Marks that we make at the other server. A proof is for the last two. */
export const storeMark = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('AwaitingApproval') }),
  z.strictObject({ state: z.literal('AwaitingPayment') }),
  z.strictObject({ state: z.literal('InProgress'), proof: z.record(z.string().max(32), z.string().max(300).nullable()) }),
  z.strictObject({ state: z.literal('Completed'), proof: z.record(z.string().max(32), z.string().max(300).nullable()) }),
]);
export type StoreMark = z.output<typeof storeMark>;

const onePayout = { connectionId, payoutId: id };
/**
 * Worker → API server process, which alone holds the keys: only what BTCPay promises (spec §5, §6, §13). Refusals: `store-not-connected` (no such connection,
 * no store chosen), `store-key-gone`, `host-not-allowed`, those of any request to a host, `host-answer` for what is no answer, or the server's own code.
 */
export const connectedStoreApi = {
  storeChoices: connectedStoreCommands.storeChoices,
  /** All but the cancelled ones, in no order. Items of another shape are left out and counted. */
  storePayouts: method(
    z.strictObject({ connectionId }),
    z.object({ payouts: z.array(storePayout).max(mostStorePayouts), unreadable: z.number().int().min(0) }),
  ),
  storePayout: method(z.strictObject(onePayout), storePayout),
  /** At the store's own rate, or by `rateRule`. */
  approveStorePayout: method(
    z.strictObject({ ...onePayout, revision: z.number().int().min(0), rateRule: z.string().max(200).nullable() }),
    storePayout,
  ),
  cancelStorePayout: method(z.strictObject(onePayout), nothing),
  markStorePayout: method(z.strictObject({ ...onePayout, mark: storeMark }), nothing),
} as const;
