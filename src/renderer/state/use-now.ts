// Owns the passing of time on screens that show spans.
import { useEffect, useState } from 'react';
import { useServices } from './services.tsx';

/** Current whole second, renewed every `everySeconds`. */
export function useNow(everySeconds = 30): number {
  const { now } = useServices();
  const [value, setValue] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setValue(now()), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [now, everySeconds]);
  return value;
}
