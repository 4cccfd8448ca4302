// Owns signing any transaction: its bytes are decoded again and must hold exactly what was approved and what is bound, before a key is used.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { encodeBlob, readBlob, signingBytesOf } from './decode-parse.ts';
import { transactionHash } from './hash.ts';
import type { TransactionJson } from './order-parse.ts';
import { hasValidSignature } from './sign.ts';
import type { SignedXrpl, XrplKey } from './types.ts';

/** What is chosen at signing. Drops; one of `sequence` and `ticket`. */
export interface Bound {
  readonly fee: bigint;
  readonly sequence: number | null;
  readonly ticket: number | null;
  readonly lastLedgerSequence: number;
  /** Null for networks with an id of at most 1024, which forbid the field. */
  readonly networkId: number | null;
}

/**
 * Signs `json` with its bound fields. `approved`: what the journal holds as approved, in the codec's spelling; every field of the bytes must equal it or be a
 * bound one. Refusals: `transaction-unreadable`, `transaction-mismatch` with `part`, `signature-invalid`.
 */
export function signTransaction(json: TransactionJson, approved: TransactionJson, bound: Bound, key: XrplKey): Result<SignedXrpl> {
  const own = { ...boundFields(bound), SigningPubKey: key.publicKey };
  const unsigned = encodeBlob({ ...json, ...own });
  const decoded = unsigned === null ? null : readBlob(unsigned);
  if (decoded === null) return refuse('transaction-unreadable');
  const part = differingField(decoded, { ...approved, ...own });
  if (part !== null) return refuse('transaction-mismatch', { part });
  const blob = encodeBlob({ ...decoded, TxnSignature: key.sign(signingBytesOf(decoded)) });
  if (blob === null || !hasValidSignature(blob)) return refuse('signature-invalid');
  const signed = readBlob(blob) ?? {};
  const changed = differingField({ ...signed, TxnSignature: '' }, { ...approved, ...own, TxnSignature: '' });
  return changed === null ? ok({ blob, hash: transactionHash(blob) }) : refuse('transaction-mismatch', { part: changed });
}

function boundFields({ fee, sequence, ticket, lastLedgerSequence, networkId }: Bound): TransactionJson {
  return {
    Fee: fee.toString(),
    Sequence: sequence ?? 0,
    LastLedgerSequence: lastLedgerSequence,
    ...(ticket === null ? {} : { TicketSequence: ticket }),
    ...(networkId === null ? {} : { NetworkID: networkId }),
  };
}

/** The first field that one side has and the other has not, or has differently; null when they are the same. */
export function differingField(a: TransactionJson, b: TransactionJson): string | null {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].find((field) => canonicalText(a[field]) !== canonicalText(b[field])) ?? null;
}

/** The same text for the same JSON, whatever the order of its members. */
export function canonicalText(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
        : inner,
    ) ?? 'absent'
  );
}
