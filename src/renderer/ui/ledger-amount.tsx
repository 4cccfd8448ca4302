// Owns how an amount of the XRP Ledger looks, whatever it is an amount of: the code as people read it, an MPT by its scale where that is known.
import { createContext, type ReactNode, useContext } from 'react';
import { amountText } from '../../shared/i18n/format.ts';
import { dropsToText } from '../../shared/money/units.ts';
import type { Amount as LedgerValue, Asset } from '../../shared/xrpl/amount.ts';
import { assetOf } from '../../shared/xrpl/amount.ts';
import { describeCurrency } from '../../shared/xrpl/amounts/currency-words.ts';
import { mptText } from '../../shared/xrpl/amounts/mpt.ts';
import { formatTokenValue } from '../../shared/xrpl/amounts/token-value.ts';
import { Amount, type AmountProps } from './amount.tsx';
import { useWords, type Words } from './words.tsx';

export interface MptName {
  readonly scale: number;
  readonly ticker: string | null;
}

/** By issuance id. */
export type MptNames = ReadonlyMap<string, MptName>;

const Names = createContext<MptNames>(new Map());

/** What is known of the MPTs that stand below it; others are shown in raw units, and say so. */
export function MptNaming({ names, children }: { readonly names: MptNames; readonly children: ReactNode }): ReactNode {
  return <Names value={names}>{children}</Names>;
}

export function useMptNames(): MptNames {
  return useContext(Names);
}

/** "XRP", a token's code, the ticker of an MPT. The issuer is not in it. */
export function assetUnit(asset: Asset, names: MptNames): string {
  if (asset.kind === 'xrp') return 'XRP';
  if (asset.kind === 'token') return describeCurrency(asset.currency).text;
  return names.get(asset.id)?.ticker ?? `MPT ${asset.id.slice(0, 8)}…`;
}

export function ledgerValueText(amount: LedgerValue, names: MptNames): string {
  if (amount.kind === 'xrp') return dropsToText(amount.drops);
  return amount.kind === 'token' ? formatTokenValue(amount.value) : mptText(amount.value, names.get(amount.id)?.scale ?? 0);
}

/** The unit that the digits of `ledgerValueText` are in: of an MPT whose scale is not known they count raw units. */
function unitOf(amount: LedgerValue, names: MptNames, { t }: Pick<Words, 't'>): string {
  const unit = assetUnit(assetOf(amount), names);
  return amount.kind === 'mpt' && !names.has(amount.id) ? t('asset.rawUnits', { asset: unit }) : unit;
}

/** As one string: "1,234.50 USD". */
export function ledgerAmountText(amount: LedgerValue, names: MptNames, words: Pick<Words, 't'>): string {
  return amountText(ledgerValueText(amount, names), unitOf(amount, names, words));
}

export function LedgerAmount({
  amount,
  ...look
}: { readonly amount: LedgerValue } & Pick<AmountProps, 'size' | 'column' | 'plus'>): ReactNode {
  const names = useMptNames();
  const words = useWords();
  return <Amount {...look} value={ledgerValueText(amount, names)} unit={unitOf(amount, names, words)} />;
}
