// Owns which made-up tokens the practice network has, who issues them, and on which terms.
import { asciiBytes, toHex } from '../base/hex.ts';
import type { Keys } from '../server/signed.ts';
import { roleKeys } from './keys.ts';

/** A token of trust lines. */
export interface LineToken {
  readonly kind: 'token';
  readonly currency: string;
  readonly name: string;
  readonly issuer: Keys;
  /** TransferRate; null is none. */
  readonly rate: number | null;
}

/** A multi-purpose token; its issuer issues no other. */
export interface MptToken {
  readonly kind: 'mpt';
  readonly name: string;
  readonly issuer: Keys;
  readonly scale: number;
  /** TransferFee in 1/100,000. */
  readonly fee: number;
  readonly requireAuth: boolean;
  /** As XLS-89 has it, in hex. */
  readonly metadata: string;
}

export type MarketToken = LineToken | MptToken;

export const usd = lineToken('USD', 'Practice Dollar', null);
/** 0.2 % of whatever passes through the issuer. */
export const eur = lineToken('EUR', 'Practice Euro, fee 0.2 %', 1_002_000_000);

export const marketTokens: readonly MarketToken[] = [
  usd,
  eur,
  mptToken('PTS', 'Practice Points', { scale: 2, fee: 0, requireAuth: false }),
  mptToken('CLB', 'Practice Club Share, by permission, fee 0.5 %', { scale: 0, fee: 500, requireAuth: true }),
];

export function lineToken(currency: string, name: string, rate: number | null, issuer = roleKeys(`issuer ${currency}`)): LineToken {
  return { kind: 'token', currency, name, issuer, rate };
}

function mptToken(ticker: string, name: string, terms: Pick<MptToken, 'scale' | 'fee' | 'requireAuth'>): MptToken {
  const shown = { t: ticker, n: name, d: 'Made up for practising; worth nothing.', ac: 'other', in: 'Pullpay practice network' };
  return { kind: 'mpt', name, issuer: roleKeys(`issuer ${ticker}`), ...terms, metadata: toHex(asciiBytes(JSON.stringify(shown))) };
}
