// Owns the practice network's host: the first copy of the app runs it, the others use it, and another takes over when the host goes.
import { makeBackOff } from './back-off.ts';
import type { Child, StartChild } from './child-process.ts';

export interface PracticeProcessOptions {
  readonly startChild: StartChild;
  readonly folder: string;
  readonly testing: boolean;
  /** True if some process answers at the endpoint that the folder names. */
  readonly alive: () => Promise<boolean>;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Calls `then` every so many milliseconds; the returned function ends that. */
  readonly every: (ms: number, then: () => void) => () => void;
}

const watchEveryMs = 1500;
// A copy that lost the race for the folder exits at once and must look again soon; a host that cannot live must not spin.
const restarts = { first: watchEveryMs, last: 60_000, calm: 60_000 };

export class PracticeProcess {
  private child: Child | null = null;
  private endWatch: (() => void) | null = null;
  private checking = false;
  private notBefore = 0;
  private readonly backOff = makeBackOff(restarts);

  constructor(private readonly options: PracticeProcessOptions) {}

  /** Resolves once the practice network answers, hosted here or elsewhere; after five seconds at the latest. */
  async start(): Promise<void> {
    await this.check();
    this.endWatch = this.options.every(watchEveryMs, () => void this.check());
    for (let attempt = 0; attempt < 100 && !(await this.options.alive()); attempt += 1) await this.options.wait(50);
  }

  stop(): void {
    this.endWatch?.();
    this.notBefore = Number.POSITIVE_INFINITY;
    this.child?.kill();
  }

  private async check(): Promise<void> {
    if (this.checking || this.child) return;
    this.checking = true;
    try {
      if (await this.options.alive()) this.backOff.reset();
      else if (this.options.monotonic() >= this.notBefore) this.host();
    } finally {
      this.checking = false;
    }
  }

  /** A copy that loses the race for the folder's lock simply exits; the next check finds the winner. */
  private host(): void {
    const { folder, testing, startChild, monotonic } = this.options;
    const startedAt = monotonic();
    this.child = startChild({
      entry: 'practice',
      args: ['--folder', folder, ...(testing ? ['--testing'] : [])],
      onMessage: () => undefined,
      onExit: () => {
        this.child = null;
        this.notBefore = Math.max(this.notBefore, monotonic() + this.backOff.next(monotonic() - startedAt));
      },
    });
  }
}
