// Owns the moment from which main may start what the first screen does not need: that screen stands, or has taken too long to.
import type { Base } from './base.ts';

/** A page that never says so keeps nothing from running; in milliseconds. */
const longestMs = 2_000;

export interface FirstScreen {
  readonly promise: Promise<void>;
  /** Says that it stands. */
  readonly now: () => void;
}

export function firstScreen(wait: Base['wait']): FirstScreen {
  let now = (): void => undefined;
  const said = new Promise<void>((resolve) => {
    now = resolve;
  });
  return { promise: Promise.race([said, wait(longestMs)]), now };
}
