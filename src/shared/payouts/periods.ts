// Owns the calendar of a pull payment: fixed windows of whole seconds counted from its start (spec §3.2, §17).
import type { PullPayment, Seconds } from './types.ts';

export type PeriodTerms = Pick<PullPayment, 'startsAt' | 'expiresAt' | 'period'>;

/** Half-open window [start, end); an end of null is open. */
export interface PeriodWindow {
  readonly start: Seconds;
  readonly end: Seconds | null;
}

/** Last second that our dates can hold, at the end of the year 9999; a period that would end later is open. */
export const lastSecond = 253_402_300_799;

/** The period that contains `now`, clipped at the end; null before the start and from the end on. */
export function periodAt(terms: PeriodTerms, now: Seconds): PeriodWindow | null {
  const { startsAt, expiresAt, period } = terms;
  if (now < startsAt) return null;
  if (expiresAt !== null && now >= expiresAt) return null;
  if (period === null) return { start: startsAt, end: expiresAt };
  const start = startsAt + Math.floor((now - startsAt) / period) * period;
  return { start, end: clip(start + period, expiresAt) };
}

/**
 * The period in which a claim made at `now` counts. It is `periodAt`, except in the very last second: at now == end a pull payment
 * is still open, and what is claimed then counts in its last period (D1, §17), else a whole limit could be claimed on top.
 */
export function currentPeriod(terms: PeriodTerms, now: Seconds): PeriodWindow | null {
  const { startsAt, expiresAt } = terms;
  if (now !== expiresAt) return periodAt(terms, now);
  if (expiresAt > startsAt) return periodAt(terms, expiresAt - 1);
  return expiresAt === startsAt ? { start: startsAt, end: expiresAt } : null;
}

/** The next `count` moments after `now` at which the full limit is free again; the start is one of them while it lies ahead. */
export function nextResets(terms: PeriodTerms, now: Seconds, count: number): readonly Seconds[] {
  const { startsAt, period } = terms;
  if (period === null) return now < startsAt && isBeforeEnd(terms, startsAt) ? [startsAt] : [];
  const resets: Seconds[] = [];
  let next = now < startsAt ? startsAt : startsAt + (Math.floor((now - startsAt) / period) + 1) * period;
  while (resets.length < count && isBeforeEnd(terms, next)) {
    resets.push(next);
    next += period;
  }
  return resets;
}

function clip(end: Seconds, expiresAt: Seconds | null): Seconds | null {
  if (expiresAt !== null && end > expiresAt) return expiresAt;
  return end > lastSecond ? null : end;
}

function isBeforeEnd(terms: PeriodTerms, moment: Seconds): boolean {
  return moment < (terms.expiresAt ?? lastSecond);
}
