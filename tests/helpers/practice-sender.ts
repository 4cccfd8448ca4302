// Owns one sender with the real drivers over a practice network of its own, for stories over real sockets.
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mnemonicToSeedSync } from '@scure/bip39';
import { expect } from 'vitest';
import type { BitcoinBackend } from '../../src/main/backends/bitcoin-backend.ts';
import { askEndpoint, type EndpointSource } from '../../src/main/backends/endpoint.ts';
import { esploraBackend } from '../../src/main/backends/esplora.ts';
import { httpClient } from '../../src/main/backends/http-client.ts';
import { practiceEndpoints } from '../../src/main/backends/practice-endpoint.ts';
import { rippledBackend } from '../../src/main/backends/rippled.ts';
import type { XrplBackend } from '../../src/main/backends/xrpl-backend.ts';
import { accountXpub, addressAt } from '../../src/main/chains/bitcoin/account.ts';
import { invoiceIdOf } from '../../src/main/chains/xrpl/invoice-id.ts';
import { xrplIdentity } from '../../src/main/chains/xrpl/keys.ts';
import { bitcoinDriver } from '../../src/main/outbox/drivers/bitcoin-driver.ts';
import type { LedgerAccounts } from '../../src/main/outbox/drivers/xrpl-accounts.ts';
import { xrplDriver } from '../../src/main/outbox/drivers/xrpl-driver.ts';
import { createOutbox, type Outbox } from '../../src/main/outbox/outbox.ts';
import type { CheckpointState, PromisedPayout } from '../../src/main/outbox/ports.ts';
import { signersOfSeed } from '../../src/main/outbox/seed-signers.ts';
import { firstBitcoinAccount } from '../../src/main/wallets/bitcoin-accounts.ts';
import { bitcoinWallet } from '../../src/main/wallets/bitcoin-wallet.ts';
import { findXrplPayment } from '../../src/main/wallets/find-payment.ts';
import { startPausedPractice } from './paused-practice.ts';
import { practiceNetworkId } from '../../src/shared/network.ts';
import { ok, refuse, type Result } from '../../src/shared/result.ts';
import { createMemoryJournal, type MemoryJournal } from '../fakes/memory-journal.ts';

const seed = mnemonicToSeedSync('abandon '.repeat(11) + 'about');
const payeeSeed = mnemonicToSeedSync('legal winner thank year wave sausage worth useful legal winner thank yellow');
const payeeXpub = accountXpub(payeeSeed, 'regtest');
export const us = xrplIdentity(seed).address;
const alice = xrplIdentity(payeeSeed).address;

export const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params ?? {})}`);
  return answer.value;
};

export interface Practice {
  readonly bitcoin: BitcoinBackend;
  readonly xrpl: XrplBackend;
  /** Where its ledger answers, for a backend of one's own. */
  readonly xrplEndpoint: EndpointSource;
  control(name: string, body: object): Promise<void>;
  /** Blocks and ledgers. */
  mine(count?: number): Promise<void>;
  close(): Promise<void>;
}

/** A network whose blocks and ledgers come only on request, with money for `us` and an opened account for the payee. */
export async function startNetwork(): Promise<Practice> {
  const folder = await mkdtemp(join(tmpdir(), 'pullpay-outbox-'));
  const host = must(await startPausedPractice(folder));
  const client = httpClient({ isAllowed: (origin) => origin.startsWith('http://127.0.0.1:'), timeoutMs: 700 });
  const endpoints = practiceEndpoints('endpoint.json', (name) => readFile(join(folder, name), 'utf8'));
  const later = (action: () => void, ms: number) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  };
  const bitcoin = esploraBackend({ client, endpoint: endpoints.bitcoin });
  const xrpl = rippledBackend({ endpoint: endpoints.xrpl, timeoutMs: 400, later, backOffMs: { first: 20, last: 100 } });
  const control = async (name: string, body: object): Promise<void> => {
    const answer = must(
      await askEndpoint(client, endpoints.root, { method: 'POST', path: `/control/${name}`, body: JSON.stringify(body) }),
    );
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.body}`);
  };
  const mine = async (count = 1): Promise<void> => {
    await control('blocks', { count });
    await control('ledgers', { count });
  };
  const close = async (): Promise<void> => {
    bitcoin.close();
    xrpl.close();
    await host.close();
    await rm(folder, { recursive: true });
  };
  await fund(bitcoin, control);
  await mine();
  return { bitcoin, xrpl, xrplEndpoint: endpoints.xrpl, control, mine, close };
}

async function fund(bitcoin: BitcoinBackend, control: Practice['control']): Promise<void> {
  const wallet = bitcoinWallet({ xpub: accountXpub(seed, 'regtest'), network: 'practice', backend: bitcoin });
  must(await wallet.refresh());
  for (let coin = 0; coin < 8; coin += 1) await control('faucet', { address: wallet.receiveAddress().address, amount: '0.01' });
  await control('faucet', { address: us, amount: '5000' });
  await control('faucet', { address: alice, amount: '100' });
}

let made = 0;

/** One sender's books over the shared network. */
export class Sender {
  readonly payouts = new Map<string, PromisedPayout>();
  journal: MemoryJournal = createMemoryJournal();
  networkId = practiceNetworkId;
  /** Absent: `us` alone. */
  accounts: LedgerAccounts | null = null;
  /** What stands between the driver and the ledger; absent: nothing. */
  between: (ledger: XrplBackend) => XrplBackend = (ledger) => ledger;
  locked = false;
  signatures = 0;
  /** Outpoints that the sender has frozen. */
  frozen: ReadonlySet<string> = new Set();

  constructor(private readonly practice: Practice) {}

  bitcoin(amount = 20_000n): string {
    made += 1;
    return this.promise(`b${made}`, {
      chain: 'bitcoin',
      asset: 'BTC',
      address: addressAt(payeeXpub, { chain: 0, index: made }, 'regtest'),
      amount,
    });
  }

  xrpl(amount = 1_000_000n, changes: Partial<PromisedPayout> = {}): string {
    made += 1;
    return this.promise(`x${made}`, { chain: 'xrpl', asset: 'XRP', address: alice, amount, ...changes });
  }

  private promise(id: string, payout: Pick<PromisedPayout, 'chain' | 'asset' | 'address' | 'amount'> & Partial<PromisedPayout>): string {
    this.payouts.set(id, { revision: 0, state: 'AwaitingPayment', tag: null, claimedAt: 0, ...payout });
    return id;
  }

  start(checkpoint?: (state: CheckpointState, chain: string) => void): Outbox {
    this.journal.die();
    this.journal = createMemoryJournal(this.journal.bodies());
    const { bitcoin, xrpl } = this.practice;
    const now = () => Math.floor(Date.now() / 1000);
    const accounts = firstBitcoinAccount({ bitcoinXpub: accountXpub(seed, 'regtest'), network: 'practice' }, bitcoin);
    return must(
      createOutbox({
        walletId: 'wallet',
        network: 'practice',
        journal: this.journal,
        drivers: {
          bitcoin: bitcoinDriver({
            backend: bitcoin,
            params: 'regtest',
            accounts,
            now,
            frozen: () => this.frozen,
            random: (length) => new Uint8Array(randomBytes(length)),
          }),
          xrpl: xrplDriver({
            backend: this.between(xrpl),
            address: us,
            networkId: this.networkId,
            now,
            ...(this.accounts && { accounts: this.accounts }),
          }),
        },
        promised: { payout: (id) => this.payouts.get(id) ?? null },
        lock: { lock: async () => ok(undefined), unlock: async () => undefined },
        armedSigners: signersOfSeed(async () => refuse('not-armed')),
        signers: signersOfSeed(async (use) => {
          if (this.locked) return refuse('vault-locked');
          this.signatures += 1;
          return ok(await use(seed.slice()));
        }),
        now,
        random: (length) => randomBytes(length),
        onChange: () => undefined,
        ...(checkpoint && { checkpoint: async (state, chain) => checkpoint(state, chain) }),
      }),
    );
  }

  async pay(outbox: Outbox, payoutIds: readonly string[]): Promise<string> {
    const plan = must(await outbox.plan({ walletId: 'wallet', payoutIds }));
    if (plan.confirmed) return plan.id;
    const view = must(await outbox.planView(plan.id));
    must(await outbox.confirm(plan.id, view.token));
    return plan.id;
  }

  /** How often, and how much, this payout was really paid, by the chain's own word. */
  async received(id: string): Promise<readonly bigint[]> {
    const payout = this.payouts.get(id);
    if (payout?.chain === 'xrpl')
      return must(await findXrplPayment(this.practice.xrpl, payout.address, invoiceIdOf(id), 'XRP')).map(({ delivered }) => delivered);
    const transactions = must(await this.practice.bitcoin.transactions(payout?.address ?? ''));
    return transactions.flatMap(({ outputs }) => outputs.filter(({ address }) => address === payout?.address).map(({ value }) => value));
  }

  async expectPaidOnce(outbox: Outbox, ids: readonly string[], when = ''): Promise<void> {
    for (const id of ids) {
      expect(await this.received(id), `${id} ${when}`).toEqual([this.payouts.get(id)?.amount]);
      expect(outbox.statuses().find((status) => status.payoutId === id)?.phase, `${id} ${when}`).toBe('final');
    }
  }
}

export async function settle(practice: Practice, outbox: Outbox, rounds = 3): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    must(await outbox.run());
    await practice.mine();
  }
  must(await outbox.run());
}
