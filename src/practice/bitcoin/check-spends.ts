// Owns relay policy on what is spent and how: Core's AreInputsStandard and IsWitnessStandard, and the limit on signature checks.
import { isScriptHash, witnessProgram } from './address.ts';
import { firstRefusal, rejected, type Verdict } from './refusal.ts';
import { kindOf } from './script-kind.ts';
import { checksIn, redeemScript, sigopCost } from './sigops.ts';
import type { ChainInput, ChainOutput, ChainTransaction } from './transaction.ts';

const maxSigopCost = 16_000;
const maxRedeemChecks = 15;
const maxWitnessScript = 3600;
const maxWitnessItems = 100;
const maxWitnessItem = 80;
const annexMark = 0x50;
const tapscriptVersion = 0xc0;

/** `spent`: the outputs that its inputs spend. */
export function checkSpends(transaction: ChainTransaction, spent: readonly ChainOutput[]): Verdict {
  const all = (isStandard: (input: ChainInput, script: Uint8Array) => boolean): boolean =>
    transaction.inputs.every((input, index) => isStandard(input, spent[index]?.script ?? new Uint8Array(0)));
  return firstRefusal([
    () => (all(isStandardSpend) ? null : rejected('bad-txns-nonstandard-inputs')),
    () => (all(isStandardWitness) ? null : rejected('bad-witness-nonstandard')),
    () => (sigopCost(transaction, spent) > maxSigopCost ? rejected('bad-txns-too-many-sigops') : null),
  ]);
}

function isStandardSpend(input: ChainInput, script: Uint8Array): boolean {
  const kind = kindOf(script);
  if (kind === 'unknown' || kind === 'empty' || kind === 'witness_unknown') return false;
  if (kind !== 'p2sh') return true;
  const redeem = redeemScript(input);
  return redeem !== null && checksIn(redeem, true) <= maxRedeemChecks;
}

function isStandardWitness(input: ChainInput, script: Uint8Array): boolean {
  if (input.witness.length === 0) return true;
  const nested = isScriptHash(script);
  const shown = nested ? redeemScript(input) : script;
  const program = shown === null ? null : witnessProgram(shown);
  if (program === null || kindOf(script) === 'anchor') return false;
  if (program.bytes.length !== 32 || program.version > 1) return true;
  if (program.version === 0) return isStandardScriptWitness(input.witness);
  return nested || isStandardTaproot(input.witness);
}

function isStandardScriptWitness(witness: readonly Uint8Array[]): boolean {
  const items = witness.slice(0, -1);
  return (witness.at(-1)?.length ?? 0) <= maxWitnessScript && items.length <= maxWitnessItems && items.every(isSmall);
}

/** No annex, since nothing gives one a meaning yet; by script, only small items. */
function isStandardTaproot(witness: readonly Uint8Array[]): boolean {
  const last = witness.at(-1);
  if (witness.length < 2) return true;
  if (last === undefined || last.length === 0 || last[0] === annexMark) return false;
  return ((last[0] ?? 0) & 0xfe) !== tapscriptVersion || witness.slice(0, -2).every(isSmall);
}

function isSmall({ length }: Uint8Array): boolean {
  return length <= maxWitnessItem;
}
