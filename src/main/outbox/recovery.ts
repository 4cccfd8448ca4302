// Owns what happens to the outbox at start, without a password: nothing is signed, everything already signed goes on.
import { ok, type Result } from '../../shared/result.ts';
import type { Book } from './book.ts';
import type { Executor } from './executor.ts';
import type { EntryState } from './types.ts';

/** How many entries stood where when Pullpay started, and how many still wait for the network's word. */
export interface Recovery {
  readonly found: Readonly<Partial<Record<EntryState, number>>>;
  readonly open: number;
}

/**
 * `signed` is published: it was approved, and no byte of it has left. `publishing`, `unknown` and `seen` are asked for by id, and the same bytes are sent again
 * where nobody knows them. `final` is watched on. Unconfirmed plans keep standing until they expire; their tokens are gone.
 */
export async function recover(book: Book, executor: Executor): Promise<Result<Recovery>> {
  const found = countStates(book);
  const done = await executor.resume();
  return done.ok ? ok({ found, open: book.state.open.size }) : done;
}

function countStates(book: Book): Partial<Record<EntryState, number>> {
  const counts: Partial<Record<EntryState, number>> = {};
  for (const id of book.state.open) {
    const state = book.state.entries.get(id)?.state;
    if (state !== undefined) counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}
