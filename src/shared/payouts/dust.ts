// Owns the smallest amount that can be paid to a destination (spec §6.4, §16.1).
import type { Decimal } from '../money/decimal.ts';
import { bitcoinDecimals } from '../money/units.ts';
import { payablePlaces } from './conversion.ts';
import type { ScriptKind } from './destination.ts';

// (input size + output size) × 3 sat/vB, in satoshi.
const smallest: Readonly<Record<Exclude<ScriptKind, 'xrpl-account'>, Decimal>> = {
  p2pkh: { digits: 546n, scale: bitcoinDecimals },
  p2sh: { digits: 540n, scale: bitcoinDecimals },
  p2wpkh: { digits: 294n, scale: bitcoinDecimals },
  p2wsh: { digits: 330n, scale: bitcoinDecimals },
  p2tr: { digits: 330n, scale: bitcoinDecimals },
};

/**
 * Smallest payable amount in whole coins; exactly this much is fine. Of a token or an MPT one unit in the last place; null for an MPT whose scale is not known.
 */
export function minimumAmount(kind: ScriptKind, currency: string, scale: number | null): Decimal | null {
  if (kind !== 'xrpl-account') return smallest[kind];
  const places = payablePlaces(currency, scale);
  return places === null ? null : { digits: 1n, scale: places };
}

/** Kind of output script by the form of an address that was checked when it was stored. */
export function scriptKindOf(address: string): ScriptKind {
  if (address.startsWith('r')) return 'xrpl-account';
  const [, version, data = ''] = /^(?:bc|tb|bcrt)1(.)(.+)$/i.exec(address) ?? [];
  if (version === undefined) return /^[23]/.test(address) ? 'p2sh' : 'p2pkh';
  // 20 bytes take 32 characters, 32 bytes take 52; six characters of checksum follow.
  if (version === 'q') return data.length > 38 ? 'p2wsh' : 'p2wpkh';
  return 'p2tr';
}
