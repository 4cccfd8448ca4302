// Owns how a payout currency is named: on one line where a row has room for one, and whole where somebody decides.
import type { ReactNode } from 'react';
import { assetWords, shortId } from '../../shared/xrpl/amounts/asset-words.ts';
import { Address } from './address.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { useWords } from './words.tsx';

/** What tells a token or an MPT from another of the same code: its issuer or id, whole, and what it is called; null for coins and units. */
export function originOf(currency: string): { readonly kind: 'issuer' | 'id'; readonly text: string } | null {
  const { id, issuer } = assetWords(currency);
  if (id !== null) return { kind: 'id', text: id };
  return issuer === null ? null : { kind: 'issuer', text: issuer };
}

/** "rvYAfW…ubs59B" behind a token's code, whole in its title; nothing for coins. */
export function AssetOrigin({ currency, className }: { readonly currency: string; readonly className?: string }): ReactNode {
  const { t } = useWords();
  const origin = originOf(currency);
  const { looksLike } = assetWords(currency);
  if (origin === null) return null;
  return (
    <span className={classNames('asset-origin', className)} title={`${t(`asset.${origin.kind}`)} ${origin.text}`} translate="no">
      {shortId(origin.text)}
      {looksLike === null ? null : (
        <span className="asset-warning" title={t('asset.looksLike', { code: looksLike })}>
          <Icon name="warning" size={12} />
          <span className="visually-hidden">{t('asset.looksLike', { code: looksLike })}</span>
        </span>
      )}
    </span>
  );
}

/** Issuer and id in full; nothing for coins. */
export function AssetFacts({ currency }: { readonly currency: string }): ReactNode {
  const { t } = useWords();
  const { issuer, id, looksLike } = assetWords(currency);
  if (issuer === null) return null;
  return (
    <span className="stack is-1 asset-facts">
      {looksLike === null ? null : (
        <span className="field-error">
          <Icon name="warning" size={16} />
          {t('asset.looksLike', { code: looksLike })}
        </span>
      )}
      <span className="soft tiny">{t('asset.issuer')}</span>
      <Address value={issuer} />
      {id === null ? null : (
        <>
          <span className="soft tiny">{t('asset.id')}</span>
          <Address value={id} />
        </>
      )}
    </span>
  );
}
