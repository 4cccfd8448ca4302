// Owns what the outbox ever did with a payout, asked of main once for each of its changes.
import type { Client } from '../../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../../shared/contract/worker-main-api.ts';
import type { Past } from '../../../../shared/connected/duty.ts';
import type { WalletBook } from '../wallet-book.ts';
import { noPast } from './follower.ts';

export class Pasts {
  private readonly known = new Map<string, { readonly entry: string; readonly past: Past }>();

  constructor(private readonly main: Client<typeof workerMainApi>) {}

  /** Null where main does not answer: nothing is known then, and nothing follows from it. A payout that no plan ever held has none. */
  async of(book: WalletBook, payoutId: string): Promise<Past | null> {
    const status = book.status(payoutId);
    if (status === null) return noPast;
    const entry = `${status.entryId} ${status.transactionId ?? ''}`;
    const known = this.known.get(payoutId);
    if (known?.entry === entry) return known.past;
    const answer = await this.main.pastOfPayout({ walletId: book.wallet.id, payoutId });
    if (!answer.ok) return null;
    this.known.set(payoutId, { entry, past: answer.value });
    return answer.value;
  }
}
