// Owns the calls that wait for an answer: each is answered exactly once, by the other side, by the clock, or by the end of the port.
import { type Result, refuse } from '../result.ts';

interface Waiting {
  readonly resolve: (answer: Result<unknown>) => void;
  readonly stopClock: () => void;
}

const highestId = 2_000_000_000;

export class PendingCalls {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private closed = false;

  /** `timeoutMs`: after so many milliseconds a call is refused with `not-ready`, for nothing tells that a port's other end has died; null = never. */
  constructor(private readonly timeoutMs: number | null) {}

  /** Opens a call: the id to send with it, and the answer to come. */
  open(): { readonly id: number; readonly answer: Promise<Result<unknown>> } {
    const id = this.nextId();
    if (this.closed) return { id, answer: Promise.resolve(refuse('not-ready')) };
    const answer = new Promise<Result<unknown>>((resolve) => this.waiting.set(id, { resolve, stopClock: this.startClock(id) }));
    return { id, answer };
  }

  /** Answers a call; an id that nobody waits for (any more) is ignored. */
  settle(id: number, answer: Result<unknown>): void {
    const call = this.waiting.get(id);
    if (!call) return;
    this.waiting.delete(id);
    call.stopClock();
    call.resolve(answer);
  }

  /** The port is gone: what waits is refused with `not-ready`, and so is everything to come. */
  close(): void {
    this.closed = true;
    for (const id of this.waiting.keys()) this.settle(id, refuse('not-ready'));
  }

  private startClock(id: number): () => void {
    if (this.timeoutMs === null) return () => undefined;
    const timer = setTimeout(() => this.settle(id, refuse('not-ready')), this.timeoutMs);
    return () => clearTimeout(timer);
  }

  private nextId(): number {
    do this.lastId = (this.lastId + 1) % highestId;
    while (this.waiting.has(this.lastId));
    return this.lastId;
  }
}
