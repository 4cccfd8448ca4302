// Owns the clock of a story: all copies of the app believe the same time.
import type { Copy } from './copy.ts';

export class Clock {
  private offset = 0;

  constructor(private readonly copies: () => readonly Copy[]) {}

  /** Moves the time of every running copy forward by so many seconds. */
  async forward(seconds: number): Promise<void> {
    this.offset += seconds;
    for (const copy of this.copies()) await this.tell(copy);
  }

  /** Brings a copy that has just started to the story's time. */
  async tell(copy: Copy): Promise<void> {
    if (this.offset === 0) return;
    await copy.app.evaluate(
      ({ app }, offset) => void (app.emit as (name: string, offset: number) => boolean)('test-clock', offset),
      this.offset,
    );
  }
}
