// Owns the list of payment requests with how each stands.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { ReceiveRequest } from '../../../shared/contract/receiving.ts';
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';
import type { OwnAccounts } from '../../state/use-own-accounts.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { assetUnit, LedgerAmount, useMptNames } from '../../ui/ledger-amount.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import type { Answer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { NewRequestSheet } from './new-request-sheet.tsx';
import { stateLooks, stateOf } from './payment-marks.ts';

export interface RequestsCardProps {
  readonly wallet: WalletSummary;
  readonly accounts: OwnAccounts;
  readonly holdings: AccountHoldings | undefined;
  readonly requests: Answer<readonly ReceiveRequest[]>;
  /** The ledger was asked what came in. */
  readonly asked: boolean;
  readonly onOpen: (id: string) => void;
}

export function RequestsCard({ wallet, accounts, holdings, requests, asked, onOpen }: RequestsCardProps): ReactNode {
  const { t } = useWords();
  const [making, setMaking] = useState(false);
  const items = requests.value;
  const make = (
    <Button icon="plus" kind={items?.length === 0 ? 'primary' : 'secondary'} onClick={() => setMaking(true)}>
      {t('receive.newRequest')}
    </Button>
  );
  const made = (id: string): void => {
    setMaking(false);
    requests.reload();
    onOpen(id);
  };
  return (
    <Card title={t('receive.requests')} action={items && items.length > 0 ? make : null} flush>
      {requests.refusal && !items ? <ErrorState refusal={requests.refusal} onRetry={requests.reload} /> : null}
      {!items && !requests.refusal ? <LoadingState rows={4} /> : null}
      {items?.length === 0 ? (
        <EmptyState icon="claim" title={t('receive.noRequests')} actions={make}>
          {t('receive.noRequestsText')}
        </EmptyState>
      ) : null}
      {items && items.length > 0 ? <RequestList items={items} asked={asked} onOpen={onOpen} /> : null}
      {making ? (
        <NewRequestSheet wallet={wallet} accounts={accounts} holdings={holdings} onMade={made} onClose={() => setMaking(false)} />
      ) : null}
    </Card>
  );
}

function RequestList({
  items,
  asked,
  onOpen,
}: {
  readonly items: readonly ReceiveRequest[];
  readonly asked: boolean;
  readonly onOpen: (id: string) => void;
}): ReactNode {
  const { t, format } = useWords();
  const names = useMptNames();
  const { shown, more } = usePart(items);
  return (
    <ul className="request-list" aria-label={t('receive.requests')} tabIndex={-1}>
      {shown.map((item) => (
        <li key={item.id}>
          <button type="button" className="list-row request-row" onClick={() => onOpen(item.id)}>
            <span className="stack is-1 grow">
              <PlainText text={item.label === '' ? t('receive.noLabel') : item.label} line className="strong" />
              <span className="soft tiny nowrap">
                {format.date(item.createdAt)} · {t('common.tag')} {item.tag}
              </span>
            </span>
            <span className="stack is-1 request-end">
              {item.amount === null ? (
                <span className="nowrap">{t('receive.anyAmount', { unit: assetUnit(item.asset, names) })}</span>
              ) : (
                <LedgerAmount amount={item.amount} />
              )}
              <span>
                <RequestBadge request={item} asked={asked} />
              </span>
            </span>
          </button>
        </li>
      ))}
      {more ? <li>{more}</li> : null}
    </ul>
  );
}

export function RequestBadge({ request, asked }: { readonly request: ReceiveRequest; readonly asked: boolean }): ReactNode {
  const { t } = useWords();
  const { text, tone, icon } = stateLooks[stateOf(request, asked)];
  return (
    <Badge tone={tone} icon={icon}>
      {t(text)}
    </Badge>
  );
}
