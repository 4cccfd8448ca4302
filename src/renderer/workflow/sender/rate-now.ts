// Owns the price of a pair at this moment, for forms that reckon with it.
import type { RateQuote } from '../../../shared/contract/common.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import type { ClaimsDeps } from './claims.ts';

/**
 * Price by the wallet's own rule. Others take the bid side for refunds and the ask side for payouts; our sources give one price, so both are the same
 * here. Refusals: `rate-unavailable`, those of main, and why the wallet is shut.
 */
export async function rateNow(
  { desk, main }: Pick<ClaimsDeps, 'desk' | 'main'>,
  walletId: string,
  pair: string,
): Promise<Result<RateQuote>> {
  const book = desk.book(walletId);
  if (!book.ok) return book;
  const rates = await main.rates({ network: book.value.wallet.network, pairs: [pair] });
  if (!rates.ok) return rates;
  const quote = rates.value.find((rate) => rate.pair === pair);
  return quote === undefined ? refuse('rate-unavailable', { pair }) : ok(quote);
}
