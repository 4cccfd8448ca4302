// Owns which accounts a wallet has on the XRP Ledger, as far as the driver asks, and which key may sign for one of them.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { XrplAccount } from '../../backends/xrpl-backend.ts';
import type { XrplKey } from '../../chains/xrpl/types.ts';
import type { Signers } from '../signers.ts';

export interface LedgerAccounts {
  /** Payouts are paid from it. */
  pays(): string;
  owns(address: string): boolean;
  /** Whether the key of this address is here, in a locked vault too. */
  holdsKey(address: string): boolean;
}

/** A wallet with one account. */
export function oneAccount(address: string): LedgerAccounts {
  const isIt = (asked: string): boolean => asked === address;
  return { pays: () => address, owns: isIt, holdsKey: isIt };
}

/** Addresses of the keys that the ledger lets sign for the account: its own unless disabled, then its regular key. */
export function signingAddresses({ address, masterDisabled, regularKey }: XrplAccount): readonly string[] {
  return [...(masterDisabled ? [] : [address]), ...(regularKey === null ? [] : [regularKey])];
}

export function canSign(account: XrplAccount, accounts: LedgerAccounts): boolean {
  return signingAddresses(account).some((address) => accounts.holdsKey(address));
}

/** Lends the first of those keys that is here. Refusals: `account-cannot-sign`, and those of the signers. */
export async function withKeyOf<T>(signers: Signers, account: XrplAccount, use: (key: XrplKey) => T | Promise<T>): Promise<Result<T>> {
  for (const address of signingAddresses(account)) {
    const used = await signers.withXrplKey(address, use);
    if (used.ok) return ok(used.value);
    if (used.error.code !== 'key-not-here') return used;
  }
  return refuse('account-cannot-sign', { account: account.address });
}
