// Owns the writing of a decision that may have been taken before.
import type { Checked } from '../../../shared/payouts/claim-request.ts';
import type { PromiseEvent } from '../../../shared/payouts/events.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { WalletBook } from './wallet-book.ts';

/**
 * Appends what `choose` decides; the answer waits for the disk. Null means that just this was decided before; that may still be on its way to the
 * disk, and is looked at again when it got there (`not-ready` where it did not). Refusals: those of `choose` and of the journal.
 */
export async function appendIfAny(book: WalletBook, choose: () => Checked<PromiseEvent | null>): Promise<Checked<null>> {
  const event = choose();
  if (!event.ok) return event;
  if (event.value !== null) {
    const written = await book.append([event.value]);
    return written.ok ? ok(null) : written;
  }
  await book.written();
  const still = choose();
  if (!still.ok) return still;
  return still.value === null ? ok(null) : refuse('not-ready');
}
