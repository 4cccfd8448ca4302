// Owns walking a long list by arrows: one row is in the tab order, the one that had the focus last, so that Tab leads past the list however long it is.
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { rowAfter } from './row-after.ts';
import type { VirtualListHandle } from './virtual-list.tsx';

/** What a row gives to its outermost element (`onFocus`) and to everything in it that takes the focus (`tabIndex`). */
export interface RowFocus {
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

export interface RowKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly focusOf: (index: number) => RowFocus;
}

export function useRowKeys(list: RefObject<VirtualListHandle | null>, count: number): RowKeys {
  const [active, setActive] = useState(0);
  const at = Math.max(0, Math.min(active, count - 1));
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? null : rowAfter(event.key, at, count);
    if (to === null) return;
    event.preventDefault();
    setActive(to);
    list.current?.focusRow(to);
  };
  return { onKeyDown, focusOf: (index) => ({ tabIndex: index === at ? 0 : -1, onFocus: () => setActive(index) }) };
}
