// Owns what is said of a pull payment's time: when it starts, is whole again, or ends.
import { currentPeriod } from '../../../shared/payouts/periods.ts';
import { pullPaymentStatus } from '../../../shared/payouts/pull-payment-status.ts';
import type { PullPayment } from '../../../shared/payouts/types.ts';
import type { Words } from '../../ui/words.tsx';

/** What happens next in time: start, reset, end, or nothing. */
export function timeNote({ t, format }: Words, pull: PullPayment, now: number): string {
  switch (pullPaymentStatus(pull, now)) {
    case 'archived':
      return t('pullStatus.archived');
    case 'expired':
      return t('pulls.endedOn', { date: format.date(pull.expiresAt ?? now) });
    case 'future':
      return t('pulls.startsIn', { span: format.span(pull.startsAt - now) });
    case 'active': {
      const end = currentPeriod(pull, now)?.end ?? null;
      if (end === null) return t('pulls.noEnd');
      return t(end === pull.expiresAt ? 'pulls.endsIn' : 'pulls.resetsIn', { span: format.span(end - now) });
    }
  }
}
