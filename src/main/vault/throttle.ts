// Owns how fast passwords may be tried: five at once, then a pause that doubles from 1 s to 30 s; one at a time, in order.
//
// It slows down who sits at the running app. Whoever has the file is slowed down by the KDF alone.
import { type Result, refuse } from '../../shared/result.ts';

/** Keeps the number of failures in a row over a restart. */
export interface FailureStore {
  load(): Promise<number>;
  /** A store that cannot write must not keep the owner out: it does nothing then. */
  save(failures: number): Promise<void>;
}

export interface ThrottleDeps {
  readonly store: FailureStore;
  /** Milliseconds that only ever grow, whatever happens to the clock. */
  readonly monotonic: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

export interface Throttle {
  /** Waits its turn and its pause, then tries. Only `wrong-password` counts. `too-many-attempts` when too many wait already. */
  attempt<T>(tryIt: () => Promise<Result<T>>): Promise<Result<T>>;
  /** Milliseconds of pause that are left. */
  retryAfterMs(): number;
}

const free = 5;
const firstPause = 1000;
const longestPause = 30_000;
const mostWaiting = 10;

/** Pause before the next attempt, in milliseconds, after so many failures in a row. */
export function pauseAfter(failures: number): number {
  return failures < free ? 0 : Math.min(firstPause * 2 ** Math.min(failures - free, 10), longestPause);
}

/** A pause that a restart cut short begins anew. */
export async function openThrottle(deps: ThrottleDeps): Promise<Throttle> {
  return new QueuedThrottle(deps, await deps.store.load());
}

class QueuedThrottle implements Throttle {
  readonly #deps: ThrottleDeps;
  #failures: number;
  #freeAt: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(deps: ThrottleDeps, failures: number) {
    this.#deps = deps;
    this.#failures = failures;
    this.#freeAt = deps.monotonic() + pauseAfter(failures);
  }

  retryAfterMs(): number {
    return Math.max(0, Math.ceil(this.#freeAt - this.#deps.monotonic()));
  }

  attempt<T>(tryIt: () => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#waiting >= mostWaiting) return Promise.resolve(refuse('too-many-attempts'));
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#try(tryIt)).finally(() => (this.#waiting -= 1));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #try<T>(tryIt: () => Promise<Result<T>>): Promise<Result<T>> {
    for (let left = this.retryAfterMs(); left > 0; left = this.retryAfterMs()) await this.#deps.wait(left);
    const before = this.#failures;
    // Counted first: whoever kills the app during the attempt has used it up.
    await this.#deps.store.save(before + 1);
    const outcome = await tryIt();
    const failed = !outcome.ok && outcome.error.code === 'wrong-password';
    this.#failures = failed ? before + 1 : outcome.ok ? 0 : before;
    this.#freeAt = this.#deps.monotonic() + (failed ? pauseAfter(this.#failures) : 0);
    if (!failed) await this.#deps.store.save(this.#failures);
    return outcome;
  }
}
