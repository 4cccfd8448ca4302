// Owns TrustSet as the holder of a token orders it: accepting, changing what is accepted, protecting and giving up a trust line (§21 of the rule book).
import type { Asset, TokenValue } from '../amount.ts';
import { writeCurrency } from '../amounts/currency-code.ts';
import { formatTokenValue, zeroValue } from '../amounts/token-value.ts';
import type { LineFacts } from '../facts.ts';
import type { OrderFields } from './order-fields.ts';

export type Token = Extract<Asset, { readonly kind: 'token' }>;

/** What passes through the account from one holder to another must not use this line. */
export const tfSetNoRipple = 0x0002_0000;
export const tfClearNoRipple = 0x0004_0000;
export const tfClearFreeze = 0x0020_0000;
export const tfClearDeepFreeze = 0x0080_0000;

function trustSet(token: Pick<Token, 'currency' | 'issuer'>, limit: TokenValue, more: Omit<OrderFields, 'TransactionType'>): OrderFields {
  const LimitAmount = { currency: writeCurrency(token.currency), issuer: token.issuer, value: formatTokenValue(limit) };
  return { TransactionType: 'TrustSet', LimitAmount, ...more };
}

/** Accepts at most `limit` of a token, or changes that. NoRipple is set with it: the one safe way for who is no issuer. */
export function acceptToken(token: Token, limit: TokenValue): OrderFields {
  return trustSet(token, limit, { Flags: tfSetNoRipple });
}

/** Another limit of a line that is there; nothing else of it changes. */
export function changeLimit(line: LineFacts, limit: TokenValue): OrderFields {
  return trustSet(tokenOf(line), limit, {});
}

/** Keeps the limit and sets NoRipple, or takes it away. The ledger refuses to set it while the account owes on the line. */
export function setNoRipple(line: LineFacts, on: boolean): OrderFields {
  return trustSet(tokenOf(line), line.limit ?? zeroValue, { Flags: on ? tfSetNoRipple : tfClearNoRipple });
}

/**
 * Gives the line up: the account's side goes back to its default, so that the ledger removes the line where the other side is at its default, too, and in any
 * case no longer counts it for this account. While there is a balance the line stays. `defaultRipple`: the account's own setting, which says what the default is.
 */
export function closeLine(line: LineFacts, defaultRipple: boolean): OrderFields {
  const freeze = line.freeze ? tfClearFreeze : 0;
  const deepFreeze = line.deepFreeze ? tfClearDeepFreeze : 0;
  const quality = { ...(line.qualityIn ? { QualityIn: 0 } : {}), ...(line.qualityOut ? { QualityOut: 0 } : {}) };
  return trustSet(tokenOf(line), zeroValue, { Flags: (defaultRipple ? tfClearNoRipple : tfSetNoRipple) | freeze | deepFreeze, ...quality });
}

/** The token that the other side of a line issues. */
export function tokenOf(line: LineFacts): Token {
  return { kind: 'token', currency: line.currency, issuer: line.peer };
}
