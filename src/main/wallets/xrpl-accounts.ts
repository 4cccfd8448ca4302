// Owns the list of a wallet's accounts on the XRP Ledger: which there are, what they are called, which one pays. It holds no key and moves nothing.
import * as z from 'zod';
import { accountOrigins, label } from '../../shared/contract/xrpl-accounts.ts';
import { isClassicAddress } from '../../shared/links/xrpl-address.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { JsonDocument } from '../storage/json-document.ts';

const classic = z.string().refine(isClassicAddress);

const knownAccount = z.strictObject({
  address: classic,
  /** 33 bytes in hex; null where only the address is known. */
  publicKey: z
    .string()
    .regex(/^[0-9A-F]{66}$/)
    .nullable(),
  origin: z.enum(accountOrigins),
  /** m/44'/144'/index'/0/0; null unless it is of the phrase. */
  index: z.int().min(0).max(19).nullable(),
  algorithm: z.enum(['secp256k1', 'ed25519']).nullable(),
  label,
});
export type KnownAccount = Readonly<z.output<typeof knownAccount>>;

export const accountsFile = z.strictObject({
  accounts: z.array(knownAccount).max(100),
  /** Null: the first of the phrase. */
  pays: classic.nullable(),
  /** Indexes of the phrase that were found on the ledger, announced and not wanted. */
  passed: z.array(z.int().min(0).max(19)).max(20).exactOptional(),
});
export type AccountsFile = z.output<typeof accountsFile>;
export const noAccounts: AccountsFile = { accounts: [], pays: null };

export const mostAccounts = 100;

/** Whoever signs looks for the key by the address: an entry that names a key wrongly gets no signature, and never that of another account. */
export interface XrplAccounts {
  /** The first account of the phrase first, the others in the order in which they came. */
  all(): readonly KnownAccount[];
  find(address: string): KnownAccount | null;
  /** Payouts are paid from it, and the wallet's cards show it. */
  pays(): string;
  owns(address: string): boolean;
  /** Whether the key of this address is in this wallet, in a locked vault, too. */
  holdsKey(address: string): boolean;
  /** One that was watched may be added again with its key. Refusals: `account-exists`, `too-many-accounts`, `accounts-damaged`, those of the disk. */
  add(account: KnownAccount): Promise<Result<void>>;
  /** Refusals: `account-not-found`, `accounts-damaged`, those of the disk. */
  change(address: string, change: { readonly label?: string; readonly pays?: true }): Promise<Result<void>>;
  /** Refusals: `account-not-found`, `account-in-use` (the first, or the one that pays), `accounts-damaged`, those of the disk. */
  remove(address: string): Promise<Result<void>>;
  /** Indexes of the phrase that are announced no more. */
  passed(): readonly number[];
  /** Refusals: `accounts-damaged`, those of the disk. */
  pass(indexes: readonly number[]): Promise<Result<void>>;
  settled(): Promise<void>;
}

export interface FirstAccount {
  readonly xrplAddress: string;
  readonly xrplPublicKey: string;
}

/** `document` is null where it cannot be read: then there is the first account alone, and nothing is written. */
export function xrplAccounts(wallet: FirstAccount, document: JsonDocument<AccountsFile> | null): XrplAccounts {
  const first = firstOf(wallet);
  const file = (): AccountsFile => document?.value() ?? noAccounts;
  const all = (): readonly KnownAccount[] => listed(first, file());
  const find = (address: string): KnownAccount | null => all().find((account) => account.address === address) ?? null;
  const pays = (): string => {
    const chosen = file().pays;
    return chosen !== null && find(chosen) !== null ? chosen : first.address;
  };
  const update = async (change: (value: AccountsFile) => AccountsFile): Promise<Result<void>> => {
    if (document === null) return refuse('accounts-damaged');
    const written = await document.update(change);
    return written.ok ? ok(undefined) : written;
  };
  return {
    all,
    find,
    pays,
    owns: (address) => find(address) !== null,
    holdsKey: (address) => (find(address)?.origin ?? 'watched') !== 'watched',
    async add(account) {
      const known = find(account.address);
      if (known !== null && (known.origin !== 'watched' || account.origin === 'watched'))
        return refuse('account-exists', { address: account.address });
      if (known === null && all().length >= mostAccounts) return refuse('too-many-accounts', { most: `${mostAccounts}` });
      const others = (value: AccountsFile) => value.accounts.filter(({ address }) => address !== account.address);
      return update((value) => ({ ...value, accounts: [...others(value), account] }));
    },
    async change(address, { label, pays }) {
      const known = find(address);
      if (known === null) return refuse('account-not-found');
      const next = label === undefined ? known : { ...known, label };
      return update((value) => ({
        ...value,
        accounts: has(value, address) ? value.accounts.map((one) => (one.address === address ? next : one)) : [...value.accounts, next],
        pays: pays === undefined ? value.pays : address,
      }));
    },
    async remove(address) {
      if (find(address) === null) return refuse('account-not-found');
      if (address === first.address || address === pays()) return refuse('account-in-use');
      return update((value) => ({ ...value, accounts: value.accounts.filter((one) => one.address !== address) }));
    },
    passed: () => file().passed ?? [],
    pass: (indexes) => update((value) => ({ ...value, passed: [...new Set([...(value.passed ?? []), ...indexes])].sort((a, b) => a - b) })),
    settled: async () => document?.settled(),
  };
}

/** A wallet from before has exactly this one. What the file says of it is its label alone. */
function firstOf({ xrplAddress, xrplPublicKey }: FirstAccount): KnownAccount {
  return { address: xrplAddress, publicKey: xrplPublicKey, origin: 'phrase', index: 0, algorithm: 'secp256k1', label: '' };
}

function listed(first: KnownAccount, { accounts }: AccountsFile): readonly KnownAccount[] {
  const named = accounts.find(({ address }) => address === first.address);
  return [{ ...first, label: named?.label ?? '' }, ...accounts.filter(({ address }) => address !== first.address)];
}

function has({ accounts }: AccountsFile, address: string): boolean {
  return accounts.some((account) => account.address === address);
}
