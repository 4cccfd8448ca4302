// Owns the price that an order book gives: what a certain amount costs and fetches on both sides, and whether they are close enough to be a price.
import type { BookOffer } from '../../shared/contract/xrpl-reads.ts';
import { add, compare, type Decimal, divide, min, multiply, sign, subtract, zero } from '../../shared/money/decimal.ts';
import type { Amount } from '../../shared/xrpl/amount.ts';
import { decimalOfValue } from '../../shared/xrpl/amounts/token-value.ts';

/** Places that are kept on the way; a price has at most 18 in the end. */
const places = 40;
/** Buying may cost at most so much more than selling fetches, in percent. */
const widestSpread = 10n;

/** Both sides of the market of a coin: who takes `asks` gets coins for the unit, who takes `bids` gets the unit for coins. */
export interface Market {
  readonly asks: readonly BookOffer[];
  readonly bids: readonly BookOffer[];
}

export type BookPrice = { readonly kind: 'price'; readonly price: Decimal } | { readonly kind: 'thin' } | { readonly kind: 'empty' };

/**
 * Price of one coin in the unit, halfway between what buying and selling for `depth` of the unit gives. `thin`: a side does not hold so much, or the two are more
 * than 10 % apart. `empty`: nobody offers anything on either side.
 */
export function bookPrice({ asks, bids }: Market, depth: Decimal): BookPrice {
  if (asks.length === 0 && bids.length === 0) return { kind: 'empty' };
  const bought = coinsBought(asks, depth);
  const sold = coinsSold(bids, depth);
  if (bought === null || sold === null || isFar(bought, sold) || isFar(sold, bought)) return { kind: 'thin' };
  const ask = divide(depth, bought, places, 'half-away');
  const bid = divide(depth, sold, places, 'half-away');
  return { kind: 'price', price: divide(add(ask, bid), { digits: 2n, scale: 0 }, places, 'half-away') };
}

/** Coins that `depth` of the unit buys, best offers first. Null: there are not enough. */
function coinsBought(asks: readonly BookOffer[], depth: Decimal): Decimal | null {
  return coinsFor(asks, depth, (offer) => ({ units: whole(offer.paysFunded), coins: whole(offer.getsFunded) }));
}

/** Coins that must be sold for `depth` of the unit. */
function coinsSold(bids: readonly BookOffer[], depth: Decimal): Decimal | null {
  return coinsFor(bids, depth, (offer) => ({ units: whole(offer.getsFunded), coins: whole(offer.paysFunded) }));
}

interface Sides {
  readonly units: Decimal;
  readonly coins: Decimal;
}

function coinsFor(offers: readonly BookOffer[], depth: Decimal, sidesOf: (offer: BookOffer) => Sides): Decimal | null {
  let left = depth;
  let coins = zero;
  for (const offer of offers) {
    const sides = sidesOf(offer);
    if (sign(sides.units) <= 0 || sign(sides.coins) <= 0) continue;
    const taken = min(left, sides.units);
    coins = add(coins, divide(multiply(sides.coins, taken), sides.units, places, 'half-away'));
    left = subtract(left, taken);
    if (sign(left) <= 0) return sign(coins) > 0 ? coins : null;
  }
  return null;
}

/** XRP in whole XRP. */
function whole(amount: Amount): Decimal {
  if (amount.kind === 'token') return decimalOfValue(amount.value);
  return { digits: amount.kind === 'xrp' ? amount.drops : amount.value, scale: amount.kind === 'xrp' ? 6 : 0 };
}

function isFar(a: Decimal, b: Decimal): boolean {
  return compare(multiply(a, { digits: 100n, scale: 0 }), multiply(b, { digits: 100n + widestSpread, scale: 0 })) > 0;
}
