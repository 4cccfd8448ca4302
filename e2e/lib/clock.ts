// Owns the clock of a story: all copies of the app believe the same time.
import type { Copy } from './copy.ts';

export class Clock {
  private ahead = 0;

  constructor(private readonly copies: () => readonly Copy[]) {}

  /** The time that the copies believe, in whole Unix seconds. */
  now(): number {
    return Math.floor(Date.now() / 1000) + this.ahead;
  }

  /** Seconds by which they are ahead of the machine. */
  get offset(): number {
    return this.ahead;
  }

  /** Moves the time of every running copy forward by so many seconds; copies started later begin at that time. */
  async forward(seconds: number): Promise<void> {
    this.ahead += Math.ceil(seconds);
    for (const copy of this.copies()) await this.tell(copy);
  }

  private async tell(copy: Copy): Promise<void> {
    await copy.app.evaluate(
      ({ app }, offset) => void (app.emit as (name: string, offset: number) => boolean)('test-clock', offset),
      this.ahead,
    );
  }
}
