// Owns the recipient's polite polling: asks the sender for the state, and the chain for the truth about "paid".
import type { Client } from '../../../shared/contract/rpc.ts';
import type { greenfieldClientApi } from '../../../shared/contract/server-api.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import type { ClaimBook } from './claim-book.ts';
import { type ClaimRecord, isPaid, isSettled } from './claim-record.ts';
import { waitsForDelivery, withRemote } from './delivery.ts';
import { Exclusive } from './exclusive.ts';
import { sendAgain } from './sending.ts';

type Server = Client<typeof greenfieldClientApi>;

export interface WatchOptions {
  readonly book: ClaimBook;
  readonly main: Client<typeof workerMainApi>;
  readonly server: () => Server | null;
  readonly now: () => number;
  readonly report: (problem: string) => void;
}

const slowestPause = 300;

/** Seconds between two looks at a claim: quick while it is young, slower the longer it waits, and slow where the sender said no. */
export function pauseFor(record: Pick<ClaimRecord, 'createdAt' | 'state'>, now: number): number {
  const age = now - record.createdAt;
  if (record.state === 'Cancelled') return slowestPause;
  // A claim from the future is one whose clock was set back since: it is not young for hours because of that.
  if (age < 0) return 30;
  if (age < 600) return 3;
  return age < 86_400 ? 30 : slowestPause;
}

/** Watches all open claims; `tick` is called about once a second by main's clock. */
export class ClaimWatch {
  /** What is asked of a server about one claim is asked in turn. */
  readonly exclusive = new Exclusive();
  private readonly next = new Map<string, number>();
  /** Servers, and the chain where there is none, that are being asked. */
  private readonly asking = new Set<string>();
  /** Why the chain could not be asked about a claim the last time, by the claim's id. */
  private readonly unanswered = new Map<string, string>();

  constructor(private readonly options: WatchOptions) {}

  /** Claims at one server are looked at one after another; a server that is slow or gone keeps nobody else waiting. */
  async tick(): Promise<void> {
    const now = this.options.now();
    const due = this.options.book.all().filter((claim) => this.isDue(claim, now));
    const servers = new Set(due.map((claim) => claim.server ?? ''));
    const free = [...servers].filter((server) => !this.asking.has(server));
    await Promise.all(
      free.map((server) =>
        this.lookAt(
          server,
          due.filter((claim) => (claim.server ?? '') === server),
          now,
        ),
      ),
    );
  }

  /** Looks once, now. A claim that changed is journaled; one that did not costs nothing on disk. Refusals: `claim-not-found`, the journal's. */
  async look(id: string): Promise<Result<void>> {
    if (!this.options.book.get(id)) return refuse('claim-not-found');
    const told = await this.exclusive.run(id, () => this.askSender(id));
    return told.ok ? this.askChain(id) : told;
  }

  private async lookAt(server: string, claims: readonly ClaimRecord[], now: number): Promise<void> {
    this.asking.add(server);
    try {
      for (const claim of claims) {
        this.next.set(claim.id, now + pauseFor(claim, now));
        await this.look(claim.id);
      }
    } finally {
      this.asking.delete(server);
    }
  }

  /** A clock that was set back must not put the next look off by as much. */
  private isDue(claim: ClaimRecord, now: number): boolean {
    const next = this.next.get(claim.id) ?? 0;
    const due = next <= now || next > now + slowestPause;
    return due && !isSettled(claim, now) && !this.exclusive.isBusy(claim.id);
  }

  private async askSender(id: string): Promise<Result<void>> {
    const record = this.options.book.get(id);
    const server = this.options.server();
    if (!record || !server || record.server === null) return ok(undefined);
    if (!record.delivered && !waitsForDelivery(record)) return ok(undefined);
    const answer = record.delivered
      ? await server.fetchPayout({
          origin: record.server,
          pullPaymentId: record.pullPaymentId,
          payoutId: record.payoutId,
          token: record.token,
        })
      : await sendAgain(server, this.options.book, record, record.server);
    return this.options.book.update(id, (current) =>
      answer.ok ? withRemote(current, answer.value) : { ...current, problem: answer.error.code },
    );
  }

  /**
   * One payment to an address that is used again pays one claim, not all of them. Claims at different servers may find it at the same moment: then
   * it is the older one's, or both would give it up and find it again for ever.
   */
  private foundByOthers(record: ClaimRecord): string[] {
    const { id, network, address, found } = record;
    const others = this.options.book.all().filter((claim) => claim.id !== id && claim.network === network && claim.address === address);
    const rivals = others.filter((claim) => claim.found?.transactionId !== found?.transactionId || isOlder(claim, record));
    return rivals.flatMap((claim) => claim.found?.transactionId ?? []).slice(0, 10_000);
  }

  /** A chain that is silent changes nothing on screen, so the log has to say why a claim stands still; once for each reason. */
  private note(id: string, problem: string | null): void {
    if (problem !== null && this.unanswered.get(id) !== problem)
      this.options.report(`claim ${id}: the chain could not be asked (${problem})`);
    if (problem === null) this.unanswered.delete(id);
    else this.unanswered.set(id, problem);
  }

  /** The chain's word stands above the sender's in both directions: what it shows is shown, what vanished from it is not shown any more. */
  private async askChain(id: string): Promise<Result<void>> {
    const record = this.options.book.get(id);
    if (!record || record.payoutId === '') return ok(undefined);
    const { network, payoutId, methodId, address, tag, payoutAmount: amount, toldTransactionId: transactionId } = record;
    if (amount === null) return ok(undefined);
    const spokenFor = this.foundByOthers(record);
    const answer = await this.options.main.findPayment({ network, payoutId, methodId, address, tag, amount, transactionId, spokenFor });
    this.note(id, answer.ok ? null : answer.error.code);
    if (!answer.ok) return ok(undefined);
    const found = answer.value && {
      transactionId: answer.value.transactionId,
      confirmations: Math.min(answer.value.confirmations, 6),
      at: answer.value.at,
    };
    const paidAt = isPaid({ found }) ? (found?.at ?? this.options.now()) : null;
    return this.options.book.update(id, (current) => ({ ...current, found, paidAt: paidAt === null ? null : (current.paidAt ?? paidAt) }));
  }
}

function isOlder(a: ClaimRecord, b: ClaimRecord): boolean {
  return a.createdAt === b.createdAt ? a.id < b.id : a.createdAt < b.createdAt;
}
