// Owns reading something from main or the worker for a screen: not yet, there, or refused; asked again on demand.
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Refusal, Result } from '../../shared/result.ts';

export interface Answer<T> {
  /** The last good value; it stays while a newer one is asked for. */
  readonly value: T | undefined;
  readonly refusal: Refusal | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** The last answer that came, with the key and the round of its question. */
export interface Answered<T> {
  readonly key: string;
  readonly round: number;
  readonly value: T | undefined;
  readonly refusal: Refusal | null;
}

/** What is known once an answer is there: a refusal keeps the last good value of the same key beside it. */
export function answeredBy<T>(before: Answered<T> | null, key: string, round: number, answer: Result<T>): Answered<T> {
  if (answer.ok) return { key, round, value: answer.value, refusal: null };
  return { key, round, value: before?.key === key ? before.value : undefined, refusal: answer.error };
}

/** What may be shown for a question: never the value of another key, and a refusal only of this very round. */
export function seenAs<T>(answered: Answered<T> | null, key: string, round: number): Omit<Answer<T>, 'reload'> {
  if (answered?.key !== key) return { value: undefined, refusal: null, loading: true };
  const current = answered.round === round;
  return { value: answered.value, refusal: current ? answered.refusal : null, loading: !current };
}

/** Asks when `key` changes. An answer that arrives after a newer question is dropped. */
export function useAnswer<T>(key: string, ask: () => Promise<Result<T>>): Answer<T> {
  const [round, setRound] = useState(0);
  const [answered, setAnswered] = useState<Answered<T> | null>(null);
  const put = useEffectEvent(ask);
  useEffect(() => {
    let wanted = true;
    void put()
      .catch((): Result<T> => ({ ok: false, error: { code: 'internal' } }))
      .then((answer) => {
        if (wanted) setAnswered((before) => answeredBy(before, key, round, answer));
      });
    return () => {
      wanted = false;
    };
  }, [key, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { ...seenAs(answered, key, round), reload };
}
