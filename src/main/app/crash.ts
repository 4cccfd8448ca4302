// Owns the end of a broken run: a bug is logged and the process ends, without a modal box that nobody may be there to close.

/** Installs handlers that log to stderr and exit non-zero. A half-dead wallet is worse than one that restarts from its journals. */
export function exitOnBugs(exit: (code: number) => void): void {
  const end = (error: unknown): void => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    exit(70);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
