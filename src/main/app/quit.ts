// Owns the end of a run: whoever asks for it, what is on its way to the disk arrives first, within a limit.
import type { App } from 'electron';

type Step = () => void | Promise<void>;

export interface QuitOptions {
  readonly app: Pick<App, 'on' | 'quit' | 'exit'>;
  readonly signals: Pick<NodeJS.Process, 'on'>;
  readonly wait: (ms: number) => Promise<void>;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  readonly report: (error: unknown) => void;
}

const limitMs = 5000;
/** What comes after a step that used up the time still gets this long: releasing a lock file takes a moment only. */
const leastMs = 250;
/** Chromium's own end, after our part; a page that never lets go must not keep the process. */
const chromiumMs = 3000;

export class Quit {
  private readonly steps: { readonly name: string; readonly run: Step }[] = [];
  private running: Promise<void> | null = null;
  private done = false;

  constructor(private readonly options: QuitOptions) {
    options.app.on('before-quit', (event) => {
      if (this.done) return;
      event.preventDefault();
      void this.finish();
    });
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) options.signals.on(signal, () => this.ask());
  }

  /** True from the moment somebody asked: windows close then instead of hiding, and nothing is started again. */
  get asked(): boolean {
    return this.running !== null;
  }

  /** Adds what must happen before the process ends. The last one added runs first, as the parts were opened. */
  add(name: string, run: Step): void {
    this.steps.unshift({ name, run });
  }

  /** Asks for the end; asking twice changes nothing. */
  ask(): void {
    this.options.app.quit();
  }

  /** Runs the steps once and never rejects; a step that fails or hangs does not keep the others from running. */
  shutDown(): Promise<void> {
    this.running ??= this.runSteps();
    return this.running;
  }

  private async finish(): Promise<void> {
    if (this.asked) return;
    await this.shutDown();
    this.done = true;
    this.options.app.quit();
    await this.options.wait(chromiumMs);
    this.options.app.exit(0);
  }

  private async runSteps(): Promise<void> {
    const { monotonic, wait, report } = this.options;
    const until = monotonic() + limitMs;
    for (const { name, run } of this.steps) {
      const end = Promise.resolve()
        .then(run)
        .then(
          () => true,
          (error: unknown) => {
            report(error);
            return true;
          },
        );
      const late = wait(Math.max(until - monotonic(), leastMs)).then(() => false);
      if (!(await Promise.race([end, late]))) report(`quit: ${name} took too long`);
    }
  }
}
