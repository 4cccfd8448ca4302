// Owns the checks of a Payment that need nothing but itself, in rippled's order (xrpl-payment.md section 3.1, 10).
import { accountZero } from '../../base/address.ts';
import { hasBadCurrency, isAboveCap, isMoreOf, isMpt, isPositive, readAmount } from '../../engine/amount.ts';
import { currencyKey, isSameAsset } from '../../engine/asset.ts';
import type { ResultCode } from '../../engine/results.ts';
import { isOn, type Rules } from '../../engine/rules.ts';
import type { Transaction } from '../../engine/transaction.ts';
import { hasFlag } from '../../ledger/entries.ts';
import { malformedIds } from '../../permissions/credential-ids.ts';
import { isDirectXrp, paymentFlags, readTerms, type Terms } from './terms.ts';

export function paymentPreflight(tx: Transaction, rules: Rules): ResultCode {
  const terms = readTerms(tx);
  if (terms === null) return 'temBAD_AMOUNT';
  return mptResult(tx, terms, rules) ?? amountResult(tx, terms) ?? directResult(tx, terms) ?? detailResult(tx, terms) ?? 'tesSUCCESS';
}

function mptResult(tx: Transaction, { amount, sendMax }: Terms, rules: Rules): ResultCode | null {
  if (isMpt(amount) && !isOn(rules, 'MPTokensV1')) return 'temDISABLED';
  if (isMpt(amount) && tx.json['Paths'] !== undefined) return 'temMALFORMED';
  if (isMpt(amount) ? !isSameAsset(amount.asset, sendMax.asset) : isMpt(sendMax)) return 'temMALFORMED';
  return null;
}

function amountResult(tx: Transaction, { amount, sendMax, destination }: Terms): ResultCode | null {
  if (isAboveCap(amount) || isAboveCap(sendMax)) return 'temBAD_AMOUNT';
  if (destination === accountZero) return 'temDST_NEEDED';
  if (tx.json['SendMax'] !== undefined && !isPositive(sendMax)) return 'temBAD_AMOUNT';
  if (!isPositive(amount)) return 'temBAD_AMOUNT';
  if (hasBadCurrency(amount.asset) || hasBadCurrency(sendMax.asset)) return 'temBAD_CURRENCY';
  const toItself = tx.account === destination && currencyKey(amount.asset) === currencyKey(sendMax.asset);
  return toItself && tx.json['Paths'] === undefined ? 'temREDUNDANT' : null;
}

function directResult(tx: Transaction, terms: Terms): ResultCode | null {
  if (!isDirectXrp(terms)) return null;
  if (tx.json['SendMax'] !== undefined) return 'temBAD_SEND_XRP_MAX';
  if (tx.json['Paths'] !== undefined) return 'temBAD_SEND_XRP_PATHS';
  if (hasFlag(tx.flags, paymentFlags.partial)) return 'temBAD_SEND_XRP_PARTIAL';
  if (hasFlag(tx.flags, paymentFlags.limitQuality)) return 'temBAD_SEND_XRP_LIMIT';
  return hasFlag(tx.flags, paymentFlags.noDirect) ? 'temBAD_SEND_XRP_NO_DIRECT' : null;
}

function detailResult(tx: Transaction, terms: Terms): ResultCode | null {
  return deliverMinFits(tx, terms) ? malformedIds(tx) : 'temBAD_AMOUNT';
}

function deliverMinFits(tx: Transaction, { amount }: Terms): boolean {
  if (tx.json['DeliverMin'] === undefined) return true;
  const least = readAmount(tx.json['DeliverMin']);
  if (least === null || !hasFlag(tx.flags, paymentFlags.partial)) return false;
  return isPositive(least) && !isAboveCap(least) && isSameAsset(least.asset, amount.asset) && !isMoreOf(least, amount);
}
