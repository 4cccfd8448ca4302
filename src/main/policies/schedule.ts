// Owns when each processor runs next: at once after a start or a change, then after every interval, earlier when a payout was approved (spec §11).

interface Slot {
  /** Unix seconds. */
  nextAt: number;
}

export class Schedule {
  private readonly slots = new Map<string, Slot>();

  /** Unix seconds of the next run; null where nothing is known yet. */
  nextAt(walletId: string, methodId: string): number | null {
    return this.slots.get(keyOf(walletId, methodId))?.nextAt ?? null;
  }

  /**
   * True when it is time. Sleep is made up for by one run. A clock that was set back delays nothing by more than one interval: the next run is never
   * further away than that.
   */
  isDue(walletId: string, methodId: string, interval: number, now: number): boolean {
    const key = keyOf(walletId, methodId);
    const slot = this.slots.get(key) ?? { nextAt: now };
    slot.nextAt = Math.min(slot.nextAt, now + interval);
    this.slots.set(key, slot);
    return slot.nextAt <= now;
  }

  runAt(walletId: string, methodId: string, at: number): void {
    this.slots.set(keyOf(walletId, methodId), { nextAt: at });
  }

  /** Brings the next run forward to `at`, if it is not earlier already. */
  notAfter(walletId: string, methodId: string, at: number): void {
    const slot = this.slots.get(keyOf(walletId, methodId));
    if (slot !== undefined) slot.nextAt = Math.min(slot.nextAt, at);
  }

  forget(walletId: string, methodId: string): void {
    this.slots.delete(keyOf(walletId, methodId));
  }
}

function keyOf(walletId: string, methodId: string): string {
  return `${walletId} ${methodId}`;
}
