// Owns what the main window's screens may ask of main, and the events main sends them. Nothing here can spend, and no secret is shown but a key of the HTTP API in the moment it is made.
import * as z from 'zod';
import { apiKey, chain, decimalText, id, keyHex, longestPair, network, nothing, seconds, walletId, walletSummary } from './common.ts';
import { attemptKinds } from '../payouts/payment-attempt.ts';
import { rateSettings, rateSettingsChange, triedRates } from './rate-settings.ts';
import { policyState, processor, shownRun } from './policies.ts';
import { coinMethods } from './coins.ts';
import { historyMethods, historyRequest, historyValue } from './history.ts';
import { labelMethods } from './labels.ts';
import { cameraMethods } from './camera.ts';
import { elsewhereMethods } from './elsewhere.ts';
import { orderMethods } from './orders.ts';
import { raiseMethods } from './raises.ts';
import { practiceMarketMethods } from './practice-market.ts';
import { receivingMethods } from './receiving.ts';
import { amount as ledgerAmount } from './xrpl-facts.ts';
import { destinationMethods } from './destination-checks.ts';
import { bitcoinAccountMethods } from './bitcoin-accounts.ts';
import { xrplAccountMethods } from './xrpl-accounts.ts';
import { address as ledgerAddress } from './xrpl-facts.ts';
import { xrplReadMethods } from './xrpl-reads.ts';
import { connectedStoreMethods, connectedStores } from './connected-stores.ts';
import { bitcoinServerMethods } from './bitcoin-servers.ts';
import { ledgerServerMethods } from './ledger-servers.ts';
import { payingMethods } from './paying.ts';
import { method } from './rpc.ts';
import { apiReaches } from './server-api.ts';

export const settings = z.object({
  language: z.enum(['system', 'en', 'ja']),
  theme: z.enum(['system', 'light', 'dark']),
  autoLockMinutes: z.number().int().min(1).max(240),
  hideAmounts: z.boolean(),
  /** Amounts in the operating system's notifications; off by default. */
  amountsInNotifications: z.boolean(),
  closeToTray: z.boolean(),
  /** Who may reach the HTTP API: this computer alone, the local network, or a domain of the user's own that forwards to this computer. */
  apiReach: z.enum(apiReaches),
  /** Origin under which others reach it, as the user declared it; null with `loopback`. */
  reachableOrigin: z.string().max(256).nullable(),
  /** What clients of the HTTP API take for the currency of a store that names none. */
  defaultCurrency: z.string().regex(/^[A-Z0-9]{3,12}$/),
  /** Types of notifications that are not kept; clients of the HTTP API set them. */
  disabledNotifications: z.array(z.string().max(64)).max(16),
});
export type Settings = z.output<typeof settings>;

export const appInfo = z.object({
  version: z.string(),
  electron: z.string(),
  /** True on a runtime that may not touch real money. */
  limitedRuntime: z.boolean(),
  profile: z.string(),
  systemLanguage: z.enum(['en', 'ja']),
  allowedNetworks: z.array(network),
  platform: z.string(),
  hasTray: z.boolean(),
});
export type AppInfo = z.output<typeof appInfo>;

export const vaultStatus = z.object({
  exists: z.boolean(),
  locked: z.boolean(),
  retryAfterMs: z.number().int(),
  /** Why the vault's file cannot be used (a code), or null. */
  problem: z.string().nullable(),
  wallets: z.array(walletSummary),
});
export type VaultStatus = z.output<typeof vaultStatus>;

/** What the main window may ask the secure window to do. Secrets are typed and shown only there. */
export const secureTask = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('create-wallet'),
    name: z.string().min(1).max(50),
    network,
    words: z.union([z.literal(12), z.literal(24)]),
  }),
  z.strictObject({ kind: z.literal('restore-wallet'), name: z.string().min(1).max(50), network }),
  z.strictObject({ kind: z.literal('unlock') }),
  z.strictObject({ kind: z.literal('change-password') }),
  z.strictObject({ kind: z.literal('show-words'), walletId }),
  z.strictObject({ kind: z.literal('approve-plan'), walletId, planId: id }),
  /** A version with a higher fee of what waits. */
  z.strictObject({ kind: z.literal('raise-fee'), walletId, raiseId: id }),
  /** Automatic payments of a wallet, until the app ends. */
  z.strictObject({ kind: z.literal('arm-policies'), walletId }),
  /** The key of a single account on the XRP Ledger: typed in, shown, forgotten. */
  z.strictObject({ kind: z.literal('import-xrpl-key'), walletId }),
  z.strictObject({ kind: z.literal('show-xrpl-key'), walletId, address: ledgerAddress }),
  z.strictObject({ kind: z.literal('forget-xrpl-key'), walletId, address: ledgerAddress }),
]);
export type SecureTask = z.output<typeof secureTask>;
/** How the secure window ended. `walletId` after a wallet was made. */
export const secureOutcome = z.object({ outcome: z.enum(['done', 'cancelled']), walletId: z.string().nullable() });

export const walletOverview = z.object({
  /** Of the account that pays. */
  bitcoin: z.object({
    problem: z.string().nullable(),
    /** For the words of `problem`. */
    problemParams: z.record(z.string(), z.string()).exactOptional(),
    /** BTC as decimal text. */
    confirmed: decimalText,
    unconfirmed: decimalText,
    reserved: decimalText,
    address: z.string(),
    uri: z.string(),
    /** Of all accounts together, where there are several; BTC as decimal text. */
    total: z
      .object({ accounts: z.number().int(), confirmed: decimalText, unconfirmed: decimalText, paying: z.string().max(50) })
      .exactOptional(),
  }),
  xrpl: z.object({
    problem: z.string().nullable(),
    exists: z.boolean(),
    /** XRP as decimal text. */
    balance: decimalText,
    reserve: decimalText,
    spendable: decimalText,
    address: z.string(),
    xAddress: z.string(),
  }),
  updatedAt: seconds,
});
export type WalletOverview = z.output<typeof walletOverview>;

export const paymentAttempt = z.object({
  at: seconds,
  kind: z.enum(attemptKinds),
  code: z.string().max(500).nullable(),
  transactionId: z.string().max(128).nullable(),
  params: z.record(z.string(), z.string()),
  times: z.number().int().min(1).exactOptional(),
});
export type PaymentAttempt = z.output<typeof paymentAttempt>;

/** `amount` of the item is what moved in XRP; what moved in another asset stands here. */
const ledgerHistory = z.object({
  /** The own account. */
  account: z.string(),
  /** Of the transaction: "Payment", "TrustSet"… */
  type: z.string().max(40),
  /** A token or MPT that moved; negative = sent. */
  issued: ledgerAmount.nullable(),
  /** What a payment of ours delivered where that is another asset than it took. */
  delivered: ledgerAmount.nullable(),
  /** What a partial payment names at most. */
  requested: ledgerAmount.nullable(),
  partial: z.boolean(),
  amountUnknown: z.boolean(),
  /** The wallet's own transaction. */
  sent: z.boolean(),
});

export const historyItem = z.object({
  chain,
  transactionId: z.string(),
  /** Signed decimal text in the chain's coin; negative = sent (without fee). */
  amount: decimalText,
  fee: decimalText,
  /** Null while unconfirmed. */
  at: seconds.nullable(),
  confirmations: z.number().int(),
  counterparties: z.array(z.string()).max(20),
  payoutIds: z.array(id).max(500),
  failed: z.string().nullable(),
  /** Worth at the time, one for each currency; absent or none where nothing was locked and nothing recorded. */
  values: z.array(historyValue).max(20).exactOptional(),
  /** It waits, and its fee may be raised, or a child may pay for it. */
  raise: z.enum(['fee', 'child']).exactOptional(),
  /** XRP Ledger only: what else is to be known of it. */
  ledger: ledgerHistory.exactOptional(),
});
export type HistoryItem = z.output<typeof historyItem>;

export const planSummary = z.object({
  id,
  createdAt: seconds,
  expiresAt: seconds,
  confirmed: z.boolean(),
  payoutIds: z.array(id),
});

export const hostKind = z.enum(['public', 'private', 'onion', 'loopback']);
export const linkSummary = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('server'),
    server: z.string(),
    id: z.string(),
    hostKind,
    allowed: z.boolean(),
    refusal: z.string().nullable(),
  }),
  z.object({ kind: z.literal('offer'), offer: z.string() }),
  z.object({ kind: z.literal('claim'), claim: z.string() }),
  z.object({ kind: z.literal('receipt'), receipt: z.string() }),
  z.object({ kind: z.literal('unknown'), code: z.string() }),
]);
export type LinkSummary = z.output<typeof linkSummary>;

export const apiStatus = z.object({ running: z.boolean(), origin: z.string().nullable(), problem: z.string().nullable() });
export type ApiStatus = z.output<typeof apiStatus>;

export const mainApi = {
  appInfo: method(nothing, appInfo),
  settings: method(nothing, settings),
  updateSettings: method(settings.partial().strict(), settings),
  /** The user's choice of price sources. Refusals of a change: `rate-source-twice`, `rate-pair-invalid`, `rate-pair-twice`, `manual-rate-invalid`. */
  rateSettings: method(nothing, rateSettings),
  updateRateSettings: method(rateSettingsChange, rateSettings),
  /** Asks every source that is on, now. */
  tryRates: method(z.strictObject({ network, pair: z.string().max(longestPair) }), triedRates),
  ...ledgerServerMethods,
  ...bitcoinServerMethods,
  vaultStatus: method(nothing, vaultStatus),
  lockVault: method(nothing, nothing),
  /** Opens the secure window; answers when it closes. */
  openSecure: method(secureTask, secureOutcome),
  walletOverview: method(z.strictObject({ walletId }), walletOverview),
  walletHistory: method(historyRequest, z.array(historyItem)),
  /** What was tried to pay a payout (D17), oldest first: the outbox's journal, and the plans that were refused. */
  paymentAttempts: method(z.strictObject({ walletId, payoutId: id }), z.array(paymentAttempt)),
  /** Practice only: asks the faucet for coins on one chain. */
  faucet: method(z.strictObject({ walletId, chain }), nothing),
  ...payingMethods,
  plans: method(z.strictObject({ walletId }), z.array(planSummary)),
  discardPlan: method(z.strictObject({ walletId, planId: id }), nothing),
  /** Automatic payments: settings and state. Setting one up arms nothing; `openSecure` with `arm-policies` does, and any change disarms. */
  policies: method(z.strictObject({ walletId }), policyState),
  setPolicy: method(z.strictObject({ walletId, settings: processor }), nothing),
  removePolicy: method(z.strictObject({ walletId, methodId: z.string().max(120) }), nothing),
  disarm: method(z.strictObject({ walletId }), nothing),
  /** Newest first, at most 200. */
  policyRuns: method(z.strictObject({ walletId }), z.array(shownRun)),
  /** Reads a pasted or dropped link without acting on it. */
  readLink: method(z.strictObject({ text: z.string().max(20_000) }), linkSummary),
  /** The link that waits (from the operating system), once. */
  takeLink: method(nothing, linkSummary.nullable()),
  hosts: method(nothing, z.array(z.object({ origin: z.string(), kind: hostKind, allowedAt: seconds }))),
  allowHost: method(z.strictObject({ origin: z.string().max(256) }), nothing),
  forgetHost: method(z.strictObject({ origin: z.string().max(256) }), nothing),
  /** Long enough for the links of some hundred pull payments. */
  copyText: method(z.strictObject({ text: z.string().max(1_000_000) }), nothing),
  saveText: method(
    z.strictObject({ suggestedName: z.string().max(100), text: z.string().max(64 * 1024 * 1024) }),
    z.object({ saved: z.boolean() }),
  ),
  /** Saves claim.html with this offer inside: a page that makes a claim code without the app and without any network. */
  saveClaimPage: method(
    z.strictObject({
      suggestedName: z.string().max(100),
      offer: z
        .string()
        .regex(/^[A-Za-z0-9_-]+$/)
        .max(16_384),
    }),
    z.object({ saved: z.boolean() }),
  ),
  apiStatus: method(nothing, apiStatus),
  apiKeys: method(nothing, z.array(apiKey)),
  /** Makes a key of the HTTP API and answers it this once. Refusals: `key-label-too-long`, `key-permissions-invalid`, `too-many-keys`, and those of the disk. */
  createApiKey: method(
    z.strictObject({ label: z.string().max(200), permissions: z.array(z.string().max(160)).max(64) }),
    z.object({ secret: z.string(), key: apiKey }),
  ),
  revokeApiKey: method(z.strictObject({ hash: keyHex }), nothing),
  ...connectedStoreMethods,
  ...orderMethods,
  ...raiseMethods,
  ...elsewhereMethods,
  ...cameraMethods,
  ...xrplAccountMethods,
  ...bitcoinAccountMethods,
  ...destinationMethods,
  ...xrplReadMethods,
  ...receivingMethods,
  ...coinMethods,
  ...labelMethods,
  ...historyMethods,
  ...practiceMarketMethods,
  /** Tells main that somebody is there, for the idle lock. */
  activity: method(nothing, nothing),
  /** Unread count for the tray, the badge and the window title. */
  setUnread: method(z.strictObject({ count: z.number().int().min(0).max(1_000_000) }), nothing),
} as const;

/** Where a click on a notification or the tray leads. */
export const navigateTarget = z.object({
  screen: z.enum(['queue', 'claims', 'notifications', 'home', 'receive']),
  walletId: z.string().nullable(),
  state: z.string().nullable(),
});
export type NavigateTarget = z.output<typeof navigateTarget>;

export const mainEvents = {
  'vault-changed': vaultStatus,
  'settings-changed': settings,
  /** A link arrived; take it with `takeLink`. */
  'link-waiting': nothing,
  'api-changed': apiStatus,
  'api-keys-changed': z.array(apiKey),
  'connected-stores-changed': connectedStores,
  'chain-changed': z.object({ walletId }),
  /** An order moved on. */
  'orders-changed': z.object({ walletId }),
  /** Labels or frozen coins of the wallet. */
  'labels-changed': z.object({ walletId }),
  /** Accounts of the wallet on either chain, or which of them pays. */
  'accounts-changed': z.object({ walletId }),
  /** A look through the wallet's Bitcoin accounts moved on or ended. */
  'rescan-changed': z.object({ walletId }),
  /** Payments came in on the XRP Ledger that are worth a notice. */
  'payments-received': z.object({ walletId, count: z.number().int() }),
  /** Settings, arming or log of automatic payments. */
  'policies-changed': z.object({ walletId }),
  /** Webhooks of the wallet were added, changed or removed: here or over the HTTP API. */
  'webhooks-changed': z.object({ walletId }),
  /** The camera must be off now: its time is up, or the app was locked, hidden or loaded anew. */
  'camera-closed': nothing,
  navigate: navigateTarget,
  /** A plain notice by code (words are ours). */
  notice: z.object({ code: z.string(), params: z.record(z.string(), z.string()).exactOptional() }),
} as const;
export type MainEvents = { readonly [K in keyof typeof mainEvents]: z.output<(typeof mainEvents)[K]> };
