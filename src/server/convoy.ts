// Owns the setting out of claims together: while some are on their way, others gather and follow as one message, so that one crossing and one fsync serve them all.

export interface ConvoyOptions {
  /** Runs `then` after so many milliseconds; the answer takes that back. */
  readonly later: (ms: number, then: () => void) => () => void;
}

/** Nobody waits longer than this for those ahead, who may be waiting for a ledger's word. */
const longestWaitMs = 4;

export class Convoy {
  private going = 0;
  private waiting: (() => void)[] = [];
  private cancel: () => void = () => undefined;

  constructor(private readonly options: ConvoyOptions) {}

  /** Starts `task` at once where none is on its way, else as soon as those ahead are done, at the latest after a few milliseconds. Answers as it does. */
  run<T>(task: () => Promise<T>): Promise<T> {
    if (this.going === 0 && this.waiting.length === 0) return this.start(task);
    return new Promise((resolve, reject) => {
      this.waiting.push(() => void this.start(task).then(resolve, reject));
      if (this.waiting.length === 1) this.cancel = this.options.later(longestWaitMs, () => this.release());
    });
  }

  private async start<T>(task: () => Promise<T>): Promise<T> {
    this.going += 1;
    try {
      return await task();
    } finally {
      this.going -= 1;
      if (this.going === 0) this.release();
    }
  }

  private release(): void {
    const waiting = this.waiting;
    if (waiting.length === 0) return;
    this.cancel();
    this.waiting = [];
    for (const start of waiting) start();
  }
}
