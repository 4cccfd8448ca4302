// Owns the shapes of automatic payments between the processes: settings, state, log (spec §11, §16.5).
import * as z from 'zod';
import { decimalText, id, network, seconds } from './common.ts';

/** Coins of the method as decimal text, never negative. */
const coins = decimalText.refine((text) => !text.startsWith('-'));

/** How approved payouts of one wallet and one method are paid without asking, once that wallet is armed. */
export const processor = z.strictObject({
  /** Canonical id. */
  methodId: z.enum(['BTC-CHAIN', 'XRP-CHAIN']),
  intervalSeconds: z.number().int().min(60).max(86_400),
  /** Blocks in which a Bitcoin transaction should confirm; kept, but without meaning, on the XRP Ledger. */
  feeBlockTarget: z.number().int().min(1).max(1000),
  /** Nothing is paid while all that waits is less than this. */
  threshold: coins,
  /** A newly approved payout ends the wait. */
  processNewPayoutsInstantly: z.boolean(),
  /** Satoshi per virtual byte, or drops per payment: nothing is paid while it costs more; null = no bound. */
  feeCeiling: coins.nullable(),
  /** Most that may leave in any 24 hours, fees included; null = no bound. */
  dailyCap: coins.nullable(),
  enabled: z.boolean(),
});
export type Processor = z.output<typeof processor>;

export const runCodes = [
  'paid',
  'nothing-to-pay',
  'below-threshold',
  'fee-above-ceiling',
  'no-funds',
  'cap-reached',
  'not-armed',
  'refused',
] as const;
export type RunCode = (typeof runCodes)[number];

/** One run, or several in a row with the same outcome. */
export const policyRun = z.strictObject({
  at: seconds,
  /** The last of the equal ones. */
  lastAt: seconds,
  times: z.number().int().min(1),
  methodId: z.string().max(120),
  code: z.enum(runCodes),
  /** `refused` holds the refusal's own code as `code`, with its params. */
  params: z.record(z.string(), z.string()),
  /** The outbox's plan, where something was paid. */
  planId: id.nullable(),
});
export type PolicyRun = z.output<typeof policyRun>;

/** As the screen gets it: what became of the plan is looked up when asked. */
export const shownRun = policyRun.extend({ transactionIds: z.array(z.string().max(128)).max(500) });
export type ShownRun = z.output<typeof shownRun>;

export const policyState = z.object({
  processors: z.array(
    processor.extend({
      /** Null while it is off or the wallet is not armed. */
      nextRunAt: seconds.nullable(),
      running: z.boolean(),
      /** Coins that runs have spent in the last 24 hours, fees included. */
      spent: decimalText,
    }),
  ),
  /** Since when the wallet is armed; null when it is not. */
  armedAt: seconds.nullable(),
});
export type PolicyState = z.output<typeof policyState>;

/** What the secure window shows before it arms a wallet. */
export const armView = z.object({
  walletId: id,
  walletName: z.string(),
  network,
  /** One-time, for exactly these settings. */
  token: z.string(),
  digest: z.string(),
  processors: z.array(processor),
});
export type ArmView = z.output<typeof armView>;
