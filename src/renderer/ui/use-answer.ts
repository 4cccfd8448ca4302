// Owns reading something from main or the worker for a screen: not yet, there, or refused; asked again on demand.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal, Result } from '../../shared/result.ts';

export interface Answer<T> {
  /** The last good value; it stays while a newer one is asked for. */
  readonly value: T | undefined;
  readonly refusal: Refusal | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** Asks when `key` changes. An answer that arrives after a newer question is dropped. */
export function useAnswer<T>(key: string, ask: () => Promise<Result<T>>): Answer<T> {
  const [state, setState] = useState<{ key: string; value: T | undefined; refusal: Refusal | null; loading: boolean }>({
    key,
    value: undefined,
    refusal: null,
    loading: true,
  });
  const latest = useRef(ask);
  latest.current = ask;
  const asked = useRef(0);
  const reload = useCallback(() => {
    asked.current += 1;
    const question = asked.current;
    setState((before) => ({ key, value: before.key === key ? before.value : undefined, refusal: null, loading: true }));
    void latest
      .current()
      .catch((): Result<T> => ({ ok: false, error: { code: 'internal' } }))
      .then((answer) => {
        if (question !== asked.current) return;
        if (answer.ok) setState({ key, value: answer.value, refusal: null, loading: false });
        else setState((before) => ({ ...before, refusal: answer.error, loading: false }));
      });
  }, [key]);
  useEffect(() => {
    reload();
    return () => {
      asked.current += 1;
    };
  }, [reload]);
  return { value: state.value, refusal: state.refusal, loading: state.loading, reload };
}
