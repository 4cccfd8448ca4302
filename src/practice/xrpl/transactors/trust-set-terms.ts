// Owns what a TrustSet asks for, and the freezes that would come of it.
import type { Quantity } from '../arith/quantity.ts';
import { wholeOf } from '../base/json.ts';
import { readAmount } from '../engine/amount.ts';
import type { Token } from '../engine/asset.ts';
import type { Transaction } from '../engine/transaction.ts';
import { hasFlag } from '../ledger/entries.ts';
import type { RippleState } from '../ledger/entries-tokens.ts';
import { hasLineFlag } from '../lines/trust-line.ts';

export const trustFlags = {
  setAuth: 0x0001_0000,
  setNoRipple: 0x0002_0000,
  clearNoRipple: 0x0004_0000,
  setFreeze: 0x0010_0000,
  clearFreeze: 0x0020_0000,
  setDeepFreeze: 0x0040_0000,
  clearDeepFreeze: 0x0080_0000,
} as const;

/** Setting and clearing at once change nothing: null. */
type Wish = 'set' | 'clear' | null;

export interface TrustTerms {
  /** Of whom, and which currency. */
  readonly token: Token;
  readonly limit: Quantity;
  readonly auth: boolean;
  readonly noRipple: Wish;
  readonly freeze: Wish;
  readonly deepFreeze: Wish;
  /** Undefined leaves it, 0 removes it. */
  readonly qualityIn: number | undefined;
  readonly qualityOut: number | undefined;
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

export interface Freezes {
  readonly freeze: boolean;
  readonly deepFreeze: boolean;
}

/** The freezes of the account's side afterwards. An account that gave up freezing cannot set any. */
export function freezesAfter(terms: TrustTerms, line: RippleState | undefined, account: string, noFreeze: boolean): Freezes {
  const after = (flag: 'freeze' | 'deepFreeze') => {
    if (terms[flag] === 'set' && !noFreeze) return true;
    return terms[flag] !== 'clear' && line !== undefined && hasLineFlag(line, account, flag);
  };
  return { freeze: after('freeze'), deepFreeze: after('deepFreeze') };
}
