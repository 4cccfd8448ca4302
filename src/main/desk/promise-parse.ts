// Owns the reading of journal bodies and of what the worker wants appended; the shape of an event is the domain's own.
import * as z from 'zod';
import type { PromiseEvent } from '../../shared/payouts/events.ts';
import { parsePromiseEvent } from '../../shared/payouts/event-parse.ts';

const body = z.strictObject({ at: z.int().min(0), event: z.unknown() });
const claimBody = z.strictObject({ at: z.int().min(0), event: z.looseObject({ type: z.string() }) });
/** Metadata and proofs are free JSON; what is promised in one go is not boundless. */
const longestAppend = 4_000_000;

export function parsePromiseBody(value: unknown): { readonly at: number; readonly event: PromiseEvent } | null {
  const parsed = body.safeParse(value);
  const event = parsed.success ? parsePromiseEvent(parsed.data.event) : null;
  return parsed.success && event?.ok ? { at: parsed.data.at, event: event.value } : null;
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
