// Owns `owner_funds`: what the sender of an OfferCreate has of what it gives, told beside the transaction so that a client can keep an order book.
import { isNegative, zeroOf } from '../arith/quantity.ts';
import type { JsonObject } from '../base/json.ts';
import { readIssueAmount } from '../engine/amount.ts';
import { issuerOf } from '../engine/asset.ts';
import type { Rules } from '../engine/rules.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ReadView } from '../ledger/view.ts';
import { spendableXrp, tokenBalance } from '../lines/funds.ts';
import { quantityText } from './book-page.ts';

/** Drops above the reserve, or the token balance, freezes not looked at; nothing for other types and for a token of the sender's own. */
export function ownerFunds(view: ReadView, rules: Rules, { type, account, json }: Transaction): JsonObject {
  const gets = type === 'OfferCreate' ? readIssueAmount(json['TakerGets']) : null;
  if (gets === null || issuerOf(gets.asset) === account) return {};
  const { asset } = gets;
  const held = asset.kind === 'xrp' ? spendableXrp(view, rules, account) : tokenBalance(view, account, asset);
  return { owner_funds: quantityText(isNegative(held) ? zeroOf(held.unit) : held) };
}
