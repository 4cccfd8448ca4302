// Owns the guard against orders after which nobody here could sign for the account any more.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { XrplAccount } from '../../backends/xrpl-backend.ts';
import type { Order } from '../types.ts';
import { canSign, type LedgerAccounts } from './xrpl-accounts.ts';

/** AccountSet flag asfDisableMaster. */
const disableMaster = 4;

/**
 * `order-locks-account` where the order would leave the account with its own key disabled and without a regular key that is here. The ledger takes any address for a regular
 * key, also one that nobody has a key of. A list of signers does not count: this wallet cannot sign for one.
 */
export function checkKeysAfter(order: Order, account: XrplAccount, accounts: LedgerAccounts): Result<void> {
  const after = keysAfter(order, account);
  const locks = after !== null && after.masterDisabled && !canSign(after, accounts);
  return locks ? refuse('order-locks-account', { account: account.address }) : ok(undefined);
}

/** Null for an order that changes no key. */
function keysAfter({ tx }: Order, account: XrplAccount): XrplAccount | null {
  if (tx['TransactionType'] === 'AccountSet' && tx['SetFlag'] === disableMaster) return { ...account, masterDisabled: true };
  if (tx['TransactionType'] !== 'SetRegularKey') return null;
  const key = tx['RegularKey'];
  return { ...account, regularKey: typeof key === 'string' ? key : null };
}
