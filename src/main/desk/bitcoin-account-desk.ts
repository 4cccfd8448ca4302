// Owns what can be done with a wallet's Bitcoin accounts: looked at, added from its words, watched, named, chosen to pay, removed.
import type { BitcoinAccountView, FoundBitcoinAccount } from '../../shared/contract/bitcoin-accounts.ts';
import { satsToText } from '../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { shownRefusal } from './shown-refusal.ts';
import type { BitcoinBackend } from '../backends/bitcoin-backend.ts';
import { type AccountKind, mostWordAccounts } from '../chains/bitcoin/account.ts';
import { type Descriptor, type DescriptorKey, descriptorText, stepText } from '../chains/bitcoin/descriptor.ts';
import { placesOf } from '../chains/bitcoin/descriptor-places.ts';
import { paramsOf } from '../chains/bitcoin/params.ts';
import { readWatched } from '../chains/bitcoin/watched-account.ts';
import type { Network } from '../../shared/network.ts';
import { readBitcoinDetail } from '../outbox/drivers/bitcoin-detail.ts';
import type { Vault } from '../vault/types.ts';
import { type BitcoinAccount, type BitcoinAccountList, elsewhereAccountId, viewOf, wordAccount } from '../wallets/bitcoin-accounts.ts';
import type { ScanWatcher } from '../wallets/bitcoin-scan.ts';
import type { BitcoinWallet } from '../wallets/bitcoin-wallet.ts';
import type { Desks } from './desks.ts';
import { type FoundAccounts, lookFurther, type WordKeys, wordKeysOf } from './further-accounts.ts';
import { firstOf } from './kept-bitcoin-accounts.ts';
import { Rescans } from './rescans.ts';
import type { WalletDesk } from './wallet-desk.ts';

export interface BitcoinAccountDeskOptions {
  readonly desks: Pick<Desks, 'desk'>;
  readonly vault: Pick<Vault, 'withSeed'>;
  readonly backendOf: (network: Network) => BitcoinBackend | null;
  /** The list, or which account pays, has changed. */
  readonly changed: (walletId: string) => void;
  /** A rescan moved on or ended. */
  readonly rescanned: (walletId: string) => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => number;
}

export interface WatchRequest {
  readonly text: string;
  readonly name: string;
  /** For a bare xpub, which does not tell. */
  readonly kind: AccountKind;
}

export interface ReadAccount {
  readonly kind: Descriptor['kind'];
  readonly threshold: number;
  readonly keys: number;
  /** The first receive address. */
  readonly address: string;
}

const never: ScanWatcher = { asked: () => undefined, isCancelled: () => false };

export class BitcoinAccountDesk {
  private readonly keys = new Map<string, WordKeys>();
  private readonly found = new Map<string, FoundAccounts['found']>();
  private readonly rescans: Rescans;

  constructor(private readonly options: BitcoinAccountDeskOptions) {
    this.rescans = new Rescans({ changed: options.rescanned, wait: options.wait, now: options.now });
  }

  /** As they were seen last; the overview and the history ask the chain. */
  async list(walletId: string): Promise<Result<readonly BitcoinAccountView[]>> {
    const desk = this.options.desks.desk(walletId);
    if (!desk.ok) return desk;
    const { coins } = desk.value;
    const asked = await coins.refresh();
    const problem = asked.ok ? null : shownRefusal(asked.error);
    return ok(coins.all().map((account) => viewed(account, coins, problem)));
  }

  /** One whose keys are elsewhere may pay, too: its payouts wait for signatures from there. Refusals: `account-not-found`, those of the list. */
  async set(walletId: string, id: string, change: { readonly name?: string; readonly pays?: true }): Promise<Result<void>> {
    const desk = this.options.desks.desk(walletId);
    if (!desk.ok) return desk;
    const account = desk.value.coins.find(id);
    if (account === null) return refuse('account-not-found');
    return this.done(walletId, await desk.value.coins.change(id, change));
  }

  /** The account of the words with this number, or the first of its kind that is not listed. Refusals: `vault-locked`, `too-many-accounts`, those of the list. */
  async add(walletId: string, kind: AccountKind, name: string, number?: number): Promise<Result<{ id: string }>> {
    const desk = this.options.desks.desk(walletId);
    if (!desk.ok) return desk;
    const { coins, record } = desk.value;
    const chosen = number ?? freeNumber(coins, kind);
    if (chosen >= mostWordAccounts) return refuse('too-many-accounts', { most: `${mostWordAccounts}` });
    const keys = await this.wordKeys(desk.value);
    if (!keys.ok) return keys;
    const { fingerprint } = keys.value;
    const account = wordAccount({ kind, number: chosen, xpub: keys.value.xpub(kind, chosen), name }, fingerprint, paramsOf(record.network));
    const added = this.done(walletId, await coins.add(account, fingerprint));
    return added.ok ? ok({ id: account.id }) : added;
  }

  /** Refusals: those of `readWatched` and of the list. */
  async watch(walletId: string, { text, name, kind }: WatchRequest): Promise<Result<{ id: string }>> {
    const desk = this.options.desks.desk(walletId);
    if (!desk.ok) return desk;
    const descriptor = readWatched(text, kind, paramsOf(desk.value.record.network));
    if (!descriptor.ok) return descriptor;
    const account = { id: elsewhereAccountId(descriptor.value), name, descriptor: descriptor.value, number: null };
    const added = this.done(walletId, await desk.value.coins.add(account));
    return added.ok ? ok({ id: account.id }) : added;
  }

  /** What a text means, before it is added. Refusals: those of `readWatched`. */
  read(walletId: string, text: string, kind: AccountKind): Result<ReadAccount> {
    const desk = this.options.desks.desk(walletId);
    if (!desk.ok) return desk;
    const params = paramsOf(desk.value.record.network);
    const descriptor = readWatched(text, kind, params);
    if (!descriptor.ok) return descriptor;
    const { address } = placesOf(descriptor.value, params)({ chain: 0, index: 0 });
    return ok({ ...signersOf(descriptor.value), kind: descriptor.value.kind, address });
  }

  /** Takes it out of the list; nothing moves on the chain. Refusals: `account-not-found`, `account-in-use`, `account-has-payments` (a plan of it is open). */
  async remove(walletId: string, id: string): Promise<Result<void>> {
    const desk = this.options.desks.desk(walletId);
    if (!desk.ok) return desk;
    if (hasOpenPayments(desk.value, id)) return refuse('account-has-payments');
    return this.done(walletId, await desk.value.coins.remove(id));
  }

  /** Accounts of the words that were used and are not listed. `look`: asks the chain where it was not asked since the start. Refusals: `vault-locked`, the server's. */
  async further(walletId: string, look: boolean): Promise<Result<readonly FoundBitcoinAccount[]>> {
    const desk = this.options.desks.desk(walletId);
    if (!desk.ok) return desk;
    if (look && !this.found.has(walletId)) {
      const keys = await this.wordKeys(desk.value);
      if (!keys.ok) return keys;
      const looked = await this.lookFurther(desk.value, keys.value, never);
      if (!looked.ok) return looked;
    }
    const { coins } = desk.value;
    const known = (this.found.get(walletId) ?? []).filter(({ id }) => coins.find(id) === null);
    return ok(known.map((one) => ({ ...one, passed: coins.passed().includes(one.id) })));
  }

  async pass(walletId: string, ids: readonly string[]): Promise<Result<void>> {
    const desk = this.options.desks.desk(walletId);
    return desk.ok ? this.done(walletId, await desk.value.coins.pass(ids)) : desk;
  }

  /** Refusals: `rescan-running`, those of the list. Locked words: their further accounts are not looked for. */
  async startRescan(walletId: string, gap: number | null): Promise<Result<void>> {
    const desk = this.options.desks.desk(walletId);
    if (!desk.ok) return desk;
    const keys = await this.wordKeys(desk.value);
    const further = keys.ok
      ? (watcher: ScanWatcher, seen: (so: FoundAccounts) => void) => this.lookFurther(desk.value, keys.value, watcher, seen)
      : null;
    return this.rescans.start(walletId, { accounts: desk.value.coins, further }, gap);
  }

  cancelRescan(walletId: string): void {
    this.rescans.cancel(walletId);
  }

  rescanState(walletId: string): ReturnType<Rescans['state']> {
    return this.rescans.state(walletId);
  }

  private async lookFurther(
    { coins, record }: WalletDesk,
    keys: WordKeys,
    watcher: ScanWatcher,
    seen?: (so: FoundAccounts) => void,
  ): Promise<Result<unknown>> {
    const backend = this.options.backendOf(record.network);
    if (backend === null) return refuse('network-not-configured');
    const since = firstOf(record).bornAt ?? null;
    const gap = Math.max(...coins.all().map(({ id }) => coins.gapOf(id)));
    const looked = await lookFurther({ accounts: coins, keys, network: record.network, backend, since, gap }, watcher, seen);
    if (looked.ok) {
      this.found.set(record.id, looked.value.found);
      this.options.changed(record.id);
    }
    return looked;
  }

  /** Public keys of the words: derived at the first question, so that later ones need no unlocked vault. */
  private async wordKeys({ record }: WalletDesk): Promise<Result<WordKeys>> {
    const known = this.keys.get(record.id);
    if (known !== undefined) return ok(known);
    const derived = await this.options.vault.withSeed(record.id, (seed) => wordKeysOf(seed, paramsOf(record.network)));
    if (derived.ok) this.keys.set(record.id, derived.value);
    return derived;
  }

  private done(walletId: string, written: Result<void>): Result<void> {
    if (written.ok) this.options.changed(walletId);
    return written;
  }
}

function viewed(account: BitcoinAccount, coins: BitcoinAccountList, problem: BitcoinAccountView['problem']): BitcoinAccountView {
  const { id, name, descriptor, number } = account;
  const view: BitcoinWallet = viewOf(coins, id);
  const { confirmed, unconfirmed } = view.balance(new Set());
  const keys = keysOf(descriptor);
  return {
    id,
    name,
    number,
    kind: descriptor.kind,
    ...signersOf(descriptor),
    path: keys.length === 1 ? pathOf(keys[0]?.origin ?? null) : null,
    fingerprints: keys.flatMap(({ origin }) => origin?.fingerprint ?? []),
    descriptor: descriptorText(descriptor),
    pays: coins.pays().id === id,
    signs: number !== null,
    confirmed: satsToText(confirmed),
    unconfirmed: satsToText(unconfirmed),
    gap: coins.gapOf(id),
    known: view.tipHeight() !== null,
    problem,
  };
}

function keysOf(descriptor: Descriptor): readonly DescriptorKey[] {
  return descriptor.kind === 'p2wsh-multi' ? descriptor.keys : [descriptor.key];
}

function signersOf(descriptor: Descriptor): { readonly threshold: number; readonly keys: number } {
  return { threshold: descriptor.kind === 'p2wsh-multi' ? descriptor.threshold : 1, keys: keysOf(descriptor).length };
}

function pathOf(origin: DescriptorKey['origin']): string | null {
  return origin === null ? null : ['m', ...origin.path.map(stepText)].join('/');
}

function freeNumber(coins: BitcoinAccountList, kind: AccountKind): number {
  const taken = new Set(coins.all().flatMap(({ number, descriptor }) => (descriptor.kind === kind && number !== null ? [number] : [])));
  let number = 0;
  while (taken.has(number)) number += 1;
  return number;
}

/** What is planned, on its way or waits for its proof. */
function hasOpenPayments({ outbox }: WalletDesk, id: string): boolean {
  return outbox
    .plans()
    .flatMap(({ entries }) => entries)
    .some((entry) => {
      const detail = entry.chain === 'bitcoin' ? readBitcoinDetail(entry.detail) : null;
      return detail?.ok === true && detail.value.account === id;
    });
}
