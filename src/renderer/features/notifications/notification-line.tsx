// Owns one notification and the place it leads to.
import type { ReactNode } from 'react';
import type { PayoutState } from '../../../shared/payouts/types.ts';
import type { NotificationRow } from '../../db/tables.ts';
import { noFilter } from '../../state/queue-filter.ts';
import { go, type Route } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useNow } from '../../state/use-now.ts';
import { useTell } from '../../state/use-tell.ts';
import { Amount } from '../../ui/amount.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import type { RowFocus } from '../../ui/use-row-keys.ts';
import { useWords } from '../../ui/words.tsx';

type Kind = NotificationRow['type'];

const icons: Readonly<Record<Kind, IconName>> = {
  payout_awaitingapproval: 'hand',
  payout_awaitingpayment: 'send',
  'payment-final': 'check',
  'payment-failed': 'warning',
  'external-payout-transaction': 'help',
  notice: 'info',
};
const tabs: Readonly<Record<Exclude<Kind, 'notice'>, PayoutState>> = {
  payout_awaitingapproval: 'AwaitingApproval',
  payout_awaitingpayment: 'AwaitingPayment',
  'payment-final': 'Completed',
  'payment-failed': 'AwaitingPayment',
  'external-payout-transaction': 'AwaitingPayment',
};

/** Where a notification leads; one payout opens itself. Null when there is nowhere to go. */
export function targetOf(note: Pick<NotificationRow, 'type' | 'payoutIds'>): Route | null {
  if (note.type === 'notice') return null;
  const [only, second] = note.payoutIds;
  return {
    screen: 'queue',
    tab: tabs[note.type],
    filter: noFilter,
    ...(only !== undefined && second === undefined ? { payoutId: only } : {}),
  };
}

interface LineProps {
  readonly note: NotificationRow;
  readonly index: number;
  readonly focus: RowFocus;
  /** Asked for by a notice, which leads nowhere: its text may be longer than its line. */
  readonly onRead: () => void;
}

export function NotificationLine({ note, index, focus, onRead }: LineProps): ReactNode {
  const tell = useTell();
  const { t, format } = useWords();
  const { workflow } = useServices();
  const now = useNow();
  const open = (): void => {
    tell(workflow.seeNotifications({ ids: [note.id], seen: true }));
    const target = targetOf(note);
    if (target) go(target);
    else onRead();
  };
  return (
    <div role="listitem" className="fill note-item" onFocus={focus.onFocus}>
      <button type="button" className="note-open" data-row={index} tabIndex={focus.tabIndex} onClick={open}>
        <span className={note.seen === 0 ? 'unread-dot' : undefined}>
          {note.seen === 0 ? <span className="visually-hidden">{t('notes.isUnread')}</span> : null}
        </span>
        <Icon name={icons[note.type]} size={20} />
        <span className="grow stack is-1">
          <span className={note.seen === 0 ? 'strong clip' : 'clip'}>
            {t(`notes.${note.type}`, { count: Math.max(1, note.payoutIds.length) })}
          </span>
          <Detail note={note} />
        </span>
        {note.amount !== null && note.unit !== null ? <Amount value={note.amount} unit={note.unit} rounded /> : null}
        <span className="soft small nowrap">{format.relative(note.createdAt, now)}</span>
      </button>
      <IconButton
        icon="close"
        small
        label={t('notes.remove')}
        tabIndex={focus.tabIndex}
        onClick={() => tell(workflow.removeNotifications({ ids: [note.id] }))}
      />
    </div>
  );
}

function Detail({ note }: { readonly note: NotificationRow }): ReactNode {
  const { refusal: words } = useWords();
  const text = note.code === null ? (note.pullPaymentName ?? '') : words({ code: note.code });
  return <PlainText text={text} line className={classNames('soft small note-detail', note.code !== null && 'is-long')} />;
}
