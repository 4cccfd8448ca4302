// Owns patience: rows follow the journal a moment later, so what is not there yet is not gone yet.
import { useEffect, useState } from 'react';

/** False at first, true once the component has stood for so many milliseconds. */
export function useWaited(ms: number): boolean {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return waited;
}
