// Owns the list of pull payments: by status, searched, sorted, and many handled at once.
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { type PullPaymentStatus, pullPaymentStatus, pullPaymentStatuses } from '../../../shared/payouts/pull-payment-status.ts';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useDrafts } from '../../state/drafts.ts';
import { type PullsView, usePullsView } from '../../state/pulls-view.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { useNow } from '../../state/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useRowKeys } from '../../ui/use-row-keys.ts';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { useWords } from '../../ui/words.tsx';
import { ArchiveManySheet } from './archive-many-sheet.tsx';
import { findPulls, sortPulls } from './find-pulls.ts';
import { PeopleSheet } from './people-sheet.tsx';
import { PullRow } from './pull-row.tsx';
import { PullBar, PullTools } from './pull-tools.tsx';
import { templateDraft } from './template-draft.ts';
import { useCopyLinks } from './use-copy-links.ts';

const rowHeight = 92;

type ByStatus = Readonly<Record<PullPaymentStatus, readonly PullPaymentRow[]>>;

function byStatus(pulls: readonly PullPaymentRow[], now: number): ByStatus {
  const groups: Record<PullPaymentStatus, PullPaymentRow[]> = { active: [], future: [], expired: [], archived: [] };
  for (const pull of pulls) groups[pullPaymentStatus(pull, now)].push(pull);
  return groups;
}

export function PullsScreen(): ReactNode {
  const { t } = useWords();
  const wallet = useWallet();
  // What was just made here has begun: a clock that stands for a minute would show it as not started.
  const now = useNow(5);
  const { view, change } = usePullsView();
  const { tab, search } = view;
  const pulls = useServices().live.usePullPayments(wallet);
  const found = useMemo(() => (pulls ? byStatus(findPulls(pulls, search), now) : undefined), [pulls, search, now]);
  return (
    <Page title={t('pulls.title')} subtitle={t('pulls.subtitle')} actions={<Buttons />} flush>
      {pulls?.length === 0 ? (
        <EmptyState icon="pull" title={t('pulls.emptyTitle')} actions={<NewButton />}>
          {t('pulls.emptyText')}
        </EmptyState>
      ) : (
        <Tabs
          label={t('pulls.tabs')}
          items={pullPaymentStatuses.map((status) => ({ id: status, label: t(`pullStatus.${status}`), count: found?.[status].length }))}
          value={tab}
          onChange={(next) => change({ tab: next })}
          panelClassName="fill"
        >
          {found ? <List key={tab} view={view} pulls={found[tab]} now={now} onView={change} /> : <LoadingState rows={6} />}
        </Tabs>
      )}
    </Page>
  );
}

function Buttons(): ReactNode {
  const { t } = useWords();
  const { now } = useServices();
  const refund = (): void => {
    const { pull, changePull } = useDrafts.getState();
    if (pull.template !== 'refund') changePull(templateDraft('refund', pull, now()));
    go({ screen: 'new-pull' });
  };
  const [people, setPeople] = useState(false);
  return (
    <>
      <Button icon="person" onClick={() => setPeople(true)}>
        {t('people.open')}
      </Button>
      {people ? <PeopleSheet onClose={() => setPeople(false)} /> : null}
      <Button onClick={refund}>{t('pulls.refund')}</Button>
      <NewButton />
    </>
  );
}

function NewButton(): ReactNode {
  const { t } = useWords();
  return (
    <Button kind="primary" icon="plus" onClick={() => go({ screen: 'new-pull' })}>
      {t('pulls.new')}
    </Button>
  );
}

interface ListProps {
  readonly view: PullsView;
  readonly pulls: readonly PullPaymentRow[];
  readonly now: number;
  readonly onView: (changes: Partial<PullsView>) => void;
}

function List({ view: { tab, search, order }, pulls, now, onView }: ListProps): ReactNode {
  const { t, locale } = useWords();
  const onSearch = (text: string): void => onView({ search: text });
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [archiving, setArchiving] = useState<readonly PullPaymentRow[] | null>(null);
  const links = useCopyLinks();
  const rows = useMemo(() => sortPulls(pulls, order, locale), [pulls, order, locale]);
  const list = useRef<VirtualListHandle>(null);
  const keys = useRowKeys(list, rows.length);
  const selected = useMemo(() => rows.filter((pull) => ids.has(pull.id)), [rows, ids]);
  const isOpen = tab !== 'archived';
  const toggle = (id: string): void => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  const all = {
    checked: rows.length > 0 && selected.length === rows.length,
    mixed: selected.length > 0 && selected.length < rows.length,
    onChange: (checked: boolean) => setIds(new Set(checked ? rows.map((pull) => pull.id) : [])),
  };
  return (
    <>
      <PullTools search={search} onSearch={onSearch} order={order} onOrder={(next) => onView({ order: next })} all={isOpen ? all : null} />
      {rows.length === 0 ? (
        <Empty tab={tab} searched={search.trim() !== ''} onShowAll={() => onSearch('')} />
      ) : (
        <VirtualList
          ref={list}
          onKeyDown={keys.onKeyDown}
          role="list"
          label={t('pulls.title')}
          items={rows}
          rowHeight={rowHeight}
          keyOf={(pull) => pull.id}
          renderRow={(pull, index) => (
            <PullRow
              pull={pull}
              now={now}
              index={index}
              focus={keys.focusOf(index)}
              selection={isOpen ? { selected: ids.has(pull.id), onToggle: () => toggle(pull.id), onCopy: () => links.copy([pull]) } : null}
            />
          )}
        />
      )}
      {selected.length > 0 ? (
        <PullBar selected={selected} links={links} onArchive={() => setArchiving(selected)} onClear={() => setIds(new Set())} />
      ) : null}
      {archiving ? <ArchiveManySheet pulls={archiving} onClose={() => setArchiving(null)} /> : null}
    </>
  );
}

const emptyTitles = {
  active: 'home.noActive',
  future: 'pulls.emptyFuture',
  expired: 'pulls.emptyExpired',
  archived: 'pulls.emptyArchived',
} as const;

function Empty({
  tab,
  searched,
  onShowAll,
}: {
  readonly tab: PullPaymentStatus;
  readonly searched: boolean;
  readonly onShowAll: () => void;
}): ReactNode {
  const { t } = useWords();
  if (!searched) {
    return (
      <EmptyState icon="pull" title={t(emptyTitles[tab])}>
        {t('pulls.emptyTabText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="search" title={t('pulls.noMatch')} actions={<Button onClick={onShowAll}>{t('pulls.showAll')}</Button>}>
      {t('pulls.noMatchText')}
    </EmptyState>
  );
}
