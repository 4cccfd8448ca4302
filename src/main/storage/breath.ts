// Owns the pauses in long readings: main has one thread, and the window waits for it.

/** So many records are a few milliseconds. */
const recordsPerBreath = 500;

/** Counts records; what it answers is to be awaited, so that whatever else waits for main has its turn now and then. */
export function breaths(): (records: number) => Promise<void> | undefined {
  let since = 0;
  return (records) => {
    since += records;
    if (since < recordsPerBreath) return undefined;
    since = 0;
    return new Promise((resolve) => setImmediate(resolve));
  };
}
