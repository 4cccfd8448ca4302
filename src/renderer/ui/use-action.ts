// Owns one command in flight: busy while it runs, its refusal afterwards, never twice at once.
import { useRef, useState } from 'react';
import type { Refusal, Result } from '../../shared/result.ts';

export interface Action {
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly clear: () => void;
  /** Runs the command and hands its value to `then`; does nothing while another run is on its way. */
  readonly run: <T>(command: () => Promise<Result<T>>, then?: (value: T) => void) => void;
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const running = useRef(false);
  const run = <T>(command: () => Promise<Result<T>>, then?: (value: T) => void): void => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setRefusal(null);
    void command()
      .then((answer) => {
        if (answer.ok) then?.(answer.value);
        else setRefusal(answer.error);
      })
      .catch(() => setRefusal({ code: 'internal' }))
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  };
  return { busy, refusal, clear: () => setRefusal(null), run };
}
