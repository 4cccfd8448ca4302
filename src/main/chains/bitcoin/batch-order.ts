// Owns the random order of the outputs of a batch, so that neither the order of claims nor the place of the change tells anything.

/** A whole number from 0 to `limit` − 1, each equally likely. */
export type Below = (limit: number) => number;

/** The items in a random order (Fisher and Yates). Throws when the source of randomness answers outside its limits: that is a bug, not an input. */
export function shuffled<T>(items: readonly T[], below: Below): readonly T[] {
  const left = [...items];
  const order: T[] = [];
  while (left.length > 0) {
    const at = below(left.length);
    const item = left[at];
    const last = left.pop();
    if (item === undefined || last === undefined) throw new Error('a random number is out of its limits');
    order.push(item);
    if (at < left.length) left[at] = last;
  }
  return order;
}
