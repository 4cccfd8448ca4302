// Owns the surroundings of automatic payments under test: wallets over the toy chains, documents that survive their process, a vault and a clock.
import type { ArmView, Processor, ShownRun } from '../../src/shared/contract/policies.ts';
import { ArmedSigners } from '../../src/main/policies/armed-signers.ts';
import { type OpenWallet, Policies } from '../../src/main/policies/policies.ts';
import { noPolicies, policyFile, Processors } from '../../src/main/policies/processors.ts';
import { noRuns, RunLog, runFile } from '../../src/main/policies/run-log.ts';
import type { Outbox } from '../../src/main/outbox/outbox.ts';
import type { JsonDocument } from '../../src/main/storage/json-document.ts';
import type { Payout, PullPayment } from '../../src/shared/payouts/types.ts';
import { awaitsDecision } from '../../src/shared/payouts/transitions.ts';
import { createWorld, type World } from '../../src/shared/payouts/world.ts';
import { ok, refuse, type Result } from '../../src/shared/result.ts';
import { textToUnits } from '../../src/shared/money/units.ts';
import type * as z from 'zod';
import { OutboxWorld } from './outbox-world.ts';
import { payout, pullPayment } from './payouts.ts';

/** A document as JSON in memory: a new process reads what the old one wrote. */
class Stored<T> {
  private text: string;
  refusing = false;

  constructor(
    private readonly schema: z.ZodType<T>,
    initial: T,
  ) {
    this.text = JSON.stringify(initial);
  }

  open(): JsonDocument<T> {
    let current: T = this.schema.parse(JSON.parse(this.text));
    const value = (): T => current;
    return {
      value,
      update: async (change) => {
        await Promise.resolve();
        if (this.refusing) return refuse('disk-full');
        current = this.schema.parse(change(current));
        this.text = JSON.stringify(current);
        return ok(value());
      },
      settled: async () => undefined,
    };
  }
}

/** One wallet with its promises and its outbox. */
export class PolicyWalletWorld {
  readonly chain = new OutboxWorld();
  readonly promises: World;
  readonly runs = new Stored(runFile, noRuns);
  outbox: Outbox;
  /** Satoshi per 1,000 virtual bytes. */
  feeRate: Result<bigint> = ok(1_000n);
  /** What the look before paying finds, or why it finds nothing out. */
  look: (payoutIds: readonly string[]) => Result<void> = () => ok(undefined);
  private order = 0;

  constructor(readonly id: string) {
    this.chain.walletId = id;
    this.promises = createWorld(id, 'practice');
    this.outbox = this.chain.start();
  }

  pullPayment(changes: Partial<PullPayment> = {}): void {
    const made = pullPayment({ walletId: this.id, ...changes });
    this.promises.pullPayments.set(made.id, made);
  }

  /** An approved payout; amounts in coins. */
  approve(id: string, amount: string, changes: Partial<Payout> = {}): void {
    this.order += 1;
    const rateLock = { rate: '1', rateRule: null, rateSource: 'same-currency', rateLockedAt: this.chain.now };
    this.put(
      payout({
        id,
        walletId: this.id,
        pullPaymentId: null,
        order: this.order,
        state: 'AwaitingPayment',
        payoutAmount: amount,
        originalAmount: amount,
        rateLock,
        address: `address-of-${id}`,
        ...changes,
      }),
    );
  }

  change(id: string, changes: Partial<Payout>): void {
    const before = this.promises.payouts.get(id);
    if (before === undefined) throw new Error(`no payout ${id}`);
    this.put({ ...before, ...changes });
  }

  /** Paid on the toy chain, in units. */
  paid(id: string): bigint {
    return this.chain.network.paid(id);
  }

  private put(made: Payout): void {
    this.promises.payouts.set(made.id, made);
    const isBitcoin = made.methodId === 'BTC-CHAIN';
    const amount = textToUnits(made.payoutAmount ?? '0', isBitcoin ? 8 : 6);
    if (!amount.ok) throw new Error(amount.error.code);
    const { revision, state, address, tag } = made;
    this.chain.promise(made.id, isBitcoin ? 'bitcoin' : 'xrpl', amount.value, {
      revision,
      state,
      address,
      tag,
      paidElsewhere: awaitsDecision(made),
    });
  }
}

export class PolicyWorld {
  readonly settings = new Stored(policyFile, noPolicies);
  readonly wallets: readonly PolicyWalletWorld[];
  readonly reports: unknown[] = [];
  readonly changes: string[] = [];
  /** Every array that was ever handed out as an armed copy. */
  readonly seeds: Uint8Array[] = [];
  vaultLocked = false;
  autoArm = false;
  signers = new ArmedSigners();
  policies: Policies;
  private random = 0;

  constructor(...ids: readonly string[]) {
    this.wallets = (ids.length === 0 ? ['wallet'] : ids).map((id) => new PolicyWalletWorld(id));
    this.policies = this.start();
  }

  get wallet(): PolicyWalletWorld {
    const [first] = this.wallets;
    if (first === undefined) throw new Error('no wallet');
    return first;
  }

  get now(): number {
    return this.wallet.chain.now;
  }

  set now(at: number) {
    for (const wallet of this.wallets) wallet.chain.now = at;
  }

  /** A new process: nothing is armed, the journals and documents are what the old one left. */
  restart(): void {
    for (const wallet of this.wallets) wallet.outbox = wallet.chain.start();
    this.policies = this.start();
  }

  private start(): Policies {
    this.signers = new ArmedSigners();
    const logs = new Map(this.wallets.map((wallet) => [wallet.id, new RunLog(wallet.runs.open())]));
    for (const wallet of this.wallets) wallet.chain.armedSeed = this.signers.withSeedOf(wallet.id);
    return new Policies({
      processors: new Processors(this.settings.open()),
      signers: this.signers,
      vault: {
        status: () => ({ exists: true, locked: this.vaultLocked, wallets: [], retryAfterMs: 0, problem: null }),
        withSeed: async (_walletId, use) => {
          if (this.vaultLocked) return refuse('vault-locked');
          const seed = new Uint8Array(64).fill(7);
          const used = await use(seed);
          seed.fill(0);
          return ok(used);
        },
      },
      wallets: () => this.wallets.map((wallet) => openWallet(wallet)),
      logOf: async ({ walletId }) => ok(logs.get(walletId) ?? new RunLog(this.walletOf(walletId).runs.open())),
      pass: async (walletId) => void (await this.walletOf(walletId).outbox.run()),
      now: () => this.now,
      random: (length) => new Uint8Array(length).fill((this.random = (this.random + 1) % 256)),
      report: (error) => void this.reports.push(error),
      changed: (walletId) => void this.changes.push(walletId),
      autoArm: this.autoArm,
    });
  }

  walletOf(id: string): PolicyWalletWorld {
    const found = this.wallets.find((wallet) => wallet.id === id);
    if (found === undefined) throw new Error(`no wallet ${id}`);
    return found;
  }

  /** Saves a processor with usual settings. */
  async set(changes: Partial<Processor> = {}, walletId = this.wallet.id): Promise<string> {
    const done = await this.policies.set(walletId, { ...usual, ...changes });
    return done.ok ? 'ok' : done.error.code;
  }

  view(walletId = this.wallet.id): ArmView {
    const view = this.policies.armView(walletId);
    if (!view.ok) throw new Error(view.error.code);
    return view.value;
  }

  /** What the person does in the secure window. Answers a code. */
  async arm(walletId = this.wallet.id): Promise<string> {
    const { token, digest } = this.view(walletId);
    const armed = await this.policies.arm(walletId, token, digest);
    return armed.ok ? 'ok' : armed.error.code;
  }

  isArmed(walletId = this.wallet.id): boolean {
    return this.signers.since(walletId) !== null;
  }

  /** A second's tick, and everything that it sets going. */
  async tick(seconds = 1): Promise<void> {
    this.now += seconds;
    this.policies.tick();
    await idle();
  }

  /** Passes and blocks until everything that was confirmed is paid. */
  async settle(): Promise<void> {
    for (const wallet of this.wallets) await wallet.chain.settle(wallet.outbox);
  }

  /** Newest first, as "code" or "code count". */
  async log(walletId = this.wallet.id): Promise<readonly string[]> {
    return (await this.shownRuns(walletId)).map(({ code, params, times }) =>
      [
        code,
        ...(code === 'paid' ? [params.count] : []),
        ...(code === 'refused' ? [params.code] : []),
        ...(times > 1 ? [`x${times}`] : []),
      ].join(' '),
    );
  }

  async shownRuns(walletId = this.wallet.id): Promise<readonly ShownRun[]> {
    const runs = await this.policies.runs(walletId);
    if (!runs.ok) throw new Error(runs.error.code);
    return runs.value;
  }
}

export const usual: Processor = {
  methodId: 'BTC-CHAIN',
  intervalSeconds: 3600,
  feeBlockTarget: 1,
  threshold: '0',
  processNewPayoutsInstantly: false,
  feeCeiling: null,
  dailyCap: null,
  enabled: true,
};

function openWallet(wallet: PolicyWalletWorld): OpenWallet {
  return {
    walletId: wallet.id,
    name: `Name of ${wallet.id}`,
    network: 'practice',
    world: () => wallet.promises,
    outbox: wallet.outbox,
    feeRate: async () => wallet.feeRate,
    lookForOthers: async (payoutIds) => wallet.look(payoutIds),
  };
}

/** Lets everything that needs no further event come to its end. */
export async function idle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
