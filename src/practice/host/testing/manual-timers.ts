// Owns a clock that stands still until a test moves it.
import type { Timers } from '../timers.ts';

export class ManualTimers implements Timers {
  private time: number;
  private waiting: { readonly at: number; readonly action: () => void }[] = [];

  constructor(startMs: number) {
    this.time = startMs;
  }

  readonly now = (): number => this.time;

  after(ms: number, action: () => void): () => void {
    const entry = { at: this.time + ms, action };
    this.waiting.push(entry);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry);
    };
  }

  /** Moves the clock and runs what falls due, in order. */
  advance(ms: number): void {
    const until = this.time + ms;
    for (let next = this.due(until); next !== undefined; next = this.due(until)) {
      const { at, action } = next;
      this.waiting = this.waiting.filter((entry) => entry !== next);
      this.time = at;
      action();
    }
    this.time = until;
  }

  private due(until: number) {
    return this.waiting.filter(({ at }) => at <= until).sort((left, right) => left.at - right.at)[0];
  }
}
