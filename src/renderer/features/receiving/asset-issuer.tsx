// Owns the words who stands behind an asset that is not XRP.
import type { ReactNode } from 'react';
import type { Asset } from '../../../shared/xrpl/amount.ts';
import { mptIssuerOf } from '../../../shared/xrpl/amounts/mpt.ts';
import { Address } from '../../ui/address.tsx';

export function AssetIssuer({ asset }: { readonly asset: Exclude<Asset, { readonly kind: 'xrp' }> }): ReactNode {
  return <Address value={asset.kind === 'token' ? asset.issuer : mptIssuerOf(asset.id)} />;
}
