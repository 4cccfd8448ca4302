// Owns one story's world: a home folder of its own, the copies that run in it, the practice network and the clock; all gone afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chain } from './chain.ts';
import { Clock } from './clock.ts';
import { Copy, type CopyOptions } from './copy.ts';
import { Recipient } from './recipient.ts';
import { Sender } from './sender.ts';

export class World {
  readonly chain: Chain;
  readonly clock: Clock;
  readonly sender: Sender;
  readonly recipient: Recipient;
  /** All that any copy ever wrote to its streams. */
  readonly said: string[] = [];
  private readonly copies: Copy[] = [];

  private constructor(readonly home: string) {
    this.chain = new Chain(home);
    this.clock = new Clock(() => this.copies.filter((copy) => !copy.isGone));
    this.sender = new Sender(this, 'sender');
    this.recipient = new Recipient(this, 'recipient');
  }

  static async open(): Promise<World> {
    return new World(await mkdtemp(join(tmpdir(), 'pullpay-e2e-')));
  }

  async launch(options: Omit<CopyOptions, 'home'>): Promise<Copy> {
    const env = { PULLPAY_CLOCK_OFFSET: String(this.clock.offset), ...options.env };
    const copy = await Copy.start({ home: this.home, ...options, env }, this.said);
    this.copies.push(copy);
    return copy;
  }

  /** Every window of every running copy, as pictures. */
  async pictures(): Promise<readonly Buffer[]> {
    const windows = this.copies.filter((copy) => !copy.isGone).flatMap((copy) => copy.app.windows());
    const taken = await Promise.allSettled(windows.map((window) => window.screenshot({ timeout: 3000 })));
    return taken.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  }

  async close(): Promise<void> {
    for (const copy of this.copies) await copy.kill();
    await rm(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
