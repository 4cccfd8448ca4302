// Owns the look for Bitcoin accounts of the words that are not in the list and were used: after a restore, and with every rescan.
import type { FoundBitcoinAccount } from '../../shared/contract/bitcoin-accounts.ts';
import { satsToText } from '../../shared/money/units.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { BitcoinBackend } from '../backends/bitcoin-backend.ts';
import { type AccountKind, accountXpub, masterFingerprint, mostWordAccounts } from '../chains/bitcoin/account.ts';
import type { BitcoinParams } from '../chains/bitcoin/types.ts';
import type { Network } from '../../shared/network.ts';
import { type BitcoinAccountList, wordAccountId } from '../wallets/bitcoin-accounts.ts';
import type { ScanWatcher } from '../wallets/bitcoin-scan.ts';
import { type BitcoinWallet, bitcoinWallet } from '../wallets/bitcoin-wallet.ts';

export const accountKinds = ['p2wpkh', 'p2tr'] as const satisfies readonly AccountKind[];

/** So many accounts in a row that were never used end the look for further ones of a kind (BIP44 says one). */
const accountGap = 2;

/** Public keys of all accounts that the words may have. */
export interface WordKeys {
  readonly fingerprint: string;
  xpub(kind: AccountKind, number: number): string;
}

/** Derives them all at once, so that later questions need no unlocked vault. */
export function wordKeysOf(seed: Uint8Array, params: BitcoinParams): WordKeys {
  const xpubs = new Map(
    accountKinds.flatMap((kind) =>
      Array.from(
        { length: mostWordAccounts },
        (_, number) => [wordAccountId(kind, number), accountXpub(seed, params, kind, number)] as const,
      ),
    ),
  );
  return {
    fingerprint: masterFingerprint(seed),
    xpub(kind, number) {
      const xpub = xpubs.get(wordAccountId(kind, number));
      if (xpub === undefined) throw new RangeError(`no account ${number}`);
      return xpub;
    },
  };
}

export interface FurtherOptions {
  readonly accounts: Pick<BitcoinAccountList, 'all'>;
  readonly keys: WordKeys;
  readonly network: Network;
  readonly backend: BitcoinBackend;
  /** Unix seconds before which the words cannot have had money; null: unknown. */
  readonly since: number | null;
  readonly gap: number;
}

export interface FoundAccounts {
  readonly found: readonly Omit<FoundBitcoinAccount, 'passed'>[];
  /** Addresses that were ever used. */
  readonly used: number;
  readonly balance: bigint;
}

interface Candidate {
  readonly id: string;
  readonly kind: AccountKind;
  readonly number: number;
  readonly view: BitcoinWallet;
}

/** Refusals: those of the backend, `rescan-cancelled`; nothing is said then of what was not asked about. `seen` hears of each account that was looked through. */
export async function lookFurther(
  { accounts, keys, network, backend, since, gap }: FurtherOptions,
  watcher: ScanWatcher,
  seen: (so: FoundAccounts) => void = () => undefined,
): Promise<Result<FoundAccounts>> {
  const listed = new Set(accounts.all().map(({ id }) => id));
  const made = new Map<string, Candidate>();
  const candidate = (kind: AccountKind, number: number): Candidate => {
    const id = wordAccountId(kind, number);
    const known = made.get(id);
    if (known !== undefined) return known;
    const descriptor = { kind, key: { origin: null, xpub: keys.xpub(kind, number) } } as const;
    // All that are known of by now are watched together: a node reads its past once for them.
    const together = () => [...made.values()].flatMap(({ view }) => view.toWatch());
    const fresh = { id, kind, number, view: bitcoinWallet({ descriptor, network, backend, since, gap: () => gap, together }) };
    made.set(id, fresh);
    return fresh;
  };
  const nextOf = (kind: AccountKind, last: number): readonly Candidate[] => {
    const end = Math.min(last + 1 + accountGap, mostWordAccounts);
    return Array.from({ length: end }, (_, number) => number)
      .filter((number) => !listed.has(wordAccountId(kind, number)))
      .map((number) => candidate(kind, number));
  };
  const done = new Set<string>();
  for (;;) {
    const due = accountKinds.flatMap((kind) => nextOf(kind, lastOf(kind, accounts, [...made.values()]))).filter(({ id }) => !done.has(id));
    if (due.length === 0) return ok(summaryOf([...made.values()]));
    for (const { id, view } of due) {
      const asked = await view.rescan(watcher);
      if (!asked.ok) return asked;
      done.add(id);
      seen(summaryOf([...made.values()]));
    }
  }
}

function lastOf(kind: AccountKind, accounts: Pick<BitcoinAccountList, 'all'>, candidates: readonly Candidate[]): number {
  const listed = accounts.all().flatMap(({ number, descriptor }) => (number !== null && descriptor.kind === kind ? [number] : []));
  const used = candidates.filter((one) => one.kind === kind && one.view.used() > 0).map(({ number }) => number);
  return Math.max(-1, ...listed, ...used);
}

function summaryOf(candidates: readonly Candidate[]): FoundAccounts {
  const used = candidates.filter(({ view }) => view.used() > 0);
  const balanceOf = ({ view }: Candidate): bigint => {
    const { confirmed, unconfirmed } = view.balance(new Set());
    return confirmed + unconfirmed;
  };
  return {
    found: used.map((one) => ({ id: one.id, kind: one.kind, number: one.number, balance: satsToText(balanceOf(one)) })),
    used: candidates.reduce((sum, { view }) => sum + view.used(), 0),
    balance: used.reduce((sum, one) => sum + balanceOf(one), 0n),
  };
}
