// Owns the schemas of a wallet's Bitcoin coins: what each may be used for, freezing, and the advice to join small ones.
import * as z from 'zod';
import { decimalText, id, refusal, seconds, walletId } from './common.ts';
import { method } from './rpc.ts';

export const outpoint = z.string().regex(/^[0-9a-f]{64}:(0|[1-9]\d{0,9})$/);

export const walletCoin = z.object({
  /** "txid:vout". */
  outpoint,
  /** Id of the Bitcoin account that it belongs to. */
  account: z.string().max(64),
  /** BTC. */
  amount: decimalText,
  address: z.string().max(100),
  /** It came back to the wallet from a payment of its own. */
  change: z.boolean(),
  confirmations: z.number().int().min(0),
  /** Of its block; null while it waits for one. */
  at: seconds.nullable(),
  /** `reserved` by a live plan; `frozen` by the user; `waiting` for its block; else `free`. */
  state: z.enum(['reserved', 'frozen', 'waiting', 'free']),
  /** Also while it is reserved: the plan that holds it still pays with it. */
  frozen: z.boolean(),
  /** Looks like dust that somebody sent to find out which addresses belong together. */
  dust: z.boolean(),
  /** Its address was paid more than once. */
  reused: z.boolean(),
  /** Payouts of the plan that reserves it. */
  payoutIds: z.array(id).max(1_000),
});
export type WalletCoin = z.output<typeof walletCoin>;

export const walletCoins = z.object({
  coins: z.array(walletCoin).max(100_000),
  accounts: z.array(z.object({ id: z.string().max(64), name: z.string().max(100), pays: z.boolean() })).max(200),
  /** Why the chain could not be asked: the list is as it was known before. */
  problem: refusal.nullable(),
  /** Why the labels cannot be read: which coins are frozen is unknown. */
  labels: refusal.nullable(),
});
export type WalletCoins = z.output<typeof walletCoins>;

/** More than one transaction holds of the smallest inputs. */
export const mostJoined = 2_000;

/** BTC; rates in satoshi per virtual byte. */
export const joiningAdvice = z.object({
  count: z.number().int(),
  /** What `planJoin` takes; empty where the keys of the account are on another device, for those join nothing from here. */
  coins: z.array(outpoint).max(mostJoined),
  /** Coins below this count as small. */
  smallBelow: decimalText,
  value: decimalText,
  costsNow: decimalText,
  savesLater: decimalText,
  rateNow: decimalText,
  rateLater: decimalText,
  /** From this rate of later payments on it saves more than it costs. */
  breakEvenRate: decimalText,
  paysOff: z.boolean(),
});
export type JoiningAdvice = z.output<typeof joiningAdvice>;

export const coinMethods = {
  /** Every coin of every Bitcoin account, with its state. */
  coins: method(z.strictObject({ walletId }), walletCoins),
  /** Null where there are fewer than two small coins that bring more than they cost. Refusals: those of the server, `account-not-found`. */
  joiningAdvice: method(z.strictObject({ walletId, account: z.string().max(64) }), joiningAdvice.nullable()),
  /** The payouts of a live plan that holds the coin all the same are told. Refusals: those of the disk, `labels-unreadable`. */
  freezeCoins: method(
    z.strictObject({ walletId, outpoints: z.array(outpoint).min(1).max(1_000), frozen: z.boolean() }),
    z.object({ payoutIds: z.array(id).max(10_000) }),
  ),
} as const;
