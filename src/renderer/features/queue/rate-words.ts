// Owns how a rate and its source are said.
import { amountText, shortUnit } from '../../../shared/i18n/format.ts';
import type { Words } from '../../ui/words.tsx';

/** "1 BTC = 84,210.00 USD" */
export function rateWords({ t }: Pick<Words, 't'>, coin: string, rate: string, unit: string): string {
  return t('payout.rateText', { coin: shortUnit(coin), rate: amountText(rate, unit) });
}

/** Our own sources in words; a provider by its id. */
export function sourceWords({ t }: Pick<Words, 't'>, source: string): string {
  switch (source) {
    case 'manual':
    case 'default-price':
    case 'same-currency':
      return t(`payout.source.${source}`);
    default:
      return source;
  }
}
