// Owns OfferCreate: taking what others offer, then placing the rest (xrpl-payment.md section 21).
import { qualityOf } from '../arith/quality.ts';
import { equal, isZero } from '../arith/quantity.ts';
import type { ResultCode } from '../engine/results.ts';
import { reserveOf } from '../engine/rules.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { FlowView } from '../flow/flow-view.ts';
import { offerIndex } from '../ledger/indexes.ts';
import { readAccount } from '../ledger/view.ts';
import { eraseOffer } from '../offers/offer.ts';
import { offerPreclaim, offerPreflight } from './offer/checks.ts';
import { cross } from './offer/cross.ts';
import { placeOffer } from './offer/place.ts';
import { type Exchange, offerCreateFlags, type OfferTermsAsked, readOfferTerms } from './offer/terms.ts';
import { tickRounded } from './offer/tick-size.ts';

function apply(context: ApplyContext): ResultCode {
  const { tx, view } = context;
  const terms = readOfferTerms(tx);
  if (terms === null) return 'tecINTERNAL';
  if (terms.replaces !== undefined) eraseOffer(view, offerIndex(tx.account, terms.replaces));
  const exchange = tickRounded(view, terms, terms.sell);
  if (isNothing(exchange)) return 'tesSUCCESS';
  const layer = new FlowView(view);
  const { code, left, stale } = cross(context, layer, terms, exchange);
  if (code !== 'tesSUCCESS') return code;
  layer.settleInto(view);
  const result = isNothing(left) ? 'tesSUCCESS' : settleRest(context, terms, exchange, left);
  if (result === 'tecKILLED') for (const index of stale) context.evenIfClaimed((kept) => eraseOffer(kept, index));
  return result;
}

function isNothing({ gives, wants }: Exchange): boolean {
  return isZero(gives.quantity) || isZero(wants.quantity);
}

function settleRest(context: ApplyContext, terms: OfferTermsAsked, exchange: Exchange, left: Exchange): ResultCode {
  const { tx, view, rules, preFeeBalance } = context;
  const hasCrossed = !equal(exchange.gives.quantity, left.gives.quantity) || !equal(exchange.wants.quantity, left.wants.quantity);
  if (terms.fillOrKill) return 'tecKILLED';
  if (terms.immediateOrCancel) return hasCrossed ? 'tesSUCCESS' : 'tecKILLED';
  const owned = readAccount(view, tx.account)?.OwnerCount ?? 0;
  if (preFeeBalance < reserveOf(rules, owned + 1)) return hasCrossed ? 'tesSUCCESS' : 'tecINSUF_RESERVE_OFFER';
  placeOffer(context, view, terms, left, qualityOf(exchange.wants.quantity, exchange.gives.quantity));
  return 'tesSUCCESS';
}

export const offerCreate: Transactor = {
  required: ['TakerGets', 'TakerPays'],
  optional: ['DomainID', 'Expiration', 'OfferSequence'],
  flags: Object.values(offerCreateFlags).reduce((all, flag) => all | flag, 0),
  fieldAmendments: { DomainID: 'PermissionedDEX' },
  preflight: offerPreflight,
  preclaim: offerPreclaim,
  apply,
};
