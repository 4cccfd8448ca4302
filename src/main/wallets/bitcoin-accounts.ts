// Owns the list of a wallet's Bitcoin accounts: which there are, what they are called, which one pays. It holds no key.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Network } from '../../shared/network.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { BitcoinBackend } from '../backends/bitcoin-backend.ts';
import { type AccountKind, accountPath } from '../chains/bitcoin/account.ts';
import { type Descriptor, descriptorText, parseDescriptor, withoutOrigins } from '../chains/bitcoin/descriptor.ts';
import { placesOf } from '../chains/bitcoin/descriptor-places.ts';
import { paramsOf } from '../chains/bitcoin/params.ts';
import type { BitcoinParams } from '../chains/bitcoin/types.ts';
import type { JsonDocument } from '../storage/json-document.ts';
import { type BitcoinViews, bitcoinViews } from './bitcoin-account-views.ts';
import { type BitcoinAccountsFile, type KeptBitcoinAccount, noBitcoinAccounts } from './bitcoin-accounts-file.ts';
import { gapLimit } from './bitcoin-scan.ts';
import type { BitcoinWallet } from './bitcoin-wallet.ts';

export interface BitcoinAccount {
  /** `p2wpkh-0` is the first of every wallet. */
  readonly id: string;
  readonly name: string;
  readonly descriptor: Descriptor;
  /** Its number below the wallet's words (m/84'/coin'/number' or m/86'/…); null where the keys are on another machine. */
  readonly number: number | null;
}

export interface AccountChange {
  readonly name?: string;
  readonly pays?: true;
  /** Index of the receive address that was given out last by hand. */
  readonly given?: number;
  /** Unused addresses in a row that end a chain. */
  readonly gap?: number;
}

export interface BitcoinAccounts {
  /** The first account first, the others in the order in which they came. */
  all(): readonly BitcoinAccount[];
  find(id: string): BitcoinAccount | null;
  /** Payouts are paid from it. */
  pays(): BitcoinAccount;
  /** Coins, addresses and history of one account; null where there is none of that id. */
  view(id: string): BitcoinWallet | null;
}

/** The list as its owner changes it, with what only all accounts together can answer. */
export interface BitcoinAccountList extends BitcoinAccounts, BitcoinViews {
  /** Fingerprint of the words' master key; null until they were unlocked for one of these accounts. */
  fingerprint(): string | null;
  /** Refusals: `bitcoin-account-exists`, `too-many-accounts`, `bitcoin-accounts-damaged`, those of the disk. */
  add(account: BitcoinAccount, fingerprint?: string): Promise<Result<void>>;
  /** Refusals: `account-not-found`, `bitcoin-accounts-damaged`, those of the disk. */
  change(id: string, change: AccountChange): Promise<Result<void>>;
  /** Refusals: `account-not-found`, `bitcoin-account-in-use` (the first, or the one that pays), `bitcoin-accounts-damaged`, those of the disk. */
  remove(id: string): Promise<Result<void>>;
  /** Accounts of the words, by id, that are announced no more. */
  passed(): readonly string[];
  /** Refusals: `bitcoin-accounts-damaged`, those of the disk. */
  pass(ids: readonly string[]): Promise<Result<void>>;
  gapOf(id: string): number;
  settled(): Promise<void>;
}

export const firstAccountId = 'p2wpkh-0';
export const mostBitcoinAccounts = 100;

export interface FirstBitcoinAccount {
  readonly bitcoinXpub: string;
  readonly network: Network;
  /** Unix seconds; absent where the words are older than the wallet. */
  readonly bornAt?: number;
}

/** The account that every wallet has, alone. */
export function firstBitcoinAccount(wallet: FirstBitcoinAccount, backend: BitcoinBackend): BitcoinAccountList {
  return bitcoinAccounts(wallet, backend, null);
}

/** `document` is null where it cannot be read: then there is the first account alone, and nothing is written. */
export function bitcoinAccounts(
  wallet: FirstBitcoinAccount,
  backend: BitcoinBackend,
  document: JsonDocument<BitcoinAccountsFile> | null,
): BitcoinAccountList {
  const params = paramsOf(wallet.network);
  const file = (): BitcoinAccountsFile => document?.value() ?? noBitcoinAccounts;
  let listed: { readonly of: BitcoinAccountsFile; readonly accounts: readonly BitcoinAccount[] } | null = null;
  const all = (): readonly BitcoinAccount[] => {
    const value = file();
    if (listed?.of !== value) listed = { of: value, accounts: accountsIn(wallet, value, params) };
    return listed.accounts;
  };
  const find = (id: string): BitcoinAccount | null => all().find((account) => account.id === id) ?? null;
  const pays = (): BitcoinAccount => {
    const account = find(file().pays ?? firstAccountId) ?? all()[0];
    if (account === undefined) throw new Error('a wallet without its first account');
    return account;
  };
  const kept = (id: string): KeptBitcoinAccount | null => file().accounts.find((account) => account.id === id) ?? null;
  const gapOf = (id: string): number => kept(id)?.gap ?? gapLimit;
  const update = async (change: (value: BitcoinAccountsFile) => BitcoinAccountsFile): Promise<Result<void>> => {
    if (document === null) return refuse('bitcoin-accounts-damaged');
    const written = await document.update(change);
    return written.ok ? ok(undefined) : written;
  };
  const views = bitcoinViews({
    all,
    network: wallet.network,
    backend,
    since: wallet.bornAt ?? null,
    gapOf,
    givenOf: (id) => kept(id)?.given ?? -1,
  });
  return {
    ...views,
    all,
    find,
    pays,
    fingerprint: () => file().fingerprint,
    gapOf,
    async add(account, fingerprint) {
      if (all().some((known) => sameAddresses(known.descriptor, account.descriptor, params))) return refuse('bitcoin-account-exists');
      if (all().length >= mostBitcoinAccounts) return refuse('too-many-accounts', { most: `${mostBitcoinAccounts}` });
      return update((value) => ({
        ...value,
        accounts: [...value.accounts, keptOf(account)],
        fingerprint: fingerprint ?? value.fingerprint,
      }));
    },
    async change(id, { pays: chosen, ...change }) {
      const account = find(id);
      if (account === null) return refuse('account-not-found');
      const next = { ...(kept(id) ?? keptOf(account)), ...change };
      return update((value) => ({
        ...value,
        accounts: kept(id) === null ? [...value.accounts, next] : value.accounts.map((one) => (one.id === id ? next : one)),
        pays: chosen === undefined ? value.pays : id,
      }));
    },
    async remove(id) {
      if (find(id) === null) return refuse('account-not-found');
      if (id === firstAccountId || id === pays().id) return refuse('bitcoin-account-in-use');
      return update((value) => ({ ...value, accounts: value.accounts.filter((one) => one.id !== id) }));
    },
    passed: () => file().passed,
    pass: (ids) => update((value) => ({ ...value, passed: [...new Set([...value.passed, ...ids])] })),
    settled: async () => document?.settled(),
  };
}

/** The view of an account that is in the list. Throws on any other: that is a bug, not an input. */
export function viewOf(accounts: Pick<BitcoinAccounts, 'view'>, id: string): BitcoinWallet {
  const view = accounts.view(id);
  if (view === null) throw new Error(`no account ${id}`);
  return view;
}

/** The id of an account of the words. */
export function wordAccountId(kind: AccountKind, number: number): string {
  return `${kind}-${number}`;
}

/** The id of an account whose keys are elsewhere: the same for the same addresses, with or without origins and in any order of keys. */
export function elsewhereAccountId(descriptor: Descriptor): string {
  return `x${bytesToHex(sha256(utf8ToBytes(descriptorText(withoutOrigins(descriptor))))).slice(0, 16)}`;
}

/** An account of the words, with where its key is. `fingerprint` null: unknown yet. */
export function wordAccount(
  { kind, number, xpub, name }: { readonly kind: AccountKind; readonly number: number; readonly xpub: string; readonly name: string },
  fingerprint: string | null,
  params: BitcoinParams,
): BitcoinAccount {
  const origin = fingerprint === null ? null : { fingerprint, path: accountPath(params, kind, number) };
  return { id: wordAccountId(kind, number), name, descriptor: { kind, key: { origin, xpub } }, number };
}

/** What the file says of the first account is its name, and what was given out; its key is the wallet's. */
function accountsIn(
  { bitcoinXpub: xpub }: FirstBitcoinAccount,
  file: BitcoinAccountsFile,
  params: BitcoinParams,
): readonly BitcoinAccount[] {
  const name = file.accounts.find(({ id }) => id === firstAccountId)?.name ?? '';
  const first = wordAccount({ kind: 'p2wpkh', number: 0, xpub, name }, file.fingerprint, params);
  const others = file.accounts.filter(({ id }) => id !== firstAccountId);
  return [first, ...others.flatMap((kept) => accountOf(kept, params) ?? [])];
}

function accountOf({ id, name, descriptor: text, number }: KeptBitcoinAccount, params: BitcoinParams): BitcoinAccount | null {
  const descriptor = parseDescriptor(text, params);
  return descriptor.ok ? { id, name, descriptor: descriptor.value, number } : null;
}

function keptOf({ id, name, descriptor, number }: BitcoinAccount): KeptBitcoinAccount {
  return { id, name, descriptor: descriptorText(descriptor), number };
}

function sameAddresses(a: Descriptor, b: Descriptor, params: BitcoinParams): boolean {
  return a.kind === b.kind && firstAddress(a, params) === firstAddress(b, params);
}

function firstAddress(descriptor: Descriptor, params: BitcoinParams): string {
  return placesOf(descriptor, params)({ chain: 0, index: 0 }).address;
}
