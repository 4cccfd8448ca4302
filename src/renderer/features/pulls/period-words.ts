// Owns how a period is said.
import type { Words } from '../../ui/words.tsx';

const day = 86_400;

/** "per week", "every 30 days", "once, no reset". `period` in seconds, null for none. */
export function periodWords({ t, format }: Words, period: number | null): string {
  if (period === null) return t('period.none');
  if (period === day) return t('period.day');
  if (period === 7 * day) return t('period.week');
  return period % day === 0 ? t('period.days', { count: period / day }) : t('period.span', { span: format.span(period) });
}
