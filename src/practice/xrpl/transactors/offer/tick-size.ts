// Owns rounding an offer's rate to the tick size of the issuers: the side that is not exact gives way, in favour of the taker.
import { decodeQuality, qualityOf, roundedQuality } from '../../arith/quality.ts';
import { drops, type Quantity, tenTo, tokens, type Unit } from '../../arith/quantity.ts';
import { issuerOf } from '../../engine/asset.ts';
import { type ReadView, readAccount } from '../../ledger/view.ts';
import type { Exchange } from './terms.ts';

const FINEST = 16;
const DIVIDING_DIGITS = 17;

/** Unchanged where no issuer has a tick size. Either side may come out as nothing. */
export function tickRounded(view: ReadView, exchange: Exchange, sell: boolean): Exchange {
  const { gives, wants } = exchange;
  const sizes = [gives, wants].map(({ asset }) => readAccount(view, issuerOf(asset))?.TickSize ?? FINEST);
  const size = Math.min(FINEST, ...sizes);
  if (size >= FINEST) return exchange;
  const rate = decodeQuality(roundedQuality(qualityOf(wants.quantity, gives.quantity), size));
  if (sell) return { gives, wants: { ...wants, quantity: times(gives.quantity, rate, wants.quantity.unit) } };
  return { wants, gives: { ...gives, quantity: over(wants.quantity, rate, gives.quantity.unit) } };
}

function times(amount: Quantity, rate: Quantity, unit: Unit): Quantity {
  return fitted(amount.m * rate.m, amount.e + rate.e, unit);
}

function over(amount: Quantity, rate: Quantity, unit: Unit): Quantity {
  const { m, e } = tokens(amount.m, amount.e);
  return fitted((m * tenTo(DIVIDING_DIGITS)) / rate.m + 5n, e - rate.e - DIVIDING_DIGITS, unit);
}

/** To the nearest 16 digits, or the nearest drop. */
function fitted(m: bigint, e: number, unit: Unit): Quantity {
  if (unit === 'token') return tokens(m, e);
  if (e >= 0) return drops(m * tenTo(e));
  const half = tenTo(-e) / 2n;
  return drops((m + half) / tenTo(-e));
}
