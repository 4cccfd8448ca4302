// Owns the calls that wait for an answer: each is answered exactly once, by the other side, by the clock, or by the end of the port.
import { type Result, refuse } from '../result.ts';

interface Waiting {
  readonly resolve: (answer: Result<unknown>) => void;
  /** Refused when so many rounds have passed. */
  readonly lastRound: number;
}

const highestId = 2_000_000_000;
/** One timer a round for all calls together: in a browser's worker a timer for each call costs as much as deciding a claim. */
const roundsPerTimeout = 30;

export class PendingCalls {
  /** In the order of opening, which is that of their last rounds. */
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private closed = false;
  private round = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  /**
   * `timeoutMs`: after so many milliseconds, and a thirtieth more at most, a call is refused with `not-ready`, for nothing tells that a port's other end
   * has died; null = never.
   */
  constructor(private readonly timeoutMs: number | null) {}

  /** Opens a call: the id to send with it, and the answer to come. */
  open(): { readonly id: number; readonly answer: Promise<Result<unknown>> } {
    const id = this.nextId();
    if (this.closed) return { id, answer: Promise.resolve(refuse('not-ready')) };
    this.startClock();
    const lastRound = this.round + roundsPerTimeout + 1;
    const answer = new Promise<Result<unknown>>((resolve) => this.waiting.set(id, { resolve, lastRound }));
    return { id, answer };
  }

  /** Answers a call; an id that nobody waits for (any more) is ignored. */
  settle(id: number, answer: Result<unknown>): void {
    const call = this.waiting.get(id);
    if (!call) return;
    this.waiting.delete(id);
    call.resolve(answer);
  }

  /** The port is gone: what waits is refused with `not-ready`, and so is everything to come. */
  close(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    for (const id of this.waiting.keys()) this.settle(id, refuse('not-ready'));
  }

  private startClock(): void {
    if (this.timeoutMs !== null) this.timer ??= setTimeout(() => this.passRound(), this.timeoutMs / roundsPerTimeout);
  }

  private passRound(): void {
    this.timer = null;
    this.round += 1;
    for (const [id, { lastRound }] of this.waiting) {
      if (lastRound > this.round) break;
      this.settle(id, refuse('not-ready'));
    }
    if (this.waiting.size > 0) this.startClock();
  }

  private nextId(): number {
    do this.lastId = (this.lastId + 1) % highestId;
    while (this.waiting.has(this.lastId));
    return this.lastId;
  }
}
