// Owns what the secure window's page may ask of main. It is the only page that sees a secret or can approve a payment.
import * as z from 'zod';
import { chain, decimalText, id, network, nothing, seconds } from './common.ts';
import { secureTask } from './main-api.ts';
import { armView } from './policies.ts';
import { raiseHead } from './raises.ts';
import { method } from './rpc.ts';
import { keyMethods } from './secure-keys.ts';
import { paymentTypes } from '../xrpl/kind.ts';

const password = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 1024);
const words = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 1024);

/** One payment as main decoded it from the plan: everything in full. */
export const planRow = z.object({
  payoutId: id,
  chain,
  asset: z.string(),
  /** Decimal text in the asset. */
  amount: decimalText,
  address: z.string(),
  /** Test or main X-address beside the classic one, null on Bitcoin. */
  xAddress: z.string().nullable(),
  tag: z.number().int().nullable(),
  /** BTC of the fee that the recipient bears, and what is left for him; absent where he bears nothing. */
  feeShare: decimalText.exactOptional(),
  arrives: decimalText.exactOptional(),
  /** Never paid before by this wallet. */
  newPayee: z.boolean(),
  /** An address that was paid before and that this one resembles without being it: perhaps made so to be taken for it. */
  resembles: z.string().max(100).exactOptional(),
  /** What the payout is for: names from the promises, plain text. */
  pullPaymentName: z.string().nullable(),
  originalAmount: decimalText,
  originalCurrency: z.string(),
  note: z.string().nullable(),
});
export type PlanRow = z.output<typeof planRow>;

/** An amount in words: the value as plain decimal text, its unit, and the issuer of a token. */
export const shownAmount = z.object({
  value: z.string().max(200),
  unit: z.string().max(64),
  issuer: z.string().nullable(),
  /** Of an MPT: raw units, which are what is signed. At which scale they are read is the server's word; the same as `value` where it gives none. */
  raw: z.string().max(40).exactOptional(),
});
export type ShownAmount = z.output<typeof shownAmount>;

/** A transaction that pays no payout, as main decoded it from the plan: everything in full. */
export const planOrder = z.object({
  id,
  account: z.string(),
  type: z.string().max(40),
  /** Every field but type and account, as the ledger names it; values as plain text. */
  fields: z.array(z.object({ name: z.string().max(64), value: z.string().max(20_000) })).max(64),
  useTicket: z.boolean(),
  fee: decimalText,
  feeCeiling: decimalText,
  /** What a payment does; null for other types. What is not known is null in it. */
  review: z
    .object({
      kind: z.enum(paymentTypes),
      destination: z.string(),
      destinationTag: z.number().int().nullable(),
      delivered: shownAmount,
      /** With a partial payment the least that may arrive; null: anything above zero. Else the same as `delivered`. */
      deliveredAtLeast: shownAmount.nullable(),
      partial: z.boolean(),
      spentAtMost: shownAmount,
      worstRate: z.string().max(200).nullable(),
      transferFee: shownAmount.nullable(),
      /** XRP. */
      balanceAfter: z.string().max(200).nullable(),
      belowReserve: z.boolean(),
      createsAccount: z.boolean(),
    })
    .nullable(),
  /** What is known to stand against it, and what should be known before. */
  findings: z
    .array(z.object({ severity: z.enum(['block', 'warn', 'info']), code: z.string(), params: z.record(z.string(), z.string()) }))
    .max(100),
});
export type PlanOrder = z.output<typeof planOrder>;

/** A transaction whose only output is ours, as main decoded it from the plan. */
export const planTransfer = z.object({
  id,
  purpose: z.enum(['child', 'join']),
  /** Of a child: the transaction that it pays for. */
  parent: z.string().nullable(),
  address: z.string(),
  /** BTC that arrives there, and the fee. */
  amount: decimalText,
  fee: decimalText,
  coins: z.number().int(),
});
export type PlanTransfer = z.output<typeof planTransfer>;

export const planView = z.object({
  planId: id,
  walletName: z.string(),
  network,
  digest: z.string(),
  /** One-time, for exactly this plan. */
  token: z.string(),
  expiresAt: seconds,
  totals: z.array(
    z.object({
      chain,
      asset: z.string(),
      payments: z.number().int(),
      amount: decimalText,
      fee: decimalText,
      feeCeiling: decimalText,
      /** Part of the fee that the recipients bear; absent where they bear nothing. */
      borne: decimalText.exactOptional(),
      change: decimalText.nullable(),
      transactions: z.number().int(),
      /** Account of the XRP Ledger that pays; null on Bitcoin. */
      account: z.string().nullable(),
    }),
  ),
  rows: z.array(planRow).max(500),
  orders: z.array(planOrder).max(10),
  transfers: z.array(planTransfer).max(10),
});
export type PlanView = z.output<typeof planView>;

/** A version with a higher fee of what waits; `rows`: the payouts, which stay as they are. */
export const raiseView = raiseHead.extend({ rows: z.array(planRow).max(500) });
export type RaiseView = z.output<typeof raiseView>;

export const secureState = z.object({
  task: secureTask,
  /** The set of the wallet that the task is about; null where it is about none. */
  network: network.nullable(),
  language: z.enum(['en', 'ja']),
  theme: z.enum(['system', 'light', 'dark']),
  vaultExists: z.boolean(),
  locked: z.boolean(),
  retryAfterMs: z.number().int(),
  /** Why the vault's file cannot be used (a code), or null. */
  problem: z.string().nullable(),
  limitedRuntime: z.boolean(),
});
export type SecureState = z.output<typeof secureState>;

export const secureApi = {
  state: method(nothing, secureState),
  /** First wallet of this profile: makes the vault. At least 12 characters. */
  createVault: method(z.strictObject({ password }), nothing),
  unlock: method(z.strictObject({ password }), nothing),
  changePassword: method(z.strictObject({ old: password, next: password }), nothing),
  /** `create-wallet`: makes a phrase and shows it, once. Words as UTF-8, separated by single spaces. */
  newWords: method(nothing, z.object({ words, ask: z.array(z.number().int()).max(6) })),
  /** The words at the asked positions (0-based), in the asked order; the wallet is made only when they match. */
  checkWords: method(z.strictObject({ answers: z.array(words).max(6) }), z.object({ walletId: id })),
  /** `restore-wallet`. */
  restoreWallet: method(z.strictObject({ words }), z.object({ walletId: id })),
  /** `show-words`: asks for the password anew. */
  revealWords: method(z.strictObject({ password }), z.object({ words })),
  /** `approve-plan`: a new token each time it is asked; the earlier one is void. */
  planView: method(nothing, planView),
  confirmPlan: method(z.strictObject({ token: z.string().max(128), digest: z.string().max(128) }), nothing),
  discardPlan: method(nothing, nothing),
  /** `raise-fee`: a new token each time it is asked; the earlier one is void. */
  raiseView: method(nothing, raiseView),
  confirmRaise: method(z.strictObject({ token: z.string().max(128), digest: z.string().max(128) }), nothing),
  /** `arm-policies`: what would run without asking, with a new token each time it is asked. */
  armView: method(nothing, armView),
  confirmArm: method(z.strictObject({ token: z.string().max(128), digest: z.string().max(128) }), nothing),
  ...keyMethods,
  /** A damaged or hostile vault file: go back to the generation before it. The damaged file is kept. */
  restorePrevious: method(nothing, nothing),
  /** A damaged or hostile vault file: put it aside, so that wallets can be restored from their words. The file is kept. */
  setAside: method(nothing, nothing),
  /** Closes the window. */
  close: method(nothing, nothing),
} as const;
