// Owns the pauses in long readings: main has one thread, and the window waits for it.

/** So many records are a few milliseconds. */
const recordsPerBreath = 500;

/** Counts records. Now and then the answer is a pause to be waited for, in which whatever else waits for main has its turn; null in between. */
export function breaths(): (records: number) => Promise<void> | null {
  let since = 0;
  return (records) => {
    since += records;
    if (since < recordsPerBreath) return null;
    since = 0;
    return new Promise((resolve) => setImmediate(resolve));
  };
}
