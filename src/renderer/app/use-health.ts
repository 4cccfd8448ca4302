// Owns listening to the worker's heart: asked again and again, so that trouble shows by itself and goes by itself.
import { useEffect } from 'react';
import type { Client } from '../../shared/contract/rpc.ts';
import type { workflowApi } from '../../shared/contract/workflow-api.ts';
import type { Refusal } from '../../shared/result.ts';
import { useServices } from '../state/services.tsx';
import { useSession } from '../state/session.ts';

const startingEveryMs = 500;
const everyMs = 3_000;
const answerMs = 8_000;
/** One silence may be a computer that was asleep. */
const mostSilences = 2;
const mostStartingMs = 15_000;

type Health = Awaited<ReturnType<Client<typeof workflowApi>['health']>>;

export interface Heard {
  readonly silences: number;
  /** Milliseconds since the first question in which the worker was not ready. */
  readonly startingMs: number;
}

/** Why the worker cannot be counted on after what was heard; null while it can. */
export function stoppedBy({ silences, startingMs }: Heard): Refusal | null {
  if (silences >= mostSilences) return { code: 'workflow-gone' };
  return startingMs > mostStartingMs ? { code: 'not-ready' } : null;
}

export function useHealth(): void {
  const { workflow } = useServices();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let live = true;
    let silences = 0;
    let since = performance.now();
    const ask = async (): Promise<void> => {
      const answer = await inTime(workflow.health({}));
      if (!live) return;
      silences = answer?.ok ? 0 : silences + 1;
      const ready = answer?.ok === true && (answer.value.ready || answer.value.problem !== null);
      if (ready) since = performance.now();
      const stopped = stoppedBy({ silences, startingMs: performance.now() - since });
      useSession.getState().set(answer?.ok ? { health: answer.value, stopped } : { stopped });
      timer = setTimeout(() => void ask(), ready ? everyMs : startingEveryMs);
    };
    void ask();
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [workflow]);
}

async function inTime(asked: Promise<Health>): Promise<Health | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), answerMs);
  });
  const answer = await Promise.race([asked, limit]);
  clearTimeout(timer);
  return answer;
}
