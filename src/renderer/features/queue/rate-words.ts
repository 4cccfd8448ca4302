// Owns how a rate is said.
import { amountParts, amountText, shortUnit } from '../../../shared/i18n/format.ts';
import { formatDecimal, roundTo } from '../../../shared/money/decimal.ts';
import { displayRate } from '../../../shared/money/display-amount.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import type { Words } from '../../ui/words.tsx';

/** "1 BTC = 84,210.00 USD"; of a rate that was divided out the digits that can be read, the full one is `fullRate`. */
export function rateWords({ t }: Pick<Words, 't'>, coin: string, rate: string, unit: string): string {
  return t('payout.rateText', { coin: shortUnit(coin), rate: amountText(displayRate(decimalOf(rate)), unit) });
}

/** Every digit of it, as it is locked. */
export function fullRate({ t }: Pick<Words, 't'>, coin: string, rate: string, unit: string): string {
  return t('payout.rateText', { coin: shortUnit(coin), rate: amountText(rate, unit) });
}

/** A rate in five significant digits or so, grouped, for a narrow column: "84,210", "320.64", "0.0323". The full one is one step away. */
export function shortRate(rate: string): string {
  const whole = rate.split('.')[0] ?? rate;
  const places = whole === '0' ? 4 : Math.max(0, 5 - whole.length);
  const { integer, fraction } = amountParts(formatDecimal(roundTo(decimalOf(rate), places, 'half-away')), '');
  return fraction === '' ? integer : `${integer}.${fraction}`;
}
