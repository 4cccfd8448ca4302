// Owns when a row may be signed: Bitcoin at any time, the XRP Ledger just in time, in sequence order, at most ten on their way.
import type { OutboxState } from './state.ts';
import type { Entry } from './types.ts';

/** Rows of one XRP Ledger account whose outcome is open at the same time (a server queues no more than ten). */
export const windowSize = 10;

/**
 * A first signature waits for every row before it to be at least seen: after `tef`, `ter`, `tel` or silence nothing new is signed.
 * A further signature (same sequence, after proof of death) waits only for open rows with a lower sequence.
 */
export function maySignNow(state: OutboxState, entry: Entry): boolean {
  if (entry.chain === 'bitcoin') return true;
  const others = onTheirWay(state, entry);
  if (entry.versions.length > 0) return others.every((other) => other.state === 'seen' || sequenceOf(other) > sequenceOf(entry));
  return others.length < windowSize && others.every((other) => other.state === 'seen');
}

function onTheirWay(state: OutboxState, entry: Entry): readonly Entry[] {
  const open = [...state.open].flatMap((id) => state.entries.get(id) ?? []);
  return open.filter((other) => other.id !== entry.id && other.chain === 'xrpl' && other.versions.length > 0);
}

/** The sequence in "account:sequence", which every version of an entry shares. */
function sequenceOf(entry: Entry): bigint {
  return BigInt(entry.versions[0]?.consumes[0]?.split(':').at(-1) ?? '0');
}
