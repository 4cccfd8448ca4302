// Owns reading a fee rate as the screens write it: satoshi per virtual byte as decimal text.
import { toUnits } from '../../shared/money/decimal.ts';
import { parseDecimal } from '../../shared/money/parse-amount.ts';
import { refuse, ok, type Result } from '../../shared/result.ts';

const decimals = 3;

/** Satoshi per 1,000 virtual bytes. Refusals: those of `parseDecimal`, `fee-rate-impossible`. */
export function readFeeRate(text: string): Result<bigint> {
  const rate = parseDecimal(text);
  if (!rate.ok) return rate;
  const perThousand = toUnits(rate.value, decimals);
  return perThousand === null || perThousand <= 0n ? refuse('fee-rate-impossible') : ok(perThousand);
}
