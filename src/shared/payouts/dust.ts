// Owns the smallest amount that can be paid to a destination (spec §6.4, §16.1).
import type { Decimal } from '../money/decimal.ts';
import { bitcoinDecimals, xrpDecimals } from '../money/units.ts';
import type { ScriptKind } from './destination.ts';

// (input size + output size) × 3 sat/vB, in satoshi; one drop on the XRP Ledger.
const smallest: Readonly<Record<ScriptKind, Decimal>> = {
  p2pkh: { digits: 546n, scale: bitcoinDecimals },
  p2sh: { digits: 540n, scale: bitcoinDecimals },
  p2wpkh: { digits: 294n, scale: bitcoinDecimals },
  p2wsh: { digits: 330n, scale: bitcoinDecimals },
  p2tr: { digits: 330n, scale: bitcoinDecimals },
  'xrpl-account': { digits: 1n, scale: xrpDecimals },
};

/** Smallest payable amount in whole coins; exactly this much is fine. */
export function minimumAmount(kind: ScriptKind): Decimal {
  return smallest[kind];
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
