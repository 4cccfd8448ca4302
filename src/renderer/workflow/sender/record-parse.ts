// Owns the step from records as main sends them to promises: main has checked their shape, the reducer checks their meaning.
import type { PromiseRecord } from '../../../shared/payouts/events.ts';

export function parseRecords(
  records: readonly { readonly seq: number; readonly at: number; readonly event: unknown }[],
): readonly PromiseRecord[] {
  return records as readonly PromiseRecord[];
}
