// Owns what the workflow worker asks of main, what main asks of the worker, and the events between them.
import * as z from 'zod';
import {
  apiKey,
  claimIdHex,
  decimalText,
  id,
  keyHex,
  longestPair,
  network,
  nothing,
  paymentStatus,
  rateQuote,
  seconds,
  walletId,
  walletSummary,
} from './common.ts';
import { holdingWords } from '../payouts/destination-facts.ts';
import { connectedStores } from './connected-stores.ts';
import { historyItem, linkSummary, navigateTarget, settings, walletOverview } from './main-api.ts';
import { processor } from './policies.ts';
import { method } from './rpc.ts';
import { webhook, webhookChoice, webhookSecret } from './webhooks.ts';

/** Recipients in one question. */
export const mostRecipients = 1000;

/** Journals carry events as they are; their shape is checked by the reducer on both sides. */
const event = z.looseObject({ type: z.string().max(40) });
const record = z.object({ seq: z.number().int().min(1), at: seconds, event });
const head = z.object({ seq: z.number().int().min(0), hash: z.string() });

export const destinationFacts = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({
    kind: z.literal('known'),
    exists: z.boolean(),
    requiresTag: z.boolean(),
    depositAuth: z.boolean(),
    isPoor: z.boolean(),
    disallowsXrp: z.boolean(),
    /** Base reserve in drops as text. */
    reserveBase: decimalText,
    /** Of the token or MPT that was asked about; null for XRP. Room in coins; scale: AssetScale of an MPT. */
    asset: z
      .object({ holding: z.enum(holdingWords), room: decimalText.nullable(), scale: z.number().int().min(0).max(255).nullable() })
      .nullable(),
  }),
]);
export type DestinationFactsAnswer = z.output<typeof destinationFacts>;

export const offerTerms = z.object({
  pullPaymentId: id,
  name: z.string(),
  unit: z.string(),
  amount: decimalText,
  period: z.number().int().nullable(),
  startsAt: seconds,
  expiresAt: seconds.nullable(),
  methods: z.array(z.string()).max(8),
});

export const foundPayment = z.object({
  transactionId: z.string(),
  confirmations: z.number().int(),
  amount: decimalText,
  at: seconds.nullable(),
});

/** What the HTTP API tells of this app, and which notifications nobody wants. */
export const apiSettings = z.object({
  version: z.string(),
  defaultCurrency: settings.shape.defaultCurrency,
  disabledNotifications: settings.shape.disabledNotifications,
});
export type ApiSettings = z.output<typeof apiSettings>;

/** Where the HTTP API is: on this computer (null while it does not run), and the declared address beyond it. */
export const apiOrigin = z.object({ origin: z.string().nullable(), reachable: z.string().nullable() });
export type ApiOrigin = z.output<typeof apiOrigin>;

export const workerMainApi = {
  apiSettings: method(nothing, apiSettings),
  /** Sets which types of notifications are not kept; answers when it is on disk. */
  disableNotifications: method(z.strictObject({ types: settings.shape.disabledNotifications }), nothing),
  /** Asks both chains; what cannot be reached keeps its last value and names the problem. */
  walletOverview: method(z.strictObject({ walletId }), walletOverview),
  /** Both chains together, newest first. */
  walletHistory: method(z.strictObject({ walletId }), z.array(historyItem)),
  /** Keys of the HTTP API. `addApiKey` answers when it is on disk. */
  apiKeys: method(nothing, z.array(apiKey)),
  addApiKey: method(z.strictObject({ hash: keyHex, label: z.string().max(50), permissions: z.array(z.string().max(160)).max(64) }), apiKey),
  /** Removing what is not there is fine. */
  removeApiKey: method(z.strictObject({ hash: keyHex }), nothing),
  /** Automatic payments of a wallet. They can be set from here, never armed; any change disarms. `removeProcessor`: `processor-not-found`. */
  processors: method(z.strictObject({ walletId }), z.array(processor)),
  setProcessor: method(z.strictObject({ walletId, settings: processor }), processor),
  removeProcessor: method(z.strictObject({ walletId, methodId: z.string().max(120) }), nothing),
  /** The webhooks of a wallet. */
  webhooks: method(z.strictObject({ walletId }), z.array(webhook)),
  /** Answers the secret, given or made, this once. Refusals: `too-many-webhooks`, `webhook-secret-too-long`, and those of the target (`webhookTarget`). */
  addWebhook: method(z.strictObject({ walletId, choice: webhookChoice, secret: webhookSecret }), z.object({ webhook, secret: z.string() })),
  /** Without a secret the one that is there stays. Refusals: `webhook-not-found`, and those of `addWebhook`. */
  updateWebhook: method(z.strictObject({ walletId, webhookId: id, choice: webhookChoice, secret: webhookSecret }), webhook),
  removeWebhook: method(z.strictObject({ walletId, webhookId: id }), nothing),
  /** HMAC-SHA256 (hex) of the body's UTF-8 under the webhook's secret, which does not leave main. Refusal: `webhook-not-found`. */
  signWebhook: method(z.strictObject({ walletId, webhookId: id, body: z.string().max(4096) }), z.object({ signature: keyHex })),
  /** The connected stores of all wallets. */
  connectedStores: method(nothing, connectedStores),
  /** What the outbox ever did with a payout: its plans and the transactions that were signed for it, the newest 1,000 of each. */
  pastOfPayout: method(
    z.strictObject({ walletId, payoutId: id }),
    z.object({ planIds: z.array(id).max(1000), transactionIds: z.array(z.string().max(64)).max(1000) }),
  ),
  /** Asks for a pass of the wallet's outbox: what it waited for has happened. Answers at once. */
  runOutbox: method(z.strictObject({ walletId }), nothing),
  clock: method(nothing, z.object({ offset: z.number().int() })),
  wallets: method(nothing, z.array(walletSummary)),
  /** Records after `after`, at most 1,000 at a time; `hashAt` is the chain hash at `after`, to notice another or older journal. */
  readPromises: method(
    z.strictObject({ walletId, after: z.number().int().min(0) }),
    z.object({ records: z.array(record), head, hashAt: z.string().nullable() }),
  ),
  /** Appends events as one unit; answers after fsync with the number of the first. Main checks each against its own projection and the outbox. */
  appendPromises: method(
    z.strictObject({ walletId, events: z.array(event).min(1).max(1000) }),
    z.object({ first: z.number().int().min(1), head }),
  ),
  paymentStatuses: method(z.strictObject({ walletId }), z.array(paymentStatus)),
  /** Each pair is "BTC_USD" (the user's own rule) or "kraken(BTC_USD)" (one source); one without a price is missing in the answer. */
  rates: method(z.strictObject({ network, pairs: z.array(z.string().max(longestPair)).max(16) }), z.array(rateQuote)),
  /**
   * What the ledger says of recipients, in the order in which they were asked about; each address is asked for once. `sender` is the wallet's first account, for
   * which main takes the one that pays. Nobody could be asked: unknown.
   */
  recipientFacts: method(
    z.strictObject({
      network,
      sender: z.string().max(60).nullable(),
      recipients: z.array(z.strictObject({ address: z.string().max(100), currency: z.string().max(120) })).max(mostRecipients),
    }),
    z.array(destinationFacts).max(mostRecipients),
  ),
  /** Needs an unlocked vault (`vault-locked`). Answers the `pullpay://claim?offer=` payload, base64url. */
  signOffer: method(z.strictObject({ walletId, terms: offerTerms }), z.object({ offer: z.string() })),
  signReceipt: method(
    z.strictObject({
      walletId,
      payoutId: id,
      claimId: claimIdHex,
      recipientKey: keyHex,
      state: z.string().max(20),
      amount: decimalText.nullable(),
      currency: z.string().max(120),
      rate: decimalText.nullable(),
      transactionId: z.string().max(64).nullable(),
      reason: z.string().max(400).nullable(),
    }),
    z.object({ receipt: z.string() }),
  ),
  /** Makes a claim code with a fresh key, which is used once and wiped. */
  makeClaimCode: method(
    z.strictObject({
      offer: z.string().max(16_384),
      methodId: z.string().max(120),
      destination: z.string().max(512),
      amount: decimalText.nullable(),
      note: z.string().max(400).nullable(),
    }),
    z.object({ claim: z.string(), payoutId: id, claimId: claimIdHex, recipientKey: keyHex }),
  ),
  readMyClaims: method(
    z.strictObject({ network, after: z.number().int().min(0) }),
    z.object({ records: z.array(record), head, hashAt: z.string().nullable() }),
  ),
  appendMyClaims: method(z.strictObject({ network, events: z.array(event).min(1).max(100) }), z.object({ records: z.array(record), head })),
  /** Looks for a recipient's payment on the chain itself. */
  findPayment: method(
    z.strictObject({
      network,
      payoutId: id,
      methodId: z.string().max(120),
      address: z.string().max(120),
      tag: z.number().int().nullable(),
      amount: decimalText.nullable(),
      transactionId: z.string().max(64).nullable(),
      /** Transactions in which other claims found theirs. */
      spokenFor: z.array(z.string().max(64)).max(10_000),
    }),
    foundPayment.nullable(),
  ),
  /** Shows a notification of the operating system. Words are main's; no amounts unless the user wants them. */
  notifyOs: method(
    z.strictObject({
      kind: z.enum(['claim', 'claims', 'paid', 'attention', 'external']),
      count: z.number().int(),
      amount: z.string().max(64).nullable(),
      target: navigateTarget,
    }),
    nothing,
  ),
  /** Where the API is reachable, for links. */
  /**
   * Chromium cannot open its databases and does not mend them by itself: main removes their files and loads the page anew, and every row comes
   * back from the journals. Once in a run of the app; after that `database-unreadable`.
   */
  rebuildDatabases: method(nothing, nothing),
  apiOrigin: method(nothing, apiOrigin),
  readLink: method(z.strictObject({ text: z.string().max(20_000) }), linkSummary),
} as const;

/** Main → worker. */
export const workerApi = {
  /** Asked now and then; a worker that does not answer hangs, and its page is loaded anew. */
  alive: method(z.strictObject({}), nothing),
  /**
   * Locks payouts for a plan. A stale revision or a payout that is not payable refuses the whole plan. `sign`: right before the first signature, so payouts of a
   * connected store must have been taken there by our own proof; `remote-handshake` while that is under way, and the answer never waits for it.
   */
  lockPayouts: method(
    z.strictObject({
      walletId,
      planId: id,
      payouts: z.array(z.object({ payoutId: id, revision: z.number().int() })).max(500),
      purpose: z.enum(['confirm', 'sign']).default('confirm'),
    }),
    nothing,
  ),
  unlockPayouts: method(z.strictObject({ walletId, planId: id }), nothing),
  /**
   * Main saw a payment by another wallet of exactly the right amount to this payout's destination (`confirmed`: in a block or a validated ledger).
   * Answers when it stands in the journal, or nothing is to be noted; main tells it again until then.
   */
  externalPayment: method(
    z.strictObject({ walletId, payoutId: id, transactionId: z.string().regex(/^[0-9a-fA-F]{64}$/), confirmed: z.boolean() }),
    nothing,
  ),
  /** The block of a payment by another wallet that had completed this payout is gone, or is deep enough. Answered and told again as `externalPayment`. */
  externalBlock: method(
    z.strictObject({
      walletId,
      payoutId: id,
      transactionId: z.string().regex(/^[0-9a-fA-F]{64}$/),
      news: z.enum(['vanished', 'settled']),
    }),
    nothing,
  ),
} as const;

/** Events main → worker. */
export const workerEvents = {
  'payments-changed': z.object({ walletId, statuses: z.array(paymentStatus) }),
  'wallets-changed': z.array(walletSummary),
  /** Once a second at most: schedules tick in main because a hidden window's timers are throttled. */
  'api-keys-changed': z.array(apiKey),
  'api-settings-changed': apiSettings,
  'api-origin-changed': apiOrigin,
  'connected-stores-changed': connectedStores,
  'webhooks-changed': z.object({ walletId, webhooks: z.array(webhook) }),
  tick: z.object({ now: seconds }),
  clock: z.object({ offset: z.number().int() }),
} as const;
