// Owns doing one thing to many rows: some at a time, so that they share the disk's waits, until one is refused.
import { type Result, ok } from '../../../shared/result.ts';

const atOnce = 32;

/** Stops after the group in which something was refused, and answers the first refusal of it. */
export async function inGroups<T>(items: readonly T[], step: (item: T) => Promise<Result<unknown>>): Promise<Result<null>> {
  for (let first = 0; first < items.length; first += atOnce) {
    const answers = await Promise.all(items.slice(first, first + atOnce).map(step));
    const refused = answers.find((answer) => !answer.ok);
    if (refused && !refused.ok) return refused;
  }
  return ok(null);
}
