// Owns OfferCancel: taking back an offer by its sequence. One that is not there any more is no error.
import { wholeOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { offerIndex } from '../ledger/indexes.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { eraseOffer } from '../offers/offer.ts';

function sequenceOf({ json }: Transaction): number {
  return wholeOf(json, 'OfferSequence') ?? 0;
}

function preflight(tx: Transaction): ResultCode {
  return sequenceOf(tx) === 0 ? 'temBAD_SEQUENCE' : 'tesSUCCESS';
}

function preclaim(tx: Transaction, view: ReadView): ResultCode {
  const root = readAccount(view, tx.account);
  return root === undefined || root.Sequence <= sequenceOf(tx) ? 'temBAD_SEQUENCE' : 'tesSUCCESS';
}

function apply({ tx, view }: ApplyContext): ResultCode {
  eraseOffer(view, offerIndex(tx.account, sequenceOf(tx)));
  return 'tesSUCCESS';
}

export const offerCancel: Transactor = { required: ['OfferSequence'], optional: [], flags: 0, preflight, preclaim, apply };
