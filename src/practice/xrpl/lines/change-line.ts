// Owns changing a trust line that is there: its limit, qualities and flags on one side, the reserves of both, and its end when nothing is left.
import { isNegative, isPositive, isZero, type Quantity } from '../arith/quantity.ts';
import { tokenJson } from '../engine/amount.ts';
import type { ResultCode } from '../engine/results.ts';
import { accountFlags, hasFlag } from '../ledger/entries.ts';
import type { RippleState } from '../ledger/entries-tokens.ts';
import { trustLineIndex } from '../ledger/indexes.ts';
import { adjustOwnerCount } from '../ledger/owner-directory.ts';
import { type LayerView, type ReadView, readAccount } from '../ledger/view.ts';
import { deleteLine } from './line-lifecycle.ts';
import { balanceSeenBy, hasLineFlag, isLow, limitOf, peerOf, storedQuality, withLineFlag } from './trust-line.ts';

/** Setting and clearing at once change nothing: null. */
export type Wish = 'set' | 'clear' | null;

export interface LineChange {
  readonly limit: Quantity;
  readonly auth: boolean;
  readonly noRipple: Wish;
  readonly freeze: Wish;
  readonly deepFreeze: Wish;
  /** Undefined leaves it, 0 removes it. */
  readonly qualityIn: number | undefined;
  readonly qualityOut: number | undefined;
}

const PAR = 1_000_000_000;

/** `account` changes its side. `isRich`: it could pay the reserve of one more object. */
export function changeLine(view: LayerView, line: RippleState, account: string, change: LineChange, isRich: boolean): ResultCode {
  if (change.noRipple === 'set' && isNegative(balanceSeenBy(line, account))) return 'tecNO_PERMISSION';
  const noFreeze = hasFlag(readAccount(view, account)?.Flags ?? 0, accountFlags.noFreeze);
  const wished = withFlags(withQualities(withLimit(line, account, change.limit), account, change), account, change, noFreeze);
  const sides = [account, peerOf(line, account)];
  const settled = sides.reduce((now, side) => settleReserve(view, now, side), wished);
  if (sides.every((side) => !hasLineFlag(settled, side, 'reserve'))) deleteLine(view, settled);
  else if (!isRich && hasLineFlag(settled, account, 'reserve') && !hasLineFlag(line, account, 'reserve')) return 'tecINSUF_RESERVE_LINE';
  else view.put(trustLineIndex(account, peerOf(line, account), line.Balance.currency), settled);
  return 'tesSUCCESS';
}

function withLimit(line: RippleState, account: string, limit: Quantity): RippleState {
  const stored = tokenJson({ currency: line.Balance.currency, issuer: account }, limit);
  return isLow(line, account) ? { ...line, LowLimit: stored } : { ...line, HighLimit: stored };
}

function withQualities(line: RippleState, account: string, { qualityIn, qualityOut }: LineChange): RippleState {
  const low = isLow(line, account);
  const inward = qualityIn === undefined ? line : withQuality(line, low ? 'LowQualityIn' : 'HighQualityIn', qualityIn);
  return qualityOut === undefined ? inward : withQuality(inward, low ? 'LowQualityOut' : 'HighQualityOut', qualityOut);
}

type QualityField = 'LowQualityIn' | 'HighQualityIn' | 'LowQualityOut' | 'HighQualityOut';

function withQuality(line: RippleState, field: QualityField, quality: number): RippleState {
  const { [field]: _old, ...rest } = line;
  return quality === 0 ? rest : { ...rest, [field]: quality };
}

function withFlags(line: RippleState, account: string, change: LineChange, noFreeze: boolean): RippleState {
  const authorized = change.auth ? withLineFlag(line, account, 'auth', true) : line;
  const rippling = change.noRipple === null ? authorized : withLineFlag(authorized, account, 'noRipple', change.noRipple === 'set');
  const { freeze, deepFreeze } = freezesAfter(line, account, change, noFreeze);
  return withLineFlag(withLineFlag(rippling, account, 'freeze', freeze), account, 'deepFreeze', deepFreeze);
}

export interface Freezes {
  readonly freeze: boolean;
  readonly deepFreeze: boolean;
}

/** The freezes of the account's side afterwards. An account that gave up freezing cannot set any. */
export function freezesAfter(line: RippleState | undefined, account: string, change: LineChange, noFreeze: boolean): Freezes {
  const after = (flag: 'freeze' | 'deepFreeze') => {
    if (change[flag] === 'set' && !noFreeze) return true;
    return change[flag] !== 'clear' && line !== undefined && hasLineFlag(line, account, flag);
  };
  return { freeze: after('freeze'), deepFreeze: after('deepFreeze') };
}

/** A side costs one object of reserve as long as it is not at its default. */
function settleReserve(view: LayerView, line: RippleState, side: string): RippleState {
  const [is, shall] = [hasLineFlag(line, side, 'reserve'), !isDefault(view, line, side)];
  if (is === shall) return line;
  adjustOwnerCount(view, side, shall ? 1 : -1);
  return withLineFlag(line, side, 'reserve', shall);
}

function isDefault(view: ReadView, line: RippleState, side: string): boolean {
  const ripplesByDefault = hasFlag(readAccount(view, side)?.Flags ?? 0, accountFlags.defaultRipple);
  return (
    !hasQuality(line, side) &&
    hasLineFlag(line, side, 'noRipple') !== ripplesByDefault &&
    !hasLineFlag(line, side, 'freeze') &&
    isZero(limitOf(line, side)) &&
    !isPositive(balanceSeenBy(line, side))
  );
}

function hasQuality(line: RippleState, side: string): boolean {
  return (['in', 'out'] as const).some((way) => ![0, PAR].includes(storedQuality(line, side, way) ?? 0));
}
