// Owns the recipient's polite polling: asks the sender for the state, and the chain for the truth about "paid".
import type { Client } from '../../../shared/contract/rpc.ts';
import type { RemotePayout, greenfieldClientApi } from '../../../shared/contract/server-api.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { Result } from '../../../shared/result.ts';
import type { ClaimBook } from './claim-book.ts';
import { type ClaimRecord, isPaid, isSettled } from './claim-record.ts';

export interface WatchOptions {
  readonly book: ClaimBook;
  readonly main: Client<typeof workerMainApi>;
  readonly server: () => Client<typeof greenfieldClientApi> | null;
  readonly now: () => number;
}

/** Seconds between two looks at a claim: quick while it is young, slower the longer it waits. */
export function pauseFor(record: Pick<ClaimRecord, 'createdAt'>, now: number): number {
  const age = now - record.createdAt;
  if (age < 600) return 3;
  return age < 86_400 ? 30 : 300;
}

/** Watches all open claims; `tick` is called about once a second by main's clock. */
export class ClaimWatch {
  private readonly next = new Map<string, number>();
  private running = false;

  constructor(private readonly options: WatchOptions) {}

  async tick(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      const now = this.options.now();
      const due = this.options.book.all().filter((claim) => !isSettled(claim) && (this.next.get(claim.id) ?? 0) <= now);
      for (const claim of due) {
        this.next.set(claim.id, now + pauseFor(claim, now));
        await this.look(claim.id);
      }
    } finally {
      this.running = false;
    }
  }

  /** Looks once, now. A claim that changed is journaled; one that did not costs nothing on disk. */
  async look(id: string): Promise<Result<void>> {
    const before = this.options.book.get(id);
    if (!before) return { ok: false, error: { code: 'claim-not-found' } };
    const told = before.route === 'http' ? await this.askSender(before) : before;
    const seen = await this.askChain(told);
    if (JSON.stringify(seen) === JSON.stringify(before)) return { ok: true, value: undefined };
    return this.options.book.save({ ...seen, updatedAt: this.options.now() });
  }

  private async askSender(record: ClaimRecord): Promise<ClaimRecord> {
    const server = this.options.server();
    if (!server || record.server === null) return record;
    const answer = record.delivered
      ? await server.fetchPayout({
          origin: record.server,
          pullPaymentId: record.pullPaymentId,
          payoutId: record.payoutId,
          token: record.token,
        })
      : await server.postClaim({
          origin: record.server,
          pullPaymentId: record.pullPaymentId,
          payoutMethodId: record.methodId,
          destination: record.destination,
          amount: record.originalAmount,
          note: record.note,
          claimId: record.claimId,
        });
    return answer.ok ? withRemote(record, answer.value) : { ...record, problem: answer.error.code };
  }

  private async askChain(record: ClaimRecord): Promise<ClaimRecord> {
    if (record.payoutId === '') return record;
    const answer = await this.options.main.findPayment({
      network: record.network,
      payoutId: record.payoutId,
      methodId: record.methodId,
      address: record.address,
      tag: record.tag,
      amount: record.payoutAmount,
      transactionId: record.toldTransactionId,
    });
    if (!answer.ok || answer.value === null) return record;
    const { transactionId, confirmations, at } = answer.value;
    const found = { transactionId, confirmations: Math.min(confirmations, 6), at };
    return { ...record, found, paidAt: isPaid({ found }) ? (record.paidAt ?? at ?? this.options.now()) : null };
  }
}

/** The sender's word laid over a record. */
export function withRemote(record: ClaimRecord, payout: RemotePayout): ClaimRecord {
  return {
    ...record,
    delivered: true,
    payoutId: payout.id,
    token: payout.claimToken ?? record.token,
    state: payout.state,
    originalAmount: payout.originalAmount,
    payoutAmount: payout.payoutAmount,
    payoutCurrency: payout.payoutCurrency,
    rate: payout.rate,
    rateLockedAt: payout.rateLockedAt,
    reason: payout.reason,
    toldTransactionId: payout.transactionId,
    problem: null,
  };
}
