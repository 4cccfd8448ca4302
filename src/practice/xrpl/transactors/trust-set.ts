// Owns TrustSet: making, changing and giving up trust lines (xrpl-payment.md section 21).
import { accountZero } from '../base/address.ts';
import { isNegative, isZero, zeroTokens } from '../arith/quantity.ts';
import { hasBadCurrency } from '../engine/amount.ts';
import type { ResultCode } from '../engine/results.ts';
import { isOn, reserveOf, type Rules } from '../engine/rules.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { type AccountRoot, accountFlags, hasFlag } from '../ledger/entries.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { changeLine, freezesAfter } from '../lines/change-line.ts';
import { createLine } from '../lines/line-lifecycle.ts';
import { type LineFlag, readLine } from '../lines/trust-line.ts';
import { readTrustTerms, type TrustTerms, trustFlags } from './trust-set-terms.ts';

/** So many objects are free of reserve when it comes to trust lines. */
const FREE_OBJECTS = 2;
const DEEP = trustFlags.setDeepFreeze | trustFlags.clearDeepFreeze;

function preflight(tx: Transaction, rules: Rules): ResultCode {
  if (hasFlag(tx.flags, DEEP) && !isOn(rules, 'DeepFreeze')) return 'temINVALID_FLAG';
  const terms = readTrustTerms(tx);
  if (terms === null) return 'temBAD_LIMIT';
  if (hasBadCurrency(terms.token)) return 'temBAD_CURRENCY';
  if (isNegative(terms.limit)) return 'temBAD_LIMIT';
  return terms.token.issuer === accountZero ? 'temDST_NEEDED' : 'tesSUCCESS';
}

function preclaim(tx: Transaction, view: ReadView, { rules }: { readonly rules: Rules }): ResultCode {
  const [terms, root] = [readTrustTerms(tx), readAccount(view, tx.account)];
  if (terms === null || root === undefined) return 'tecINTERNAL';
  if (terms.auth && !hasFlag(root.Flags, accountFlags.requireAuth)) return 'tefNO_AUTH_REQUIRED';
  const { issuer, currency } = terms.token;
  if (issuer === tx.account) return 'temDST_IS_SRC';
  const peer = readAccount(view, issuer);
  if (peer === undefined) return 'tecNO_DST';
  const isWelcome = !hasFlag(peer.Flags, accountFlags.disallowIncomingTrustline) || readLine(view, tx.account, issuer, currency);
  if (!isWelcome) return 'tecNO_PERMISSION';
  return isOn(rules, 'DeepFreeze') && !mayFreeze(tx, terms, view, root) ? 'tecNO_PERMISSION' : 'tesSUCCESS';
}

function mayFreeze({ flags, account }: Transaction, terms: TrustTerms, view: ReadView, root: AccountRoot): boolean {
  const sets = hasFlag(flags, trustFlags.setFreeze | trustFlags.setDeepFreeze);
  const clears = hasFlag(flags, trustFlags.clearFreeze | trustFlags.clearDeepFreeze);
  const noFreeze = hasFlag(root.Flags, accountFlags.noFreeze);
  if (sets && (noFreeze || clears)) return false;
  const line = readLine(view, account, terms.token.issuer, terms.token.currency);
  const { freeze, deepFreeze } = freezesAfter(line, account, terms, noFreeze);
  return freeze || !deepFreeze;
}

function apply(context: ApplyContext): ResultCode {
  const { tx, view, rules, preFeeBalance } = context;
  const [terms, root] = [readTrustTerms(tx), readAccount(view, tx.account)];
  if (terms === null || root === undefined) return 'tecINTERNAL';
  const line = readLine(view, tx.account, terms.token.issuer, terms.token.currency);
  const isRich = root.OwnerCount < FREE_OBJECTS || preFeeBalance >= reserveOf(rules, root.OwnerCount + 1);
  if (line !== undefined) return changeLine(view, line, tx.account, terms, isRich);
  if (asksForNothing(terms)) return 'tecNO_LINE_REDUNDANT';
  if (!isRich) return 'tecNO_LINE_INSUF_RESERVE';
  open(context, terms);
  return 'tesSUCCESS';
}

function asksForNothing({ limit, qualityIn, qualityOut, auth }: TrustTerms): boolean {
  return isZero(limit) && (qualityIn ?? 0) === 0 && (qualityOut ?? 0) === 0 && !auth;
}

function open({ tx, view }: ApplyContext, terms: TrustTerms): void {
  const wished: readonly (readonly [LineFlag, boolean])[] = [
    ['auth', terms.auth],
    ['noRipple', terms.noRipple === 'set'],
    ['freeze', terms.freeze === 'set'],
    ['deepFreeze', terms.deepFreeze === 'set'],
  ];
  createLine(view, {
    owner: tx.account,
    peer: terms.token.issuer,
    currency: terms.token.currency,
    limit: terms.limit,
    balance: zeroTokens,
    flags: wished.filter(([, isSet]) => isSet).map(([flag]) => flag),
    qualityIn: terms.qualityIn ?? 0,
    qualityOut: terms.qualityOut ?? 0,
  });
}

export const trustSet: Transactor = {
  required: [],
  optional: ['LimitAmount', 'QualityIn', 'QualityOut'],
  flags: Object.values(trustFlags).reduce((all, flag) => all | flag, 0),
  preflight,
  preclaim,
  apply,
};
