// Owns the last question before the key is used and before bytes are sent: is this payment what was approved, and nothing more?
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { DecodedXrpl } from './types.ts';

/** What the sender approved and what the wallet is bound to. */
export interface ApprovedXrpl {
  readonly account: string;
  /** The account's own public key, upper-case hex. */
  readonly publicKey: string;
  readonly destination: string;
  readonly tag: number | null;
  readonly drops: bigint;
  readonly feeCeiling: bigint;
  readonly networkId: number | null;
  readonly invoiceId: string | null;
  /** Bound by the journal, not by the sender: a payment under another sequence could be applied beside the first. */
  readonly sequence: number;
  readonly lastLedgerSequence: number;
}

/**
 * Compares decoded bytes with what was approved. No flag may be set: tfPartialPayment would let less arrive than was promised.
 * `transaction-mismatch` with `part` otherwise.
 */
export function matchesLine(decoded: DecodedXrpl, approved: ApprovedXrpl): Result<void> {
  const part = differingPart(decoded, approved);
  return part === null ? ok(undefined) : refuse('transaction-mismatch', { part });
}

function differingPart(decoded: DecodedXrpl, approved: ApprovedXrpl): string | null {
  if (decoded.other.length > 0) return decoded.other.join(' ');
  if (decoded.flags !== 0) return 'flags';
  if (decoded.account !== approved.account || decoded.signingKey !== approved.publicKey) return 'account';
  if (decoded.destination !== approved.destination || decoded.tag !== approved.tag) return 'destination';
  if (decoded.drops !== approved.drops) return 'amount';
  if (decoded.fee <= 0n || decoded.fee > approved.feeCeiling) return 'fee';
  if (decoded.networkId !== approved.networkId) return 'network';
  if (decoded.invoiceId?.toUpperCase() !== approved.invoiceId?.toUpperCase()) return 'invoice';
  if (decoded.sequence !== approved.sequence) return 'sequence';
  if (decoded.lastLedgerSequence !== approved.lastLedgerSequence) return 'last-ledger';
  return null;
}
