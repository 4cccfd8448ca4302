// Owns the step between a typed amount and an exact one: XRP in whole XRP, a token as decimal text, an MPT by its scale.
import { dropsToText, textToDrops } from '../../../shared/money/units.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Amount, Asset } from '../../../shared/xrpl/amount.ts';
import { readAmount } from '../../../shared/xrpl/amounts/amount-parse.ts';
import { readCurrency } from '../../../shared/xrpl/amounts/currency-code.ts';
import { mptText, mptValueOf, readMptId } from '../../../shared/xrpl/amounts/mpt.ts';
import { formatTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import type { FormAmount, FormAsset } from '../../state/studio-form.ts';
import { typedDecimal } from '../../state/typed-decimal.ts';

/** Codes of the readers of amounts. An empty value is not an amount: ask before. */
export function readFormAmount({ asset, value }: FormAmount): Result<Amount> {
  const text = typedDecimal(value);
  if (asset.kind === 'xrp') {
    const drops = textToDrops(text);
    return drops.ok ? ok({ kind: 'xrp', drops: drops.value }) : drops;
  }
  if (asset.kind === 'token') return readAmount({ currency: asset.currency.trim(), issuer: asset.issuer.trim(), value: text });
  const id = readMptId(asset.id.trim());
  if (!id.ok) return id;
  const units = mptValueOf(text, asset.scale);
  return units.ok ? ok({ kind: 'mpt', id: id.value, value: units.value }) : units;
}

/** The asset alone; null while its code, issuer or id cannot be read. */
export function readFormAsset(asset: FormAsset): Asset | null {
  if (asset.kind === 'xrp') return { kind: 'xrp' };
  if (asset.kind === 'mpt') {
    const id = readMptId(asset.id.trim());
    return id.ok ? { kind: 'mpt', id: id.value } : null;
  }
  const currency = readCurrency(asset.currency.trim());
  const whole = currency.ok ? readAmount({ currency: currency.value, issuer: asset.issuer.trim(), value: '1' }) : null;
  return whole?.ok && whole.value.kind === 'token' ? { kind: 'token', currency: whole.value.currency, issuer: whole.value.issuer } : null;
}

/** As somebody would type it. */
export function valueText(amount: Amount, scale: number): string {
  if (amount.kind === 'xrp') return dropsToText(amount.drops);
  return amount.kind === 'mpt' ? mptText(amount.value, scale) : formatTokenValue(amount.value);
}

/** `scaleOf`: AssetScale of an issuance; 0 where it is not known. */
export function formAsset(asset: Asset, scaleOf: (id: string) => number): FormAsset {
  return asset.kind === 'mpt' ? { ...asset, scale: scaleOf(asset.id) } : asset;
}

export function formAmount(amount: Amount, scaleOf: (id: string) => number): FormAmount {
  if (amount.kind === 'xrp') return { asset: { kind: 'xrp' }, value: valueText(amount, 0) };
  if (amount.kind === 'token')
    return { asset: { kind: 'token', currency: amount.currency, issuer: amount.issuer }, value: valueText(amount, 0) };
  const scale = scaleOf(amount.id);
  return { asset: { kind: 'mpt', id: amount.id, scale }, value: valueText(amount, scale) };
}

/** The same amount typed at the scale that became known. What could not be read without it ("12.5") meant nothing before and is read at it; an amount of another issuance stays. */
export function rescaled(amount: FormAmount, id: string, scale: number): FormAmount {
  const { asset } = amount;
  if (asset.kind !== 'mpt' || asset.id !== id || asset.scale === scale) return amount;
  const read = amount.value.trim() === '' ? null : readFormAmount(amount);
  return { asset: { ...asset, scale }, value: read?.ok ? valueText(read.value, scale) : amount.value };
}

export function sameFormAsset(a: FormAsset, b: FormAsset): boolean {
  if (a.kind === 'token') return b.kind === 'token' && a.currency === b.currency && a.issuer === b.issuer;
  return a.kind === 'mpt' ? b.kind === 'mpt' && a.id === b.id : b.kind === 'xrp';
}
