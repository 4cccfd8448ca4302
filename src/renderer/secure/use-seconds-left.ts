// Owns the countdown of what is confirmed.
import { useEffect, useState } from 'react';
import { useSecure } from './services.tsx';

/** Whole seconds until `expiresAt`, never below zero. */
export function useSecondsLeft(expiresAt: number): number {
  const { now } = useSecure();
  const [left, setLeft] = useState(() => expiresAt - now());
  useEffect(() => {
    const update = (): void => setLeft(Math.max(0, expiresAt - now()));
    update();
    const timer = setInterval(update, 1000);
    return () => clearInterval(timer);
  }, [expiresAt, now]);
  return left;
}
