// Owns gifts of the market's tokens: the issuer pays whoever accepts them.
import { refuse, type Result } from '../../../shared/result.ts';
import { add, isMore, isPositive } from '../arith/quantity.ts';
import { parseTokens, tokensText } from '../arith/quantity-text.ts';
import { accountId } from '../base/address.ts';
import { hasFlag } from '../ledger/entries.ts';
import { mptokenFlags } from '../ledger/entries-tokens.ts';
import { balanceSeenBy, limitOf, readLine } from '../lines/trust-line.ts';
import { readHolding } from '../tokens/mpt.ts';
import type { LineToken, MptToken } from './catalogue.ts';
import type { Hands } from './hands.ts';
import { issuanceOf } from './issuers.ts';
import { tokenSum } from './stock.ts';

export type Given = Result<{ readonly hash: string }>;

/** A gift is at most a million; more digits than a token holds are no amount. */
const AMOUNT = /^(\d{1,7})(?:\.(\d{1,8}))?$/;
const MOST = 1_000_000;

export function isGift(amount: string): boolean {
  return AMOUNT.test(amount) && Number(amount) > 0 && Number(amount) <= MOST;
}

/** Refusals: `practice-token-amount`, `token-not-accepted`, `practice-token-limit`, `practice-token-refused`. */
export function giveOnLine(hands: Hands, token: LineToken, to: string, amount: string): Given {
  const value = isGift(amount) ? parseTokens(amount) : null;
  if (value === null) return refuse('practice-token-amount');
  if (accountId(to) === null) return refuse('token-not-accepted');
  const line = readLine(hands.ledger.openView, to, token.issuer.address, token.currency);
  const limit = line === undefined ? null : limitOf(line, to);
  if (line === undefined || limit === null || !isPositive(limit)) return refuse('token-not-accepted');
  if (isMore(add(balanceSeenBy(line, to), value), limit)) return refuse('practice-token-limit', { limit: tokensText(limit) });
  return hands.send({
    from: token.issuer,
    tx: { TransactionType: 'Payment', Destination: to, Amount: tokenSum(token, tokensText(value)) },
  });
}

/** `amount` is in whole tokens, as its scale shows them. A holder whom the issuer must allow is allowed first. */
export function giveMpt(hands: Hands, token: MptToken, to: string, amount: string): Given {
  const id = issuanceOf(hands.ledger.openView, token);
  const units = isGift(amount) ? unitsOf(amount, token.scale) : null;
  if (units === null) return refuse('practice-token-amount');
  const holding = id === null || accountId(to) === null ? undefined : readHolding(hands.ledger.openView, id, to);
  if (id === null || holding === undefined) return refuse('token-not-accepted');
  if (token.requireAuth && !hasFlag(holding.Flags, mptokenFlags.authorized)) {
    const allowed = hands.send({ from: token.issuer, tx: { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: id, Holder: to } });
    if (!allowed.ok) return allowed;
  }
  const sum = { mpt_issuance_id: id, value: String(units) };
  return hands.send({ from: token.issuer, tx: { TransactionType: 'Payment', Destination: to, Amount: sum } });
}

/** Null for more places than the token has, and for nothing. */
function unitsOf(amount: string, scale: number): bigint | null {
  const [whole = '', fraction = ''] = amount.split('.');
  if (fraction.length > scale) return null;
  const units = BigInt(whole + fraction.padEnd(scale, '0'));
  return units > 0n ? units : null;
}
