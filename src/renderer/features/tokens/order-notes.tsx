// Owns how an order is seen where the thing stands that it changes: on its way, refused, or not signed at all.
import type { ReactNode } from 'react';
import type { Order } from '../../state/use-order.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../ui/words.tsx';
import { failureKey } from './order-failure.ts';
import type { OrderNews } from './own-orders.ts';

export function PendingBadge(): ReactNode {
  const { t } = useWords();
  return (
    <Badge tone="accent" icon="clock">
      {t('ordered.pending')}
    </Badge>
  );
}

/** `name`: of what could not be accepted. */
export function OrderNote({ news, name }: { readonly news: OrderNews; readonly name?: string }): ReactNode {
  const { t, refusal } = useWords();
  const { pending, failed } = news;
  if (pending) {
    const isUnknown = pending.phase === 'unknown';
    return (
      <Banner tone={isUnknown ? 'warn' : 'info'} title={t('ordered.pending')}>
        {isUnknown ? t('ordered.unknownText') : name === undefined ? t('ordered.pendingText') : t('tokens.underWay', { name })}
      </Banner>
    );
  }
  if (!failed) return null;
  const key = failureKey(failed);
  return (
    <Banner tone="bad" title={name === undefined ? t('ordered.failed') : t('tokens.notAccepted', { name })}>
      {key === null ? refusal({ code: failed.reason ?? 'internal' }) : t(key)}
    </Banner>
  );
}

/** What became of the press itself, before anything was signed. */
export function PlacedNote({ order }: { readonly order: Pick<Order, 'refusal' | 'stopped'> }): ReactNode {
  const { t, refusal } = useWords();
  if (order.refusal) return <Banner tone="bad">{refusal(order.refusal)}</Banner>;
  return order.stopped ? <Banner>{t('ordered.stopped')}</Banner> : null;
}
