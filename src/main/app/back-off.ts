// Owns how long something that keeps dying is left alone before it is started again: longer each time, and soon again after a calm life.

export interface BackOffOptions {
  /** Milliseconds before the first new start; doubled each time. */
  readonly first: number;
  readonly last: number;
  /** A life of so many milliseconds counts as calm. */
  readonly calm: number;
}

export interface BackOff {
  /** Milliseconds to wait after a life of `lived` milliseconds. */
  next(lived: number): number;
  /** All is well: the next death counts as the first. */
  reset(): void;
}

export function makeBackOff({ first, last, calm }: BackOffOptions): BackOff {
  let delay = first;
  return {
    next(lived) {
      if (lived >= calm) delay = first;
      const answer = delay;
      delay = Math.min(delay * 2, last);
      return answer;
    },
    reset() {
      delay = first;
    },
  };
}
