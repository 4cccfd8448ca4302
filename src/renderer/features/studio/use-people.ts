// Owns whom the payer knows: own accounts, receivers of payouts and of payments that went out before. Nobody gets in by having sent something here.
import { useMemo } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { OrderStatus } from '../../../shared/contract/orders.ts';
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';
import { accountIdOf } from '../../../shared/links/xrpl-address.ts';
import type { Contact, People } from '../../../shared/xrpl/api.ts';
import { isPositive } from '../../../shared/xrpl/amounts/token-value.ts';
import { useServices } from '../../state/services.tsx';
import type { OwnAccount } from '../../state/use-own-accounts.ts';
import { readOrder } from './order-text.ts';

export interface KnownPerson extends Contact {
  readonly own: boolean;
}

export interface KnownPeople extends People {
  readonly contacts: readonly KnownPerson[];
}

/** Comparing an address with more than that many takes longer than a keystroke may. */
const mostContacts = 2000;

export function usePeople(
  wallet: WalletSummary,
  accounts: readonly OwnAccount[],
  orders: readonly OrderStatus[] | undefined,
  payer: AccountHoldings | null,
  nameOf: (index: number) => string,
): KnownPeople {
  const payouts = useServices().live.usePayouts(wallet, 'Completed');
  return useMemo(() => {
    const own = accounts.map(({ address, label }, index) => ({ name: label || nameOf(index), address, own: true }));
    const paid = (payouts ?? [])
      .filter(({ address }) => accountIdOf(address) !== null)
      .map(({ address, pullPaymentName }) => ({ name: pullPaymentName, address, own: false }));
    const ordered = (orders ?? [])
      .filter(({ phase }) => phase === 'final')
      .flatMap((order) => {
        const address = readOrder(order, wallet.network).reading?.draft.destination ?? null;
        return address === null ? [] : [{ name: '', address, own: false }];
      });
    return { contacts: distinct([...own, ...paid, ...ordered]), knownIssuers: issuersOf(payer) };
  }, [accounts, payouts, orders, payer, nameOf, wallet.network]);
}

function distinct(contacts: readonly KnownPerson[]): readonly KnownPerson[] {
  const found = new Map<string, KnownPerson>();
  for (const contact of contacts) if (!found.has(contact.address) && found.size < mostContacts) found.set(contact.address, contact);
  return [...found.values()];
}

/** Issuers whose tokens the payer holds or has accepted, by code. */
function issuersOf(payer: AccountHoldings | null): People['knownIssuers'] {
  const issuers: Record<string, string[]> = {};
  for (const { currency, peer, balance, limit } of payer?.lines ?? [])
    if ((balance !== null && isPositive(balance)) || (limit !== null && isPositive(limit))) (issuers[currency] ??= []).push(peer);
  return issuers;
}
