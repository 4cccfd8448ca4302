// Owns what the sender is told: rows of the notification list, and one word to the operating system. Words are made by the screens and by main.
import type { Client } from '../../../shared/contract/rpc.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import type { PullPayment } from '../../../shared/payouts/types.ts';
import { walletDatabase } from '../../db/database.ts';
import type { NotificationRow } from '../../db/tables.ts';
import { type Random, newId } from '../ids.ts';
import type { WalletBook } from './wallet-book.ts';

export interface AnnounceDeps {
  readonly main: Client<typeof workerMainApi>;
  readonly now: () => number;
  readonly random: Random;
  readonly report: (error: unknown) => void;
}

type Subject = Pick<NotificationRow, 'type' | 'pullPaymentId' | 'pullPaymentName' | 'payoutIds' | 'amount' | 'unit' | 'code'>;

export class Announce {
  constructor(private readonly deps: AnnounceDeps) {}

  /** A new claim waits for approval, or was approved by its pull payment's own terms. */
  async claim(book: WalletBook, payout: EffectivePayout, pullPayment: PullPayment): Promise<void> {
    const approved = payout.state === 'AwaitingPayment';
    const subject: Subject = {
      type: approved ? 'payout_awaitingpayment' : 'payout_awaitingapproval',
      pullPaymentId: pullPayment.id,
      pullPaymentName: pullPayment.name,
      payoutIds: [payout.id],
      amount: payout.originalAmount,
      unit: payout.originalCurrency,
      code: null,
    };
    await this.tell(book, subject, 'claim', payout.state);
  }

  /** A payment reached its end: confirmed, or proved to have failed. */
  async payment(book: WalletBook, payout: EffectivePayout): Promise<void> {
    const failed = payout.state === 'AwaitingPayment' && payout.failure !== null;
    if (!failed && payout.state !== 'Completed') return;
    const pullPayment = payout.pullPaymentId === null ? undefined : book.state.pullPayments.get(payout.pullPaymentId);
    const subject: Subject = {
      type: failed ? 'payment-failed' : 'payment-final',
      pullPaymentId: payout.pullPaymentId,
      pullPaymentName: pullPayment?.name ?? null,
      payoutIds: [payout.id],
      amount: payout.payoutAmount,
      unit: payout.payoutCurrency,
      code: failed ? payout.failure : null,
    };
    await this.tell(book, subject, failed ? 'attention' : 'paid', payout.state);
  }

  /** A notice that could not be kept must not undo what it tells of. */
  private async tell(book: WalletBook, subject: Subject, kind: 'claim' | 'paid' | 'attention', state: string): Promise<void> {
    const { id: walletId, network } = book.wallet;
    const row: NotificationRow = { id: newId(this.deps.random), walletId, network, createdAt: this.deps.now(), seen: 0, ...subject };
    void walletDatabase(network, walletId).notifications.put(row).catch(this.deps.report);
    const amount = subject.amount === null ? null : `${subject.amount} ${subject.unit ?? ''}`;
    void this.deps.main.notifyOs({ kind, count: 1, amount, target: { screen: 'queue', walletId, state } });
  }
}
