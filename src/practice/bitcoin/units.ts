// Owns amounts as Bitcoin Core writes and reads them. All amounts are satoshi.
export const coin = 100_000_000n;
/** The most satoshi that can ever exist (consensus/amount.h). */
export const maxMoney = 21_000_000n * coin;

/** Core's FormatMoney: whole coins, trailing zeros cut down to two places ("0.00001", "1.50"). */
export function moneyText(amount: bigint): string {
  const sign = amount < 0n ? '-' : '';
  const positive = amount < 0n ? -amount : amount;
  const places = (positive % coin)
    .toString()
    .padStart(8, '0')
    .replace(/0{1,6}$/, '');
  return `${sign}${positive / coin}.${places}`;
}

/** Core's CFeeRate: satoshi per 1,000 virtual bytes, rounded down. */
export function feeRateOf(fee: bigint, virtualSize: number): bigint {
  return (fee * 1000n) / BigInt(virtualSize);
}

/** The fee that a rate asks of a size, rounded up. */
export function feeAt(rate: bigint, virtualSize: number): bigint {
  return (rate * BigInt(virtualSize) + 999n) / 1000n;
}

/** Core's CFeeRate::ToString. */
export function feeRateText(rate: bigint): string {
  return `${rate / coin}.${(rate % coin).toString().padStart(8, '0')} BTC/kvB`;
}

/** Whole coins as decimal text ("0.5") to the smallest unit; null if it is not a plain positive decimal or has too many places. */
export function unitsOfText(text: string, places: number): bigint | null {
  const match = /^(\d{1,12})(?:\.(\d{1,18}))?$/.exec(text);
  const fraction = match?.[2] ?? '';
  if (match?.[1] === undefined || fraction.length > places) return null;
  return BigInt(match[1] + fraction.padEnd(places, '0'));
}
