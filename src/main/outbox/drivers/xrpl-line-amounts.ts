// Owns a line of a plan as an amount of the ledger and back: drops, a token's value, raw units of an MPT. No rounding anywhere.
import { add, compare, type Decimal, formatDecimal, zero } from '../../../shared/money/decimal.ts';
import { unitsToText, xrpDecimals } from '../../../shared/money/units.ts';
import { tokenPlaces } from '../../../shared/payouts/asset-places.ts';
import { assetMethod } from '../../../shared/payouts/methods.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { type Amount, type Asset, assetOf, sameAsset } from '../../../shared/xrpl/amount.ts';
import { readAmount } from '../../../shared/xrpl/amounts/amount-parse.ts';
import { decimalOfValue, readTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import type { Entry, PlanLine } from '../types.ts';

/** What must arrive. Refusals: `plan-unreadable` (no asset of the ledger), and those of `readTokenValue` where a token cannot hold the amount. */
export function amountOfLine({ asset, amount }: Pick<PlanLine, 'asset' | 'amount'>): Result<Amount> {
  const method = assetMethod(asset);
  if (method?.kind === 'xrp') return ok({ kind: 'xrp', drops: amount });
  if (method?.kind === 'mpt') return ok({ kind: 'mpt', id: method.currency, value: amount });
  if (method?.kind !== 'token') return refuse('plan-unreadable');
  const [currency = '', issuer = ''] = method.currency.split(/\.(?=r[^.]*$)/);
  const value = readTokenValue(unitsToText(amount, tokenPlaces));
  return value.ok ? ok({ kind: 'token', currency, issuer, value: value.value }) : value;
}

/** The most that leaves the sender for this entry: its SendMax, else its amount; null where nothing of an asset does. */
export function spentBy(entry: Pick<Entry, 'lines' | 'order' | 'detail'>): Amount | null {
  const { order, detail, lines } = entry;
  if (order !== null && order.tx['TransactionType'] !== 'Payment') return null;
  const asked = order === null ? detail['sendMax'] : (order.tx['SendMax'] ?? order.tx['Amount']);
  const read = asked === undefined ? null : readAmount(asked);
  if (read?.ok) return read.value;
  const line = lines[0] === undefined ? null : amountOfLine(lines[0]);
  return line?.ok === true ? line.value : null;
}

/** Whole XRP, a token's value, raw units of an MPT. */
export function decimalOf(amount: Amount): Decimal {
  if (amount.kind === 'token') return decimalOfValue(amount.value);
  return amount.kind === 'xrp' ? { digits: amount.drops, scale: xrpDecimals } : { digits: amount.value, scale: 0 };
}

/** Sum of those amounts that are of this asset. */
export function totalOf(asset: Asset, amounts: readonly Amount[]): Decimal {
  return amounts.filter((amount) => sameAsset(assetOf(amount), asset)).reduce((sum, amount) => add(sum, decimalOf(amount)), zero);
}

/** The same asset and exactly the same value, however it is spelled. */
export function isExactly(a: Amount | null, b: Amount): boolean {
  return a !== null && sameAsset(assetOf(a), assetOf(b)) && compare(decimalOf(a), decimalOf(b)) === 0;
}

export function decimalText(value: Decimal): string {
  return formatDecimal(value);
}
