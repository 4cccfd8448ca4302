// Owns taking XRP from an account and giving it to one, within a payment that does both.
import { drops, negated, type Quantity } from '../arith/quantity.ts';
import { accountZero } from '../base/address.ts';
import type { AccountRoot } from '../ledger/entries.ts';
import { type LayerView, readAccount } from '../ledger/view.ts';

const currency = 'XRP';

/** False if the account does not have so much. */
export function takeXrp(view: LayerView, account: string, amount: Quantity): boolean {
  const root = readAccount(view, account);
  if (root === undefined || BigInt(root.Balance) < amount.m) return false;
  view.noteCredit({ owner: account, peer: accountZero, currency }, amount, balanceOf(root));
  view.putAccount({ ...root, Balance: String(BigInt(root.Balance) - amount.m) });
  return true;
}

/** False if there is no such account. */
export function giveXrp(view: LayerView, account: string, amount: Quantity): boolean {
  const root = readAccount(view, account);
  if (root === undefined) return false;
  view.noteCredit({ owner: accountZero, peer: account, currency }, amount, negated(balanceOf(root)));
  view.putAccount({ ...root, Balance: String(BigInt(root.Balance) + amount.m) });
  return true;
}

function balanceOf(root: AccountRoot): Quantity {
  return drops(BigInt(root.Balance));
}
