// Owns writing whole units as decimal text inside the words of a refusal.

/** Decimal text of `units` with `decimals` places and no trailing zeros: (150000n, 8) is "0.0015". */
export function amountText(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - decimals);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
