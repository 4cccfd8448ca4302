// Owns lying on purpose: answers to submits that get lost, come late, come twice, or refuse. For tests of the wallet only.
import type { JsonObject } from '../base/json.ts';
import { engineResult } from '../commands/submit.ts';
import { isResultCode } from '../engine/results.ts';
import type { Lies } from '../../xrpl-side.ts';

/** What is done with one submit. `deliver` may call `send` never, later or twice; `refuse` answers in the ledger's place. */
export interface Treatment {
  readonly refuse: JsonObject | null;
  deliver(send: () => void): void;
}

const truth: Treatment = { refuse: null, deliver: (send) => send() };
const DEFAULT_REASON = 'telINSUF_FEE_P';

export class Liar {
  readonly #later: (action: () => void, ms: number) => void;
  #lies: Lies | null = null;
  #left = 0;

  constructor(later: (action: () => void, ms: number) => void) {
    this.#later = later;
  }

  set(lies: Lies): void {
    this.#lies = lies;
    this.#left = lies.count;
  }

  /** Call once for each submit. */
  next(): Treatment {
    if (this.#lies === null || this.#left <= 0) return truth;
    this.#left -= 1;
    return this.#treatment(this.#lies);
  }

  #treatment({ what, delayMs, reason }: Lies): Treatment {
    switch (what) {
      case 'none':
        return truth;
      case 'lose-reply':
        return { refuse: null, deliver: () => undefined };
      case 'late':
        return { refuse: null, deliver: (send) => this.#later(send, delayMs) };
      case 'duplicate':
        return { refuse: null, deliver: (send) => [1, 2].forEach(send) };
      case 'reject':
        return { refuse: refusal(reason ?? DEFAULT_REASON), deliver: (send) => send() };
    }
  }
}

/** As `submit` answers a transaction that it did not take. */
function refusal(reason: string): JsonObject {
  const code = isResultCode(reason)
    ? engineResult(reason)
    : { engine_result: reason, engine_result_code: -399, engine_result_message: reason };
  return { ...code, accepted: false, applied: false, broadcast: false, kept: false, queued: false };
}
