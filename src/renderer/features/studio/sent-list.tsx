// Owns the list of what was sent from here: how far each payment is, why one failed, what arrived of it, and using it again.
import { type ReactNode, useMemo, useState } from 'react';
import type { OrderStatus } from '../../../shared/contract/orders.ts';
import { useServices } from '../../state/services.tsx';
import { useNow } from '../../state/use-now.ts';
import { useTell } from '../../state/use-tell.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { AddressPeek, amountWords, AssetAmount } from './asset-text.tsx';
import { isPartial, orderMarks, readOrder } from './order-text.ts';
import { useStudio } from './use-studio.tsx';

const fewest = 5;

export function SentList(): ReactNode {
  const { t, format } = useWords();
  const { orders } = useStudio();
  const [all, setAll] = useState(false);
  const { value, refusal, reload } = orders;
  const part = usePart(value ?? []);
  const rows = all ? part.shown : (value ?? []).slice(0, fewest);
  return (
    <section className="card is-flush" aria-label={t('studio.sent')}>
      <div className="card-head">
        <h2>{t('studio.sent')}</h2>
        {value && value.length > fewest && !all ? (
          <Button kind="quiet" small onClick={() => setAll(true)}>
            {t('studio.sent.all', { count: format.count(value.length) })}
          </Button>
        ) : null}
      </div>
      {value === undefined && refusal ? <ErrorState refusal={refusal} onRetry={reload} /> : null}
      {value === undefined && !refusal ? <LoadingState rows={3} /> : null}
      {value?.length === 0 ? <p className="soft studio-none">{t('studio.sent.none')}</p> : null}
      {rows.length === 0 ? null : (
        <ul className="studio-sent">
          {rows.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
      )}
      {all ? part.more : null}
    </section>
  );
}

function OrderRow({ order }: { readonly order: OrderStatus }): ReactNode {
  const { t, format, refusal: words } = useWords();
  const { wallet, names, replace } = useStudio();
  const { main } = useServices();
  const tell = useTell();
  const now = useNow();
  const { state, reading, deliveredLess } = useMemo(() => readOrder(order, wallet.network), [order, wallet.network]);
  const { tone, icon } = orderMarks[state];
  const draft = reading?.draft ?? null;
  const amount = draft?.amount ?? null;
  return (
    <li className="studio-order">
      <span className="stack is-1">
        {amount === null ? (
          <span>{t('studio.sent.other', { type: order.transactionType })}</span>
        ) : (
          <span className="row is-wrap">
            {reading !== null && deliveredLess === null && isPartial(reading) ? (
              <span className="small soft">{t('studio.sent.upTo')}</span>
            ) : null}
            <AssetAmount amount={deliveredLess ?? amount} names={names} size="medium" />
          </span>
        )}
        {deliveredLess === null || amount === null ? null : (
          <span className="small soft">
            {t('studio.sent.delivered', { delivered: amountWords(deliveredLess, names), asked: amountWords(amount, names) })}
          </span>
        )}
        {draft?.sendMax ? (
          <span className="small soft">
            {t('studio.spendMost')} {amountWords(draft.sendMax, names)}
          </span>
        ) : null}
      </span>
      <span className="stack is-1">
        {draft?.destination ? (
          draft.destination === draft.account ? (
            <span>{t('studio.sent.self')}</span>
          ) : (
            <AddressPeek address={draft.destination} name={names.account(draft.destination)} />
          )
        ) : null}
        <span className="small soft">{format.relative(order.createdAt, now)}</span>
      </span>
      <span className="stack is-1">
        <span>
          <Badge tone={tone} icon={icon}>
            {t(state === 'done' && amount === null ? 'studio.order.carriedOut' : `studio.order.${state}`)}
          </Badge>
        </span>
      </span>
      <span className="row is-end">
        {order.transactionId === null ? null : (
          <CopyButton
            iconOnly
            text={order.transactionId}
            label={t('common.copyTransaction')}
            onCopy={(text) => tell(main.copyText({ text }))}
          />
        )}
        {amount === null ? null : (
          <Button
            small
            onClick={() => replace(order.transaction, order.account)}
            aria-label={`${t('studio.sent.again')}: ${amountWords(amount, names)}`}
          >
            {t('studio.sent.again')}
          </Button>
        )}
      </span>
      {order.reason === null ? null : <span className="small soft studio-order-why">{words({ code: order.reason })}</span>}
    </li>
  );
}
