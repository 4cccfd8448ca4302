// Owns the terms on which a plan's Bitcoin lines are paid: who bears the fee, the most that it may be, from which coins, how many payouts in one transaction.
import * as z from 'zod';
import { overRate } from '../chains/bitcoin/fee-ceiling.ts';
import type { DraftOptions, RaisedDraft } from './driver.ts';

const amount = z.string().regex(/^(0|[1-9]\d{0,20})$/);

/** As they stand in the journal: a term that was not named is absent, and journals from before terms have none. Coins are sorted. */
export const termsShape = z.strictObject({
  /** Each recipient bears an even share of the fee of the transaction that pays him. */
  recipientPaysFee: z.literal(true).exactOptional(),
  /** Satoshi, for all transactions of the plan together. */
  mostFee: amount.exactOptional(),
  /** Satoshi per 1,000 virtual bytes. */
  mostFeeRate: amount.exactOptional(),
  /** Outpoints: no other coin is spent. */
  coins: z.array(z.string().max(80)).min(1).max(5_000).exactOptional(),
  /** Payouts in one transaction; absent: as many as nodes relay. */
  mostOutputs: z.number().int().min(1).max(1_000).exactOptional(),
});
export type BitcoinTerms = z.output<typeof termsShape>;

export interface WishedTerms {
  readonly recipientPaysFee?: boolean;
  readonly mostFee?: bigint | null;
  readonly mostFeeRate?: bigint | null;
  readonly coins?: readonly string[] | null;
  readonly mostOutputs?: number | null;
}

/** Equal wishes give equal terms; null where nothing is wished. */
export function termsOf(wished: WishedTerms): BitcoinTerms | null {
  const { recipientPaysFee = false, mostFee = null, mostFeeRate = null, coins = null, mostOutputs = null } = wished;
  const terms: BitcoinTerms = {
    ...(recipientPaysFee && { recipientPaysFee }),
    ...(mostFee !== null && { mostFee: mostFee.toString() }),
    ...(mostFeeRate !== null && { mostFeeRate: mostFeeRate.toString() }),
    ...(coins !== null && { coins: [...new Set(coins)].sort() }),
    ...(mostOutputs !== null && { mostOutputs }),
  };
  return Object.keys(terms).length === 0 ? null : terms;
}

export function sameTerms(one: BitcoinTerms | null, other: BitcoinTerms | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other === null ? null : termsOf(readTerms(other)));
}

type Terms = Pick<DraftOptions, 'recipientPaysFee' | 'ceiling' | 'coins' | 'mostOutputs'>;

/** What a driver is told. */
export function draftTerms(terms: BitcoinTerms | null): Terms {
  if (terms === null) return {};
  const { recipientPaysFee = false, mostFee, mostFeeRate, coins, mostOutputs } = readTerms(terms);
  return {
    recipientPaysFee,
    ceiling: { total: mostFee ?? null, rate: mostFeeRate ?? null },
    ...(coins && { coins: new Set(coins) }),
    ...(mostOutputs && { mostOutputs }),
  };
}

/** Whether a replacement keeps to what the sender wished for the plan: the rate, and the coins that he named. The most that the fee may be is its entry's. */
export function keepsTo(terms: BitcoinTerms | null, { fee, vsize, consumes }: Pick<RaisedDraft, 'fee' | 'vsize' | 'consumes'>): boolean {
  const { mostFeeRate, coins } = readTerms(terms ?? {});
  const named = coins && new Set(coins);
  return !overRate(fee, vsize, mostFeeRate ?? undefined) && consumes.every((coin) => named?.has(coin) ?? true);
}

function readTerms({ mostFee, mostFeeRate, ...rest }: BitcoinTerms): WishedTerms {
  return {
    ...rest,
    ...(mostFee !== undefined && { mostFee: BigInt(mostFee) }),
    ...(mostFeeRate !== undefined && { mostFeeRate: BigInt(mostFeeRate) }),
  };
}
