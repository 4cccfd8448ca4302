// Owns what an entry of the app passes to the start.
import type { Desks } from '../desk/desks.ts';
import type { ChainWatch } from '../desk/chain-watch.ts';
import type { ExternalWatch } from '../desk/external-watch.ts';
import type { Checkpoint } from '../outbox/ports.ts';
import type { Vault } from '../vault/types.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Base } from './start/base.ts';

/** What the entries for tests and for the sandbox pass; the shipped one passes none of it. */
export interface TestHooks {
  readonly checkpoint?: Checkpoint;
  /** Seconds added to the clock; changed by the test while the app runs. */
  readonly clockOffset: () => number;
  readonly onClockChange: (listener: () => void) => void;
  /** Lifts the anonymous rate limits of the API. */
  readonly noLimits: boolean;
  /** Nothing is shown: no window, no tray, no notification of the system, and links of the system stay with the app that has them. */
  readonly hidden?: boolean;
  /** Every wallet is armed for its automatic payments by itself, and again after each change of them; for the sandbox. */
  readonly autoArm?: boolean;
  /** Every source of prices says what the practice network says, and nobody else is asked; for the sandbox. */
  readonly practicePrices?: boolean;
  /** The practice network can be told to lie; yes unless told otherwise. */
  readonly lies?: boolean;
  /** Called once, when the app runs. */
  readonly running?: (parts: RunningParts) => void;
}

/** What the sandbox may use of a running app. */
export interface RunningParts {
  readonly base: Base;
  readonly vault: Vault;
  readonly desks: Desks;
  readonly chains: ChainWatch;
  readonly external: Pick<ExternalWatch, 'look'>;
  readonly apiKeys: ApiKeys;
  /** Where the HTTP API answers; null until it does. */
  readonly apiOrigin: () => string | null;
  /** File in which the practice network says where it answers. */
  readonly practiceEndpoint: string;
  /** Resolves once the practice network answers. */
  readonly hosted: () => Promise<void>;
  /** Opens what is new in the vault and tells worker and screens of it. */
  readonly walletsChanged: () => Promise<void>;
  /** Somebody is there: the vault does not lock for idleness. */
  readonly activity: () => void;
  /** Ends the app as its menu does. */
  readonly quit: () => void;
  /** Adds what must happen before the process ends. */
  readonly beforeEnd: (name: string, step: () => void | Promise<void>) => void;
  /** True from the moment somebody asked for the end. */
  readonly ending: () => boolean;
}

export interface StartOptions {
  /** Folder of the built bundle (`out`). */
  readonly bundle: string;
  readonly resources: string;
  readonly hooks: TestHooks | null;
  /** Webhooks may point to this computer. The sandbox alone sets it. */
  readonly loopbackWebhooks?: boolean;
}
