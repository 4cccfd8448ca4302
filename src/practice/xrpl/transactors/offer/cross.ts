// Owns taking the offers of others before an offer is placed: through its own book, and through XRP between two tokens.
import { encodeQuality, inputFor, looseInputFor, outputFor, qualityOf, quotientUp } from '../../arith/quality.ts';
import {
  drops,
  isNegative,
  isPositive,
  least,
  MAX_EXPONENT,
  MAX_MANTISSA,
  type Quantity,
  subtract,
  TokenOverflow,
  tokens,
  zeroOf,
} from '../../arith/quantity.ts';
import { UNIT_RATE } from '../../arith/ratio.ts';
import type { ResultCode } from '../../engine/results.ts';
import type { ApplyContext } from '../../engine/transactor.ts';
import { flow, type FlowResult } from '../../flow/flow.ts';
import type { FlowView } from '../../flow/flow-view.ts';
import type { InOut } from '../../flow/step.ts';
import { fundsOf, transferRate } from '../../lines/funds.ts';
import { eraseOffer } from '../../offers/offer.ts';
import type { Exchange, OfferTermsAsked } from './terms.ts';

export interface Crossed {
  readonly code: ResultCode;
  /** What is left of the offer; nothing if it was filled or its owner has nothing more. */
  readonly left: Exchange;
  /** Offers that were found to be of no more use. */
  readonly stale: ReadonlySet<string>;
}

const BRIDGE = [[{ account: null, currency: 'XRP', issuer: null }]];
/** More than anybody has: an offer that sells takes whatever it gets. */
const MOST_DROPS = drops(9_000_000_000_000_000_000n);
const MOST_TOKENS = tokens(MAX_MANTISSA / 2n, MAX_EXPONENT);

/** Changes `view`, unless the values go beyond all that a token can be. */
export function cross(context: ApplyContext, view: FlowView, terms: OfferTermsAsked, exchange: Exchange): Crossed {
  try {
    return crossed(context, view, terms, exchange);
  } catch (error) {
    if (error instanceof TokenOverflow) return { code: 'tecINTERNAL', left: exchange, stale: new Set() };
    throw error;
  }
}

function crossed(context: ApplyContext, view: FlowView, terms: OfferTermsAsked, exchange: Exchange): Crossed {
  const { gives } = exchange;
  const funds = fundsOf(view, context.rules, context.tx.account, gives.asset) ?? gives.quantity;
  if (!isPositive(funds)) return { code: 'tecUNFUNDED_OFFER', left: exchange, stale: new Set() };
  const fee = feeRate(view, context.tx.account, exchange);
  const { flowed, stale } = flowFor(context, view, terms, exchange, fee, funds);
  for (const index of stale) eraseOffer(view, index);
  const left = flowed === null ? exchange : remainder(context, view, terms, exchange, flowed, fee);
  return { code: 'tesSUCCESS', left, stale };
}

/** What the issuer of what is given takes on top. */
function feeRate(view: FlowView, account: string, { gives: { asset } }: Exchange): bigint {
  return asset.kind === 'xrp' || asset.issuer === account ? UNIT_RATE : transferRate(view, asset.issuer);
}

function rateQuantity(rate: bigint): Quantity {
  return tokens(rate, -9);
}

function flowFor(
  context: ApplyContext,
  view: FlowView,
  terms: OfferTermsAsked,
  exchange: Exchange,
  fee: bigint,
  funds: Quantity,
): FlowResult {
  const { tx, rules, parentCloseTime } = context;
  const { gives, wants } = exchange;
  const withFee = fee === UNIT_RATE ? gives.quantity : inputFor(gives.quantity, encodeQuality(rateQuantity(fee)), 'token', 'up');
  const threshold = qualityOf(withFee, wants.quantity);
  return flow(view, {
    rules,
    parentCloseTime,
    source: tx.account,
    target: tx.account,
    deliver: wants.asset,
    spend: gives.asset,
    paths: gives.asset.kind === 'xrp' || wants.asset.kind === 'xrp' ? [] : BRIDGE,
    usesDefaultPath: true,
    domain: terms.domain,
    out: terms.sell ? (wants.asset.kind === 'xrp' ? MOST_DROPS : MOST_TOKENS) : wants.quantity,
    most: least(withFee, funds),
    isPartial: !terms.fillOrKill,
    limit: terms.passive ? threshold - 1n : threshold,
    crossing: { sells: terms.sell },
  });
}

/** The rest keeps the rate of the whole. */
function remainder(
  context: ApplyContext,
  view: FlowView,
  terms: OfferTermsAsked,
  exchange: Exchange,
  flowed: InOut,
  fee: bigint,
): Exchange {
  const { gives, wants } = exchange;
  const funds = fundsOf(view, context.rules, context.tx.account, gives.asset);
  if (funds !== null && !isPositive(funds)) return withQuantities(exchange, zeroOf(gives.quantity.unit), zeroOf(wants.quantity.unit));
  const rate = qualityOf(gives.quantity, wants.quantity);
  if (!terms.sell) {
    const out = notNegative(subtract(wants.quantity, flowed.out));
    return withQuantities(exchange, looseInputFor(out, rate, gives.quantity.unit), out);
  }
  const spent = fee === UNIT_RATE ? flowed.in : quotientUp(flowed.in, rateQuantity(fee));
  const rest = notNegative(subtract(gives.quantity, spent));
  return withQuantities(exchange, rest, outputFor(rest, rate, wants.quantity.unit));
}

function notNegative(quantity: Quantity): Quantity {
  return isNegative(quantity) ? zeroOf(quantity.unit) : quantity;
}

function withQuantities({ gives, wants }: Exchange, given: Quantity, wanted: Quantity): Exchange {
  return { gives: { ...gives, quantity: given }, wants: { ...wants, quantity: wanted } };
}
