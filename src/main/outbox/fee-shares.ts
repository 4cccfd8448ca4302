// Owns what each line of an entry bears of its transaction's fee, as its driver wrote it down.
import type { Entry } from './types.ts';

/** Satoshi for each line, in the order of the lines; 0 where the sender bears the fee. */
export function feeSharesOf({ lines, detail }: Pick<Entry, 'lines' | 'detail'>): readonly bigint[] {
  const written = detail['feeShares'];
  const shares: readonly unknown[] = Array.isArray(written) ? written : [];
  return lines.map((_, line) => {
    const share = shares[line];
    return typeof share === 'string' && /^\d{1,18}$/.test(share) ? BigInt(share) : 0n;
  });
}

/** Satoshi that the recipients of an entry bear together. */
export function borneByRecipients(entry: Pick<Entry, 'lines' | 'detail'>): bigint {
  return feeSharesOf(entry).reduce((sum, share) => sum + share, 0n);
}
