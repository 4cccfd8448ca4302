// Owns telling of many things at once: the first is told as it comes, what follows soon after is told together.

/** Runs `action` once after so many milliseconds. */
export type Later = (ms: number, action: () => void) => void;

export class Gathered<T> {
  private waiting: T[] = [];
  private resting = false;

  constructor(
    private readonly options: {
      /** Milliseconds between two tellings. */
      readonly restMs: number;
      readonly later: Later;
      readonly tell: (things: readonly [T, ...T[]]) => void;
    },
  ) {}

  add(thing: T): void {
    this.waiting.push(thing);
    if (!this.resting) this.tellAll();
  }

  private tellAll(): void {
    const [first, ...others] = this.waiting;
    this.waiting = [];
    this.resting = first !== undefined;
    if (first === undefined) return;
    this.options.later(this.options.restMs, () => this.tellAll());
    this.options.tell([first, ...others]);
  }
}
