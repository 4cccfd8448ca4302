// Owns in which whole units main reckons with what is paid, so that every amount of a plan is an exact integer.
import { bitcoinDecimals, xrpDecimals } from '../money/units.ts';
import { assetMethod } from './methods.ts';

/** Amounts in the unit of a pull payment have at most so many places (spec §17), and so has what is paid in a token. */
export const tokenPlaces = 18;

/**
 * Places of the integer amounts of an asset (`BTC`, `XRP`, `USD.<issuer>`, an MPT id): satoshi, drops, 10^-18 of a token, raw units of an MPT. `scale` is the
 * AssetScale of the MPT, which an issuance keeps for ever. Null for what is no asset, and for an MPT whose scale is not known.
 */
export function assetPlaces(asset: string, scale: number | null): number | null {
  switch (assetMethod(asset)?.kind) {
    case 'bitcoin':
      return bitcoinDecimals;
    case 'xrp':
      return xrpDecimals;
    case 'token':
      return tokenPlaces;
    case 'mpt':
      return scale;
    case 'lightning':
    case undefined:
      return null;
  }
}
