// Owns the order books between XRP and the market's tokens: a few steps of offers on both sides of a fixed price, placed anew when half is gone.
import { add, isLess, type Quantity, tokens, zeroOf } from '../arith/quantity.ts';
import { tokensText } from '../arith/quantity-text.ts';
import { storedAmount } from '../engine/amount.ts';
import type { Offer } from '../ledger/entries-market.ts';
import { eur, type LineToken, usd } from './catalogue.ts';
import type { Hands } from './hands.ts';
import type { Keys } from '../server/signed.ts';
import { roleKeys } from './keys.ts';
import { placing, standingOffers, type Terms, withdrawal } from './offers.ts';
import { tokenSum } from './stock.ts';

export interface Book {
  readonly maker: Keys;
  readonly token: LineToken;
  /** Thousandths of the token for one XRP. */
  readonly price: bigint;
}

/** The practice rates of a new network: an XRP is worth 2 dollars, a dollar 0.9 euro. */
export const books: readonly Book[] = [
  { maker: roleKeys('maker XRP/USD'), token: usd, price: 2_000n },
  { maker: roleKeys('maker XRP/EUR'), token: eur, price: 1_800n },
];

/** How far from the price in 1/1,000, and how many XRP. */
const steps = [
  { off: 5n, xrp: 500n },
  { off: 10n, xrp: 1_000n },
  { off: 25n, xrp: 2_500n },
  { off: 50n, xrp: 5_000n },
  { off: 100n, xrp: 10_000n },
] as const;
const DROPS = 1_000_000n;

export function keepBook(hands: Hands, book: Book): void {
  const standing = standingOffers(hands.ledger.openView, book.maker);
  const orders = sidesOf(book).flatMap(({ terms, sellsXrp }) => {
    const own = standing.filter((offer) => sellsXrp === (typeof offer.TakerGets === 'string'));
    if (!isThin(own, terms)) return [];
    return [...own.map((offer) => withdrawal(book.maker, offer)), ...terms.map((one) => placing(book.maker, one))];
  });
  hands.step(orders);
}

interface Side {
  readonly sellsXrp: boolean;
  readonly terms: readonly Terms[];
}

function sidesOf({ token, price }: Book): readonly Side[] {
  const xrp = (count: bigint) => String(count * DROPS);
  // Price in thousandths times distance in thousandths: 10^-6 of the token.
  const value = (count: bigint, at: bigint) => tokenSum(token, tokensText(tokens(count * price * at, -6)));
  return [
    { sellsXrp: true, terms: steps.map((step) => ({ gets: xrp(step.xrp), pays: value(step.xrp, 1_000n + step.off) })) },
    { sellsXrp: false, terms: steps.map((step) => ({ gets: value(step.xrp, 1_000n - step.off), pays: xrp(step.xrp) })) },
  ];
}

/** Less than half of what it should be. */
function isThin(own: readonly Offer[], terms: readonly Terms[]): boolean {
  const left = total(own.map(({ TakerGets }) => TakerGets));
  const wanted = total(terms.map(({ gets }) => gets));
  return left === null || wanted === null || isLess(add(left, left), wanted);
}

function total(amounts: readonly Terms['gets'][]): Quantity | null {
  const quantities = amounts.map((amount) => storedAmount(amount).quantity);
  const [first] = quantities;
  return first === undefined ? null : quantities.reduce(add, zeroOf(first.unit));
}
