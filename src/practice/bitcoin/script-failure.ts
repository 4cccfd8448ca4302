// Owns how a running script ends early: an exception, because it may be deep in an opcode. `scriptError` catches it; nothing else may see it.

export class ScriptFailure extends Error {
  /** `reason`: Core's words (script/script_error.cpp). */
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** Ends the script unless the condition holds. */
export function demand(holds: boolean, reason: string): void {
  if (!holds) throw new ScriptFailure(reason);
}
