// Owns the composition of the workflow: desk, claims, approvals, recipient, and the ports they are reached by.
import type { ApiKey } from '../../shared/contract/common.ts';
import { type Client, type Handlers, type Peer, type Port, connect } from '../../shared/contract/rpc.ts';
import { greenfieldApi, serverClientApi } from '../../shared/contract/server-api.ts';
import { type ApiOrigin, type ApiSettings, workerApi, workerEvents, workerMainApi } from '../../shared/contract/worker-main-api.ts';
import { type Health, workflowApi } from '../../shared/contract/workflow-api.ts';
import { awaitsDecision, isPayable } from '../../shared/payouts/transitions.ts';
import { type Refusal, type Result, ok, refuse } from '../../shared/result.ts';
import type { Random } from './ids.ts';
import { copied, copiedOrNull } from './refusals.ts';
import { ClaimBook } from './recipient/claim-book.ts';
import { recipientService } from './recipient/recipient-service.ts';
import { ClaimWatch } from './recipient/watch-claims.ts';
import { Announce } from './sender/announce.ts';
import { ConnectedService } from './sender/connected/connected-service.ts';
import { Approvals } from './sender/approvals.ts';
import { Desk } from './sender/desk.ts';
import { externalBlock, externalPayment } from './sender/external-payments.ts';
import type { Later } from './sender/gathered.ts';
import { Imports } from './sender/imports.ts';
import { greenfieldService } from './sender/greenfield-service.ts';
import { type Derive, Passphrases } from './sender/passphrases.ts';
import { senderService } from './sender/sender-service.ts';
import { Deliveries } from './sender/webhooks/deliveries.ts';
import { webhookService } from './sender/webhooks/webhook-service.ts';
import { WebhookList } from './sender/webhooks/webhook-list.ts';

export interface WorkerEnvironment {
  readonly clock: () => number;
  readonly random: Random;
  readonly later: Later;
  readonly derive: Derive;
  readonly report: (error: unknown) => void;
}

/** Ticks between two attempts at what could not be read. */
const ticksBetweenAttempts = 10;

export class Workflow {
  private offset = 0;
  private server: Peer<typeof serverClientApi> | null = null;
  private problem: Refusal | null = null;
  private ready = false;
  /** Keys of the API, by the hash of the secret. */
  private keys: ReadonlyMap<string, ApiKey> = new Map();
  private settings: ApiSettings = { version: '', defaultCurrency: 'USD', disabledNotifications: [] };
  /** As main said last; null until it was asked. */
  private apiAt: ApiOrigin | null = null;
  private ticks = 0;
  private healing = false;
  private rebuildAsked = false;
  private readonly started: Promise<void>;
  private readonly now = (): number => Math.floor(this.environment.clock() / 1000) + this.offset;
  private startedUp: () => void = () => undefined;
  private readonly main: Client<typeof workerMainApi>;
  private readonly desk: Desk;
  private readonly claimBook: ClaimBook;
  private readonly watch: ClaimWatch;
  private readonly deliveries: Deliveries;
  private readonly announce: Announce;
  private readonly connected: ConnectedService;
  private readonly commands: Handlers<typeof workflowApi>;
  private readonly greenfield: Handlers<typeof greenfieldApi>;

  constructor(
    private readonly environment: WorkerEnvironment,
    mainPort: Port,
  ) {
    const { random, report } = environment;
    const { now } = this;
    const server = (): Client<typeof serverClientApi> | null => this.server?.remote ?? null;
    this.started = new Promise((resolve) => {
      this.startedUp = resolve;
    });
    const peer = connect({ port: mainPort, local: workerApi, handlers: this.mainHandlers(), remote: workerMainApi, report });
    const main = peer.remote;
    this.main = main;
    const list = new WebhookList({ main, random, now });
    this.desk = new Desk({ main, webhooks: list, now, report });
    this.deliveries = new Deliveries({ desk: this.desk, list, main, server, random, now, report });
    this.announce = new Announce({ main, now, projector: this.desk.projector, later: environment.later });
    this.claimBook = new ClaimBook(main, 'practice', now, report);
    this.watch = new ClaimWatch({ book: this.claimBook, main, server, now, report });
    const claims = {
      desk: this.desk,
      main,
      now,
      random,
      announce: this.announce,
      passphrases: new Passphrases(environment.derive, random),
    };
    this.connected = new ConnectedService({ desk: this.desk, announce: this.announce, main, server, now, report });
    const approvals = new Approvals({ desk: this.desk, main, now, random, stores: this.connected.decisions });
    const webhooks = { main, list, deliveries: this.deliveries };
    this.greenfield = greenfieldService({
      ...claims,
      approvals,
      webhooks,
      origin: () => this.origin(),
      keyOf: (hash) => this.keys.get(hash) ?? null,
      settings: () => this.settings,
      later: environment.later,
    });
    this.commands = {
      ...this.connected.deciding(senderService({ ...claims, approvals, imports: new Imports(claims) })),
      ...webhookService(webhooks),
      ...recipientService({ main, server, book: this.claimBook, watch: this.watch, now, isOwn: (id) => this.desk.findPullPayment(id).ok }),
      ...this.connected.commands(),
      health: async () => ok(this.health()),
    };
    this.listen(peer);
  }

  /** Reads the journals; claims and screens are answered from then on. What main does not answer is asked again with the ticks. */
  async start(): Promise<void> {
    const clock = await this.main.clock({});
    if (clock.ok) this.offset = clock.value.offset;
    const settings = await this.main.apiSettings({});
    if (settings.ok) this.applySettings(settings.value);
    const wallets = await this.main.wallets({});
    if (wallets.ok) await this.desk.open(wallets.value);
    const stores = await this.main.connectedStores({});
    if (stores.ok) await this.connected.set(stores.value.stores);
    const keys = await this.main.apiKeys({});
    if (keys.ok) this.keys = byHash(keys.value);
    const claims = await this.claimBook.load();
    const failed = [clock, settings, wallets, stores, keys, claims].find((answer) => !answer.ok);
    this.problem = failed?.ok === false ? failed.error : null;
    this.ready = wallets.ok;
    this.startedUp();
    await this.sweep();
  }

  /** Screens are answered when the journals were read; until then their commands wait. */
  serveScreens(port: Port): void {
    const gate = async (method: string): Promise<null> => {
      if (method !== 'health') await this.started;
      return null;
    };
    connect({ port, local: workflowApi, handlers: this.commands, remote: {}, report: this.environment.report, gate });
  }

  /** A new port replaces the one of a server process that went. Until the journals are read, strangers get an honest "try again". */
  connectServer(port: Port): void {
    this.server?.close();
    this.server = connect({
      port,
      local: greenfieldApi,
      handlers: this.greenfield,
      remote: serverClientApi,
      report: this.environment.report,
      gate: async () => (this.ready ? null : { code: 'not-ready' }),
    });
  }

  private listen(peer: Peer<typeof workerMainApi>): void {
    const { report } = this.environment;
    peer.on('payments-changed', (payload) => {
      const parsed = workerEvents['payments-changed'].safeParse(payload);
      if (parsed.success) this.paymentsChanged(parsed.data.walletId, parsed.data.statuses).catch(report);
    });
    peer.on('wallets-changed', (payload) => {
      const parsed = workerEvents['wallets-changed'].safeParse(payload);
      if (parsed.success)
        this.desk
          .open(parsed.data)
          .then(() => this.sweep())
          .catch(report);
    });
    peer.on('api-keys-changed', (payload) => {
      const parsed = workerEvents['api-keys-changed'].safeParse(payload);
      if (parsed.success) this.keys = byHash(parsed.data);
    });
    peer.on('api-settings-changed', (payload) => {
      const parsed = workerEvents['api-settings-changed'].safeParse(payload);
      if (parsed.success) this.applySettings(parsed.data);
    });
    peer.on('api-origin-changed', (payload) => {
      const parsed = workerEvents['api-origin-changed'].safeParse(payload);
      if (parsed.success) this.apiAt = parsed.data;
    });
    peer.on('connected-stores-changed', (payload) => {
      const parsed = workerEvents['connected-stores-changed'].safeParse(payload);
      if (parsed.success) this.connected.set(parsed.data.stores).catch(report);
    });
    peer.on('webhooks-changed', (payload) => {
      const parsed = workerEvents['webhooks-changed'].safeParse(payload);
      if (parsed.success) this.deliveries.changed(parsed.data.walletId, parsed.data.webhooks).catch(report);
    });
    peer.on('tick', () => void this.tick().catch(report));
    peer.on('clock', (payload) => {
      const parsed = workerEvents.clock.safeParse(payload);
      if (parsed.success) this.offset = parsed.data.offset;
    });
  }

  private applySettings(settings: ApiSettings): void {
    this.settings = settings;
    this.desk.projector.silence(settings.disabledNotifications);
  }

  private health(): Health {
    const shut = this.desk.problems.map(({ walletId, problem }) => ({ walletId, problem: copied(problem) }));
    const behind = this.desk.projector.problem ?? this.claimBook.problem;
    return { ready: this.ready, problem: copiedOrNull(this.problem), shut, behind: copiedOrNull(behind) };
  }

  private async tick(): Promise<void> {
    this.ticks += 1;
    if (this.ticks % ticksBetweenAttempts === 0) this.heal().catch(this.environment.report);
    this.deliveries.tick();
    this.connected.tick();
    await this.watch.tick();
  }

  /** Webhooks may have gone while nobody was there to hear of it. A database that cannot be read must not keep the rest from starting. */
  private async sweep(): Promise<void> {
    for (const { wallet, problem } of this.desk.all)
      if (problem === null) await this.deliveries.sweep(wallet.id).catch(this.environment.report);
  }

  private async heal(): Promise<void> {
    if (this.healing) return;
    this.healing = true;
    try {
      if (this.problem) await this.start();
      await this.desk.heal();
      await this.claimBook.heal();
      await this.rebuildIfHopeless();
    } finally {
      this.healing = false;
    }
  }

  /** A database that still cannot be opened will not be by waiting; it holds nothing that the journals do not. */
  private async rebuildIfHopeless(): Promise<void> {
    const { problems: shut, projector } = this.desk;
    const problems = [...shut.map(({ problem }) => problem), projector.mendingProblem, this.claimBook.problem];
    if (this.rebuildAsked || !problems.some((problem) => problem?.code === 'database-unreadable')) return;
    this.rebuildAsked = true;
    await this.main.rebuildDatabases({});
  }

  /** Of wallets that are not open nothing is told. */
  private async paymentsChanged(
    walletId: string,
    statuses: (typeof workerEvents)['payments-changed']['_output']['statuses'],
  ): Promise<void> {
    const book = this.desk.anyBook(walletId);
    if (!book) return;
    const moved = book.payments(statuses);
    this.connected.paymentsChanged(book, statuses);
    await this.announce.payments(book, moved);
  }

  private mainHandlers(): Handlers<typeof workerApi> {
    return {
      alive: async () => ok({}),
      lockPayouts: async ({ walletId, planId, payouts, purpose }) => this.lock(walletId, planId, payouts, purpose),
      // In turn, so that it never overtakes the lock that it takes back.
      unlockPayouts: ({ walletId, planId }) =>
        this.desk.turn(async () => {
          this.desk.anyBook(walletId)?.unlock(planId);
          return ok({});
        }),
      externalBlock: (news) => externalBlock(this.desk, news),
      externalPayment: (sight) => externalPayment({ desk: this.desk, announce: this.announce, now: this.now }, sight),
    };
  }

  /**
   * The handshake before signing: each payout must be approved, at the revision that was approved, and free or held by this very plan. Rows that
   * this plan has begun to pay may be locked again, for a further version.
   */
  private async lock(
    walletId: string,
    planId: string,
    payouts: readonly { readonly payoutId: string; readonly revision: number }[],
    purpose: 'confirm' | 'sign',
  ): Promise<Result<Record<string, never>>> {
    return this.desk.turn(async () => {
      const book = this.desk.book(walletId);
      if (!book.ok) return book;
      for (const { payoutId, revision } of payouts) {
        const payout = book.value.payout(payoutId);
        if (!payout) return refuse('payout-not-found');
        if (payout.revision !== revision) return refuse('old-revision');
        const heldByPlan = payout.locked && (payout.planId === planId || book.value.lockedBy(payoutId) === planId);
        const approved = payout.promised.state === 'AwaitingPayment';
        if (awaitsDecision(payout)) return refuse('external-payment-seen', { payoutId });
        if (!approved || (!heldByPlan && !isPayable(payout))) return refuse('invalid-state', { state: payout.state });
      }
      const ids = payouts.map((payout) => payout.payoutId);
      const whole = ids.flatMap((id) => book.value.payout(id) ?? []);
      const reachable = this.connected.mayConfirm(whole);
      if (!reachable.ok) return reachable;
      book.value.lock(planId, ids);
      const taken = purpose === 'sign' ? this.connected.maySign(planId, whole) : ok(null);
      return taken.ok ? ok({}) : taken;
    });
  }

  private async origin(): Promise<string> {
    if (this.apiAt === null) {
      const answer = await this.main.apiOrigin({});
      if (answer.ok) this.apiAt ??= answer.value;
    }
    return this.apiAt?.reachable ?? this.apiAt?.origin ?? '';
  }
}

function byHash(keys: readonly ApiKey[]): ReadonlyMap<string, ApiKey> {
  return new Map(keys.map((key) => [key.hash, key]));
}
