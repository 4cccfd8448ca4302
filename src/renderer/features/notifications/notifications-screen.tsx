// Owns the list of what happened while nobody looked.
import { type ReactNode, useRef, useState } from 'react';
import type { NotificationRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { useTell } from '../../state/use-tell.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { useRowKeys } from '../../ui/use-row-keys.ts';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { useWords } from '../../ui/words.tsx';
import { NotificationLine } from './notification-line.tsx';

const rowHeight = 76;

export function NotificationsScreen(): ReactNode {
  const { t } = useWords();
  const { live } = useServices();
  const wallet = useWallet();
  const notes = live.useNotifications(wallet);
  const list = useRef<VirtualListHandle>(null);
  const keys = useRowKeys(list, notes?.length ?? 0);
  const [read, setRead] = useState<NotificationRow | null>(null);
  const unread = live.useUnseen(wallet) ?? 0;
  return (
    <Page
      title={t('notes.title')}
      subtitle={notes && notes.length > 0 ? (unread > 0 ? t('notes.unread', { count: unread }) : t('notes.allRead')) : undefined}
      actions={unread > 0 ? <MarkAll /> : null}
      flush
    >
      {notes ? null : <LoadingState rows={6} />}
      {notes?.length === 0 ? (
        <EmptyState icon="bell" title={t('notes.empty')}>
          {t('notes.emptyText')}
        </EmptyState>
      ) : null}
      {notes && notes.length > 0 ? (
        <VirtualList
          ref={list}
          onKeyDown={keys.onKeyDown}
          role="list"
          label={t('notes.list')}
          items={notes}
          rowHeight={rowHeight}
          keyOf={(note) => note.id}
          renderRow={(note, index) => (
            <NotificationLine note={note} index={index} focus={keys.focusOf(index)} onRead={() => setRead(note)} />
          )}
        />
      ) : null}
      {read ? <NoticeSheet note={read} onClose={() => setRead(null)} /> : null}
    </Page>
  );
}

function NoticeSheet({ note, onClose }: { readonly note: NotificationRow; readonly onClose: () => void }): ReactNode {
  const { t, format, refusal: words } = useWords();
  return (
    <Dialog title={t('notes.notice')} onClose={onClose} footer={<Button onClick={onClose}>{t('common.close')}</Button>}>
      <div className="stack is-2">
        {note.code === null ? null : <p>{words({ code: note.code })}</p>}
        <p className="soft small">{format.dateTime(note.createdAt)}</p>
      </div>
    </Dialog>
  );
}

function MarkAll(): ReactNode {
  const tell = useTell();
  const wallet = useWallet();
  const { t } = useWords();
  const { workflow } = useServices();
  return (
    <Button icon="checks" onClick={() => tell(workflow.seeAllNotifications({ walletId: wallet.id }))}>
      {t('notes.markAll')}
    </Button>
  );
}
