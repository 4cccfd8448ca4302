// Owns why a payout that was given up elsewhere is never paid twice: what pays it anew spends a coin of what may have been signed, so that no chain can hold both.
import { refuse, ok, type Result } from '../../shared/result.ts';
import type { DraftOptions } from './driver.ts';
import type { OutboxState } from './state.ts';
import { reservedBy } from './reservations.ts';
import { isGivenUp, occupies } from './transitions.ts';
import type { Entry, PlanLine } from './types.ts';

export interface LineGroup {
  /** The newest of what was given up for these lines; null where nothing was. */
  readonly bound: Entry | null;
  readonly lines: readonly PlanLine[];
}

/** Lines that may be paid together: those that nothing binds, and those bound to the coins of one entry. */
export function groupsOf(state: OutboxState, lines: readonly PlanLine[]): readonly LineGroup[] {
  if (state.givenUp.size === 0) return [{ bound: null, lines }];
  const groups = new Map<string, LineGroup>();
  for (const line of lines) {
    const bound = boundBy(state, line.payoutId).at(-1) ?? null;
    const group = groups.get(bound?.id ?? '');
    groups.set(bound?.id ?? '', { bound, lines: [...(group?.lines ?? []), line] });
  }
  return [...groups.values()];
}

/**
 * What a plan for lines that are bound to `bound` may choose from: its coins alone, which nothing else may have. What was given up later for the same payout
 * had only these, too, so it is met with them. Refusals: `given-up-coins-busy` while all of them are used by what is on its way,
 * `given-up-coins-short` where the sender named none of the others.
 */
export function optionsWithin(
  state: OutboxState,
  bound: Entry,
  replaced: ReadonlySet<string>,
  options: DraftOptions,
): Result<DraftOptions> {
  const inUse = reservedBy(state, replaced, occupies);
  const unused = bound.consumes.filter((coin) => !inUse.has(coin));
  if (unused.length === 0) return refuse('given-up-coins-busy');
  const coins = new Set(unused.filter((coin) => options.coins?.has(coin) ?? true));
  if (coins.size === 0) return refuse('given-up-coins-short');
  const reserved = new Set([...options.reserved].filter((coin) => !coins.has(coin)));
  const account = accountOf(bound);
  return ok({ ...options, coins, reserved, ...(account !== null && { account }) });
}

/** The account that a payout is bound to; null where it may be paid from any. */
export function boundAccount(state: OutboxState, payoutId: string): string | null {
  const bound = boundBy(state, payoutId).at(-1);
  return bound === undefined ? null : accountOf(bound);
}

function accountOf({ detail: { account } }: Entry): string | null {
  return typeof account === 'string' ? account : null;
}

/** True when a transaction that consumes these can stand in no chain beside anything that was given up for the lines. */
export function excludesGivenUp(state: OutboxState, lines: readonly PlanLine[], consumes: readonly string[]): boolean {
  return lines.every((line) => boundBy(state, line.payoutId).every((entry) => entry.consumes.some((coin) => consumes.includes(coin))));
}

/** What was given up for one of the entry's payouts and turned up signed after all; null while nothing has. */
export function riseOf(state: OutboxState, entry: Entry): Entry | null {
  const risen = [...state.givenUp].flatMap((id) => state.entries.get(id) ?? []).filter((other) => other.id !== entry.id && occupies(other));
  return risen.find((other) => entry.lines.some((line) => carries(other, line.payoutId))) ?? null;
}

/** What was given up for a payout and may still be mined, oldest first. */
function boundBy(state: OutboxState, payoutId: string): readonly Entry[] {
  const entries = [...state.givenUp].flatMap((id) => state.entries.get(id) ?? []);
  return entries.filter((entry) => isGivenUp(entry) && carries(entry, payoutId));
}

function carries(entry: Entry, payoutId: string): boolean {
  return entry.lines.some((line) => line.payoutId === payoutId);
}
