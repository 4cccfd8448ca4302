// Owns how much of an asset a transaction brought, in the whole units that main reckons with.
import { roundTo, toUnits } from '../../shared/money/decimal.ts';
import { tokenPlaces } from '../../shared/payouts/asset-places.ts';
import { readAsset } from '../../shared/payouts/methods.ts';
import type { Amount } from '../../shared/xrpl/amount.ts';
import { decimalOfValue } from '../../shared/xrpl/amounts/token-value.ts';

/**
 * Drops, 10^-18 of a token, raw units of an MPT (`assetPlaces`); null where it is nothing, or another asset: a token of another issuer is another one. What a token
 * has beyond 18 places is left out.
 */
export function deliveredUnits(delivered: Amount | null, asset: string): bigint | null {
  switch (delivered?.kind) {
    case undefined:
      return null;
    case 'xrp':
      return asset === 'XRP' ? delivered.drops : null;
    case 'mpt':
      return asset === delivered.id ? delivered.value : null;
    case 'token': {
      const { code, issuer } = readAsset(asset);
      const isIt = delivered.currency === code && delivered.issuer === issuer;
      return isIt ? toUnits(roundTo(decimalOfValue(delivered.value), tokenPlaces, 'floor'), tokenPlaces) : null;
    }
  }
}
