// Owns doing something when a key changes, with whatever the screen knows at that moment.
import { useEffect, useEffectEvent } from 'react';

/** Runs `effect` once for each value of `key`; what it returns cleans up before the next run. */
export function useOnChange(key: string, effect: () => (() => void) | undefined | void): void {
  const run = useEffectEvent(effect);
  useEffect(() => run(), [key]);
}
