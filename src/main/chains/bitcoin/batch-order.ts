// Owns the random order of the outputs of a batch, so that neither the order of claims nor the place of the change tells anything.

/** A whole number from 0 to `limit` − 1, each equally likely. */
export type Below = (limit: number) => number;

/** One draw. Throws when the source of randomness answers outside its limits: that is a bug, not an input. */
export function draw(below: Below, limit: number): number {
  const drawn = below(limit);
  if (!Number.isSafeInteger(drawn) || drawn < 0 || drawn >= limit) throw new Error('a random number is out of its limits');
  return drawn;
}

/** The items in a random order (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], below: Below): readonly T[] {
  const left = [...items];
  const order: T[] = [];
  for (let last = left.pop(); last !== undefined; last = left.pop()) {
    const at = draw(below, left.length + 1);
    order.push(left[at] ?? last);
    if (at < left.length) left[at] = last;
  }
  return order;
}
