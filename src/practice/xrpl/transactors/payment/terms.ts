// Owns what a Payment asks for: the amount, what it may cost, and to whom.
import { accountZero } from '../../base/address.ts';
import { textOf } from '../../base/json.ts';
import { type Amount, isMpt, readAmount } from '../../engine/amount.ts';
import type { Transaction } from '../../engine/transaction.ts';

export const paymentFlags = { noDirect: 0x0001_0000, partial: 0x0002_0000, limitQuality: 0x0004_0000 } as const;

export interface Terms {
  readonly amount: Amount;
  /** SendMax, or what rippled takes in its place. */
  readonly sendMax: Amount;
  readonly destination: string;
}

/** Null if an amount cannot be read. */
export function readTerms(tx: Transaction): Terms | null {
  const amount = readAmount(tx.json['Amount']);
  const sendMax = tx.json['SendMax'] === undefined ? defaultSendMax(tx, amount) : readAmount(tx.json['SendMax']);
  if (amount === null || sendMax === null) return null;
  return { amount, sendMax, destination: textOf(tx.json, 'Destination') ?? accountZero };
}

/** A token is sent at most at face value, and as if the sender had issued it. */
function defaultSendMax(tx: Transaction, amount: Amount | null): Amount | null {
  if (amount?.asset.kind !== 'token' || isMpt(amount)) return amount;
  return { asset: { ...amount.asset, issuer: tx.account }, quantity: amount.quantity };
}

export function isDirectXrp({ amount, sendMax }: Terms): boolean {
  return amount.asset.kind === 'xrp' && sendMax.asset.kind === 'xrp';
}
