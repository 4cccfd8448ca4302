// Owns the surroundings of an outbox under test: promises, locks, vault, clock, network, and a journal that survives its process.
import type { WithSeed } from '../../src/main/outbox/driver.ts';
import { createOutbox, type Outbox } from '../../src/main/outbox/outbox.ts';
import type { CheckpointState, OutboxDeps, PromisedPayout } from '../../src/main/outbox/ports.ts';
import { createRefusals, noRefusedPlans, type RefusedPlans } from '../../src/main/outbox/refusals.ts';
import { signersOfSeed } from '../../src/main/outbox/seed-signers.ts';
import type { PaymentStatus } from '../../src/shared/payouts/payment-status.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import { FakeNetwork } from './fake-network.ts';
import { createMemoryJournal, type MemoryJournal } from './memory-journal.ts';
import { withKeysElsewhere } from './scripted-elsewhere.ts';
import { Killed, type PublishFault, scriptedDriver, type VerdictFault } from './scripted-driver.ts';

export class OutboxWorld {
  now = 1_000_000;
  vaultLocked = false;
  /** The keys of the Bitcoin side are on other machines. */
  keysElsewhere = false;
  lockRefusal: string | null = null;
  network: FakeNetwork;
  journal: MemoryJournal;
  readonly payouts = new Map<string, PromisedPayout>();
  readonly counters = { signed: 0, sent: 0, offered: new Set<string>() };
  readonly lockCalls: { planId: string; payoutIds: readonly string[] }[] = [];
  readonly unlocked: string[] = [];
  readonly told: PaymentStatus[] = [];
  publishFault: (chain: string) => PublishFault = () => 'none';
  verdictFault: (chain: string) => VerdictFault = () => 'none';
  dailyCap: bigint | null = null;
  /** Most that the wallet has on each chain; null = enough. */
  funds: bigint | null = null;
  walletId = 'wallet';
  /** What outlives the process of refused plans. */
  refusedPlans: RefusedPlans = noRefusedPlans;
  /** The chain refuses to plan for this payout, by name. */
  refusedPayout: string | null = null;
  /** The armed copy of the seed, for what a policy confirmed. */
  armedSeed: WithSeed = async () => refuse('not-armed');
  /** Runs while the workflow is being asked for a lock. */
  whileLocking: () => void = () => undefined;
  /** Runs while the network is being asked. */
  whileAsking: () => Promise<void> = async () => undefined;
  #random = 0;

  constructor(network: FakeNetwork = new FakeNetwork(), bodies: readonly unknown[] = []) {
    this.network = network;
    this.journal = createMemoryJournal(bodies);
  }

  promise(id: string, chain: 'bitcoin' | 'xrpl', amount: bigint, changes: Partial<PromisedPayout> = {}): string {
    const asset = chain === 'bitcoin' ? 'BTC' : 'XRP';
    this.payouts.set(id, {
      revision: 0,
      state: 'AwaitingPayment',
      chain,
      asset,
      address: `address-of-${id}`,
      tag: null,
      amount,
      claimedAt: 0,
      ...changes,
    });
    return id;
  }

  /** A new process over what the old one left behind. */
  start(checkpoint?: (state: CheckpointState, chain: string) => void): Outbox {
    this.journal.die();
    this.journal = createMemoryJournal(this.journal.bodies());
    const outbox = createOutbox(this.deps(checkpoint));
    if (!outbox.ok) throw new Error(outbox.error.code);
    return outbox.value;
  }

  deps(checkpoint?: (state: CheckpointState, chain: string) => void): OutboxDeps {
    const driver = (chain: 'bitcoin' | 'xrpl') =>
      scriptedDriver(
        chain,
        this.network,
        {
          publish: (c) => this.publishFault(c),
          verdict: (c) => this.verdictFault(c),
          whileAsking: () => this.whileAsking(),
          funds: () => this.funds,
          refused: () => this.refusedPayout,
        },
        () => this.now,
        this.counters,
      );
    return {
      walletId: this.walletId,
      network: 'practice',
      journal: this.journal,
      drivers: {
        bitcoin: this.keysElsewhere ? withKeysElsewhere(driver('bitcoin'), this.network, () => this.now) : driver('bitcoin'),
        xrpl: driver('xrpl'),
      },
      promised: { payout: (id) => this.payouts.get(id) ?? null },
      refusals: createRefusals(this.refusedPlans, (all) => (this.refusedPlans = all)),
      lock: {
        lock: async (planId, payouts) => {
          this.lockCalls.push({ planId, payoutIds: payouts.map((payout) => payout.payoutId) });
          this.whileLocking();
          return this.lockRefusal === null ? ok(undefined) : refuse(this.lockRefusal);
        },
        unlock: async (planId) => void this.unlocked.push(planId),
      },
      signers: signersOfSeed(async (use) => (this.vaultLocked ? refuse('vault-locked') : ok(await use(new Uint8Array(64))))),
      armedSigners: signersOfSeed((use) => this.armedSeed(use)),
      now: () => this.now,
      random: (length) => {
        this.#random += 1;
        return new Uint8Array(length).map((_, index) => (this.#random >> (8 * (index % 4))) & 255);
      },
      onChange: (statuses) => void this.told.push(...statuses),
      dailyCap: () => this.dailyCap,
      ...(checkpoint && { checkpoint: async (state, chain) => checkpoint(state, chain) }),
    };
  }

  /** The sender's clicks: plan, look, confirm. Answers the plan id. */
  async pay(outbox: Outbox, payoutIds: readonly string[]): Promise<string> {
    const plan = await outbox.plan({ walletId: this.walletId, payoutIds });
    if (!plan.ok) throw new Error(plan.error.code);
    if (plan.value.confirmed) return plan.value.id;
    const view = await outbox.planView(plan.value.id);
    if (!view.ok) throw new Error(view.error.code);
    const confirmed = await outbox.confirm(plan.value.id, view.value.token);
    if (!confirmed.ok) throw new Error(confirmed.error.code);
    return plan.value.id;
  }

  /** Passes and blocks until everything that can settle has settled. */
  async settle(outbox: Outbox, rounds = 16): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      await this.pass(outbox);
      this.network.deliver();
      this.network.mine();
    }
    await this.pass(outbox);
  }

  private async pass(outbox: Outbox): Promise<void> {
    const done = await outbox.run();
    if (!done.ok) throw new Error(done.error.code);
  }

  /** From here on every answer is true and comes at once. */
  heal(): void {
    this.publishFault = () => 'none';
    this.verdictFault = () => 'none';
    this.vaultLocked = false;
    this.lockRefusal = null;
  }

  phase(outbox: Outbox, payoutId: string): string | null {
    return outbox.statuses().find((status) => status.payoutId === payoutId)?.phase ?? null;
  }

  /** The state that the workflow would show as payable: approved and held by no live entry. */
  isPayable(outbox: Outbox, payoutId: string): boolean {
    return outbox.liveFor([payoutId]).length === 0;
  }
}

/** Runs a process until it is killed; true when it was. Other errors are errors. */
export async function untilKilled(life: () => Promise<void>): Promise<boolean> {
  try {
    await life();
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}

/** A checkpoint that kills at its n-th call. */
export function killAt(n: number): {
  readonly checkpoint: (state: CheckpointState, chain: string) => void;
  readonly passed: () => readonly string[];
} {
  const passed: string[] = [];
  return {
    checkpoint: (state, chain) => {
      passed.push(`${chain} ${state}`);
      if (passed.length === n) throw new Killed();
    },
    passed: () => passed,
  };
}
