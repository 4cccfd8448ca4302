// Owns what can be done with a wallet's accounts on the XRP Ledger: looked at, added, watched, imported, named, chosen to pay, forgotten.
import type { FoundAccount, XrplAccountView } from '../../shared/contract/xrpl-accounts.ts';
import { isClassicAddress, readXAddress } from '../../shared/links/xrpl-address.ts';
import { dropsToText } from '../../shared/money/units.ts';
import type { Network } from '../../shared/network.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import type { XrplSecret } from '../chains/xrpl/imported-key.ts';
import { mostPhraseAccounts, xrplIdentity, type XrplIdentity } from '../chains/xrpl/keys.ts';
import type { Secret, Vault } from '../vault/types.ts';
import { lookAtAccounts, signingKey } from '../wallets/account-look.ts';
import type { KnownAccount, XrplAccounts } from '../wallets/xrpl-accounts.ts';
import type { Desks } from './desks.ts';

export interface AccountDeskOptions {
  readonly desks: Pick<Desks, 'desk'>;
  readonly vault: Pick<Vault, 'withSeed' | 'withXrplKey' | 'importXrplKey' | 'forgetXrplKey'>;
  readonly backendOf: (network: Network) => Pick<XrplBackend, 'state' | 'account'> | null;
  /** The list, or which account pays, has changed. */
  readonly changed: (walletId: string) => void;
}

interface Place {
  readonly accounts: XrplAccounts;
  readonly network: Network;
  readonly backend: Pick<XrplBackend, 'state' | 'account'>;
}

/** So many accounts in a row that the ledger does not know end the look for further ones. */
const gap = 5;

export class AccountDesk {
  private readonly derived = new Map<string, readonly string[]>();

  constructor(private readonly options: AccountDeskOptions) {}

  async list(walletId: string): Promise<Result<readonly XrplAccountView[]>> {
    const place = this.place(walletId);
    return place.ok ? ok(await lookAtAccounts(place.value.accounts, place.value.network, place.value.backend)) : place;
  }

  /** Refusals: `account-not-found`, `account-cannot-sign`, those of the list. */
  async set(walletId: string, address: string, change: { readonly label?: string; readonly pays?: true }): Promise<Result<void>> {
    const place = this.place(walletId);
    if (!place.ok) return place;
    const { accounts } = place.value;
    const known = accounts.find(address);
    if (known === null) return refuse('account-not-found');
    if (change.pays === true) {
      const able = await canPay(place.value, known);
      if (!able.ok) return able;
    }
    return this.done(walletId, await accounts.change(address, change));
  }

  /** The phrase's account with this index, or its next one. Refusals: `vault-locked`, `account-exists`, `too-many-accounts`, those of the list. */
  async add(walletId: string, label: string, index?: number): Promise<Result<{ address: string }>> {
    const place = this.place(walletId);
    if (!place.ok) return place;
    const { accounts } = place.value;
    const free = index ?? nextIndex(accounts);
    if (free >= mostPhraseAccounts) return refuse('too-many-accounts', { most: `${mostPhraseAccounts}` });
    const identity = await this.options.vault.withSeed(walletId, (seed) => xrplIdentity(seed, free));
    if (!identity.ok) return identity;
    const added = await accounts.add({ ...identity.value, origin: 'phrase', index: free, algorithm: 'secp256k1', label });
    return answered(this.done(walletId, added), identity.value.address);
  }

  /**
   * Accounts of the phrase that are not in the list and exist on the ledger: all until five in a row are unknown to it, among the first twenty. Refusals:
   * `vault-locked`, those of the server (nothing is said of what was not asked).
   */
  async found(walletId: string): Promise<Result<readonly FoundAccount[]>> {
    const place = this.place(walletId);
    if (!place.ok) return place;
    const { accounts, backend } = place.value;
    const derived = await this.derive(walletId);
    if (!derived.ok) return derived;
    const listed = new Set(accounts.all().flatMap(({ index }) => index ?? []));
    const found: FoundAccount[] = [];
    let last = Math.max(0, ...listed);
    for (let index = 1; index < Math.min(last + 1 + gap, mostPhraseAccounts); index += 1) {
      if (listed.has(index)) continue;
      const address = derived.value[index] ?? '';
      const account = await backend.account(address, 'validated');
      if (!account.ok) return account;
      if (account.value === null) continue;
      last = Math.max(last, index);
      const passed = accounts.passed().includes(index);
      found.push({ index, address, balance: dropsToText(account.value.balance), passed });
    }
    return ok(found);
  }

  /** These are announced no more, and stay offered among the accounts. Refusals: those of the list. */
  async pass(walletId: string, indexes: readonly number[]): Promise<Result<void>> {
    const place = this.place(walletId);
    return place.ok ? this.done(walletId, await place.value.accounts.pass(indexes)) : place;
  }

  /** Addresses are public: those of all accounts are derived at the first question, so that later ones need no unlocked vault. */
  private async derive(walletId: string): Promise<Result<readonly string[]>> {
    const known = this.derived.get(walletId);
    if (known !== undefined) return ok(known);
    const all = Array.from({ length: mostPhraseAccounts }, (_, index) => index);
    const derived = await this.options.vault.withSeed(walletId, (seed) => all.map((index) => xrplIdentity(seed, index).address));
    if (derived.ok) this.derived.set(walletId, derived.value);
    return derived;
  }

  /** `text`: a classic address, or an X-address of this kind of network. Refusals: `watch-address-invalid`, `account-exists`, `too-many-accounts`. */
  async watch(walletId: string, text: string, label: string): Promise<Result<{ address: string }>> {
    const place = this.place(walletId);
    if (!place.ok) return place;
    const { accounts, network } = place.value;
    const address = classicOf(text.trim(), network);
    if (address === null) return refuse('watch-address-invalid');
    const watched: KnownAccount = { address, publicKey: null, origin: 'watched', index: null, algorithm: null, label };
    return answered(this.done(walletId, await accounts.add(watched)), address);
  }

  /** Refusals: `account-not-found`, `account-in-use`, `account-unchecked` (nobody knows whether it has something), those of the list. */
  async forget(walletId: string, address: string): Promise<Result<void>> {
    const place = this.place(walletId);
    if (!place.ok) return place;
    const { accounts, backend } = place.value;
    const known = accounts.find(address);
    if (known === null) return refuse('account-not-found');
    if (known.origin === 'imported') return refuse('account-in-use');
    if (known.origin === 'phrase') {
      const account = await backend.account(address, 'validated');
      if (!account.ok) return refuse('account-unchecked');
      if (account.value !== null) return refuse('account-in-use');
    }
    return this.done(walletId, await accounts.remove(address));
  }

  /**
   * Keeps an imported secret and lists its account; one that was watched becomes able to sign. Refusals: `account-exists`, those of vault and list.
   * A secret that a fallen app left in the vault without its line in the list gets the line now.
   */
  async importKey(walletId: string, secret: XrplSecret & XrplIdentity, label: string): Promise<Result<{ address: string }>> {
    const place = this.place(walletId);
    if (!place.ok) return place;
    const { accounts } = place.value;
    const { address, publicKey, algorithm } = secret;
    if (accounts.holdsKey(address)) return refuse('account-exists', { address });
    const kept = await this.options.vault.importXrplKey(walletId, secret);
    if (!kept.ok && !(kept.error.code === 'account-exists' && (await this.holds(walletId, address)))) return kept;
    const added = await accounts.add({ address, publicKey, origin: 'imported', index: null, algorithm, label });
    return answered(this.done(walletId, added), address);
  }

  /**
   * Out of the vault first: a line without a key signs nothing and can be forgotten again. Refusals: `account-in-use`, `key-signs-for` (it is the last key here
   * of another account), `account-unchecked` (nobody knows whether it is), those of the vault.
   */
  async forgetKey(walletId: string, address: string, password: Secret): Promise<Result<void>> {
    const place = this.place(walletId);
    if (!place.ok) return place;
    const { accounts } = place.value;
    if (accounts.find(address)?.origin !== 'imported') return refuse('account-not-found');
    if (accounts.pays() === address) return refuse('account-in-use');
    const free = await isNobodysLast(place.value, address);
    if (!free.ok) return free;
    const forgotten = await this.options.vault.forgetXrplKey(walletId, address, password);
    if (!forgotten.ok && forgotten.error.code !== 'account-not-found') return forgotten;
    return this.done(walletId, await accounts.remove(address));
  }

  private async holds(walletId: string, address: string): Promise<boolean> {
    return (await this.options.vault.withXrplKey(walletId, address, () => undefined)).ok;
  }

  private place(walletId: string): Result<Place> {
    const desk = this.options.desks.desk(walletId);
    if (!desk.ok) return desk;
    const { accounts, record } = desk.value;
    const backend = this.options.backendOf(record.network);
    return backend === null ? refuse('network-not-configured') : ok({ accounts, network: record.network, backend });
  }

  private done(walletId: string, written: Result<void>): Result<void> {
    if (written.ok) this.options.changed(walletId);
    return written;
  }
}

/** A key that is here pays unless the ledger is known to refuse it; a watched account pays only where the ledger is known to let a key of ours sign. */
async function canPay({ accounts, backend }: Place, known: KnownAccount): Promise<Result<void>> {
  const account = await backend.account(known.address, 'validated');
  if (!account.ok) return known.origin === 'watched' ? refuse('account-unchecked') : ok(undefined);
  return signingKey(accounts, known.address, account.value) === 'none' ? refuse('account-cannot-sign') : ok(undefined);
}

/** The ledger may let a regular key alone sign for an account; without it nothing of that account could be moved from here. */
async function isNobodysLast({ accounts, backend }: Place, address: string): Promise<Result<void>> {
  const without = { holdsKey: (key: string) => key !== address && accounts.holdsKey(key) };
  for (const other of accounts.all()) {
    if (other.address === address) continue;
    const account = await backend.account(other.address, 'validated');
    if (!account.ok) return refuse('account-unchecked');
    const signs = signingKey(accounts, other.address, account.value) !== 'none';
    if (signs && signingKey(without, other.address, account.value) === 'none') return refuse('key-signs-for', { account: other.address });
  }
  return ok(undefined);
}

function nextIndex(accounts: XrplAccounts): number {
  const taken = new Set(accounts.all().map(({ index }) => index));
  let index = 1;
  while (taken.has(index)) index += 1;
  return index;
}

function classicOf(text: string, network: Network): string | null {
  if (isClassicAddress(text)) return text;
  const parts = readXAddress(text);
  return parts !== null && parts.real === (network === 'main') ? parts.address : null;
}

function answered(done: Result<void>, address: string): Result<{ address: string }> {
  return done.ok ? ok({ address }) : done;
}
