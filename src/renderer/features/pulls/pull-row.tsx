// Owns one line of the list of pull payments.
import type { ReactNode } from 'react';
import type { PullPaymentRow } from '../../db/tables.ts';
import { go } from '../../state/route.ts';
import { usePullUse } from '../../state/use-pull-use.ts';
import { Badge } from '../../ui/badge.tsx';
import { TableCheckbox } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LimitBar } from '../../ui/limit-bar.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import type { RowFocus } from '../../ui/use-row-keys.ts';
import { useWords } from '../../ui/words.tsx';
import { periodWords } from './period-words.ts';
import { timeNote } from './time-note.ts';

export interface PullRowProps {
  readonly pull: PullPaymentRow;
  readonly now: number;
  readonly index: number;
  readonly focus: RowFocus;
  /** Null where it is over: there is nothing to select it for. */
  readonly selection: { readonly selected: boolean; readonly onToggle: () => void; readonly onCopy: () => void } | null;
}

export function PullRow({ pull, now, index, focus, selection }: PullRowProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const use = usePullUse(pull, now);
  const waiting = pull.counts['AwaitingApproval'] ?? 0;
  const name = pull.name || t('pulls.unnamed');
  return (
    <div role="listitem" className={selection ? 'pull-item' : 'pull-item is-plain'} onFocus={focus.onFocus}>
      {selection ? (
        <TableCheckbox
          label={t('pulls.select', { name })}
          checked={selection.selected}
          tabIndex={focus.tabIndex}
          onChange={selection.onToggle}
        />
      ) : null}
      <button
        type="button"
        className="list-row pull-row"
        data-row={index}
        tabIndex={focus.tabIndex}
        onClick={() => go({ screen: 'pull', id: pull.id })}
      >
        <span className="grow stack is-1">
          <span className="row">
            <PlainText text={name} line className="strong" />
            {waiting > 0 ? (
              <Badge tone="warn" icon="clock">
                {t('pulls.waitingCount', { count: waiting })}
              </Badge>
            ) : null}
          </span>
          <span className="soft small clip">
            <span className="sentence">{periodWords(words, pull.period)}</span>
          </span>
        </span>
        <span className="pull-line-bar">
          {use ? (
            <LimitBar
              available={use.available}
              limit={pull.limit}
              unit={pull.unit}
              paidPercent={use.paidPercent}
              waitingPercent={use.waitingPercent}
              label={t(pull.period === null ? 'pulls.progressLife' : 'pulls.progress')}
              note={
                <span className="row is-between">
                  <span>{timeNote(words, pull, now)}</span>
                  <span>{t('pulls.parts', { paid: use.paidPercent, waiting: use.waitingPercent })}</span>
                </span>
              }
            />
          ) : null}
        </span>
        <Icon name="chevron" />
      </button>
      {selection ? (
        <IconButton icon="link" label={t('pulls.copyLink', { name })} tabIndex={focus.tabIndex} onClick={selection.onCopy} />
      ) : null}
    </div>
  );
}
