// Owns a trust line as either of its two accounts sees it.
import { negated, type Quantity } from '../arith/quantity.ts';
import { UNIT_RATE } from '../arith/ratio.ts';
import { storedAmount } from '../engine/amount.ts';
import { hasFlag, withFlag, withoutFlag } from '../ledger/entries.ts';
import { lineFlags, type RippleState } from '../ledger/entries-tokens.ts';
import { trustLineIndex } from '../ledger/indexes.ts';
import type { ReadView } from '../ledger/view.ts';

/** What each of the two accounts can set on its side. */
export type LineFlag = 'reserve' | 'auth' | 'noRipple' | 'freeze' | 'deepFreeze';

const flagsOf: Readonly<Record<LineFlag, { readonly low: number; readonly high: number }>> = {
  reserve: { low: lineFlags.lowReserve, high: lineFlags.highReserve },
  auth: { low: lineFlags.lowAuth, high: lineFlags.highAuth },
  noRipple: { low: lineFlags.lowNoRipple, high: lineFlags.highNoRipple },
  freeze: { low: lineFlags.lowFreeze, high: lineFlags.highFreeze },
  deepFreeze: { low: lineFlags.lowDeepFreeze, high: lineFlags.highDeepFreeze },
};

export function readLine(view: ReadView, one: string, other: string, currency: string): RippleState | undefined {
  const entry = view.get(trustLineIndex(one, other, currency));
  return entry?.LedgerEntryType === 'RippleState' ? entry : undefined;
}

export function isLow(line: RippleState, account: string): boolean {
  return line.LowLimit.issuer === account;
}

export function peerOf(line: RippleState, account: string): string {
  return isLow(line, account) ? line.HighLimit.issuer : line.LowLimit.issuer;
}

/** Positive when the account holds the peer's tokens. */
export function balanceSeenBy(line: RippleState, account: string): Quantity {
  const { quantity } = storedAmount(line.Balance);
  return isLow(line, account) ? quantity : negated(quantity);
}

/** How much of the peer's tokens the account is willing to hold. */
export function limitOf(line: RippleState, account: string): Quantity {
  return storedAmount(isLow(line, account) ? line.LowLimit : line.HighLimit).quantity;
}

export function hasLineFlag({ Flags, LowLimit }: RippleState, account: string, flag: LineFlag): boolean {
  return hasFlag(Flags, LowLimit.issuer === account ? flagsOf[flag].low : flagsOf[flag].high);
}

/** The line's flags with one of the account's side set or cleared. */
export function withLineFlag(line: RippleState, account: string, flag: LineFlag, isSet: boolean): RippleState {
  const bit = isLow(line, account) ? flagsOf[flag].low : flagsOf[flag].high;
  return { ...line, Flags: isSet ? withFlag(line.Flags, bit) : withoutFlag(line.Flags, bit) };
}

/** Flags of a line that is about to be made, for a side that is low or high. */
export function sideFlag(flag: LineFlag, low: boolean): number {
  return low ? flagsOf[flag].low : flagsOf[flag].high;
}

/** What the account has set as QualityIn or QualityOut; undefined if nothing. */
export function storedQuality(line: RippleState, account: string, way: 'in' | 'out'): number | undefined {
  if (isLow(line, account)) return way === 'in' ? line.LowQualityIn : line.LowQualityOut;
  return way === 'in' ? line.HighQualityIn : line.HighQualityOut;
}

/** The rate (parts of UNIT_RATE) that it means: par if nothing is set. */
export function lineQuality(line: RippleState | undefined, account: string, way: 'in' | 'out'): bigint {
  const stored = line === undefined ? 0 : (storedQuality(line, account, way) ?? 0);
  return stored === 0 ? UNIT_RATE : BigInt(stored);
}
