// Owns the header of a closed ledger: its close time and its hashes.
import type { Metadata } from '../engine/metadata.ts';
import { asciiBytes, fromHex, halfHashHex, numberBytes, zeroHash } from '../base/hex.ts';
import type { Change } from './view.ts';
import type { LedgerHeader } from './history.ts';

const RIPPLE_EPOCH_S = 946_684_800;
export const closeTimeResolution = 10;
const LEDGER_PREFIX = '4C575200';

/** Unix milliseconds → Ripple seconds (since 2000-01-01). */
export function rippleTime(unixMs: number): number {
  return Math.floor(unixMs / 1000) - RIPPLE_EPOCH_S;
}

/** Ripple seconds → `2026-01-02T03:04:05Z`. */
export function isoTime(closeTime: number): string {
  return new Date((closeTime + RIPPLE_EPOCH_S) * 1000).toISOString().replace('.000Z', 'Z');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Unix milliseconds → `2026-Jan-02 03:04:05.000000000 UTC`, as rippled prints times for people. */
export function humanTime(unixMs: number): string {
  const [date = '', time = ''] = new Date(unixMs).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${year}-${MONTHS[new Date(unixMs).getUTCMonth()] ?? month}-${day} ${time.slice(0, 8)}.000000000 UTC`;
}

export function unixMs(closeTime: number): number {
  return (closeTime + RIPPLE_EPOCH_S) * 1000;
}

/** Rounded to the resolution, and always later than the parent: ledgers closed in a hurry run ahead of the clock by a second each. */
export function nextCloseTime(nowMs: number, parentCloseTime: number): number {
  const rounded = Math.round(rippleTime(nowMs) / closeTimeResolution) * closeTimeResolution;
  return Math.max(rounded, parentCloseTime + 1);
}

/** Stands for the root of the state: a digest of the parent's and of every change. Not rippled's tree, but as unique and as stable. */
export function stateDigest(parentDigest: string, changes: readonly Change[]): string {
  const lines = changes.map(({ index, after }) => `${index}${after === null ? '' : JSON.stringify(after)}`);
  return halfHashHex(fromHex(parentDigest), asciiBytes(lines.join('\n')));
}

/** Stands for the root of the transactions: zero if there are none, as on a real ledger. */
export function transactionDigest(transactions: readonly { readonly hash: string; readonly metadata: Metadata }[]): string {
  if (transactions.length === 0) return zeroHash;
  return halfHashHex(asciiBytes(transactions.map(({ hash, metadata }) => hash + JSON.stringify(metadata)).join('\n')));
}

/** The hash of a header, over the same bytes in the same order as rippled. */
export function headerHash(header: Omit<LedgerHeader, 'hash' | 'transactions'>): string {
  return halfHashHex(
    fromHex(LEDGER_PREFIX),
    numberBytes(header.index, 4),
    numberBytes(header.totalCoins, 8),
    fromHex(header.parentHash),
    fromHex(header.transactionHash),
    fromHex(header.accountHash),
    numberBytes(header.parentCloseTime, 4),
    numberBytes(header.closeTime, 4),
    numberBytes(closeTimeResolution, 1),
    numberBytes(0, 1),
  );
}
