// Owns waiting until somebody has stopped typing.
import { useEffect, useState } from 'react';

/** The value once it has stayed the same for so many milliseconds; the first at once. */
export function useSettled<T extends string | null>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
