// Owns telling main that somebody is there, at most every ten seconds, for the idle lock.
import { useEffect } from 'react';
import { useServices } from '../state/services.tsx';

const everySeconds = 10;

export function useActivity(): void {
  const { main, now } = useServices();
  useEffect(() => {
    let last = 0;
    const tell = (): void => {
      if (now() - last < everySeconds) return;
      last = now();
      void main.activity({});
    };
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, tell, { passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, tell);
    };
  }, [main, now]);
}
