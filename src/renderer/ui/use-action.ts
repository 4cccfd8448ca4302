// Owns one command in flight: busy while it runs, its refusal afterwards, never twice at once.
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type { Refusal, Result } from '../../shared/result.ts';
import { begin, end, isRunning, onRunningChange, unheard } from './running.ts';

export interface Action {
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly clear: () => void;
  /** Runs the command and hands its value to `then`; does nothing while another run is on its way. */
  readonly run: <T>(command: () => Promise<Result<T>>, then?: (value: T) => void) => void;
}

/** `name`: what must never be sent twice at once even if its form is closed and opened again meanwhile. */
export function useAction(name?: string): Action {
  const id = useId();
  const key = name ?? id;
  const look = (): boolean => isRunning(key);
  const busy = useSyncExternalStore(onRunningChange, look, look);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const present = usePresent();
  const refused = (error: Refusal): void => (present.current ? setRefusal(error) : unheard(error));
  const run = <T>(command: () => Promise<Result<T>>, then?: (value: T) => void): void => {
    if (!begin(key)) return;
    setRefusal(null);
    void settled(command)
      .then((answer) => {
        // Over before `then`, which may start the next command; and what `then` closes is closed before another press can be taken.
        end(key);
        if (answer.ok) flushSync(() => then?.(answer.value));
        else refused(answer.error);
      })
      .catch(() => refused({ code: 'internal' }));
  };
  return { busy, refusal, clear: () => setRefusal(null), run };
}

async function settled<T>(command: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await command();
  } catch {
    return { ok: false, error: { code: 'internal' } };
  }
}

function usePresent(): { readonly current: boolean } {
  const present = useRef(false);
  useEffect(() => {
    present.current = true;
    return () => {
      present.current = false;
    };
  }, []);
  return present;
}
