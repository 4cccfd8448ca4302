// Owns what a recipient reads about a way to be paid, in the app and on both claim pages: its name, and what he needs before it can arrive.
import { assetCode, assetWords, shortId } from '../xrpl/amounts/asset-words.ts';
import { methodCurrency } from '../payouts/methods.ts';
import type { assetTexts } from './texts/assets.ts';
import type { commonTexts } from './texts/common.ts';
import type { TextParams } from './fill.ts';

type Translate = (key: keyof typeof assetTexts | keyof typeof commonTexts, params?: TextParams) => string;

/** "Bitcoin", "XRP Ledger" for XRP; a token with the beginning and the end of its issuer, an MPT with those of its id: codes are no one's own. */
export function methodName(t: Translate, methodId: string): string {
  const currency = methodCurrency(methodId);
  const { kind, issuer, id } = assetWords(currency);
  if (kind === 'bitcoin') return t('common.bitcoin');
  if (id !== null) return t('asset.ofId', { code: assetCode(currency), id: shortId(id) });
  return issuer === null ? t('common.xrpl') : t('asset.of', { code: assetCode(currency), issuer: shortId(issuer) });
}

export interface AcceptHint {
  readonly title: string;
  readonly text: string;
  /** Name and whole value of what identifies the token, to compare and to copy. */
  readonly parts: readonly { readonly name: string; readonly value: string }[];
  /** A code that passes itself off as another; null where it does not. */
  readonly warning: string | null;
}

/** Null for Bitcoin and XRP, which arrive without being accepted first. */
export function acceptHint(t: Translate, methodId: string): AcceptHint | null {
  const currency = methodCurrency(methodId);
  const { kind, issuer, id, looksLike } = assetWords(currency);
  if (issuer === null) return null;
  return {
    title: t('asset.acceptTitle'),
    text: t(kind === 'mpt' ? 'asset.acceptMpt' : 'asset.acceptToken', { code: assetCode(currency) }),
    parts: [
      { name: t('asset.issuer'), value: issuer },
      ...(id === null
        ? [{ name: t('asset.token'), value: currency.slice(0, currency.lastIndexOf('.')) }]
        : [{ name: t('asset.id'), value: id }]),
    ],
    warning: looksLike === null ? null : t('asset.looksLike', { code: looksLike }),
  };
}
