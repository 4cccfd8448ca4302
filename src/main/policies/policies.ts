// Owns automatic payments: settings, arming in the secure window, runs at their time, and what screens and API learn of them (spec §11, §16.5).
import {
  type ArmView,
  type PolicyState,
  type Processor,
  processor as processorSchema,
  type ShownRun,
} from '../../shared/contract/policies.ts';
import { unitsToText } from '../../shared/money/units.ts';
import type { Network } from '../../shared/network.ts';
import { methodChain, methodDecimals } from '../../shared/payouts/methods.ts';
import { checkProcessor } from '../../shared/payouts/processor.ts';
import type { Invalid } from '../../shared/payouts/violations.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Plan } from '../outbox/types.ts';
import { createTokens } from '../outbox/token.ts';
import type { Vault } from '../vault/types.ts';
import type { ArmedSigners } from './armed-signers.ts';
import { type PolicyWallet, runPolicy } from './policy-run.ts';
import { type Processors, settingsDigest } from './processors.ts';
import type { RunLog } from './run-log.ts';
import { Schedule } from './schedule.ts';

export interface OpenWallet extends PolicyWallet {
  readonly name: string;
  readonly network: Network;
}

export interface PoliciesDeps {
  readonly processors: Processors;
  readonly signers: ArmedSigners;
  readonly vault: Pick<Vault, 'withSeed' | 'status'>;
  /** Open wallets alone; a wallet that is shut has no runs. */
  readonly wallets: () => readonly OpenWallet[];
  /** Opened on first use. Refusals: those of the file; nothing runs for that wallet then. */
  readonly logOf: (wallet: OpenWallet) => Promise<Result<RunLog>>;
  /** A pass of the wallet's outbox: what was confirmed is signed and sent. */
  readonly pass: (walletId: string) => Promise<void>;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly report: (error: unknown) => void;
  /** Settings, arming or log of a wallet changed. */
  readonly changed: (walletId: string) => void;
  /** Sandbox only: every wallet is armed by itself, and again after each change. */
  readonly autoArm: boolean;
}

/** Seconds until a run is tried again that met something which another moment may change. */
const retryAfter = 5;

export class Policies {
  private readonly schedule = new Schedule();
  private readonly tokens: ReturnType<typeof createTokens>;
  /** One run at a time per wallet. */
  private readonly running = new Map<string, { readonly methodId: string; readonly done: Promise<void> }>();
  private readonly arming = new Set<string>();
  private closed = false;

  constructor(private readonly deps: PoliciesDeps) {
    this.tokens = createTokens(deps.random);
  }

  processors(walletId: string): Result<readonly Processor[]> {
    const wallet = this.wallet(walletId);
    return wallet.ok ? ok(this.deps.processors.of(walletId)) : wallet;
  }

  /**
   * Adds or replaces the processor of its method. Any change disarms the wallet, first of all, and is followed by a run.
   * Refusals: `wallet-not-found`, the first violation of `checkProcessor`, those of the disk.
   */
  async set(walletId: string, wanted: Processor): Promise<Result<Processor>> {
    const wallet = this.wallet(walletId);
    if (!wallet.ok) return wallet;
    const checked = checkProcessor(wanted);
    if (!checked.ok) return refuseFirst(checked.error);
    const settings = processorSchema.parse(checked.value);
    const before = this.deps.processors.of(walletId).find((item) => item.methodId === settings.methodId);
    if (before === undefined || !isEqual(before, settings)) this.disarmNow(walletId);
    const written = await this.deps.processors.set(walletId, settings);
    if (!written.ok) return written;
    this.schedule.runAt(walletId, settings.methodId, this.deps.now());
    this.deps.changed(walletId);
    return ok(settings);
  }

  /** Refusals: `wallet-not-found`, `processor-not-found`, those of the disk. */
  async remove(walletId: string, methodId: string): Promise<Result<void>> {
    const wallet = this.wallet(walletId);
    if (!wallet.ok) return wallet;
    if (this.deps.processors.of(walletId).some((item) => item.methodId === methodId)) this.disarmNow(walletId);
    const removed = await this.deps.processors.remove(walletId, methodId);
    if (!removed.ok) return removed;
    this.schedule.forget(walletId, methodId);
    this.deps.changed(walletId);
    return removed;
  }

  state(walletId: string): Result<PolicyState> {
    const wallet = this.wallet(walletId);
    if (!wallet.ok) return wallet;
    const armedAt = this.deps.signers.since(walletId);
    const running = this.running.get(walletId)?.methodId;
    return ok({
      armedAt,
      processors: this.deps.processors.of(walletId).map((settings) => ({
        ...settings,
        nextRunAt: armedAt === null || !settings.enabled ? null : this.schedule.nextAt(walletId, settings.methodId),
        running: running === settings.methodId,
        spent: unitsToText(wallet.value.outbox.spentByPolicy(methodChain(settings.methodId)), methodDecimals(settings.methodId) ?? 0),
      })),
    });
  }

  /** Newest first, with the transactions that came of each. Refusals: `wallet-not-found`, those of the log's file. */
  async runs(walletId: string): Promise<Result<ShownRun[]>> {
    const wallet = this.wallet(walletId);
    if (!wallet.ok) return wallet;
    const log = await this.deps.logOf(wallet.value);
    if (!log.ok) return log;
    const plan = (id: string | null): Plan | null => (id === null ? null : wallet.value.outbox.planOf(id));
    return ok(log.value.runs.map((run) => ({ ...run, transactionIds: transactionsOf(plan(run.planId)) })));
  }

  /** What the secure window shows, with a new one-time token. Refusals: `wallet-not-found`, `nothing-to-arm` while no processor is on, `armed-account-imported`. */
  armView(walletId: string): Result<ArmView> {
    const wallet = this.wallet(walletId);
    if (!wallet.ok) return wallet;
    const processors = this.deps.processors.of(walletId);
    if (!processors.some((item) => item.enabled)) return refuse('nothing-to-arm');
    for (const { enabled, methodId } of processors) {
      const able = (enabled ? wallet.value.mayRun?.(methodId) : undefined) ?? ok(undefined);
      if (!able.ok) return able;
    }
    const digest = this.digest(wallet.value);
    const { name, network } = wallet.value;
    return ok({ walletId, walletName: name, network, digest, token: this.tokens.issue(walletId, digest), processors: [...processors] });
  }

  /**
   * Arms the wallet until the app ends or it is disarmed. Refusals: `token-invalid`, `policies-changed` when the settings are not those that were shown,
   * `nothing-to-arm`, `vault-locked`, and those of the journal where an earlier arming left something that cannot be taken back.
   */
  async arm(walletId: string, token: string, shown: string): Promise<Result<void>> {
    const wallet = this.wallet(walletId);
    if (!wallet.ok) return wallet;
    const digest = this.digest(wallet.value);
    if (digest !== shown) return refuse('policies-changed');
    if (this.deps.vault.status().locked) return refuse('vault-locked');
    const spent = this.tokens.spend(walletId, token, digest);
    return spent.ok ? this.armNow(wallet.value, digest) : spent;
  }

  /** Wipes the armed copy; what a run confirmed and nobody has signed yet is taken back with the next tick. */
  disarm(walletId: string): void {
    this.disarmNow(walletId);
    this.deps.changed(walletId);
  }

  disarmAll(): void {
    for (const walletId of this.deps.signers.walletIds) this.disarm(walletId);
  }

  /** Payouts were approved: processors that are to pay at once do so with the next tick. */
  approved(walletId: string, methodIds: readonly string[]): void {
    for (const { methodId, processNewPayoutsInstantly } of this.deps.processors.of(walletId)) {
      if (processNewPayoutsInstantly && methodIds.includes(methodId)) this.schedule.notAfter(walletId, methodId, this.deps.now());
    }
  }

  /** Once a second. Starts what is due; nothing is waited for. */
  tick(): void {
    if (this.closed) return;
    for (const wallet of this.deps.wallets()) {
      if (this.deps.autoArm) this.armByItself(wallet);
      if (!this.isArmed(wallet)) void this.takeBack(wallet).catch(this.deps.report);
      this.startDue(wallet);
    }
  }

  /** No further run begins, the copies are wiped, and the running ones end; waits for them. */
  async close(): Promise<void> {
    this.closed = true;
    this.deps.signers.disarmAll();
    await Promise.allSettled([...this.running.values()].map(({ done }) => done));
  }

  private wallet(walletId: string): Result<OpenWallet> {
    const wallet = this.deps.wallets().find((open) => open.walletId === walletId);
    return wallet === undefined ? refuse('wallet-not-found') : ok(wallet);
  }

  private digest({ walletId, network }: OpenWallet): string {
    return settingsDigest(walletId, network, this.deps.processors.of(walletId));
  }

  /** Armed for other settings is not armed. */
  private isArmed(wallet: OpenWallet): boolean {
    return this.deps.signers.isArmedFor(wallet.walletId, this.digest(wallet));
  }

  private disarmNow(walletId: string): void {
    this.tokens.forget(walletId);
    this.deps.signers.disarm(walletId);
  }

  private async armNow(wallet: OpenWallet, digest: string): Promise<Result<void>> {
    // What was confirmed for other settings, or before a restart, is not what was shown just now.
    const free = this.isArmed(wallet) ? ok(undefined) : await this.takeBack(wallet);
    if (!free.ok) return free;
    const armed = await this.deps.signers.arm(this.deps.vault, wallet.walletId, digest, this.deps.now());
    if (!armed.ok) return armed;
    // The settings may have been changed while the seed was read; then what was shown is not what would run.
    if (this.closed || digest !== this.digest(wallet)) {
      this.disarmNow(wallet.walletId);
      return refuse('policies-changed');
    }
    for (const { methodId } of this.deps.processors.of(wallet.walletId)) this.schedule.runAt(wallet.walletId, methodId, this.deps.now());
    this.deps.changed(wallet.walletId);
    return armed;
  }

  private armByItself(wallet: OpenWallet): void {
    const { walletId } = wallet;
    const ready = this.deps.processors.of(walletId).some((item) => item.enabled) && !this.deps.vault.status().locked;
    if (!ready || this.isArmed(wallet) || this.arming.has(walletId)) return;
    this.arming.add(walletId);
    void this.armNow(wallet, this.digest(wallet))
      .catch(this.deps.report)
      .finally(() => this.arming.delete(walletId));
  }

  /** What an earlier arming confirmed and nobody has signed must not wait for a later one: its payouts are free again. Refusals: the journal's. */
  private async takeBack(wallet: OpenWallet): Promise<Result<void>> {
    let refused: Result<void> = ok(undefined);
    for (const plan of wallet.outbox.unsignedPolicyPlans()) {
      const discarded = await wallet.outbox.discard(plan.id);
      if (discarded.ok || ['plan-closed', 'plan-on-its-way'].includes(discarded.error.code)) continue;
      this.deps.report(discarded.error.code);
      refused = discarded;
    }
    return refused;
  }

  private startDue(wallet: OpenWallet): void {
    const { walletId } = wallet;
    for (const settings of this.deps.processors.of(walletId)) {
      const { methodId, intervalSeconds } = settings;
      if (!settings.enabled || !this.schedule.isDue(walletId, methodId, intervalSeconds, this.deps.now())) continue;
      if (this.running.has(walletId)) return;
      this.schedule.runAt(walletId, methodId, this.deps.now() + intervalSeconds);
      const done = this.run(wallet, settings)
        .catch(this.deps.report)
        .finally(() => {
          this.running.delete(walletId);
          this.deps.changed(walletId);
        });
      this.running.set(walletId, { methodId, done });
      return;
    }
  }

  private async run(wallet: OpenWallet, settings: Processor): Promise<void> {
    const log = await this.deps.logOf(wallet);
    // What cannot be explained afterwards does not run.
    if (!log.ok) return this.deps.report(`automatic payments of ${wallet.walletId}: ${log.error.code}`);
    const digest = this.digest(wallet);
    const permitted = (): Result<void> =>
      !this.closed && digest === this.digest(wallet) && this.isArmed(wallet) ? ok(undefined) : refuse('not-armed');
    const { run, failed, soon } = await runPolicy({ wallet, log: log.value, permitted }, settings);
    if (soon) this.schedule.notAfter(wallet.walletId, settings.methodId, this.deps.now() + retryAfter);
    const written = await log.value.add(this.deps.now(), [run], failed);
    if (!written.ok) this.deps.report(`log of automatic payments of ${wallet.walletId}: ${written.error.code}`);
    if (run.planId !== null) await this.deps.pass(wallet.walletId);
  }
}

function transactionsOf(plan: Plan | null): string[] {
  return (plan?.entries ?? []).flatMap((entry) => entry.settled ?? entry.versions.at(-1)?.transactionId ?? []);
}

function refuseFirst({ violations }: Invalid): Result<never> {
  const [first] = violations;
  return refuse(first?.code ?? 'bad-arguments', first?.params);
}

function isEqual(a: Processor, b: Processor): boolean {
  return settingsDigest('', 'practice', [a]) === settingsDigest('', 'practice', [b]);
}
