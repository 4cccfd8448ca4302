// Owns a main process in memory for tests of the workflow worker: promises, statuses, rates, facts, chain and signatures under the test's control.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Peer, type Handlers, type Port, connect } from '../../src/shared/contract/rpc.ts';
import type { ApiKey, RateQuote, WalletSummary } from '../../src/shared/contract/common.ts';
import type { HistoryItem, WalletOverview } from '../../src/shared/contract/main-api.ts';
import type { ConnectedStore } from '../../src/shared/contract/connected-stores.ts';
import type { Webhook } from '../../src/shared/contract/webhooks.ts';
import { type ApiSettings, type DestinationFactsAnswer, workerApi, workerMainApi } from '../../src/shared/contract/worker-main-api.ts';
import { newClaimCode } from '../../src/shared/links/new-claim-code.ts';
import { signOffer } from '../../src/shared/links/offer.ts';
import { signReceipt } from '../../src/shared/links/receipt.ts';
import type { Processor } from '../../src/shared/contract/policies.ts';
import type { PromiseEvent } from '../../src/shared/payouts/events.ts';
import type { PaymentStatus } from '../../src/shared/payouts/payment-status.ts';
import type { PayoutState } from '../../src/shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../src/shared/result.ts';
import { webhookTarget } from '../../src/shared/webhooks/target.ts';
import { type Disk, FakePromiseLog, type StoredRecord } from './promise-disk.ts';

type Note = Parameters<Handlers<typeof workerMainApi>['notifyOs']>[0];
type Question = Parameters<Handlers<typeof workerMainApi>['findPayment']>[0];
export type Found = { transactionId: string; confirmations: number; amount: string; at: number | null };

export interface FakeMainOptions {
  readonly disk: Disk;
  readonly wallets: readonly WalletSummary[];
  /** Unix seconds. */
  readonly now: () => number;
}

/** The sender's key for offers and receipts; it holds no money anywhere. */
export const offerKey = new Uint8Array(32).fill(7);
const emptyOverview: WalletOverview = {
  bitcoin: { problem: null, confirmed: '0', unconfirmed: '0', reserved: '0', address: 'bcrt1q', uri: 'bitcoin:bcrt1q' },
  xrpl: { problem: null, exists: false, balance: '0', reserve: '0', spendable: '0', address: 'r', xAddress: 'T' },
  updatedAt: 0,
};
const pageSize = 1000;
let mains = 0;

export class FakeMain {
  wallets: readonly WalletSummary[];
  readonly statuses = new Map<string, PaymentStatus[]>();
  readonly rates = new Map<string, RateQuote>();
  readonly facts = new Map<string, DestinationFactsAnswer>();
  readonly chain = new Map<string, Found>();
  readonly told: Note[] = [];
  readonly asked: {
    readonly facts: string[];
    readonly rates: string[];
    readonly payments: Question[];
    readonly pages: number[];
    rebuilds: number;
  } = {
    facts: [],
    rates: [],
    payments: [],
    pages: [],
    rebuilds: 0,
  };
  settings: ApiSettings = { version: '1.2.3', defaultCurrency: 'USD', disabledNotifications: [] };
  overview: WalletOverview = emptyOverview;
  history: readonly HistoryItem[] = [];
  vaultLocked = false;
  keys: readonly ApiKey[] = [];
  stores: readonly ConnectedStore[] = [];
  /** What the outbox ever did with a payout. */
  pastOf: (payoutId: string) => { planIds: string[]; transactionIds: string[] } = () => ({ planIds: [], transactionIds: [] });
  /** Wallets whose outbox was asked for a pass. */
  readonly passes: string[] = [];
  onPass: () => void = () => undefined;
  readonly hooks = new Map<string, (Webhook & { readonly secret: string })[]>();
  origin: { origin: string | null; reachable: string | null } = { origin: 'http://127.0.0.1:4000', reachable: null };
  offset = 0;
  /** Waited for before facts and rates are answered: the network's slowness. */
  delay: () => Promise<void> = async () => undefined;
  /** What reading a wallet's promises is refused with, while set. */
  readProblem: string | null = null;
  /** What a look for a payment is refused with, while set. */
  chainProblem: string | null = null;
  /** Called while statuses are being read, before they are answered. */
  onStatuses: () => void = () => undefined;
  private readonly logs = new Map<string, FakePromiseLog>();
  private peer: Peer<typeof workerApi> | null = null;
  private counter = 0;
  private readonly number = (mains += 1);

  constructor(private readonly options: FakeMainOptions) {
    this.wallets = options.wallets;
  }

  connect(port: Port): void {
    this.peer = connect({ port, local: workerMainApi, handlers: this.handlers(), remote: workerApi, report: rethrow, timeoutMs: null });
  }

  get worker(): Peer<typeof workerApi>['remote'] {
    if (!this.peer) throw new Error('not connected');
    return this.peer.remote;
  }

  /** The API moves; main tells the worker. */
  moveApi(origin: typeof this.origin): void {
    this.origin = origin;
    this.emit('api-origin-changed', origin);
  }

  emit(name: string, payload: unknown): void {
    this.peer?.emit(name, payload);
  }

  /** The outbox says something new about payouts of a wallet. */
  pay(walletId: string, ...statuses: readonly PaymentStatus[]): void {
    const known = (this.statuses.get(walletId) ?? []).filter((old) => !statuses.some((status) => status.payoutId === old.payoutId));
    this.statuses.set(walletId, [...known, ...statuses]);
    this.emit('payments-changed', { walletId, statuses });
  }

  log(walletId: string): FakePromiseLog {
    const known = this.logs.get(walletId);
    if (known) return known;
    const wallet = this.wallets.find((candidate) => candidate.id === walletId);
    const payments = (id: string): PaymentStatus | null => this.statuses.get(walletId)?.find((status) => status.payoutId === id) ?? null;
    const made = new FakePromiseLog(this.options.disk, walletId, wallet?.network ?? 'practice', this.options.now, payments);
    this.logs.set(walletId, made);
    return made;
  }

  /** Bytes that differ each time and in each main, and are the same in each run. */
  readonly random = (length: number): Uint8Array<ArrayBuffer> => {
    this.counter += 1;
    return Uint8Array.from(sha256(utf8ToBytes(`main ${this.number}, ${this.counter}`)).slice(0, length));
  };

  /** Processors of the payouts, as main keeps them. */
  processors: readonly { readonly walletId: string; readonly settings: Processor }[] = [];

  setStores(stores: readonly ConnectedStore[]): void {
    this.stores = stores;
    this.emit('connected-stores-changed', { stores: [...stores] });
  }

  setKeys(keys: readonly ApiKey[]): void {
    this.keys = keys;
    this.emit('api-keys-changed', [...keys]);
  }

  setSettings(changes: Partial<ApiSettings>): void {
    this.settings = { ...this.settings, ...changes };
    this.emit('api-settings-changed', this.settings);
  }

  setHooks(walletId: string, hooks: readonly (Webhook & { readonly secret: string })[]): void {
    this.hooks.set(walletId, [...hooks]);
    this.emit('webhooks-changed', { walletId, webhooks: hooks.map(withoutSecret) });
  }

  private handlers(): Handlers<typeof workerMainApi> {
    const { disk, now } = this.options;
    return {
      clock: async () => ok({ offset: this.offset }),
      wallets: async () => ok([...this.wallets]),
      processors: async ({ walletId }) => ok(this.processors.filter((item) => item.walletId === walletId).map((item) => item.settings)),
      setProcessor: async ({ walletId, settings }) => {
        this.processors = [...this.processors.filter((item) => item.settings.methodId !== settings.methodId), { walletId, settings }];
        return ok(settings);
      },
      removeProcessor: async ({ walletId, methodId }) => {
        const left = this.processors.filter((item) => item.walletId !== walletId || item.settings.methodId !== methodId);
        if (left.length === this.processors.length) return refuse('processor-not-found');
        this.processors = left;
        return ok({});
      },
      connectedStores: async () => ok({ stores: [...this.stores] }),
      pastOfPayout: async ({ payoutId }) => {
        return ok(this.pastOf(payoutId));
      },
      runOutbox: async ({ walletId }) => {
        this.passes.push(walletId);
        this.onPass();
        return ok({});
      },
      readPromises: async ({ walletId, after }) => {
        this.asked.pages.push(after);
        return this.readProblem === null ? ok(this.page(walletId, after)) : refuse(this.readProblem);
      },
      appendPromises: async ({ walletId, events }) => {
        const written = await this.log(walletId).append(events as unknown as readonly PromiseEvent[]);
        if (!written.ok) return written;
        return ok({ first: written.value.records[0]?.seq ?? 0, head: { ...written.value.head } });
      },
      paymentStatuses: async ({ walletId }) => {
        const statuses = (this.statuses.get(walletId) ?? []).map((status) => ({ ...status }));
        this.onStatuses();
        return ok(statuses);
      },
      rates: async ({ pairs }) => {
        this.asked.rates.push(...pairs);
        await this.delay();
        return ok(pairs.flatMap((pair) => this.rate(pair) ?? []));
      },
      recipientFacts: async ({ recipients }) => {
        this.asked.facts.push(...recipients.map(({ address }) => address));
        await this.delay();
        return ok(
          recipients.map(
            ({ address, currency }) => this.facts.get(`${address} ${currency}`) ?? this.facts.get(address) ?? { kind: 'unknown' },
          ),
        );
      },
      signOffer: async ({ walletId, terms }) => {
        const wallet = this.wallets.find((candidate) => candidate.id === walletId);
        if (this.vaultLocked || !wallet) return refuse('vault-locked');
        return mapped(signOffer(terms, wallet.network, offerKey, this.random(32)), (offer) => ({ offer }));
      },
      signReceipt: async ({ walletId: _wallet, recipientKey: _key, state, ...draft }) => {
        if (this.vaultLocked) return refuse('vault-locked');
        const receipt = { ...draft, state: state as PayoutState, createdAt: now() };
        return mapped(signReceipt(receipt, offerKey, this.random(32)), (code) => ({ receipt: code }));
      },
      makeClaimCode: async (answer) => newClaimCode(answer, now(), this.random),
      readMyClaims: async ({ network, after }) => ok(this.page(`claims-${network}`, after)),
      appendMyClaims: async ({ network, events }) => {
        const synced = await disk.sync();
        if (!synced.ok) return synced;
        const records = disk.put(`claims-${network}`, now(), events);
        return ok({ records: records.map(plain), head: { ...disk.head(`claims-${network}`) } });
      },
      findPayment: async (question) => {
        this.asked.payments.push(question);
        if (this.chainProblem !== null) return refuse(this.chainProblem);
        const found = this.chain.get(question.payoutId);
        return ok(found && !question.spokenFor.includes(found.transactionId) ? found : null);
      },
      notifyOs: async (note) => {
        this.told.push(note);
        return ok({});
      },
      rebuildDatabases: async () => {
        this.asked.rebuilds += 1;
        return ok({});
      },
      apiKeys: async () => ok([...this.keys]),
      addApiKey: async (key) => {
        const made = { ...key, createdAt: now() };
        this.setKeys([...this.keys, made]);
        return ok(made);
      },
      removeApiKey: async ({ hash }) => {
        this.setKeys(this.keys.filter((key) => key.hash !== hash));
        return ok({});
      },
      apiSettings: async () => ok(this.settings),
      disableNotifications: async ({ types }) => {
        this.setSettings({ disabledNotifications: types });
        return ok({});
      },
      walletOverview: async () => ok(this.overview),
      walletHistory: async () => ok([...this.history]),
      webhooks: async ({ walletId }) => ok((this.hooks.get(walletId) ?? []).map(withoutSecret)),
      addWebhook: async ({ walletId, choice, secret }) => {
        const target = webhookTarget(choice.url, { isAllowed: () => false, loopback: false });
        if (!target.ok) return target;
        const known = this.hooks.get(walletId) ?? [];
        const made = { ...choice, id: `hook${known.length + 1}`, createdAt: now(), secret: secret ?? 'made' };
        this.setHooks(walletId, [...known, made]);
        return ok({ webhook: withoutSecret(made), secret: made.secret });
      },
      updateWebhook: async ({ walletId, webhookId, choice, secret }) => {
        const known = this.hooks.get(walletId)?.find(({ id }) => id === webhookId);
        if (!known) return refuse('webhook-not-found');
        const changed = { ...known, ...choice, secret: secret ?? known.secret };
        this.setHooks(
          walletId,
          (this.hooks.get(walletId) ?? []).map((hook) => (hook.id === webhookId ? changed : hook)),
        );
        return ok(withoutSecret(changed));
      },
      removeWebhook: async ({ walletId, webhookId }) => {
        this.setHooks(
          walletId,
          (this.hooks.get(walletId) ?? []).filter(({ id }) => id !== webhookId),
        );
        return ok({});
      },
      signWebhook: async ({ walletId, webhookId, body }) => {
        const hook = this.hooks.get(walletId)?.find(({ id }) => id === webhookId);
        return hook
          ? ok({ signature: bytesToHex(hmac(sha256, utf8ToBytes(hook.secret), utf8ToBytes(body))) })
          : refuse('webhook-not-found');
      },
      apiOrigin: async () => ok(this.origin),
      readLink: async () => ok({ kind: 'unknown', code: 'unknown-link' }),
    };
  }

  /** "kraken(BTC_USD)" is answered by its own entry, or by the pair's where that came from kraken. */
  private rate(asked: string): RateQuote | null {
    const [, source, pair = ''] = /^([a-z-]+)\((.+)\)$/.exec(asked) ?? [];
    const known = this.rates.get(asked) ?? this.rates.get(pair);
    return known && (source === undefined || known.source === source) ? { ...known, pair: asked } : null;
  }

  private page(
    name: string,
    after: number,
  ): { records: ReturnType<typeof plain>[]; head: { seq: number; hash: string }; hashAt: string | null } {
    const journal = this.options.disk.journal(name);
    const hashAt = after === 0 ? '' : (journal[after - 1]?.hash ?? null);
    return { records: journal.slice(after, after + pageSize).map(plain), head: { ...this.options.disk.head(name) }, hashAt };
  }
}

function withoutSecret({ secret: _secret, ...hook }: Webhook & { readonly secret: string }): Webhook {
  return hook;
}

function plain({ seq, at, event }: StoredRecord): { seq: number; at: number; event: { type: string; [key: string]: unknown } } {
  return { seq, at, event: { ...event } };
}

function mapped<T, U>(result: Result<T>, map: (value: T) => U): Result<U> {
  return result.ok ? ok(map(result.value)) : result;
}

function rethrow(error: unknown): never {
  throw error instanceof Error ? error : new Error(String(error));
}
