// Owns what a transaction of ours may cost on the XRP Ledger and how long it lives. Drops.
import { largestPlainNetwork } from '../../../shared/network.ts';
import type { LedgerState } from '../../backends/xrpl-backend.ts';

/** xrpl.js's default distance: long enough for a busy ledger, short enough to know within two minutes. */
export const ledgersToLive = 20;
/** A row never costs more than this, whatever a server says. */
const mostFee = 100_000n;
/** Most that a person may allow for one order: 2 XRP, as xrpl.js. */
export const mostAllowed = 2_000_000n;

/** What gets into the next ledger, and a fifth more so that a small rise does not delay it (as xrpl.js does). */
export function feeNow({ baseFee, openLedgerFee }: LedgerState): bigint {
  const asked = openLedgerFee > baseFee ? openLedgerFee : baseFee;
  return (asked * 12n + 9n) / 10n;
}

/** Rows are signed later than they are approved: the sender allows five times the fee of the moment. */
export function ceilingFor(fee: bigint): bigint {
  return fee * 5n < mostFee ? fee * 5n : mostFee;
}

/** Ids up to 1024 must not stand in a transaction, those above must (telNETWORK_ID_MAKES_TX_NON_CANONICAL). */
export function networkField(networkId: number): number | null {
  return networkId > largestPlainNetwork ? networkId : null;
}
