// Owns the pause before a confirmation can be pressed: a click meant for what stood there before must not pay.
import { useEffect, useState } from 'react';

export const pauseMs = 800;

/** False for `pauseMs` after `content` changes, and after the window comes to the front again. */
export function useArmed(content: string): boolean {
  const [front, setFront] = useState(0);
  const [armed, setArmed] = useState<string | null>(null);
  const key = `${front} ${content}`;
  useEffect(() => {
    const comeToFront = (): void => setFront((count) => count + 1);
    window.addEventListener('focus', comeToFront);
    return () => window.removeEventListener('focus', comeToFront);
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(key), pauseMs);
    return () => clearTimeout(timer);
  }, [key]);
  return armed === key;
}
