// Owns the schemas that several contracts share.
import * as z from 'zod';
import { networks } from '../network.ts';
import { paymentPhases } from '../payouts/payment-status.ts';
import { payoutStates } from '../payouts/types.ts';

// Pages with a strict policy refuse generated code; say so before the first schema is used.
z.config({ jitless: true });

export const nothing = z.strictObject({});
export const id = z.string().min(1).max(64);
export const seconds = z.number().int().min(0).max(253_402_300_799);
export const decimalText = z.string().regex(/^-?\d{1,40}(\.\d{1,18})?$/);
export const hex = z
  .string()
  .regex(/^[0-9a-f]*$/i)
  .max(4096);
/** 16 bytes: a claim id of a claim code. */
export const claimIdHex = hex.length(32);
/** 32 bytes: an x-only public key. */
export const keyHex = hex.length(64);
export const network = z.enum(networks);
export const chain = z.enum(['bitcoin', 'xrpl']);
export const payoutState = z.enum(payoutStates);
export const refusal = z.object({ code: z.string(), params: z.record(z.string(), z.string()).exactOptional() });
export const walletId = id;

export const walletSummary = z.object({
  id,
  name: z.string().max(50),
  network,
  createdAt: seconds,
  backedUp: z.boolean(),
  xrplAddress: z.string(),
  offerPublicKey: z.string(),
});
export type WalletSummary = z.output<typeof walletSummary>;

export const paymentStatus = z.object({
  payoutId: id,
  planId: id,
  entryId: id,
  chain,
  phase: z.enum(paymentPhases),
  locked: z.boolean(),
  transactionId: z.string().nullable(),
  outputIndex: z.number().int().nullable(),
  confirmations: z.number().int(),
  recheck: z.boolean(),
  reason: z.string().nullable(),
  updatedAt: seconds,
  feeShare: z.string().max(40).exactOptional(),
});

/** An API key as everybody but its holder knows it: the secret itself is shown once and kept nowhere. */
export const apiKey = z.object({
  /** SHA-256 of the key, in hex; also its id. */
  hash: keyHex,
  label: z.string().max(50),
  /** `permission` or `permission:storeId`. */
  permissions: z.array(z.string().max(160)).max(64),
  createdAt: seconds,
});
export type ApiKey = z.output<typeof apiKey>;

/** A source with a token of 40 hex digits and its issuer, and a unit whose letters take two UTF-16 units each. */
export const longestPair = 160;

export const rateQuote = z.object({
  /** As asked: "BTC_USD" (price of one BTC in USD by the wallet's own rule) or "kraken(BTC_USD)" (of one source). */
  pair: z.string().max(longestPair),
  rate: decimalText,
  /** Id of the source, or "median of kraken, coingecko". */
  source: z.string().max(64),
  at: seconds,
});
export type RateQuote = z.output<typeof rateQuote>;

export const pullPaymentTerms = z.object({
  name: z.string().max(200),
  description: z.string().max(8000),
  limit: z.string().max(64),
  unit: z.string().max(64),
  period: z.number().int().nullable(),
  startsAt: seconds.nullable(),
  expiresAt: seconds.nullable(),
  methods: z.array(z.string().max(120)).max(8),
  autoApprove: z.boolean().exactOptional(),
  /** Amounts in the unit; null = no bound. */
  autoApproveLimits: z
    .object({ perClaim: z.string().max(64).nullable(), perDay: z.string().max(64).nullable() })
    .nullable()
    .exactOptional(),
  defaultPrice: z
    .object({ amount: z.string().max(64), currency: z.string().max(12) })
    .nullable()
    .exactOptional(),
});
export type PullPaymentTerms = z.output<typeof pullPaymentTerms>;
