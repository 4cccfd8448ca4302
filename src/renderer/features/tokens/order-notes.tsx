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

export function OrderNote({ news }: { readonly news: OrderNews }): ReactNode {
  const { t, refusal } = useWords();
  const { pending, failed } = news;
  if (pending) {
    const isUnknown = pending.phase === 'unknown';
    return (
      <Banner tone={isUnknown ? 'warn' : 'info'} title={t('ordered.pending')}>
        {t(isUnknown ? 'ordered.unknownText' : 'ordered.pendingText')}
      </Banner>
    );
  }
  if (!failed) return null;
  const key = failureKey(failed);
  return (
    <Banner tone="bad" title={t('ordered.failed')}>
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
