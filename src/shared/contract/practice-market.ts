// Owns the schemas of the practice network's own tokens and of its lesson about rates. Nothing of it exists on any other network.
import * as z from 'zod';
import { decimalText, nothing, walletId } from './common.ts';
import { method } from './rpc.ts';
import { address, asset } from './xrpl-facts.ts';

export const practiceToken = z.object({
  asset,
  /** English name of the made-up issuer. */
  name: z.string().max(60),
  issuer: address,
  /** AssetScale of an MPT; null for a token. */
  scale: z.number().int().nullable(),
});
export type PracticeToken = z.output<typeof practiceToken>;

/** The market of spec §9.1, fresh: 95 CNY for 15 USD, then 5 CNY for 2 USD, and nothing else in the book. */
export const practiceLesson = z.object({
  usd: asset,
  cny: asset,
  /** Whom the lesson pays; it accepts the CNY. */
  destination: address,
  /** The account accepts the USD of the lesson (its owner signs that himself); without it no USD can be given. */
  accepted: z.boolean(),
  /** USD that the account holds now, topped up to 40 where it is accepted. */
  balance: decimalText,
});
export type PracticeLesson = z.output<typeof practiceLesson>;

export const practiceMarketMethods = {
  /** Tokens that the practice network's issuers give to anybody who accepts them. Refusal elsewhere: `practice-only`. */
  practiceTokens: method(z.strictObject({ walletId }), z.array(practiceToken).max(20).readonly()),
  /** Refusals: `practice-only`, `token-not-accepted` (no trust line or holding yet), `practice-not-running`. */
  givePracticeToken: method(z.strictObject({ walletId, account: address, asset, amount: decimalText }), nothing),
  /** Sets the lesson's book up anew. Refusals: `practice-only`, `practice-not-running`. */
  practiceLesson: method(z.strictObject({ walletId, account: address }), practiceLesson),
} as const;
