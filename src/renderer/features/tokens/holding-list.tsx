// Owns the rows of tokens: one press opens one, arrows walk, Tab leads past the list however long it is.
import { type ReactNode, useImperativeHandle, useRef } from 'react';
import { ShortAddress } from '../../ui/address.tsx';
import type { Tone } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { type RowFocus, useRowKeys } from '../../ui/use-row-keys.ts';
import type { VirtualListHandle } from '../../ui/virtual-list.tsx';
import { PendingBadge } from './order-notes.tsx';
import { StateBadge } from './token-figures.tsx';

export interface HoldingItem {
  readonly key: string;
  /** One or two letters. */
  readonly mark: string;
  readonly name: ReactNode;
  readonly issuer: string | null;
  readonly states: readonly { readonly tone: Tone; readonly label: string }[];
  readonly isChanging: boolean;
  readonly amount: ReactNode;
  readonly below: ReactNode;
}

export function HoldingList({
  label,
  items,
  onOpen,
}: {
  readonly label: string;
  readonly items: readonly HoldingItem[];
  readonly onOpen: (key: string) => void;
}): ReactNode {
  const { shown, more } = usePart(items);
  const box = useRef<HTMLUListElement>(null);
  const list = useRef<VirtualListHandle>(null);
  useImperativeHandle(list, () => ({
    focusRow: (index) => box.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus(),
  }));
  const keys = useRowKeys(list, shown.length);
  return (
    <>
      <ul ref={box} className="plain-list" aria-label={label} onKeyDown={keys.onKeyDown}>
        {shown.map((item, index) => (
          <li key={item.key}>
            <Row item={item} index={index} focus={keys.focusOf(index)} onOpen={() => onOpen(item.key)} />
          </li>
        ))}
      </ul>
      {more === null ? null : <div className="token-more">{more}</div>}
    </>
  );
}

interface RowProps {
  readonly item: HoldingItem;
  readonly index: number;
  readonly focus: RowFocus;
  readonly onOpen: () => void;
}

function Row({ item, index, focus, onOpen }: RowProps): ReactNode {
  return (
    <button type="button" className="list-row token-row" data-row={index} {...focus} onClick={onOpen}>
      <span className="token-mark" aria-hidden="true">
        {item.mark}
      </span>
      <span className="stack is-1">
        <span className="row is-wrap is-tight">
          {item.name}
          {item.isChanging ? <PendingBadge /> : null}
          {item.states.map(({ tone, label }) => (
            <StateBadge key={label} tone={tone}>
              {label}
            </StateBadge>
          ))}
        </span>
        {item.issuer === null ? null : (
          <span className="soft small">
            <ShortAddress value={item.issuer} />
          </span>
        )}
      </span>
      <span className="stack is-1 end token-row-amount">
        {item.amount}
        <span className="soft small">{item.below}</span>
      </span>
      <Icon name="chevron" size={16} />
    </button>
  );
}
