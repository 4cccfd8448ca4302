// Owns noticing that whoever started the sandbox is gone: a hidden app that nobody can see must not stay behind.

export interface ParentOptions {
  /** Number of the parent process; an orphan gets another one. */
  readonly parent: () => number;
  readonly every: (ms: number, then: () => void) => () => void;
  readonly quit: () => void;
}

const checkEveryMs = 1000;

export function watchParent({ parent, every, quit }: ParentOptions): void {
  const first = parent();
  const end = every(checkEveryMs, () => {
    if (parent() === first) return;
    end();
    quit();
  });
}
