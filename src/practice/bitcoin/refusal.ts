// Owns a refusal of the practice node: Bitcoin Core's RPC code and reason words.

/** Core's codes for `sendrawtransaction` (rpc/protocol.h). */
export const rpcCodes = { error: -25, rejected: -26, known: -27, undecodable: -22 } as const;

export interface CoreRefusal {
  /** `core-refused`; the words are Core's and are given to the client as they are. */
  readonly code: 'core-refused';
  readonly rpcCode: number;
  readonly message: string;
}

export type Verdict = CoreRefusal | null;

/** `reason`, or "reason, detail": the form of Core's ValidationState::ToString. */
export function rejected(reason: string, detail?: string): CoreRefusal {
  return { code: 'core-refused', rpcCode: rpcCodes.rejected, message: detail === undefined ? reason : `${reason}, ${detail}` };
}

export function refusedWith(rpcCode: number, message: string): CoreRefusal {
  return { code: 'core-refused', rpcCode, message };
}

/** The body of Esplora's answer 400 to `POST /tx` (mempool/electrs). */
export function esploraBody(refusal: CoreRefusal): string {
  return `sendrawtransaction RPC error: ${JSON.stringify({ code: refusal.rpcCode, message: refusal.message })}`;
}

/** The first refusal of a list of checks, each run only if those before it passed. */
export function firstRefusal(checks: readonly (() => Verdict)[]): Verdict {
  for (const check of checks) {
    const verdict = check();
    if (verdict !== null) return verdict;
  }
  return null;
}
