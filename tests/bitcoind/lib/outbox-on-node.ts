// Owns an outbox whose Bitcoin side is a real node: promises, journal and keys in memory, everything else as in the app.
import { mnemonicToSeedSync } from '@scure/bip39';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { coreBackend } from '../../../src/main/backends/core.ts';
import { coreRpc } from '../../../src/main/backends/core-rpc.ts';
import { httpClient } from '../../../src/main/backends/http-client.ts';
import { accountXpub, addressAt } from '../../../src/main/chains/bitcoin/account.ts';
import { bitcoinDriver } from '../../../src/main/outbox/drivers/bitcoin-driver.ts';
import { createOutbox, type Outbox } from '../../../src/main/outbox/outbox.ts';
import type { TransferWish } from '../../../src/main/outbox/transfers.ts';
import type { Entry } from '../../../src/main/outbox/types.ts';
import type { PromisedPayout } from '../../../src/main/outbox/ports.ts';
import { signersOfSeed } from '../../../src/main/outbox/seed-signers.ts';
import { firstBitcoinAccount } from '../../../src/main/wallets/bitcoin-accounts.ts';
import { ok } from '../../../src/shared/result.ts';
import { createMemoryJournal, type MemoryJournal } from '../../fakes/memory-journal.ts';
import { FakeNetwork } from '../../fakes/fake-network.ts';
import { OutboxWorld } from '../../fakes/outbox-world.ts';
import { must } from './must.ts';
import type { RealNode } from './node.ts';

const walletId = 'wallet';

export class NodeOutbox {
  readonly payouts = new Map<string, PromisedPayout>();
  outbox: Outbox;
  private journal: MemoryJournal = createMemoryJournal();
  private readonly seed: Uint8Array;
  private readonly xpub: string;
  private readonly client = httpClient({ isAllowed: () => true, timeoutMs: 20_000 });

  constructor(
    private readonly node: RealNode,
    passphrase: string,
  ) {
    this.seed = mnemonicToSeedSync(`${'abandon '.repeat(11)}about`, passphrase);
    this.xpub = accountXpub(this.seed, 'regtest');
    this.outbox = this.open();
  }

  address(index: number, chain: 0 | 1 = 0): string {
    return addressAt(this.xpub, { chain, index }, 'regtest');
  }

  promise(id: string, address: string, amount: bigint): void {
    this.payouts.set(id, {
      revision: 0,
      state: 'AwaitingPayment',
      chain: 'bitcoin',
      asset: 'BTC',
      address,
      tag: null,
      amount,
      claimedAt: 0,
    });
  }

  /** A new process over what the old one left. */
  restart(): void {
    this.journal.die();
    this.journal = createMemoryJournal(this.journal.bodies());
    this.outbox = this.open();
  }

  /** Plan, look, confirm, one pass. Answers the transaction id. */
  async pay(ids: readonly string[], feeRate: bigint): Promise<string> {
    const plan = must(await this.outbox.plan({ walletId, payoutIds: ids, feeRate }));
    const view = must(await this.outbox.planView(plan.id));
    must(await this.outbox.confirm(plan.id, view.token));
    return this.pass();
  }

  /** What the sender clicks to raise the fee of the newest transaction, then one pass. Answers the id that the payout has then. */
  async raise(feeRate: bigint): Promise<string> {
    const made = must(await this.outbox.raise.make({ walletId, transactionId: this.newest(), feeRate }));
    const view = must(await this.outbox.raise.view(made.id));
    must(await this.outbox.raise.confirm(made.id, view.token));
    return this.pass();
  }

  /** Plan, look, confirm, one pass of a transfer to ourselves. Answers its transaction id. */
  async transfer(wish: TransferWish): Promise<string> {
    const plan = must(await this.outbox.planTransfer(walletId, wish));
    const view = must(await this.outbox.planView(plan.id));
    must(await this.outbox.confirm(plan.id, view.token));
    must(await this.outbox.run());
    return this.transferOf(plan.id)?.versions.at(-1)?.transactionId ?? '';
  }

  transferOf(planId: string): Entry | null {
    return this.outbox.planOf(planId)?.entries[0] ?? null;
  }

  async pass(): Promise<string> {
    must(await this.outbox.run());
    return this.newest();
  }

  newest(): string {
    return this.outbox.statuses()[0]?.transactionId ?? '';
  }

  end(): void {
    this.journal.die();
    this.client.close();
  }

  private open(): Outbox {
    const rpc = coreRpc({
      client: this.client,
      url: this.node.place.url,
      login: { kind: 'cookie', file: this.node.place.cookieFile },
      readText: (path) => readFile(path, 'utf8'),
    });
    const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    const backend = coreBackend({ rpc, network: 'regtest', now: Date.now, wait, close: () => undefined });
    const accounts = firstBitcoinAccount({ bitcoinXpub: this.xpub, network: 'regtest' }, backend);
    const now = (): number => Math.floor(Date.now() / 1000);
    const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
    const unused = new OutboxWorld(new FakeNetwork()).deps();
    return must(
      createOutbox({
        ...unused,
        walletId,
        network: 'regtest',
        journal: this.journal,
        drivers: { ...unused.drivers, bitcoin: bitcoinDriver({ backend, params: 'regtest', accounts, now, random }) },
        promised: { payout: (id) => this.payouts.get(id) ?? null },
        lock: { lock: async () => ok(undefined), unlock: async () => undefined },
        signers: signersOfSeed(async (use) => ok(await use(this.seed.slice()))),
        now,
        random,
      }),
    );
  }
}
