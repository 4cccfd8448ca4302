// Owns the reading of a price from a stranger's answer.
import { type Decimal, formatDecimal, roundTo } from '../../../shared/money/decimal.ts';
import { maxDecimals } from '../../../shared/money/parse-amount.ts';
import type { DecimalText } from '../../../shared/payouts/types.ts';

const pattern = /^(\d{1,30})(?:\.(\d{1,60}))?(?:[eE]([-+]?\d{1,2}))?$/;
const most = 10n ** 30n;

/** Canonical text of a price above zero, rounded half away from zero to 18 places where it has more; null for anything else. */
export function readPrice(text: string): DecimalText | null {
  const [, whole, fraction = '', exponent = '0'] = pattern.exec(text) ?? [];
  if (whole === undefined) return null;
  const price = roundTo(shifted(BigInt(whole + fraction), fraction.length - Number.parseInt(exponent, 10)), maxDecimals, 'half-away');
  return price.digits > 0n && price.digits < most * 10n ** BigInt(price.scale) ? formatDecimal(price) : null;
}

function shifted(digits: bigint, scale: number): Decimal {
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}
