// Owns the checks of an OfferCreate before anything is exchanged, in rippled's order (xrpl-payment.md section 21).
import { isPositive as isPositiveQuantity } from '../../arith/quantity.ts';
import { hasBadCurrency, isPositive, type IssueAmount, maxDrops } from '../../engine/amount.ts';
import { type Issue, isSameAsset } from '../../engine/asset.ts';
import type { ResultCode } from '../../engine/results.ts';
import { isOn, type Rules } from '../../engine/rules.ts';
import type { Transaction } from '../../engine/transaction.ts';
import type { LedgerContext } from '../../engine/transactor.ts';
import { type ReadView, readAccount } from '../../ledger/view.ts';
import { mayHold } from '../../lines/authorization.ts';
import { isDeepFrozen, isGloballyFrozen } from '../../lines/freeze.ts';
import { fundsOf } from '../../lines/funds.ts';
import { isDomainMember } from '../../permissions/domain-members.ts';
import { type Exchange, isOver, type OfferTermsAsked, readOfferTerms } from './terms.ts';

export function offerPreflight(tx: Transaction, rules: Rules): ResultCode {
  const terms = readOfferTerms(tx);
  if (terms === null) return 'temDISABLED';
  return manner(terms, rules) ?? exchange(terms) ?? 'tesSUCCESS';
}

function manner(terms: OfferTermsAsked, rules: Rules): ResultCode | null {
  if (terms.hybrid && (!isOn(rules, 'PermissionedDEX') || terms.domain === null)) return 'temINVALID_FLAG';
  if (terms.immediateOrCancel && terms.fillOrKill) return 'temINVALID_FLAG';
  if (terms.expiration === 0) return 'temBAD_EXPIRATION';
  return terms.replaces === 0 ? 'temBAD_SEQUENCE' : null;
}

function exchange({ gives, wants }: Exchange): ResultCode | null {
  if ([gives, wants].some(isBeyondXrp)) return 'temBAD_AMOUNT';
  if (gives.asset.kind === 'xrp' && wants.asset.kind === 'xrp') return 'temBAD_OFFER';
  if (!isPositive(gives) || !isPositive(wants)) return 'temBAD_OFFER';
  if (isSameAsset(gives.asset, wants.asset)) return 'temREDUNDANT';
  return hasBadCurrency(gives.asset) || hasBadCurrency(wants.asset) ? 'temBAD_CURRENCY' : null;
}

function isBeyondXrp({ asset, quantity }: IssueAmount): boolean {
  return asset.kind === 'xrp' && quantity.m > maxDrops;
}

export function offerPreclaim(tx: Transaction, view: ReadView, { rules, parentCloseTime }: LedgerContext): ResultCode {
  const [terms, root] = [readOfferTerms(tx), readAccount(view, tx.account)];
  if (terms === null || root === undefined) return 'tecINTERNAL';
  const { gives, wants } = terms;
  if (isGloballyFrozen(view, wants.asset) || isGloballyFrozen(view, gives.asset)) return 'tecFROZEN';
  const funds = fundsOf(view, rules, tx.account, gives.asset);
  if (funds !== null && !isPositiveQuantity(funds)) return 'tecUNFUNDED_OFFER';
  if (terms.replaces !== undefined && root.Sequence <= terms.replaces) return 'temBAD_SEQUENCE';
  if (isOver(terms, parentCloseTime)) return 'tecEXPIRED';
  const refused = acceptance(view, tx.account, wants.asset);
  if (refused !== null) return refused;
  const isOutside = terms.domain !== null && !isDomainMember(view, tx.account, terms.domain, parentCloseTime);
  return isOutside ? 'tecNO_PERMISSION' : 'tesSUCCESS';
}

/** Who buys a token must be allowed to hold it. */
function acceptance(view: ReadView, account: string, issue: Issue): ResultCode | null {
  if (issue.kind === 'xrp') return null;
  if (readAccount(view, issue.issuer) === undefined) return 'tecNO_ISSUER';
  const holding = mayHold(view, account, issue);
  if (holding !== 'allowed') return holding === 'no-line' ? 'tecNO_LINE' : 'tecNO_AUTH';
  return isDeepFrozen(view, account, issue) ? 'tecFROZEN' : null;
}
