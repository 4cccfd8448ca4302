// Owns the end of a broken run: a bug is logged, told by another process, and this one ends at once.

export interface CrashOptions {
  readonly process: Pick<NodeJS.Process, 'on'>;
  readonly report: (error: unknown) => void;
  /** Lets somebody know who sees no console; must not wait for an answer. */
  readonly tell: () => void;
  readonly exit: (code: number) => void;
}

const exitCode = 70;

/** Installs handlers that end the process with code 70. A half-dead wallet is worse than one that restarts from its journals. */
export function exitOnBugs({ process, report, tell, exit }: CrashOptions): void {
  let ending = false;
  const end = (error: unknown): void => {
    if (ending) return;
    ending = true;
    try {
      report(error);
      tell();
    } finally {
      exit(exitCode);
    }
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
