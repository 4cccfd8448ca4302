// Owns the random order of the outputs of a batch, so that neither the order of claims nor the place of the change tells anything.

/** A whole number from 0 to `limit` − 1, each equally likely. */
export type Below = (limit: number) => number;

/** Draws from random bytes; a number that would make some outcomes likelier is drawn again. */
export function belowOf(random: (length: number) => Uint8Array): Below {
  return (limit) => {
    const fair = Math.floor(2 ** 32 / limit) * limit;
    for (;;) {
      const [a = 0, b = 0, c = 0, d = 0] = random(4);
      const drawn = ((a * 256 + b) * 256 + c) * 256 + d;
      if (drawn < fair) return drawn % limit;
    }
  };
}

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
