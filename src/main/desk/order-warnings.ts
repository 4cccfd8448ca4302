// Owns what the secure window warns of in an order that is no payment: keys that change hands, and codes that pass themselves off as others.
import type { PlanOrder } from '../../shared/contract/secure-api.ts';
import { readAmount } from '../../shared/xrpl/amounts/amount-parse.ts';
import { describeCurrency } from '../../shared/xrpl/amounts/currency-words.ts';
import type { Order } from '../outbox/types.ts';

type Warnings = PlanOrder['findings'];

/** AccountSet flag asfDisableMaster. */
const disableMaster = 4;
const amountFields = ['LimitAmount', 'TakerGets', 'TakerPays'];

/** `holdsKey`: whether the key of an address is in this wallet. What a payment may be warned of is the preflight's. */
export function orderWarnings({ tx, account }: Order, holdsKey: (address: string) => boolean): Warnings {
  return [...keyWarnings(tx, account, holdsKey), ...amountFields.flatMap((field) => codeWarning(tx[field]))];
}

/** Whoever holds a regular key can send everything that the account has. */
function keyWarnings(tx: Order['tx'], account: string, holdsKey: (address: string) => boolean): Warnings {
  const key = tx['RegularKey'];
  if (tx['TransactionType'] === 'SetRegularKey' && typeof key === 'string' && !holdsKey(key))
    return [{ severity: 'warn', code: 'order-gives-key-away', params: { account, key } }];
  if (tx['TransactionType'] === 'AccountSet' && tx['SetFlag'] === disableMaster)
    return [{ severity: 'warn', code: 'order-disables-own-key', params: { account } }];
  return [];
}

function codeWarning(value: unknown): Warnings {
  const amount = value === undefined ? null : readAmount(value);
  if (amount?.ok !== true || amount.value.kind !== 'token') return [];
  const { text, looksLike } = describeCurrency(amount.value.currency);
  return looksLike === null ? [] : [{ severity: 'warn', code: 'xrpl-warn-look-alike-currency', params: { currency: text, looksLike } }];
}
