// Owns the line that says who issues an asset, in full. XRP has nobody.
import type { ReactNode } from 'react';
import type { Asset } from '../../../shared/xrpl/amount.ts';
import { mptIssuerOf } from '../../../shared/xrpl/amounts/mpt.ts';
import { Address } from '../../ui/address.tsx';
import { useWords } from '../../ui/words.tsx';
import type { Names } from './use-studio.tsx';

export function Issuer({ asset, names }: { readonly asset: Asset; readonly names: Pick<Names, 'account'> }): ReactNode {
  const { t } = useWords();
  if (asset.kind === 'xrp') return null;
  const issuer = asset.kind === 'mpt' ? mptIssuerOf(asset.id) : asset.issuer;
  const name = names.account(issuer);
  return (
    <span className="studio-issuer small soft">
      <span>{t('studio.issuerOf')}</span>
      {name === null ? null : <strong>{name}</strong>}
      <Address value={issuer} />
    </span>
  );
}
