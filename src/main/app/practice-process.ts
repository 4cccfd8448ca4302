// Owns the practice network's host: the first copy of the app runs it, the others use it, and another takes over when the host goes.
import type { UtilityProcess } from 'electron';
import { startChild } from './child-process.ts';

export interface PracticeProcessOptions {
  readonly bundle: string;
  readonly folder: string;
  readonly testing: boolean;
  /** True if some process answers at the endpoint that the folder names. */
  readonly alive: () => Promise<boolean>;
}

const watchEveryMs = 1500;

export class PracticeProcess {
  private child: UtilityProcess | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;
  private checking = false;

  constructor(private readonly options: PracticeProcessOptions) {}

  /** Resolves once the practice network answers, hosted here or elsewhere. */
  async start(): Promise<void> {
    await this.check();
    this.timer = setInterval(() => void this.check(), watchEveryMs);
    for (let attempt = 0; attempt < 100 && !(await this.options.alive()); attempt += 1) await delay(50);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.child?.kill();
  }

  private async check(): Promise<void> {
    if (this.checking || this.child) return;
    this.checking = true;
    try {
      if (!(await this.options.alive())) this.host();
    } finally {
      this.checking = false;
    }
  }

  /** A copy that loses the race for the folder's lock simply exits; the next check finds the winner. */
  private host(): void {
    const { bundle, folder, testing } = this.options;
    this.child = startChild({
      bundle,
      entry: 'practice',
      args: ['--folder', folder, ...(testing ? ['--testing'] : [])],
      onMessage: () => undefined,
      onExit: () => {
        this.child = null;
      },
    });
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
