// Owns making and deleting trust lines: both directories, the reserve of who is charged, and the default of the other side.
import { negated, type Quantity, zeroTokens } from '../arith/quantity.ts';
import { tokenJson } from '../engine/amount.ts';
import { accountFlags, hasFlag } from '../ledger/entries.ts';
import { neutralIssuer, type RippleState } from '../ledger/entries-tokens.ts';
import { isLowAccount, trustLineIndex } from '../ledger/indexes.ts';
import { addToDirectory, adjustOwnerCount, removeFromDirectory } from '../ledger/owner-directory.ts';
import { type LayerView, type ReadView, readAccount } from '../ledger/view.ts';
import { type LineFlag, sideFlag } from './trust-line.ts';

export interface NewLine {
  /** Who sets the limit and pays the reserve. */
  readonly owner: string;
  readonly peer: string;
  readonly currency: string;
  readonly limit: Quantity;
  /** What the owner holds from the start. */
  readonly balance: Quantity;
  readonly flags: readonly LineFlag[];
  /** 0 is none. */
  readonly qualityIn?: number;
  readonly qualityOut?: number;
}

/** The peer's side does not ripple unless the peer has DefaultRipple. */
export function createLine(view: LayerView, { owner, peer, currency, ...terms }: NewLine): void {
  const index = trustLineIndex(owner, peer, currency);
  const low = isLowAccount(owner, peer);
  const [LowNode, HighNode] = (low ? [owner, peer] : [peer, owner]).map((side) => addToDirectory(view, side, index));
  const own = tokenJson({ currency, issuer: owner }, terms.limit);
  const others = tokenJson({ currency, issuer: peer }, zeroTokens);
  view.put(index, {
    LedgerEntryType: 'RippleState',
    Balance: tokenJson({ currency, issuer: neutralIssuer }, low ? terms.balance : negated(terms.balance)),
    Flags: newFlags(view, peer, terms.flags, low),
    HighLimit: low ? others : own,
    HighNode: HighNode ?? '0',
    ...qualities(low, terms.qualityIn ?? 0, terms.qualityOut ?? 0),
    LowLimit: low ? own : others,
    LowNode: LowNode ?? '0',
  });
  adjustOwnerCount(view, owner, 1);
  view.noteCredit({ owner: peer, peer: owner, currency }, terms.balance, zeroTokens);
}

function newFlags(view: ReadView, peer: string, flags: readonly LineFlag[], low: boolean): number {
  const own = ['reserve' as const, ...flags].reduce((all, flag) => all | sideFlag(flag, low), 0);
  const ripples = hasFlag(readAccount(view, peer)?.Flags ?? 0, accountFlags.defaultRipple);
  return (own | (ripples ? 0 : sideFlag('noRipple', !low))) >>> 0;
}

function qualities(low: boolean, qualityIn: number, qualityOut: number): Partial<RippleState> {
  return {
    ...(qualityIn === 0 ? {} : low ? { LowQualityIn: qualityIn } : { HighQualityIn: qualityIn }),
    ...(qualityOut === 0 ? {} : low ? { LowQualityOut: qualityOut } : { HighQualityOut: qualityOut }),
  };
}

/** `line` as it is at its end, which the metadata show. Owner counts are settled before. */
export function deleteLine(view: LayerView, line: RippleState): void {
  const [low, high] = [line.LowLimit.issuer, line.HighLimit.issuer];
  const index = trustLineIndex(low, high, line.Balance.currency);
  view.put(index, line);
  removeFromDirectory(view, low, line.LowNode, index);
  removeFromDirectory(view, high, line.HighNode, index);
  view.erase(index);
}
