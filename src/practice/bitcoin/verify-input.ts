// Owns the question "may this input spend that output?": Core's VerifyScript with all flags of its relay policy, for every kind of output.
import { sameBytes } from './bytes.ts';
import { isScriptHash, witnessProgram } from './address.ts';
import type { Spend } from './check-signature.ts';
import { isPushOnly } from './opcodes.ts';
import { demand, ScriptFailure } from './script-failure.ts';
import { isTrue } from './script-number.ts';
import { runScript } from './script-run.ts';
import type { ChainOutput, ChainTransaction } from './transaction.ts';
import { pushOf, verifyWitness } from './verify-witness.ts';

const falseTop = 'Script evaluated without error but finished with a false/empty top stack element';

/** Null if the input may spend its output, else Core's words for the script error (script/script_error.cpp). `spent`: the outputs of all inputs. */
export function scriptError(transaction: ChainTransaction, index: number, spent: readonly ChainOutput[]): string | null {
  try {
    verify({ transaction, index, spent, annex: null });
    return null;
  } catch (error) {
    if (error instanceof ScriptFailure) return error.reason;
    throw error;
  }
}

function verify(spend: Spend): void {
  const input = spend.transaction.inputs[spend.index];
  const output = spend.spent[spend.index];
  if (input === undefined || output === undefined) throw new Error('an input without its output');
  const stack: Uint8Array[] = [];
  run(spend, input.script, stack);
  const given = [...stack];
  run(spend, output.script, stack);
  demandTrue(stack);
  let witness = false;
  if (witnessProgram(output.script) !== null) {
    demand(input.script.length === 0, 'Witness requires empty scriptSig');
    verifyWitness(spend, output.script, false);
    witness = true;
  } else if (isScriptHash(output.script)) witness = verifyScriptHash(spend, input.script, given, stack);
  demand(witness || stack.length === 1, 'Stack size must be exactly one after execution');
  demand(witness || input.witness.length === 0, 'Witness provided for non-witness script');
}

/** BIP16: the last push is a script itself. True if it is a witness program (BIP141), which must then be all that was pushed. */
function verifyScriptHash(spend: Spend, script: Uint8Array, given: Uint8Array[], stack: Uint8Array[]): boolean {
  demand(isPushOnly(script), 'Only push operators allowed in signatures');
  const redeem = given.pop();
  if (redeem === undefined) throw new ScriptFailure(falseTop);
  stack.splice(0, stack.length, ...given);
  run(spend, redeem, stack);
  demandTrue(stack);
  if (witnessProgram(redeem) === null) return false;
  demand(sameBytes(script, pushOf(redeem)), 'Witness requires only-redeemscript scriptSig');
  verifyWitness(spend, redeem, true);
  return true;
}

function run(spend: Spend, script: Uint8Array, stack: Uint8Array[]): void {
  runScript({ version: 'base', script, spend, tapscript: null }, stack);
}

function demandTrue(stack: readonly Uint8Array[]): void {
  const top = stack.at(-1);
  demand(top !== undefined && isTrue(top), falseTop);
}
