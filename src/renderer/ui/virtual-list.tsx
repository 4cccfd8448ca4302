// Owns long lists: only the rows in sight exist in the page.
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type FocusEventHandler,
  type KeyboardEventHandler,
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';
import { focusHome, isFocusLost } from './focus-home.ts';

export interface VirtualListHandle {
  focusRow(index: number): void;
}

export interface VirtualListProps<T> {
  readonly items: readonly T[];
  readonly rowHeight: number;
  readonly keyOf: (item: T) => string;
  readonly renderRow: (item: T, index: number) => ReactNode;
  readonly role: 'list' | 'grid';
  readonly label: string;
  readonly className?: string;
  readonly multiselectable?: boolean;
  readonly onKeyDown?: KeyboardEventHandler;
  /** Stays at the top while the rows scroll. */
  readonly header?: ReactNode;
  readonly ref?: Ref<VirtualListHandle>;
}

/** Row elements must carry `data-row={index}` so that the keyboard can reach them. */
export function VirtualList<T>(props: VirtualListProps<T>): ReactNode {
  const { items, rowHeight, keyOf, renderRow, role, label } = props;
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer answers with functions that change; none of them leaves this file
  const virtual = useVirtualizer({ count: items.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 8 });
  useImperativeHandle(props.ref, () => ({
    focusRow: (index) => {
      wanted.current = index;
      virtual.scrollToIndex(index);
      focusRowIn(box.current, index);
    },
  }));
  // A row that was far away exists only after the list has scrolled to it.
  useEffect(() => {
    if (wanted.current !== null && focusRowIn(box.current, wanted.current)) wanted.current = null;
  });
  const keep = useKeptFocus(box, items.length, (index) => {
    wanted.current = index;
    virtual.scrollToIndex(index);
    focusRowIn(box.current, index);
  });
  return (
    <div
      ref={box}
      {...keep}
      className={`virtual ${props.className ?? ''}`}
      role={role}
      aria-label={label}
      aria-rowcount={role === 'grid' ? items.length + (props.header ? 1 : 0) : undefined}
      aria-multiselectable={props.multiselectable}
      onKeyDown={props.onKeyDown}
    >
      {props.header ? <div className="virtual-head">{props.header}</div> : null}
      <div className="virtual-inner" style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map((row) => {
          const item = items[row.index];
          return item === undefined ? null : (
            <div
              key={keyOf(item)}
              className="virtual-row"
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
              role="presentation"
            >
              {renderRow(item, row.index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface KeptFocus {
  readonly onFocus: FocusEventHandler;
  readonly onBlur: FocusEventHandler;
}

/** When the row that holds the focus is taken away, the one that comes into its place gets it; when the last one goes, the screen's heading. */
function useKeptFocus(box: RefObject<HTMLDivElement | null>, count: number, focusRow: (index: number) => void): KeptFocus {
  const held = useRef<number | null>(null);
  useEffect(() => {
    if (held.current === null || !isFocusLost() || document.querySelector('dialog[open]') || count === 0) return;
    focusRow(Math.min(held.current, count - 1));
  });
  useEffect(
    () => () => {
      if (held.current !== null && isFocusLost()) focusHome();
    },
    [],
  );
  return {
    onFocus: ({ target }) => {
      const row = box.current?.contains(target) ? target.closest('[data-row]')?.getAttribute('data-row') : null;
      held.current = row ? Number.parseInt(row, 10) : null;
    },
    onBlur: ({ target }) =>
      // Who leaves a row that stays has gone elsewhere on purpose.
      queueMicrotask(() => {
        if (target.isConnected && !box.current?.contains(document.activeElement)) held.current = null;
      }),
  };
}

function focusRowIn(box: HTMLElement | null, index: number): boolean {
  const row = box?.querySelector<HTMLElement>(`[data-row="${index}"]`);
  row?.focus({ preventScroll: true });
  return row !== null && row !== undefined;
}
