// Owns the nouns of the product: pull payment, payout, rate lock, proof.
import type { Network } from '../network.ts';

export const payoutStates = ['AwaitingApproval', 'AwaitingPayment', 'InProgress', 'Completed', 'Cancelled'] as const;
export type PayoutState = (typeof payoutStates)[number];

/** Decimal text: no exponent, no sign unless negative, no trailing zeros ("12.3", "0.00033334"). */
export type DecimalText = string;
/** Whole Unix seconds. */
export type Seconds = number;

/** Canonical payout method id, for example "BTC-CHAIN" or "XRP-CHAIN". */
export type PayoutMethodId = string;

export interface PullPayment {
  readonly id: string;
  readonly walletId: string;
  readonly network: Network;
  readonly name: string;
  /** Plain text with line breaks, never HTML. */
  readonly description: string;
  /** Upper-case currency code or free unit (USD, BTC, SATS, HOUR, 時間). */
  readonly unit: string;
  /** Limit per period, or of the whole life where there is no period. */
  readonly limit: DecimalText;
  /** Length of a period in seconds; null = one period from start to end. */
  readonly period: number | null;
  readonly startsAt: Seconds;
  readonly expiresAt: Seconds | null;
  readonly methods: readonly PayoutMethodId[];
  readonly autoApprove: boolean;
  /** What is approved without asking: at most so much per claim and per 24 hours, in the unit; null = no bound. */
  readonly autoApproveLimits: AutoApproveLimits;
  /** What strangers must know besides the link; null = the link is enough. */
  readonly passphrase: PassphraseHash | null;
  /** Price of one unit, for units without a market ("1 HOUR = 50 USD"). */
  readonly defaultPrice: { readonly amount: DecimalText; readonly currency: string } | null;
  readonly bolt11ExpirationDays: number;
  readonly createdAt: Seconds;
  readonly archived: boolean;
  /** Journal sequence of its creation; decides ties of the same second. */
  readonly order: number;
}

export interface AutoApproveLimits {
  readonly perClaim: DecimalText | null;
  readonly perDay: DecimalText | null;
}
export const noLimits: AutoApproveLimits = { perClaim: null, perDay: null };

/** PBKDF2-HMAC-SHA-256 of a passphrase; salt and hash in hex. */
export interface PassphraseHash {
  readonly salt: string;
  readonly iterations: number;
  readonly hash: string;
}

/** The price agreed at approval: one payout coin costs `rate` units. Locked from then on. */
export interface RateLock {
  readonly rate: DecimalText;
  /** What the approver asked for; null = the wallet's own rule. */
  readonly rateRule: string | null;
  /** Provider id, "manual", "default-price", "same-currency", or "store" for the word of a connected store. */
  readonly rateSource: string;
  readonly rateLockedAt: Seconds;
  /** MPT: the AssetScale that the locked amount was reckoned by, which an issuance keeps for ever. No other asset has it. */
  readonly scale?: number;
}

/** Proofs that Pullpay sets are in external.ts and overlay.ts; one that the sender gave holds any JSON beside its type, so it is read by `proofText`. */
export interface PaymentProof {
  readonly proofType: string;
  readonly [key: string]: unknown;
}

/** Payments by other wallets of exactly the right amount to the payout's destination (spec §8.2). Transaction ids, in the order they were seen. */
export interface ExternalPayments {
  /** Seen and not decided on, or accepted. */
  readonly seen: readonly string[];
  /** Said by the sender to be something else: never offered again. */
  readonly rejected: readonly string[];
  /** True once the sender said that one of them is this payout's payment. */
  readonly accepted: boolean;
  /** The block of the one that had completed the payout is gone: being re-checked until one of them is confirmed again. */
  readonly vanished?: true;
  /** It is so deep in the chain that its block is not watched any more. */
  readonly settled?: true;
}
export const noExternalPayments: ExternalPayments = { seen: [], rejected: [], accepted: false };

export const claimRoutes = ['http', 'code', 'own', 'store', 'remote'] as const;
/** How a claim came: over the API, as a claim code, from an own screen, made by the sender without a pull payment, or taken over from a connected store. */
export type ClaimRoute = (typeof claimRoutes)[number];

/** A payout of a connected store, as that store names it (spec §16.9). */
export interface RemoteRef {
  /** Canonical: "https://pay.example". */
  readonly origin: string;
  readonly storeId: string;
  readonly payoutId: string;
}

export interface Payout {
  readonly id: string;
  readonly walletId: string;
  readonly network: Network;
  readonly pullPaymentId: string | null;
  readonly createdAt: Seconds;
  readonly order: number;
  readonly revision: number;
  readonly route: ClaimRoute;
  /** Where a payout of the route `remote` comes from; no other has it. */
  readonly remote?: RemoteRef;
  readonly methodId: PayoutMethodId;
  /** Normalised destination as stored: address, BIP21 URI, or `r…?dt=tag`. */
  readonly destination: string;
  /** Address alone. */
  readonly address: string;
  /** XRP Ledger destination tag; 0 is a tag, null is none. */
  readonly tag: number | null;
  readonly originalCurrency: string;
  readonly originalAmount: DecimalText;
  readonly payoutCurrency: string;
  /** Locked amount in payoutCurrency; null before approval. */
  readonly payoutAmount: DecimalText | null;
  readonly rateLock: RateLock | null;
  /** State by the promises alone; the outbox's word is laid over it (see overlay.ts). */
  readonly state: PayoutState;
  readonly proof: PaymentProof | null;
  readonly external: ExternalPayments;
  readonly note: string | null;
  readonly reason: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Scope of a retried claim: id (32 hex) and hash of the content as sent. */
  readonly claimId: string | null;
  readonly claimHash: string | null;
  /** SHA-256 (hex) of the recipient's claim token. */
  readonly tokenHash: string | null;
  /** X-only public key (hex) of the recipient, for claims that came as a code. */
  readonly recipientKey: string | null;
}
