// Owns counting signature checks (Core's GetTransactionSigOpCost): a limit of blocks, and what makes a transaction dearer than its bytes.
import { isScriptHash, witnessProgram } from './address.ts';
import { isPushOnly, opcode, type ScriptStep, stepAt, stepsOf } from './opcodes.ts';
import type { ChainInput, ChainOutput, ChainTransaction } from './transaction.ts';

const [checkSig, checkSigVerify, checkMultisig, checkMultisigVerify] = [
  'CHECKSIG',
  'CHECKSIGVERIFY',
  'CHECKMULTISIG',
  'CHECKMULTISIGVERIFY',
].map(opcode);
const mostKeys = 20;
const witnessScale = 4;
/** Core's `bytespersigop`. */
const bytesPerCheck = 20;

/** `spent`: the outputs that its inputs spend. Checks in witnesses count one, all others four. */
export function sigopCost({ inputs, outputs }: ChainTransaction, spent: readonly ChainOutput[]): number {
  const old = [...inputs, ...outputs].reduce((sum, { script }) => sum + checksIn(script, false), 0);
  const costs = inputs.map((input, index) => spendCost(input, spent[index]?.script ?? new Uint8Array(0)));
  return costs.reduce((sum, cost) => sum + cost, old * witnessScale);
}

/** Virtual bytes by which fees and limits of the mempool go: BIP141's, or more if the signature checks are many. */
export function policySize(transaction: ChainTransaction, spent: readonly ChainOutput[]): number {
  return Math.ceil(Math.max(transaction.weight, sigopCost(transaction, spent) * bytesPerCheck) / witnessScale);
}

/** Checks in one script. `exact`: a multisig with its number of keys before it counts that number, not twenty. */
export function checksIn(script: Uint8Array, exact: boolean): number {
  let count = 0;
  let last = 0xff;
  for (let at = 0; at < script.length; ) {
    const step = stepAt(script, at);
    if (step === null) break;
    count += checksOf(step, exact ? last : 0xff);
    last = step.code;
    at = step.next;
  }
  return count;
}

function checksOf({ code }: ScriptStep, before: number): number {
  if (code === checkSig || code === checkSigVerify) return 1;
  if (code !== checkMultisig && code !== checkMultisigVerify) return 0;
  return before >= 0x51 && before <= 0x60 ? before - 0x50 : mostKeys;
}

/** The script that a P2SH input shows: the last push; null if the input does more than push. */
export function redeemScript({ script }: ChainInput): Uint8Array | null {
  const last = stepsOf(script)?.at(-1);
  return isPushOnly(script) && last !== undefined ? (last.data ?? new Uint8Array(0)) : null;
}

function spendCost(input: ChainInput, script: Uint8Array): number {
  if (!isScriptHash(script)) return witnessChecks(input, script);
  const redeem = redeemScript(input);
  if (redeem === null) return 0;
  return checksIn(redeem, true) * witnessScale + witnessChecks(input, redeem);
}

function witnessChecks({ witness }: ChainInput, script: Uint8Array): number {
  const program = witnessProgram(script);
  if (program?.version !== 0) return 0;
  if (program.bytes.length === 20) return 1;
  const code = witness.at(-1);
  return program.bytes.length === 32 && code !== undefined ? checksIn(code, true) : 0;
}
