// Owns how a payout is named in lists: its pull payment, the store it comes from, or the sender's own.
import type { PayoutRow } from '../db/tables.ts';
import type { Words } from '../ui/words.tsx';

type Named = Pick<PayoutRow, 'pullPaymentName' | 'pullPaymentId' | 'remote'>;

/** "pay.example" of "https://pay.example". Origins in rows are canonical. */
export function hostOf(origin: string): string {
  return origin.slice(origin.indexOf('//') + 2);
}

export function payoutName(t: Words['t'], { pullPaymentName, pullPaymentId, remote }: Named): string {
  if (pullPaymentName !== '') return pullPaymentName;
  if (pullPaymentId !== null) return t('pulls.unnamed');
  return remote === undefined ? t('queue.ownPayout') : t('stores.ofHost', { host: hostOf(remote.origin) });
}
