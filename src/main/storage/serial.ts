// Owns a queue that runs one task at a time, in the order of the calls.

export type Serial = <T>(task: () => Promise<T>) => Promise<T>;

/** Makes a queue. A task that fails rejects its own caller only; the next one runs. */
export function makeSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = last.then(task, task);
    last = run;
    return run;
  };
}
