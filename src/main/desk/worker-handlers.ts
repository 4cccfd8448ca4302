// Owns main's answers to the workflow worker: promises, statuses, rates, facts, signatures for offers and receipts, the recipient's journal.
import type { ApiKey, WalletSummary } from '../../shared/contract/common.ts';
import type { LinkSummary, NavigateTarget } from '../../shared/contract/main-api.ts';
import type { Processor } from '../../shared/contract/policies.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import type { ConnectedStore } from '../../shared/contract/connected-stores.ts';
import type { Webhook, WebhookChoice } from '../../shared/contract/webhooks.ts';
import type { ApiSettings, workerMainApi } from '../../shared/contract/worker-main-api.ts';
import { signOffer } from '../../shared/links/offer.ts';
import { newClaimCode } from '../../shared/links/new-claim-code.ts';
import { signReceipt } from '../../shared/links/receipt.ts';
import type { Network } from '../../shared/network.ts';
import { parseState } from '../../shared/payouts/state-parse.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { Journal } from '../storage/types.ts';
import type { Vault, WalletRecord } from '../vault/types.ts';
import { withOfferKey } from '../vault/wallet-keys.ts';
import { ledgerIdOf } from './wallet-desk.ts';
import { gatherHoldings } from '../wallets/gather-holdings.ts';
import { destinationsInBulk, type Recipient } from '../wallets/destinations-in-bulk.ts';
import type { BackendSet } from './backend-set.ts';
import type { Desks } from './desks.ts';
import { findPayment } from './find-payment.ts';
import { parseClaimBody, parseEvents } from './promise-parse.ts';

export interface WorkerHandlersDeps {
  readonly desks: Desks;
  readonly vault: Vault;
  readonly backendsOf: (network: Network) => BackendSet | null;
  /** The recipient's journal of a network, opened on first use. */
  readonly claimsJournal: (network: Network) => Promise<Result<Journal>>;
  readonly now: () => number;
  readonly clockOffset: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly notify: (note: {
    readonly kind: 'claim' | 'claims' | 'paid' | 'attention' | 'external';
    readonly count: number;
    readonly amount: string | null;
    readonly target: NavigateTarget;
  }) => void;
  readonly apiKeys: {
    readonly all: readonly ApiKey[];
    add(key: Pick<ApiKey, 'hash' | 'label' | 'permissions'>): Promise<Result<ApiKey>>;
    remove(hash: string): Promise<Result<void>>;
  };
  readonly apiSettings: () => ApiSettings;
  readonly disableNotifications: (types: readonly string[]) => Promise<Result<void>>;
  readonly policies: {
    processors(walletId: string): Result<readonly Processor[]>;
    set(walletId: string, settings: Processor): Promise<Result<Processor>>;
    remove(walletId: string, methodId: string): Promise<Result<void>>;
  };
  readonly webhooks: {
    of(walletId: string): Webhook[];
    add(walletId: string, choice: WebhookChoice, secret: string | null): Promise<Result<{ webhook: Webhook; secret: string }>>;
    update(walletId: string, webhookId: string, choice: WebhookChoice, secret: string | null): Promise<Result<Webhook>>;
    remove(walletId: string, webhookId: string): Promise<Result<void>>;
    sign(walletId: string, webhookId: string, body: string): Result<{ signature: string }>;
  };
  readonly connectedStores: () => ConnectedStore[];
  /** Removes the files of the pages' databases and loads the page anew. */
  readonly rebuildDatabases: () => Promise<Result<void>>;
  readonly apiOrigin: () => { readonly origin: string | null; readonly reachable: string | null };
  readonly readLink: (text: string) => LinkSummary;
}

const pageSize = 1000;

export function workerHandlers(deps: WorkerHandlersDeps): Handlers<typeof workerMainApi> {
  return {
    clock: async () => ok({ offset: deps.clockOffset() }),
    wallets: async () => ok(openWallets(deps.desks)),
    connectedStores: async () => ok({ stores: deps.connectedStores() }),
    pastOfPayout: async ({ walletId, payoutId }) => {
      const desk = deps.desks.desk(walletId);
      return desk.ok ? ok(desk.value.outbox.pastOf(payoutId)) : desk;
    },
    runOutbox: async ({ walletId }) => {
      const desk = deps.desks.desk(walletId);
      if (desk.ok) void desk.value.outbox.run();
      return desk.ok ? ok({}) : desk;
    },
    readPromises: async ({ walletId, after }) => {
      const desk = deps.desks.desk(walletId);
      if (!desk.ok) return desk;
      const { records, head, hashAt } = desk.value.promises.read(after);
      return ok({ records: records.map((record) => ({ ...record, event: { ...record.event } })), head: { ...head }, hashAt });
    },
    appendPromises: async ({ walletId, events }) => {
      const desk = deps.desks.desk(walletId);
      if (!desk.ok) return desk;
      const parsed = parseEvents(events);
      if (parsed === null) return refuse('bad-arguments', { path: 'events' });
      const appended = await desk.value.promises.append(parsed);
      if (!appended.ok) return appended;
      const { records, head } = appended.value;
      return ok({ first: records[0]?.seq ?? head.seq, head: { ...head } });
    },
    paymentStatuses: async ({ walletId }) => {
      const desk = deps.desks.desk(walletId);
      return desk.ok ? ok(desk.value.outbox.statuses().map((status) => ({ ...status }))) : desk;
    },
    rates: async ({ network, pairs }) => rates(deps, network, pairs),
    recipientFacts: async ({ network, sender, recipients }) => facts(deps, network, sender, recipients),
    signOffer: ({ walletId, terms }) =>
      withSigner(deps, walletId, (record, key) => mapped(signOffer(terms, record.network, key, deps.random(32)), (offer) => ({ offer }))),
    signReceipt: ({ walletId, payoutId, claimId, state, amount, currency, rate, transactionId, reason }) =>
      withSigner(deps, walletId, (_record, key) => {
        const known = parseState(state);
        if (known === null) return refuse('bad-arguments', { path: 'state' });
        const draft = { payoutId, claimId, state: known, amount, currency, rate, transactionId, reason, createdAt: deps.now() };
        return mapped(signReceipt(draft, key, deps.random(32)), (receipt) => ({ receipt }));
      }),
    makeClaimCode: async (answer) => newClaimCode(answer, deps.now(), deps.random),
    readMyClaims: async ({ network, after }) => {
      const journal = await deps.claimsJournal(network);
      if (!journal.ok) return journal;
      const all = journal.value.records();
      const records = all.slice(after, after + pageSize).map((record) => ({ seq: record.seq, ...parseClaimBody(record.body) }));
      return ok({ records, head: { ...journal.value.head }, hashAt: after === 0 ? '' : (all[after - 1]?.hash ?? null) });
    },
    appendMyClaims: async ({ network, events }) => {
      const journal = await deps.claimsJournal(network);
      if (!journal.ok) return journal;
      const at = deps.now();
      const written = await journal.value.append(events.map((event) => ({ at, event })));
      if (!written.ok) return written;
      return ok({
        records: written.value.map((record) => ({ seq: record.seq, ...parseClaimBody(record.body) })),
        head: { ...journal.value.head },
      });
    },
    findPayment: async (question) => {
      const backends = deps.backendsOf(question.network);
      return backends === null ? refuse('network-not-configured') : findPayment(backends, question);
    },
    notifyOs: async (note) => {
      deps.notify(note);
      return ok({});
    },
    apiKeys: async () => ok([...deps.apiKeys.all]),
    addApiKey: (key) => deps.apiKeys.add(key),
    removeApiKey: async ({ hash }) => mapped(await deps.apiKeys.remove(hash), () => ({})),
    apiSettings: async () => ok(deps.apiSettings()),
    disableNotifications: async ({ types }) => mapped(await deps.disableNotifications(types), () => ({})),
    walletOverview: async ({ walletId }) => {
      const desk = deps.desks.desk(walletId);
      return desk.ok ? ok(await desk.value.overview()) : desk;
    },
    walletHistory: async ({ walletId }) => {
      const desk = deps.desks.desk(walletId);
      return desk.ok ? desk.value.history() : desk;
    },
    processors: async ({ walletId }) => mapped(deps.policies.processors(walletId), (processors) => [...processors]),
    setProcessor: ({ walletId, settings }) => deps.policies.set(walletId, settings),
    removeProcessor: async ({ walletId, methodId }) => mapped(await deps.policies.remove(walletId, methodId), () => ({})),
    webhooks: async ({ walletId }) => ok(deps.webhooks.of(walletId)),
    addWebhook: async ({ walletId, choice, secret }) => {
      const desk = deps.desks.desk(walletId);
      return desk.ok ? deps.webhooks.add(walletId, choice, secret) : desk;
    },
    updateWebhook: ({ walletId, webhookId, choice, secret }) => deps.webhooks.update(walletId, webhookId, choice, secret),
    removeWebhook: async ({ walletId, webhookId }) => mapped(await deps.webhooks.remove(walletId, webhookId), () => ({})),
    signWebhook: async ({ walletId, webhookId, body }) => deps.webhooks.sign(walletId, webhookId, body),
    rebuildDatabases: async () => mapped(await deps.rebuildDatabases(), () => ({})),
    apiOrigin: async () => ok(deps.apiOrigin()),
    readLink: async ({ text }) => ok(deps.readLink(text)),
  };
}

/** What the worker may know of a wallet; wallets that could not be opened are left out and explained elsewhere. */
export function openWallets(desks: Desks): WalletSummary[] {
  return desks.all.map(({ record }) => ({
    id: record.id,
    name: record.name,
    network: record.network,
    createdAt: record.createdAt,
    backedUp: record.backedUp,
    xrplAddress: record.xrplAddress,
    offerPublicKey: record.offerPublicKey,
  }));
}

function mapped<T, U>(result: Result<T>, map: (value: T) => U): Result<U> {
  return result.ok ? ok(map(result.value)) : result;
}

type Quotes = { pair: string; rate: string; source: string; at: number }[];

/** The pairs that can be had; a pair without a price is simply missing. */
async function rates(deps: WorkerHandlersDeps, network: Network, pairs: readonly string[]): Promise<Result<Quotes>> {
  const backends = deps.backendsOf(network);
  if (backends === null) return refuse('network-not-configured');
  const quotes = await Promise.all(pairs.map((pair) => backends.rates.quote(pair)));
  return ok(quotes.flatMap((quote) => (quote.ok ? [{ ...quote.value }] : [])));
}

/** The worker knows a wallet by the first account of its phrase; which of its accounts pays is main's to know. */
function payerOf(desks: Desks, network: Network, first: string): string {
  return desks.all.find(({ record }) => record.network === network && record.xrplAddress === first)?.accounts.pays() ?? first;
}

async function facts(deps: WorkerHandlersDeps, network: Network, sender: string | null, recipients: readonly Recipient[]) {
  const backends = deps.backendsOf(network);
  if (backends === null) return refuse('network-not-configured');
  const known = await destinationsInBulk(
    backends.xrpl,
    (holders) => gatherHoldings(backends.xrpl, ledgerIdOf(network), holders),
    sender === null ? null : payerOf(deps.desks, network, sender),
    recipients,
  );
  return ok(known.map((word) => (word.kind === 'unknown' ? word : { ...word, asset: word.asset === null ? null : { ...word.asset } })));
}

/** Runs `use` with the wallet's offer key, which never holds money. Refusals: `wallet-not-found`, `vault-locked`. */
async function withSigner<T>(
  deps: WorkerHandlersDeps,
  walletId: string,
  use: (record: WalletRecord, key: Uint8Array) => Result<T>,
): Promise<Result<T>> {
  const desk = deps.desks.desk(walletId);
  if (!desk.ok) return desk;
  const signed = await deps.vault.withSeed(walletId, (seed) =>
    withOfferKey(seed, (key) => (key.privateKey ? use(desk.value.record, key.privateKey) : refuse('internal'))),
  );
  return signed.ok ? signed.value : signed;
}
