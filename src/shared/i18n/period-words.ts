// Owns how a period is said.
import type { Formatter } from './format.ts';
import type { TextParams } from './fill.ts';

const day = 86_400;

type PeriodKey = 'period.none' | 'period.day' | 'period.week' | 'period.days' | 'period.span';

export interface PeriodWriter {
  readonly t: (key: PeriodKey, params?: TextParams) => string;
  readonly format: Pick<Formatter, 'span'>;
}

/** "per week", "every 30 days", "once, no reset". `period` in seconds, null for none. */
export function periodWords({ t, format }: PeriodWriter, period: number | null): string {
  if (period === null) return t('period.none');
  if (period === day) return t('period.day');
  if (period === 7 * day) return t('period.week');
  return period % day === 0 ? t('period.days', { count: period / day }) : t('period.span', { span: format.span(period) });
}
