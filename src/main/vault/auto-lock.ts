// Owns when the vault locks by itself: idle for too long, screen locked, computer asleep.

export interface AutoLockDeps {
  readonly lock: () => void;
  /** Milliseconds that only ever grow: setting the clock back must not keep the vault open. */
  readonly monotonic: () => number;
  /** Calls `then` after `ms`; the returned function takes that back. */
  readonly schedule: (ms: number, then: () => void) => () => void;
}

export interface AutoLock {
  /** The vault was unlocked: counting begins. */
  unlocked(): void;
  /** The vault was locked, by whomever: counting ends. */
  locked(): void;
  /** A key, a click, a touch in one of our windows. */
  activity(): void;
  /** The operating system locks the screen, or is about to sleep. */
  screenLocked(): void;
  suspended(): void;
  /** Back from sleep: a timer that slept too is checked against the time that passed. */
  resumed(): void;
  /** A new limit counts from the last activity. */
  setLimit(minutes: number): void;
}

const minute = 60_000;

export function makeAutoLock(deps: AutoLockDeps, minutes: number): AutoLock {
  return new IdleLock(deps, minutes);
}

class IdleLock implements AutoLock {
  readonly #deps: AutoLockDeps;
  #limit: number;
  #lastActivity = 0;
  #cancel: (() => void) | null = null;

  constructor(deps: AutoLockDeps, minutes: number) {
    this.#deps = deps;
    this.#limit = minutes * minute;
  }

  unlocked(): void {
    this.#lastActivity = this.#deps.monotonic();
    this.#rearm();
  }

  locked(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Only notes the time, which the timer looks at when it fires. A touch that comes too late does not keep the vault open. */
  activity(): void {
    if (!this.#cancel) return;
    const now = this.#deps.monotonic();
    if (now - this.#lastActivity >= this.#limit) this.#lockNow();
    else this.#lastActivity = now;
  }

  screenLocked(): void {
    this.#lockNow();
  }

  suspended(): void {
    this.#lockNow();
  }

  resumed(): void {
    if (this.#cancel) this.#rearm();
  }

  setLimit(minutes: number): void {
    this.#limit = minutes * minute;
    if (this.#cancel) this.#rearm();
  }

  #rearm(): void {
    this.#cancel?.();
    const left = this.#lastActivity + this.#limit - this.#deps.monotonic();
    if (left <= 0) return this.#lockNow();
    this.#cancel = this.#deps.schedule(left, () => this.#rearm());
  }

  #lockNow(): void {
    this.locked();
    this.#deps.lock();
  }
}
