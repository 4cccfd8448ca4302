// Owns waiting: everything that happens later is asked for here, so that a test can hold the clock and a closing host can cancel all of it.

export interface Timers {
  /** Runs once after `ms`; the returned function cancels it. */
  after(ms: number, action: () => void): () => void;
}

export const systemTimers: Timers = {
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};

/** Timers whose pending actions can all be cancelled at once. */
export class TimerGroup implements Timers {
  private readonly pending = new Set<() => void>();

  constructor(private readonly timers: Timers) {}

  after(ms: number, action: () => void): () => void {
    const cancel = this.timers.after(ms, () => {
      this.pending.delete(cancel);
      action();
    });
    this.pending.add(cancel);
    return () => {
      this.pending.delete(cancel);
      cancel();
    };
  }

  /** Again and again until cancelled; the pause starts when the action ends. */
  every(ms: number, action: () => void): void {
    this.after(ms, () => {
      action();
      this.every(ms, action);
    });
  }

  cancelAll(): void {
    for (const cancel of this.pending) cancel();
    this.pending.clear();
  }
}
