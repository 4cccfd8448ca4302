// Owns the order of a transaction's outputs: where the change stands among the payouts, and so which output pays which line.
import type { OutputLine, Selection } from './types.ts';

/** Index of the change among all outputs; null without change. A selection that names none has its change last. */
export function changeIndexOf({ outputs, change, changeIndex }: Selection): number | null {
  return change === null ? null : Math.min(changeIndex ?? outputs.length, outputs.length);
}

/** All outputs as they stand in the transaction. */
export function outputsInOrder(selection: Selection): readonly OutputLine[] {
  const at = changeIndexOf(selection);
  const { outputs, change } = selection;
  return at === null || change === null ? outputs : [...outputs.slice(0, at), change, ...outputs.slice(at)];
}

/** Index in the transaction of the payout that stands at `line` in `selection.outputs`. */
export function payoutIndex(selection: Selection, line: number): number {
  const at = changeIndexOf(selection);
  return at === null || line < at ? line : line + 1;
}
