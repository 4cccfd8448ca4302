// Owns one sender over a real node: the app's desk with its journals on disk, and the worker's part in promises. Nothing of Electron.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type CoreBackend, coreBackend } from '../../../../src/main/backends/core.ts';
import { coreRpc } from '../../../../src/main/backends/core-rpc.ts';
import { httpClient } from '../../../../src/main/backends/http-client.ts';
import type { BitcoinBackend } from '../../../../src/main/backends/bitcoin-backend.ts';
import type { BackendSet } from '../../../../src/main/desk/backend-set.ts';
import { ExternalWatch } from '../../../../src/main/desk/external-watch.ts';
import { WalletDesk } from '../../../../src/main/desk/wallet-desk.ts';
import type { Checkpoint } from '../../../../src/main/outbox/ports.ts';
import { nodeFiles } from '../../../../src/main/storage/node-files.ts';
import type { Vault, WalletRecord } from '../../../../src/main/vault/types.ts';
import { satsToText } from '../../../../src/shared/money/units.ts';
import type { PromiseEvent } from '../../../../src/shared/payouts/events.ts';
import { blockNewsOf, decideExternal, sightOf } from '../../../../src/shared/payouts/external.ts';
import { type EffectivePayout, overlay } from '../../../../src/shared/payouts/overlay.ts';
import { isPayable } from '../../../../src/shared/payouts/transitions.ts';
import { ok, refuse, type Result } from '../../../../src/shared/result.ts';
import { must } from '../must.ts';
import { wordsOf } from './seed.ts';

/** What somebody claims: so many satoshi to this address. */
export interface Claim {
  readonly id: string;
  readonly address: string;
  readonly amount: bigint;
}

export interface PayerOptions {
  /** Names the words: the same story is the same wallet. */
  readonly story: string;
  readonly home: string;
  readonly node: { readonly url: string; readonly cookieFile: string };
  readonly checkpoint?: Checkpoint;
  /** What stands between the desk and the node; absent: nothing. */
  readonly between?: (backend: CoreBackend) => BitcoinBackend;
  readonly timeoutMs?: number;
}

const walletId = 'payer';
const silent = async () => refuse('backend-unreachable');
const now = (): number => Math.floor(Date.now() / 1000);

export function nodeBackend(node: PayerOptions['node'], timeoutMs = 20_000): CoreBackend {
  const client = httpClient({ isAllowed: (origin) => origin === node.url, timeoutMs });
  const readText = (path: string) => readFile(path, 'utf8');
  const rpc = coreRpc({ client, url: node.url, login: { kind: 'cookie', file: node.cookieFile }, readText });
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  return coreBackend({ rpc, network: 'regtest', now: Date.now, wait, close: () => client.close() });
}

export class Payer {
  private constructor(
    readonly desk: WalletDesk,
    readonly backend: CoreBackend,
    private readonly watch: ExternalWatch,
  ) {}

  static async open({ story, home, node, checkpoint, between, timeoutMs }: PayerOptions): Promise<Payer> {
    const backend = nodeBackend(node, timeoutMs);
    const bitcoin = between?.(backend) ?? backend;
    const backends = { bitcoin, xrpl: { state: silent, account: silent, transactions: silent } } as unknown as BackendSet;
    const { seed, xpub } = wordsOf(story);
    const record: WalletRecord = {
      id: walletId,
      name: story,
      network: 'regtest',
      createdAt: 0,
      backedUp: true,
      bitcoinXpub: xpub,
      xrplAddress: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
      xrplPublicKey: '',
      offerPublicKey: '',
    };
    const withSeed: Vault['withSeed'] = async (_id, use) => ok(await use(seed.slice()));
    const desk = must(
      await WalletDesk.open({
        record,
        home,
        files: nodeFiles(process.platform),
        backends,
        vault: { withSeed } as unknown as Vault,
        lock: { lock: async () => ok(undefined), unlock: async () => undefined },
        now,
        random: (length) => randomBytes(length),
        onPayments: () => undefined,
        ...(checkpoint && { checkpoint }),
      }),
    );
    const watch = new ExternalWatch({
      wallets: () => [desk.watched()],
      backendsOf: () => backends,
      tell: (found) => payer.note(found.payoutId, (payout) => sightOf(payout, found.transactionId, found.confirmed)),
      tellBlock: (block) => payer.note(block.payoutId, (payout) => blockNewsOf(payout, block.transactionId, block.news)),
      now,
    });
    const payer = new Payer(desk, backend, watch);
    must(await desk.outbox.recover());
    return payer;
  }

  /** Promises to pay what is not promised yet: claimed and approved in one. */
  async promise(claims: readonly Claim[]): Promise<void> {
    const fresh = claims.filter(({ id }) => !this.desk.promises.state.payouts.has(id));
    if (fresh.length === 0) return;
    const at = now();
    const added = fresh.map(({ id, address, amount }): PromiseEvent => {
      const coins = { originalCurrency: 'BTC', originalAmount: satsToText(amount), payoutCurrency: 'BTC' };
      const who = { claimId: null, claimHash: null, tokenHash: null, recipientKey: null };
      const rest = { pullPaymentId: null, createdAt: at, route: 'http', methodId: 'BTC-CHAIN', note: null, metadata: {} } as const;
      return { type: 'claim-added', payout: { id, destination: address, address, tag: null, ...coins, ...who, ...rest } };
    });
    const lock = { rate: '1', rateRule: null, rateSource: 'same-currency', rateLockedAt: at };
    const approvals = fresh.map(({ id, amount }) => ({ payoutId: id, revision: 0, payoutAmount: satsToText(amount), ...lock }));
    must(await this.desk.promises.append([...added, { type: 'payouts-approved', approvals }]));
  }

  /** What the sender sees: promises with the outbox's word laid over them. */
  payout(id: string): EffectivePayout {
    const payout = this.desk.promises.state.payouts.get(id);
    if (payout === undefined) throw new Error(`${id} was never promised`);
    return overlay(payout, this.desk.outbox.liveFor([id])[0] ?? null);
  }

  payouts(): readonly EffectivePayout[] {
    return [...this.desk.promises.state.payouts.keys()].map((id) => this.payout(id));
  }

  /** In the order of the promises. */
  payable(): readonly string[] {
    return this.payouts().flatMap((payout) => (isPayable(payout) ? [payout.id] : []));
  }

  /** The sender reads the plan and approves it. */
  async approve(payoutIds: readonly string[], feeRate: bigint | null = 2_000n): Promise<Result<string>> {
    const { outbox } = this.desk;
    const plan = await outbox.plan({ walletId, payoutIds, feeRate });
    if (!plan.ok) return plan;
    if (plan.value.confirmed) return ok(plan.value.id);
    const view = await outbox.planView(plan.value.id);
    const confirmed = view.ok ? await outbox.confirm(plan.value.id, view.value.token) : view;
    return confirmed.ok ? ok(plan.value.id) : confirmed;
  }

  async pay(payoutIds: readonly string[], feeRate?: bigint): Promise<void> {
    must(await this.approve(payoutIds, feeRate));
    await this.run();
  }

  /** The sender raises the fee of a transaction that waits, as little as nodes take, and approves it. */
  async raise(transactionId: string): Promise<Result<string>> {
    const { raise } = this.desk.outbox;
    const facts = await raise.facts(transactionId);
    const made = facts.ok ? await raise.make({ walletId, transactionId, feeRate: facts.value.leastRate }) : facts;
    if (!made.ok) return made;
    const view = await raise.view(made.value.id);
    const confirmed = view.ok ? await raise.confirm(made.value.id, view.value.token) : view;
    return confirmed.ok ? ok(made.value.id) : confirmed;
  }

  async run(passes = 1): Promise<void> {
    for (let pass = 0; pass < passes; pass += 1) must(await this.desk.outbox.run());
  }

  /** As the app does after a block. */
  async look(): Promise<void> {
    must(await this.backend.tip());
    this.watch.chainMoved();
    await this.watch.look();
  }

  /** The sender's word on a payment that another wallet made. */
  async decide(id: string, word: 'external-accepted' | 'external-rejected'): Promise<void> {
    must(await this.desk.promises.append([must(decideExternal(this.payout(id), word))]));
  }

  async close(): Promise<void> {
    await this.desk.close();
    this.backend.close();
  }

  private async note(id: string, eventOf: (payout: EffectivePayout) => PromiseEvent | null): Promise<Result<unknown>> {
    const event = eventOf(this.payout(id));
    return event === null ? ok({}) : this.desk.promises.append([event]);
  }
}
