// Owns the composition of the workflow: desk, claims, approvals, recipient, and the ports they are reached by.
import { type Client, type Handlers, type Peer, type Port, connect } from '../../shared/contract/rpc.ts';
import { greenfieldApi, greenfieldClientApi } from '../../shared/contract/server-api.ts';
import { workerApi, workerEvents, workerMainApi } from '../../shared/contract/worker-main-api.ts';
import { workflowApi } from '../../shared/contract/workflow-api.ts';
import { isPayable } from '../../shared/payouts/transitions.ts';
import { type Refusal, type Result, ok, refuse } from '../../shared/result.ts';
import type { Random } from './ids.ts';
import { ClaimBook } from './recipient/claim-book.ts';
import { recipientService } from './recipient/recipient-service.ts';
import { ClaimWatch } from './recipient/watch-claims.ts';
import { Announce } from './sender/announce.ts';
import { Approvals } from './sender/approvals.ts';
import { Desk } from './sender/desk.ts';
import { greenfieldService } from './sender/greenfield-service.ts';
import { senderService } from './sender/sender-service.ts';

export interface WorkerEnvironment {
  readonly clock: () => number;
  readonly random: Random;
  readonly report: (error: unknown) => void;
}

export class Workflow {
  private offset = 0;
  private server: Peer<typeof greenfieldClientApi> | null = null;
  private problem: Refusal | null = null;
  private ready = false;
  private readonly main: Client<typeof workerMainApi>;
  private readonly desk: Desk;
  private readonly claimBook: ClaimBook;
  private readonly watch: ClaimWatch;
  private readonly announce: Announce;
  private readonly commands: Handlers<typeof workflowApi>;
  private readonly greenfield: Handlers<typeof greenfieldApi>;

  constructor(
    private readonly environment: WorkerEnvironment,
    mainPort: Port,
  ) {
    const { random, report } = environment;
    const now = (): number => Math.floor(environment.clock() / 1000) + this.offset;
    const peer = connect({ port: mainPort, local: workerApi, handlers: this.mainHandlers(), remote: workerMainApi, report });
    this.main = peer.remote;
    this.desk = new Desk({ main: this.main, now, report });
    this.announce = new Announce({ main: this.main, now, random, report });
    this.claimBook = new ClaimBook(this.main, 'practice');
    this.watch = new ClaimWatch({ book: this.claimBook, main: this.main, server: () => this.server?.remote ?? null, now });
    const claims = { desk: this.desk, main: this.main, now, random, announce: this.announce };
    const approvals = new Approvals({ desk: this.desk, main: this.main, now, random });
    this.greenfield = greenfieldService({ ...claims, origin: () => this.origin() });
    this.commands = {
      ...senderService({ ...claims, approvals }),
      ...recipientService({
        main: this.main,
        server: () => this.server?.remote ?? null,
        book: this.claimBook,
        watch: this.watch,
        now,
        isOwn: (id) => this.desk.findPullPayment(id) !== null,
      }),
      health: async () => ok({ ready: this.ready, problem: bare(this.problem ?? this.desk.problem) }),
    };
    this.listen(peer);
  }

  /** Reads the journals; claims and screens are answered from then on. */
  async start(): Promise<void> {
    const clock = await this.main.clock({});
    if (clock.ok) this.offset = clock.value.offset;
    const wallets = await this.main.wallets({});
    if (wallets.ok) await this.desk.open(wallets.value);
    const claims = await this.claimBook.load();
    this.problem = wallets.ok ? (claims.ok ? null : claims.error) : wallets.error;
    this.ready = this.problem === null;
  }

  serveScreens(port: Port): void {
    connect({ port, local: workflowApi, handlers: this.commands, remote: {}, report: this.environment.report });
  }

  /** A new port replaces the one of a server process that went. */
  connectServer(port: Port): void {
    this.server = connect({ port, local: greenfieldApi, handlers: this.whenReady(), remote: greenfieldClientApi, report: this.environment.report });
  }

  private listen(peer: Peer<typeof workerMainApi>): void {
    peer.on('payments-changed', (payload) => {
      const parsed = workerEvents['payments-changed'].safeParse(payload);
      if (parsed.success) void this.paymentsChanged(parsed.data.walletId, parsed.data.statuses);
    });
    peer.on('wallets-changed', (payload) => {
      const parsed = workerEvents['wallets-changed'].safeParse(payload);
      if (parsed.success) void this.desk.open(parsed.data);
    });
    peer.on('tick', () => void this.watch.tick());
    peer.on('clock', (payload) => {
      const parsed = workerEvents.clock.safeParse(payload);
      if (parsed.success) this.offset = parsed.data.offset;
    });
  }

  private async paymentsChanged(walletId: string, statuses: (typeof workerEvents)['payments-changed']['_output']['statuses']): Promise<void> {
    const book = this.desk.book(walletId);
    if (!book.ok) return;
    for (const payout of book.value.payments(statuses)) await this.announce.payment(book.value, payout);
  }

  private mainHandlers(): Handlers<typeof workerApi> {
    return {
      lockPayouts: async ({ walletId, planId, payouts }) => this.lock(walletId, planId, payouts),
      unlockPayouts: async ({ walletId, planId }) => {
        const book = this.desk.book(walletId);
        if (book.ok) book.value.unlock(planId);
        return ok({});
      },
    };
  }

  /** The handshake before signing: each payout must be payable, at the revision that was approved, and free or locked by this very plan. */
  private async lock(walletId: string, planId: string, payouts: readonly { readonly payoutId: string; readonly revision: number }[]): Promise<Result<Record<string, never>>> {
    return this.desk.turn(async () => {
      const book = this.desk.book(walletId);
      if (!book.ok) return book;
      for (const { payoutId, revision } of payouts) {
        const payout = book.value.payout(payoutId);
        if (!payout) return refuse('payout-not-found');
        if (payout.revision !== revision) return refuse('old-revision');
        const own = payout.planId === planId || book.value.lockedBy(payoutId) === planId;
        if (!own && !isPayable(payout)) return refuse('invalid-state', { state: payout.state });
      }
      book.value.lock(
        planId,
        payouts.map((payout) => payout.payoutId),
      );
      return ok({});
    });
  }

  private async origin(): Promise<string> {
    const answer = await this.main.apiOrigin({});
    return answer.ok ? (answer.value.reachable ?? answer.value.origin ?? '') : '';
  }

  /** Until the journals are read, strangers get an honest "try again". */
  private whenReady(): Handlers<typeof greenfieldApi> {
    const guard =
      <A, R>(handler: (args: A) => Promise<Result<R>>) =>
      async (args: A): Promise<Result<R>> =>
        this.ready ? handler(args) : refuse('not-ready');
    const { pullPayment, pullPaymentPayouts, payout, claim, editClaim, cancelClaim } = this.greenfield;
    return {
      pullPayment: guard(pullPayment),
      pullPaymentPayouts: guard(pullPaymentPayouts),
      payout: guard(payout),
      claim: guard(claim),
      editClaim: guard(editClaim),
      cancelClaim: guard(cancelClaim),
    };
  }
}

function bare(refusal: Refusal | null): { code: string; params?: Record<string, string> } | null {
  if (refusal === null) return null;
  return refusal.params === undefined ? { code: refusal.code } : { code: refusal.code, params: { ...refusal.params } };
}

