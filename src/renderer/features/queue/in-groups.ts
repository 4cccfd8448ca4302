// Owns doing one thing to many rows: some at a time, so that they share the disk's waits; what is refused for one row does not keep the others.
import type { Refusal, Result } from '../../../shared/result.ts';

const atOnce = 32;

export interface Outcome<T> {
  readonly done: readonly T[];
  readonly failed: readonly { readonly item: T; readonly refusal: Refusal }[];
  /** Not tried any more, because a whole group was refused: what is in the way is in the way of all. */
  readonly left: readonly T[];
}

export async function inGroups<T>(items: readonly T[], step: (item: T) => Promise<Result<unknown>>): Promise<Outcome<T>> {
  const done: T[] = [];
  const failed: { readonly item: T; readonly refusal: Refusal }[] = [];
  for (let first = 0; first < items.length; first += atOnce) {
    const group = items.slice(first, first + atOnce);
    const answers = await Promise.all(group.map(async (item) => ({ item, answer: await step(item) })));
    for (const { item, answer } of answers) {
      if (answer.ok) done.push(item);
      else failed.push({ item, refusal: answer.error });
    }
    if (answers.every(({ answer }) => !answer.ok)) return { done, failed, left: items.slice(first + atOnce) };
  }
  return { done, failed, left: [] };
}
