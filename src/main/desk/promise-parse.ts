// Owns the reading of journal bodies and of what the worker wants appended; the shape of an event is the domain's own.
import * as z from 'zod';
import type { PromiseEvent } from '../../shared/payouts/events.ts';
import { quickCheck } from '../../shared/quick-check.ts';
import { parsePromiseEvent } from '../../shared/payouts/event-parse.ts';

const body = z.strictObject({ at: z.int().min(0), event: z.unknown() });
const isBody = quickCheck(body);
const claimBody = z.strictObject({ at: z.int().min(0), event: z.looseObject({ type: z.string() }) });
/** Metadata and proofs are free JSON; what is promised in one go is not boundless. */
const longestAppend = 4_000_000;

interface PromiseBody {
  readonly at: number;
  readonly event: PromiseEvent;
}

export function parsePromiseBody(value: unknown): PromiseBody | null {
  const read = isBody(value) ? (value as z.output<typeof body>) : body.safeParse(value).data;
  const event = read === undefined ? null : parsePromiseEvent(read.event);
  return read !== undefined && event?.ok ? { at: read.at, event: event.value } : null;
}

/** Null unless every one is exactly an event of ours. */
export function parseEvents(values: readonly unknown[]): readonly PromiseEvent[] | null {
  if (JSON.stringify(values).length > longestAppend) return null;
  const events = values.flatMap((value) => {
    const event = parsePromiseEvent(value);
    return event.ok ? [event.value] : [];
  });
  return events.length === values.length ? events : null;
}

/** A record of the recipient's journal; one that cannot be read stays in its place as `unreadable`. */
export function parseClaimBody(value: unknown): { at: number; event: { type: string; [key: string]: unknown } } {
  const parsed = claimBody.safeParse(value);
  return parsed.success ? parsed.data : { at: 0, event: { type: 'unreadable' } };
}
