// Owns the check of payouts that are to be approved against the addresses that this wallet has paid.
import { resemblanceTo } from '../../shared/payouts/resembling.ts';
import type { WalletDesk } from './wallet-desk.ts';

/** Those whose destination resembles a paid one without being it. Addresses that only sent something do not count. */
export function lookAlikePayouts(
  { promises, outbox }: Pick<WalletDesk, 'promises' | 'outbox'>,
  payoutIds: readonly string[],
): readonly { readonly payoutId: string; readonly resembles: string }[] {
  const addressOf = (payoutId: string): string | null => promises.state.payouts.get(payoutId)?.address ?? null;
  const paid = outbox.statuses().filter(({ phase }) => phase === 'final');
  const resembled = resemblanceTo(new Set(paid.flatMap(({ payoutId }) => addressOf(payoutId) ?? [])));
  return payoutIds.flatMap((payoutId) => {
    const address = addressOf(payoutId);
    const resembles = address === null ? null : resembled(address);
    return resembles === null ? [] : [{ payoutId, resembles }];
  });
}
