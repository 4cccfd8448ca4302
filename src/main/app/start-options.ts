// Owns what an entry of the app passes to the start.
import type { Checkpoint } from '../outbox/ports.ts';

/** What only the entry for tests passes. */
export interface TestHooks {
  readonly checkpoint?: Checkpoint;
  /** Seconds added to the clock; changed by the test while the app runs. */
  readonly clockOffset: () => number;
  readonly onClockChange: (listener: () => void) => void;
  /** Lifts the anonymous rate limits of the API. */
  readonly noLimits: boolean;
  /** Every wallet is armed for its automatic payments by itself, and again after each change of them; for the sandbox. */
  readonly autoArm?: boolean;
}

export interface StartOptions {
  /** Folder of the built bundle (`out`). */
  readonly bundle: string;
  readonly resources: string;
  readonly hooks: TestHooks | null;
  /** Webhooks may point to this computer. The sandbox alone sets it. */
  readonly loopbackWebhooks?: boolean;
}
