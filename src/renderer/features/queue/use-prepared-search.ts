// Owns making the texts that a search looks through while nobody waits: for a hundred thousand rows at once they take longer than a person's next key.
import { useEffect } from 'react';
import type { PayoutRow } from '../../db/tables.ts';
import { prepareSearch } from './matching.ts';

const atOnce = 100;
/** Milliseconds of a frame that are left alone. */
const spared = 3;

/** Rows whose text is known cost next to nothing. */
export function usePreparedSearch(rows: readonly PayoutRow[]): void {
  useEffect(() => {
    let next = 0;
    const work = (deadline: IdleDeadline): void => {
      for (; next < rows.length && deadline.timeRemaining() > spared; next += atOnce) prepareSearch(rows.slice(next, next + atOnce));
      if (next < rows.length) asked = requestIdleCallback(work);
    };
    let asked = requestIdleCallback(work);
    return () => cancelIdleCallback(asked);
  }, [rows]);
}
