// Owns the moment from which work that nobody sees may take the processors: the first screen is drawn.
import type { useSession } from '../state/session.ts';

/** Journals may take long to read, and the worker must not wait for a screen that waits for them. */
const longestMs = 1_000;
/** A hidden window draws no frames. */
const framesMs = 250;

type Session = Pick<typeof useSession, 'getState' | 'subscribe'>;

export interface DrawnOptions {
  readonly session: Session;
  /** Runs at the next frame. */
  readonly frame: (then: () => void) => void;
  readonly later: (ms: number, then: () => void) => void;
}

/** Resolves two frames after main has answered what the first screen asks, or failed to; after a second at the latest. */
export function whenDrawn({ session, frame, later }: DrawnOptions): Promise<void> {
  return new Promise((resolve) => {
    let seen = false;
    const look = (): void => {
      if (seen || !isStanding(session.getState())) return;
      seen = true;
      stop();
      frame(() => frame(resolve));
      later(framesMs, resolve);
    };
    const stop = session.subscribe(look);
    later(longestMs, resolve);
    look();
  });
}

function isStanding({ info, settings, vault, problem }: ReturnType<Session['getState']>): boolean {
  return problem !== null || (info !== null && settings !== null && vault !== null);
}
