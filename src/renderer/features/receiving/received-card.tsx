// Owns the list of payments that came in, newest first, with dust kept out of the way.
import { type ReactNode, useRef, useState } from 'react';
import type { ReceivedPayment, ReceiveRequest } from '../../../shared/contract/receiving.ts';
import type { OwnAccount } from '../../state/use-own-accounts.ts';
import { Segments } from '../../ui/choice.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/page.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import type { Answer } from '../../ui/use-answer.ts';
import { useRowKeys } from '../../ui/use-row-keys.ts';
import type { VirtualListHandle } from '../../ui/virtual-list.tsx';
import { useWords } from '../../ui/words.tsx';
import { isNoise } from './payment-marks.ts';
import { ReceivedRow } from './received-row.tsx';

export interface ReceivedCardProps {
  readonly received: Answer<readonly ReceivedPayment[]>;
  readonly requests: readonly ReceiveRequest[];
  readonly accounts: readonly OwnAccount[];
  readonly onOpen: (transactionId: string) => void;
}

type Shown = 'payments' | 'all';

export function ReceivedCard({ received, requests, accounts, onOpen }: ReceivedCardProps): ReactNode {
  const { t, format, refusal: words } = useWords();
  const [shown, setShown] = useState<Shown>('payments');
  const all = received.value;
  const noise = all?.filter(isNoise).length ?? 0;
  const items = shown === 'all' ? all : all?.filter((one) => !isNoise(one));
  const choice = (
    <Segments
      label={t('receive.show')}
      value={shown}
      onChange={setShown}
      options={[
        { value: 'payments', label: t('receive.showPayments') },
        { value: 'all', label: t('receive.showAll', { count: format.count(noise) }) },
      ]}
    />
  );
  return (
    <Card title={t('receive.payments')} action={noise > 0 ? choice : null} flush>
      {received.refusal && !all ? <ErrorState refusal={received.refusal} onRetry={received.reload} /> : null}
      {received.refusal && all ? <Banner tone="warn">{words(received.refusal)}</Banner> : null}
      {!all && !received.refusal ? <LoadingState rows={5} /> : null}
      {items?.length === 0 ? (
        <EmptyState icon="in" title={t(noise > 0 ? 'receive.onlyNoise' : 'receive.noPayments')}>
          {t(noise > 0 ? 'receive.onlyNoiseText' : 'receive.noPaymentsText')}
        </EmptyState>
      ) : null}
      {items && items.length > 0 ? <Rows key={shown} items={items} requests={requests} accounts={accounts} onOpen={onOpen} /> : null}
    </Card>
  );
}

function Rows({
  items,
  requests,
  accounts,
  onOpen,
}: Omit<ReceivedCardProps, 'received'> & { readonly items: readonly ReceivedPayment[] }): ReactNode {
  const { t } = useWords();
  const box = useRef<HTMLUListElement>(null);
  const handle = useRef<VirtualListHandle>({
    focusRow: (index) => box.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus(),
  });
  const { shown, more } = usePart(items);
  const keys = useRowKeys(handle, shown.length);
  return (
    <>
      <ul ref={box} aria-label={t('receive.payments')} onKeyDown={keys.onKeyDown}>
        {shown.map((payment, index) => (
          <li key={`${payment.account} ${payment.transactionId}`}>
            <ReceivedRow
              payment={payment}
              index={index}
              request={requests.find(({ id }) => id === payment.requestId)}
              account={accounts.length > 1 ? accounts.find(({ address }) => address === payment.account) : undefined}
              focus={keys.focusOf(index)}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
