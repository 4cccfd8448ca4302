// Owns which assets a request can be made for, and reading the amount that somebody typed for one.
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';
import { parseDecimal } from '../../../shared/money/parse-amount.ts';
import { formatDecimal } from '../../../shared/money/decimal.ts';
import { textToUnits, xrpDecimals } from '../../../shared/money/units.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { type Amount, type Asset, signOf } from '../../../shared/xrpl/amount.ts';
import { describeCurrency } from '../../../shared/xrpl/amounts/currency-words.ts';
import { mptValueOf } from '../../../shared/xrpl/amounts/mpt.ts';
import { isPositive, readTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import { typedDecimal } from '../../state/typed-decimal.ts';
import type { MptNames } from '../../ui/ledger-amount.tsx';

export interface AssetOption {
  /** `XRP`, `<CODE>.<issuer>` or an issuance id. */
  readonly id: string;
  readonly asset: Asset;
  /** Code or ticker. */
  readonly unit: string;
  /** Null for XRP. */
  readonly issuer: string | null;
}

export const xrpOption: AssetOption = { id: 'XRP', asset: { kind: 'xrp' }, unit: 'XRP', issuer: null };

/** XRP, the tokens that the account has a line for, and the MPTs that it may hold: nothing else can arrive. */
export function assetOptions(holdings: AccountHoldings | undefined, names: MptNames): readonly AssetOption[] {
  if (!holdings) return [xrpOption];
  const tokens = holdings.lines
    .filter(({ limit, balance }) => (limit !== null && isPositive(limit)) || (balance !== null && isPositive(balance)))
    .map(({ currency, peer }): AssetOption => {
      const asset = { kind: 'token', currency, issuer: peer } as const;
      return { id: `${currency}.${peer}`, asset, unit: describeCurrency(currency).text, issuer: peer };
    });
  const mpts = holdings.mpts
    .filter(({ holding }) => holding !== null)
    .map(({ id, issuance }): AssetOption => {
      const unit = names.get(id)?.ticker ?? `MPT ${id.slice(0, 8)}…`;
      return { id, asset: { kind: 'mpt', id }, unit, issuer: issuance?.issuer ?? null };
    });
  return [xrpOption, ...tokens, ...mpts];
}

/** The amount that was typed; null for an empty field, which means any amount. Codes: those of numbers, and `receive-amount-invalid` for nothing. */
export function typedAmount(text: string, asset: Asset, names: MptNames): Result<Amount | null> {
  const typed = typedDecimal(text);
  if (typed === '') return ok(null);
  const decimal = parseDecimal(typed);
  if (!decimal.ok) return decimal;
  const read = amountFrom(formatDecimal(decimal.value), asset, names);
  if (!read.ok) return read;
  return signOf(read.value) > 0 ? read : refuse('receive-amount-invalid');
}

function amountFrom(text: string, asset: Asset, names: MptNames): Result<Amount> {
  if (asset.kind === 'xrp') {
    const drops = textToUnits(text, xrpDecimals);
    return drops.ok ? ok({ kind: 'xrp', drops: drops.value }) : drops;
  }
  if (asset.kind === 'mpt') {
    const value = mptValueOf(text, names.get(asset.id)?.scale ?? 0);
    return value.ok ? ok({ ...asset, value: value.value }) : value;
  }
  const value = readTokenValue(text);
  return value.ok ? ok({ ...asset, value: value.value }) : value;
}
