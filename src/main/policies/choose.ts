// Owns which candidates one run pays together: in order, as many as the money, the cap and one transaction allow (spec §11).
import { refuse, type Result } from '../../shared/result.ts';
import { maxLines } from '../outbox/planner.ts';
import type { Candidate } from './candidates.ts';

/** A candidate that could not be paid, with the code that says why. */
export interface Obstacle extends Candidate {
  readonly why: string;
}

export interface Choice {
  readonly included: readonly Candidate[];
  /** Those that could not be paid by their own fault or for want of money: they count towards the ten failures. */
  readonly failed: readonly Obstacle[];
  /** Why the first one was left out; null when all were taken. */
  readonly reason: string | null;
}

/** A run that meets more obstacles than this leaves the rest to the next one. */
const mostObstacles = 100;

/**
 * `weigh` says what payouts take together, fees included (units of the chain), or why they cannot be paid; `room` is what the cap leaves, null without one.
 * An amount that was too much is remembered: later payouts of at least as much are passed over, smaller ones are still tried.
 */
export function choose(
  candidates: readonly Candidate[],
  weigh: (payoutIds: readonly string[]) => Result<bigint>,
  room: bigint | null,
): Choice {
  const included: Candidate[] = [];
  const failed: Obstacle[] = [];
  let reason: string | null = null;
  let rest = candidates;
  for (let obstacle = 0; obstacle < mostObstacles && rest.length > 0 && included.length < maxLines; obstacle += 1) {
    const most = Math.min(rest.length, maxLines - included.length);
    const fits = longestPrefix(most, (length) => verdictOn([...included, ...rest.slice(0, length)], weigh, room) === null);
    included.push(...rest.slice(0, fits));
    const blocked = rest[fits];
    if (blocked === undefined || fits === most) break;
    const why = verdictOn([...included, blocked], weigh, room) ?? 'internal';
    reason ??= why;
    if (why === 'transaction-too-large') break;
    if (why !== 'daily-cap-exceeded') failed.push({ ...blocked, why });
    const short = why === 'daily-cap-exceeded' || why === 'insufficient-funds';
    rest = rest.slice(fits + 1).filter((candidate) => !short || candidate.amount < blocked.amount);
  }
  return { included, failed, reason };
}

function verdictOn(
  chosen: readonly Candidate[],
  weigh: (payoutIds: readonly string[]) => Result<bigint>,
  room: bigint | null,
): string | null {
  const weight = weigh(chosen.map(({ payoutId }) => payoutId));
  const within = weight.ok && room !== null && weight.value > room ? refuse('daily-cap-exceeded') : weight;
  return within.ok ? null : within.error.code;
}

/** The largest length up to `most` that fits, if every shorter one does. */
function longestPrefix(most: number, fits: (length: number) => boolean): number {
  if (fits(most)) return most;
  let good = 0;
  let bad = most;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (fits(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
