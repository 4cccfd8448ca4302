// Owns the commands of the screens to the workflow worker. Screens read IndexedDB by live queries and change nothing themselves.
import * as z from 'zod';
import {
  decimalText,
  id,
  longestPair,
  network,
  nothing,
  payoutState,
  pullPaymentTerms,
  rateQuote,
  refusal,
  seconds,
  walletId,
} from './common.ts';
import { connectedStoreCommands } from './connected-stores.ts';
import { method } from './rpc.ts';
import { webhook, webhookChoice, webhookSecret } from './webhooks.ts';

export const quoteLine = z.object({
  payoutId: id,
  revision: z.number().int(),
  originalAmount: decimalText,
  originalCurrency: z.string(),
  /** Null when this payout cannot be approved at this rate; `problem` says why. */
  payoutAmount: decimalText.nullable(),
  payoutCurrency: z.string(),
  rate: decimalText.nullable(),
  rateSource: z.string().nullable(),
  rateAt: seconds.nullable(),
  problem: refusal.nullable(),
});
export type QuoteLine = z.output<typeof quoteLine>;

export const quote = z.object({
  /** Approving names this snapshot: what was shown is what is locked. */
  snapshotId: id,
  takenAt: seconds,
  /** After this second a new quote is needed (`quote-expired`). */
  validUntil: seconds,
  lines: z.array(quoteLine),
});
export type Quote = z.output<typeof quote>;

export const shareOption = z.object({
  kind: z.enum(['offer', 'server']),
  link: z.string(),
  /** What it can reach: anybody (the terms travel in the link), this computer only, or others while this computer is on. */
  reach: z.enum(['anybody', 'this-computer', 'while-on']),
  /** Ready to paste into a message, in the asked language. */
  message: z.string(),
  /** False when the link is too long to scan. */
  qr: z.boolean(),
});
export const shareSheet = z.object({ options: z.array(shareOption), problem: refusal.nullable() });
export type ShareSheet = z.output<typeof shareSheet>;

export const periodPage = z.object({
  /** `claimed` is `paid` (final or on its way) and `waiting` together, in the unit. */
  periods: z.array(
    z.object({
      start: seconds,
      end: seconds.nullable(),
      claimed: decimalText,
      paid: decimalText,
      waiting: decimalText,
      payouts: z.number().int(),
    }),
  ),
  older: seconds.nullable(),
});
export type PeriodPageAnswer = z.output<typeof periodPage>;

/** Terms as a recipient sees them, from a server or from an offer. */
export const claimTerms = z.object({
  source: z.enum(['server', 'offer']),
  server: z.string().nullable(),
  offer: z.string().nullable(),
  pullPaymentId: id,
  network,
  name: z.string(),
  description: z.string(),
  unit: z.string(),
  limit: decimalText,
  /** What is left of the current period; null when the link does not say (offers). */
  available: decimalText.nullable(),
  period: z.number().int().nullable(),
  periodEnd: seconds.nullable(),
  startsAt: seconds,
  expiresAt: seconds.nullable(),
  methods: z.array(z.string()),
  /** Sender's key (hex) for offers. */
  sender: z.string().nullable(),
  /** False for a server without Pullpay's additions: it has no place for the recipient's note, and no claim can be withdrawn there. */
  takesNote: z.boolean(),
  /** True when this app itself is the sender. */
  own: z.boolean(),
  /** Shown instead of the submit button. */
  refusal: refusal.nullable(),
});
export type ClaimTerms = z.output<typeof claimTerms>;

export const claimPreview = z.object({
  walletId,
  pullPaymentId: id,
  pullPaymentName: z.string(),
  claimId: z.string(),
  methodId: z.string(),
  destination: z.string(),
  amount: decimalText.nullable(),
  unit: z.string(),
  note: z.string().nullable(),
  /** As the recipient wrote it; shown, not trusted. */
  createdAt: seconds,
  /** Set when this very claim is already in the queue. */
  payoutId: z.string().nullable(),
  refusal: refusal.nullable(),
});
export type ClaimPreview = z.output<typeof claimPreview>;

/** Bound for a text of so many characters, each of which may be a surrogate pair; the domain counts characters and says so in words. */
const codeUnits = (characters: number): number => 2 * characters;

const passphrase = z.string().max(codeUnits(200));

/** A proof in the sender's own words; its type is `external-proof`. */
const proofForm = z.strictObject({
  id: z.string().max(codeUnits(200)).exactOptional(),
  link: z.string().max(2000).exactOptional(),
  note: z.string().max(codeUnits(500)).exactOptional(),
});

const payoutRef = z.strictObject({ id, revision: z.number().int().min(-1) });

/** How the worker is: `problem` keeps all of it from working, `shut` single wallets; `behind`: screens show less than what is promised. */
export const health = z.object({
  ready: z.boolean(),
  problem: refusal.nullable(),
  shut: z.array(z.object({ walletId, problem: refusal })),
  behind: refusal.nullable(),
});
export type Health = z.output<typeof health>;

/** A row of an import as the file's cells say it; checked like a claim of the sender's own. */
export const importRow = z.strictObject({
  line: z.number().int().min(1),
  destination: z.string().max(512),
  amount: z.string().max(64).nullable(),
  unit: z.string().max(64).nullable(),
  method: z.string().max(120).nullable(),
  tag: z.number().int().min(0).max(4_294_967_295).nullable(),
  note: z.string().max(codeUnits(200)).nullable(),
  externalId: z.string().max(codeUnits(100)).nullable(),
});

/** What becomes of a row: a new payout, one that is there already, or nothing, with the reason. */
export const importOutcome = z.object({
  line: z.number().int(),
  kind: z.enum(['new', 'known', 'bad']),
  problem: refusal.nullable(),
  amount: decimalText.nullable(),
  unit: z.string().nullable(),
  methodId: z.string().nullable(),
  address: z.string().nullable(),
  tag: z.number().int().nullable(),
  note: z.string().nullable(),
});
export type ImportOutcome = z.output<typeof importOutcome>;

export const importProgress = z.object({
  done: z.number().int(),
  total: z.number().int(),
  /** Rows of this step that were refused after all, for the world had moved since the preview. */
  refused: z.array(z.object({ line: z.number().int(), problem: refusal })),
});
export type ImportProgress = z.output<typeof importProgress>;

export const workflowApi = {
  /** Refusals of the terms, and those of `setPassphrase`. Nothing is made where the passphrase is refused. */
  createPullPayment: method(
    z.strictObject({ walletId, terms: pullPaymentTerms, passphrase: passphrase.exactOptional() }),
    z.object({ id }),
  ),
  /** Makes all or none; the ids come in the order of the terms. A refusal of terms names their place in the list (`row`, from 1). */
  createPullPayments: method(
    z.strictObject({ walletId, terms: z.array(pullPaymentTerms).min(1).max(500) }),
    z.object({ ids: z.array(id) }),
  ),
  editPullPayment: method(z.strictObject({ walletId, id, name: z.string().max(200), description: z.string().max(4000) }), nothing),
  /** What is approved without asking: bounds are amounts in the unit, null for none. */
  setAutoApproval: method(
    z.strictObject({
      walletId,
      id,
      autoApprove: z.boolean(),
      perClaim: z.string().max(64).nullable(),
      perDay: z.string().max(64).nullable(),
    }),
    nothing,
  ),
  /** What strangers must say to see it and to claim; null for nothing. Refusals `passphrase-empty`, `passphrase-too-long`. */
  setPassphrase: method(z.strictObject({ walletId, id, passphrase: passphrase.nullable() }), nothing),
  archivePullPayment: method(z.strictObject({ walletId, id }), nothing),
  /** Past periods, newest first, at most `count` that began before `before` (null: from the current one on). `older` is the next `before`. */
  periodHistory: method(z.strictObject({ walletId, id, before: seconds.nullable(), count: z.number().int().min(1).max(100) }), periodPage),
  /** Today's price by the wallet's own rule, for looking at; nothing is locked. `pair`: "BTC_USD". Refusal `rate-unavailable`. */
  rateNow: method(z.strictObject({ walletId, pair: z.string().max(longestPair) }), rateQuote),
  shareSheet: method(z.strictObject({ walletId, id, language: z.enum(['en', 'ja']) }), shareSheet),
  /** One rate snapshot for the selection. `rateRule`: a rate rule (`parseRateRule`), or absent for the wallet's own. */
  quote: method(z.strictObject({ walletId, payoutIds: z.array(id).min(1).max(500), rateRule: z.string().max(200).exactOptional() }), quote),
  /** All or nothing at the rates of the snapshot. Refusal `approval-refused` with params payoutId → code for each failing line. */
  approve: method(z.strictObject({ walletId, snapshotId: id, payouts: z.array(payoutRef).min(1).max(500) }), nothing),
  cancelPayout: method(z.strictObject({ walletId, payoutId: id, reason: z.string().max(codeUnits(200)).nullable() }), nothing),
  /**
   * The sender's marks of the transition table: back to AwaitingApproval (re-quote), being paid or paid elsewhere (InProgress, Completed) with an
   * optional proof, back to AwaitingPayment, un-cancel. Refusal `external-payment-seen`: such a payment is decided on first.
   */
  markPayout: method(z.strictObject({ walletId, payoutId: id, state: payoutState, proof: proofForm.nullable().exactOptional() }), nothing),
  /** The sender's word on a payment by another wallet: it is this payout's payment (Completed once confirmed), or something else (never offered again). */
  acceptExternal: method(z.strictObject({ walletId, payoutId: id }), nothing),
  rejectExternal: method(z.strictObject({ walletId, payoutId: id }), nothing),
  previewClaimCode: method(z.strictObject({ claim: z.string().max(16_384) }), claimPreview),
  importClaimCode: method(z.strictObject({ claim: z.string().max(16_384) }), z.object({ walletId, payoutId: id })),
  /** The sender's signed answer to a claim that came as a code. */
  receipt: method(z.strictObject({ walletId, payoutId: id }), z.object({ link: z.string() })),
  seeNotifications: method(z.strictObject({ ids: z.array(id).max(1000), seen: z.boolean() }), nothing),
  seeAllNotifications: method(z.strictObject({ walletId }), nothing),
  removeNotifications: method(z.strictObject({ ids: z.array(id).max(1000) }), nothing),
  /**
   * Recipient: reads the terms behind a link. The host must have been allowed (`host-not-allowed`). `passphrase` where the server asked for one
   * (`passphrase-needed`, `passphrase-wrong`); a right one is remembered in memory until the app ends.
   */
  openServerLink: method(z.strictObject({ server: z.string().max(256), id, passphrase: passphrase.exactOptional() }), claimTerms),
  openOffer: method(z.strictObject({ offer: z.string().max(16_384) }), claimTerms),
  /** Recipient: claims. An offer answers with a claim code to carry back; a server with the payout it made. */
  submitClaim: method(
    z.strictObject({
      server: z.string().max(256).nullable(),
      offer: z.string().max(16_384).nullable(),
      pullPaymentId: id,
      methodId: z.string().max(120),
      destination: z.string().max(512),
      /** Decimal text in the unit; null = all that remains. */
      amount: z.string().max(64).nullable(),
      note: z.string().max(codeUnits(200)).nullable(),
      /** Made once per form, so that a retry after a lost answer is the same claim (32 hex). */
      claimId: z.string().regex(/^[0-9a-f]{32}$/),
      /** Of the server's pull payment, where it was not entered before. */
      passphrase: passphrase.exactOptional(),
    }),
    z.object({ myClaimId: id, claimLink: z.string().nullable() }),
  ),
  cancelMyClaim: method(z.strictObject({ myClaimId: id }), nothing),
  refreshMyClaim: method(z.strictObject({ myClaimId: id }), nothing),
  importReceipt: method(z.strictObject({ receipt: z.string().max(16_384) }), z.object({ myClaimId: id })),
  forgetMyClaim: method(z.strictObject({ myClaimId: id }), nothing),
  /** The webhooks of a wallet; their deliveries are rows of its database. Refusals as in `worker-main-api.ts`. */
  webhooks: method(z.strictObject({ walletId }), z.array(webhook)),
  addWebhook: method(z.strictObject({ walletId, choice: webhookChoice, secret: webhookSecret }), z.object({ webhook, secret: z.string() })),
  updateWebhook: method(z.strictObject({ walletId, webhookId: id, choice: webhookChoice, secret: webhookSecret }), webhook),
  removeWebhook: method(z.strictObject({ walletId, webhookId: id }), nothing),
  /** Sends a delivery once more, as a new one. Refusals: `webhook-not-found`, `webhookdelivery-not-found`, `webhook-disabled`. */
  redeliver: method(z.strictObject({ walletId, webhookId: id, deliveryId: id }), z.object({ id })),
  /**
   * Checks each row as a payout of the sender's own (spec §4.3), in order, each counting the ones before. `pullPaymentId` null: payouts without one, amounts in
   * the coin. Refusals: `pullpayment-not-found`. Nothing is written; the snapshot is what `runImport` imports.
   */
  previewImport: method(
    z.strictObject({ walletId, pullPaymentId: id.nullable(), rows: z.array(importRow).min(1).max(10_000) }),
    z.object({ snapshotId: id, outcomes: z.array(importOutcome) }),
  ),
  /** Imports the next rows of a snapshot, at most 500; asked again until `done` is `total`. A row that is there already is passed over. Refusal `import-not-found`. */
  runImport: method(z.strictObject({ walletId, snapshotId: id }), importProgress),
  ...connectedStoreCommands,
  /** What the start-up found: `ready`, or the code of what stopped it (for example `database-ahead`). */
  health: method(nothing, health),
} as const;
