// Owns what a TrustSet asks for.
import { wholeOf } from '../base/json.ts';
import { readAmount } from '../engine/amount.ts';
import type { Token } from '../engine/asset.ts';
import type { Transaction } from '../engine/transaction.ts';
import { hasFlag } from '../ledger/entries.ts';
import type { LineChange, Wish } from '../lines/change-line.ts';

export const trustFlags = {
  setAuth: 0x0001_0000,
  setNoRipple: 0x0002_0000,
  clearNoRipple: 0x0004_0000,
  setFreeze: 0x0010_0000,
  clearFreeze: 0x0020_0000,
  setDeepFreeze: 0x0040_0000,
  clearDeepFreeze: 0x0080_0000,
} as const;

export interface TrustTerms extends LineChange {
  /** Of whom, and which currency. */
  readonly token: Token;
}

const UNIT_RATE = 1_000_000_000;

/** Null unless the limit is an amount of a token. */
export function readTrustTerms({ json, flags }: Transaction): TrustTerms | null {
  const limit = readAmount(json['LimitAmount']);
  if (limit?.asset.kind !== 'token' || 'count' in limit) return null;
  const qualityOut = wholeOf(json, 'QualityOut');
  return {
    token: limit.asset,
    limit: limit.quantity,
    auth: hasFlag(flags, trustFlags.setAuth),
    noRipple: wish(flags, trustFlags.setNoRipple, trustFlags.clearNoRipple),
    freeze: wish(flags, trustFlags.setFreeze, trustFlags.clearFreeze),
    deepFreeze: wish(flags, trustFlags.setDeepFreeze, trustFlags.clearDeepFreeze),
    qualityIn: wholeOf(json, 'QualityIn'),
    qualityOut: qualityOut === UNIT_RATE ? 0 : qualityOut,
  };
}

function wish(flags: number, set: number, clear: number): Wish {
  if (hasFlag(flags, set) === hasFlag(flags, clear)) return null;
  return hasFlag(flags, set) ? 'set' : 'clear';
}
