// Owns asking a server several things at once without flooding it.

export type Lanes = <T>(job: () => Promise<T>) => Promise<T>;

/** Runs at most `width` of the jobs that it is given at the same time, the others in their order as lanes fall free. */
export function lanes(width: number): Lanes {
  const waiting: (() => void)[] = [];
  let free = width;
  const enter = (): Promise<void> => {
    if (free === 0) return new Promise((go) => waiting.push(go));
    free -= 1;
    return Promise.resolve();
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async (job) => {
    await enter();
    try {
      return await job();
    } finally {
      leave();
    }
  };
}
