// Owns what a running script remembers beside its stack, and the count of its opcodes.
import type { Spend } from './check-signature.ts';
import { demand } from './script-failure.ts';
import type { ScriptStack } from './script-stack.ts';

const maxOperations = 201;

export interface Tapscript {
  readonly leafHash: Uint8Array;
  /** What signatures may still cost (BIP342): each takes 50. */
  budget: number;
}

export interface ScriptProgram {
  readonly version: 'base' | 'v0' | 'tapscript';
  readonly script: Uint8Array;
  readonly spend: Spend;
  /** Null but in tapscript. */
  readonly tapscript: Tapscript | null;
}

export interface ScriptRun extends ScriptProgram {
  readonly stack: ScriptStack;
  /** Where the code begins that signatures sign: after the last executed OP_CODESEPARATOR. */
  codeStart: number;
  /** Number of the step of that opcode. */
  separator: number;
  /** Opcodes beyond pushes so far. */
  operations: number;
  /** The branches that the run is in; it does nothing while one of them is not taken. */
  readonly branches: boolean[];
}

/** Opcodes beyond pushes are counted, in old scripts and version 0. */
export function countOperations(run: ScriptRun, more: number): void {
  if (run.version === 'tapscript') return;
  run.operations += more;
  demand(run.operations <= maxOperations, 'Operation limit exceeded');
}
