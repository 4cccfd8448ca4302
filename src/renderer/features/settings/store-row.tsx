// Owns one connected store in the settings: its name and server, how it is, what it holds, what is wrong.
import type { ReactNode } from 'react';
import type { ConnectedStore } from '../../../shared/contract/connected-stores.ts';
import type { ConnectedStoreRow } from '../../db/tables.ts';
import { useNow } from '../../state/use-now.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';
import { storeName, storeProblem, storeState } from './store-words.ts';

export type StoreTask = 'choose' | 'renew' | 'disconnect';

export interface StoreRowProps {
  readonly store: ConnectedStore;
  /** Undefined before the first look. */
  readonly row: ConnectedStoreRow | undefined;
  readonly onOpen: (task: StoreTask) => void;
}

export function StoreRow({ store, row, onOpen }: StoreRowProps): ReactNode {
  const { t } = useWords();
  const name = storeName(store);
  const { tone, text } = storeState(store, row);
  const needsStore = store.storeId === null && store.keyKept !== 'gone';
  return (
    <div className="settings-hook" data-store={store.id}>
      <div className="row is-between">
        <span className="stack is-1 settings-hook-url">
          <PlainText text={name} className="strong" />
          <PlainText text={store.origin} className="mono small selectable" />
        </span>
        <Badge tone={tone}>{t(text)}</Badge>
      </div>
      {store.storeId === null ? null : <Facts store={store} row={row} />}
      <div className="row is-between is-wrap">
        <span className="soft small">
          {store.storeId === null ? t('stores.unchosen') : row ? t('stores.payouts', { count: row.payouts }) : ''}
        </span>
        <span className="row">
          {needsStore ? (
            <Button small kind="primary" onClick={() => onOpen('choose')} aria-label={`${t('stores.choose')} ${name}`}>
              {t('stores.choose')}
            </Button>
          ) : null}
          <Button small onClick={() => onOpen('renew')} aria-label={`${t('stores.renew')} ${name}`}>
            {t('stores.renew')}
          </Button>
          <Button small onClick={() => onOpen('disconnect')} aria-label={`${t('stores.remove')} ${name}`}>
            {t('stores.remove')}
          </Button>
        </span>
      </div>
    </div>
  );
}

function Facts({ store, row }: Pick<StoreRowProps, 'store' | 'row'>): ReactNode {
  const { t, format, refusal: words } = useWords();
  const now = useNow(30);
  return (
    <>
      {store.keyKept === 'gone' ? <Banner tone="warn">{t('stores.gone')}</Banner> : null}
      {store.keyKept === 'this-run' ? <Banner tone="warn">{t('stores.thisRun')}</Banner> : null}
      {row?.problem ? <Banner tone="bad">{words(storeProblem({ code: row.problem }))}</Banner> : null}
      {row && row.conflicts.length > 0 ? <Banner tone="bad">{t('stores.conflicts', { count: row.conflicts.length })}</Banner> : null}
      {row && row.unreadable > 0 ? <LeftAlone row={row} /> : null}
      {row && row.checkedAt !== null ? (
        <span className="soft small">{t('stores.checked', { when: format.relative(row.checkedAt, now) })}</span>
      ) : null}
    </>
  );
}

/** What the store shows and this desk cannot pay, by reason. */
function LeftAlone({ row }: { readonly row: ConnectedStoreRow }): ReactNode {
  const { t, refusal: words } = useWords();
  return (
    <div className="soft small">
      {t('stores.unreadable', { count: row.unreadable })}
      <ul>
        {Object.entries(row.reasons).map(([code, count]) => (
          <li key={code}>{`${count} × ${words({ code })}`}</li>
        ))}
      </ul>
    </div>
  );
}
