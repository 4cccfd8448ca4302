// Owns the single file of the outbox: one task at a time, in the order they came.

export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve();
  return <T>(task: () => Promise<T>): Promise<T> => {
    const turn = tail.then(task);
    // A task that throws tells its caller; the next one is not concerned.
    tail = turn.catch(() => undefined);
    return turn;
  };
}
