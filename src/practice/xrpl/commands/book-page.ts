// Owns an order book as it is shown: offers best first, each with what its owner can still give.
import { decodeQuality, type Quality } from '../arith/quality.ts';
import { drops, isLess, least, type Quantity, subtract, tokens, type Unit, zeroOf } from '../arith/quantity.ts';
import { tokensText } from '../arith/quantity-text.ts';
import { overRate, timesRate, UNIT_RATE } from '../arith/ratio.ts';
import type { JsonObject } from '../base/json.ts';
import { amountJson } from '../engine/amount.ts';
import { issuerOf, unitOf } from '../engine/asset.ts';
import type { Rules } from '../engine/rules.ts';
import type { Offer } from '../ledger/entries-market.ts';
import type { ReadView } from '../ledger/view.ts';
import { isGloballyFrozen } from '../lines/freeze.ts';
import { fundsOf, transferRate } from '../lines/funds.ts';
import { type Market, marketIndex, offersOf } from '../offers/book.ts';
import { type OfferTerms, readOffer, termsOf } from '../offers/offer.ts';
import { offerQuality, offerQualityText } from './offer-quality.ts';

/** Up to `limit` offers of a book. An issuer who takes pays no transfer fee, so `taker` may see more of an offer funded. */
export function bookPage(view: ReadView, rules: Rules, market: Market, limit: number, taker: string | null): readonly JsonObject[] {
  const left = new Funds(view, rules, market, taker);
  const page: JsonObject[] = [];
  for (const { index } of offersOf(view, marketIndex(market))) {
    if (page.length >= limit) break;
    const offer = readOffer(view, index);
    if (offer !== undefined) page.push({ ...offer, index, ...left.share(offer) });
  }
  return page;
}

/** What the owners of offers have left, offer by offer: better offers are served first. */
class Funds {
  readonly #left = new Map<string, Quantity>();
  readonly #rate: bigint;
  readonly #isFrozen: boolean;

  constructor(
    private readonly view: ReadView,
    private readonly rules: Rules,
    private readonly market: Market,
    private readonly taker: string | null,
  ) {
    this.#rate = market.out.kind === 'xrp' ? UNIT_RATE : transferRate(view, market.out.issuer);
    this.#isFrozen = isGloballyFrozen(view, market.out) || isGloballyFrozen(view, market.in);
  }

  share(offer: Offer): JsonObject {
    const terms = termsOf(offer);
    const isFirst = !this.#left.has(offer.Account);
    const funds = this.#fundsFor(offer.Account, terms);
    const rate = this.#rateFor(offer.Account);
    const most = overRate(funds, rate, 'down');
    const isShort = isLess(most, terms.gets.quantity);
    const given = isShort ? most : terms.gets.quantity;
    const isOwnIssue = offer.Account === issuerOf(this.market.out);
    if (!isOwnIssue) this.#left.set(offer.Account, subtract(funds, least(funds, timesRate(given, rate, 'down'))));
    return {
      quality: offerQualityText(offer),
      ...(isFirst ? { owner_funds: quantityText(funds) } : {}),
      ...(isShort ? funded(terms, given, offerQuality(offer)) : {}),
    };
  }

  /** The issuer of what is given always has enough. */
  #fundsFor(owner: string, { gets }: OfferTerms): Quantity {
    if (owner === issuerOf(this.market.out)) return gets.quantity;
    const nothing = zeroOf(unitOf(this.market.out));
    if (this.#isFrozen) return nothing;
    const funds = this.#left.get(owner) ?? fundsOf(this.view, this.rules, owner, this.market.out) ?? gets.quantity;
    return funds.m < 0n ? nothing : funds;
  }

  #rateFor(owner: string): bigint {
    const issuer = issuerOf(this.market.out);
    return this.taker === issuer || owner === issuer ? UNIT_RATE : this.#rate;
  }
}

function funded({ pays, gets }: OfferTerms, given: Quantity, quality: Quality): JsonObject {
  const asked = least(pays.quantity, nearestProduct(given, decodeQuality(quality), pays.quantity.unit));
  return {
    taker_gets_funded: amountJson({ asset: gets.asset, quantity: given }),
    taker_pays_funded: amountJson({ asset: pays.asset, quantity: asked }),
  };
}

/** The text without asset. */
export function quantityText(quantity: Quantity): string {
  return quantity.unit === 'drops' ? String(quantity.m) : tokensText(quantity);
}

/** a × b with the digits that do not fit rounded to the nearest, ties to even. Neither is negative. */
function nearestProduct(a: Quantity, b: Quantity, unit: Unit): Quantity {
  const [m, e] = [a.m * b.m, a.e + b.e];
  if (unit === 'token') return tokens(m, e);
  if (e >= 0) return drops(m * 10n ** BigInt(e));
  const part = 10n ** BigInt(-e);
  const [whole, twice] = [m / part, (m % part) * 2n];
  return drops(twice > part || (twice === part && whole % 2n === 1n) ? whole + 1n : whole);
}
