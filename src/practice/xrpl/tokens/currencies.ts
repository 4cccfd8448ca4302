// Owns what the trust lines of an account say as a whole: which lines there are, which currencies it could send and receive.
import { isLess, isPositive, negated } from '../arith/quantity.ts';
import type { RippleState } from '../ledger/entries-tokens.ts';
import { ownedItems } from '../ledger/owned-items.ts';
import type { ReadView } from '../ledger/view.ts';
import { balanceSeenBy, limitOf, peerOf } from '../lines/trust-line.ts';

export interface Currencies {
  readonly receive: readonly string[];
  readonly send: readonly string[];
}

export function linesOf(view: ReadView, account: string): readonly RippleState[] {
  return [...ownedItems(view, account)].flatMap(({ entry }) => (entry.LedgerEntryType === 'RippleState' ? [entry] : []));
}

/** A line has room to receive below its limit, and something to send while it holds tokens or the peer lets it owe more. */
export function currenciesOf(view: ReadView, account: string): Currencies {
  const [receive, send] = [new Set<string>(), new Set<string>()];
  for (const line of linesOf(view, account)) {
    const balance = balanceSeenBy(line, account);
    if (isLess(balance, limitOf(line, account))) receive.add(line.Balance.currency);
    if (isPositive(balance) || isLess(negated(balance), limitOf(line, peerOf(line, account)))) send.add(line.Balance.currency);
  }
  return { receive: [...receive].sort(), send: [...send].sort() };
}
