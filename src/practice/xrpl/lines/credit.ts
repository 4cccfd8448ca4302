// Owns moving tokens along one trust line, with what that does to the line's reserve and life (xrpl-payment.md section 8.7).
import { isPositive, isZero, negated, type Quantity, subtract, zeroTokens } from '../arith/quantity.ts';
import { tokenJson } from '../engine/amount.ts';
import { accountFlags, hasFlag } from '../ledger/entries.ts';
import type { RippleState } from '../ledger/entries-tokens.ts';
import { trustLineIndex } from '../ledger/indexes.ts';
import { adjustOwnerCount } from '../ledger/owner-directory.ts';
import { type LayerView, type ReadView, readAccount } from '../ledger/view.ts';
import { createLine, deleteLine } from './line-lifecycle.ts';
import { balanceSeenBy, hasLineFlag, isLow, limitOf, readLine, storedQuality, withLineFlag } from './trust-line.ts';

/** Limits are not looked at. A line that is not there is made, at the receiver's cost. */
export function creditLine(view: LayerView, giver: string, receiver: string, currency: string, amount: Quantity): void {
  if (isZero(amount) || giver === receiver) return;
  const line = readLine(view, giver, receiver, currency);
  if (line === undefined) openByCredit(view, giver, receiver, currency, amount);
  else moveAlong(view, line, giver, receiver, amount);
}

function openByCredit(view: LayerView, giver: string, receiver: string, currency: string, balance: Quantity): void {
  const ripples = hasFlag(readAccount(view, receiver)?.Flags ?? 0, accountFlags.defaultRipple);
  const flags = ripples ? [] : (['noRipple'] as const);
  createLine(view, { owner: receiver, peer: giver, currency, limit: zeroTokens, balance, flags });
}

function moveAlong(view: LayerView, line: RippleState, giver: string, receiver: string, amount: Quantity): void {
  const { currency } = line.Balance;
  const before = balanceSeenBy(line, giver);
  view.noteCredit({ owner: giver, peer: receiver, currency }, amount, before);
  const after = subtract(before, amount);
  const moved = withBalance(line, giver, after);
  if (!isPositive(before) || isPositive(after) || !givesUpReserve(view, line, giver)) {
    view.put(trustLineIndex(giver, receiver, currency), moved);
    return;
  }
  adjustOwnerCount(view, giver, -1);
  const released = withLineFlag(moved, giver, 'reserve', false);
  if (isZero(after) && !hasLineFlag(line, receiver, 'reserve')) deleteLine(view, released);
  else view.put(trustLineIndex(giver, receiver, currency), released);
}

function withBalance(line: RippleState, account: string, balance: Quantity): RippleState {
  return { ...line, Balance: tokenJson(line.Balance, isLow(line, account) ? balance : negated(balance)) };
}

/** A side that holds nothing any more and has set nothing costs nothing. */
function givesUpReserve(view: ReadView, line: RippleState, account: string): boolean {
  const rippleDefault = hasFlag(readAccount(view, account)?.Flags ?? 0, accountFlags.defaultRipple);
  return (
    hasLineFlag(line, account, 'reserve') &&
    hasLineFlag(line, account, 'noRipple') !== rippleDefault &&
    !hasLineFlag(line, account, 'freeze') &&
    isZero(limitOf(line, account)) &&
    (storedQuality(line, account, 'in') ?? 0) === 0 &&
    (storedQuality(line, account, 'out') ?? 0) === 0
  );
}
