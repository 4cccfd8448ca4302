// Owns the opcodes that look beyond the stack: signatures of one and of many keys, and lock times (BIP65, BIP112).
import { concatBytes } from '@noble/hashes/utils.js';
import { sameBytes } from './bytes.ts';
import { demandSchnorr, fitsEcdsa, type Spend } from './check-signature.ts';
import { opcode, stepAt } from './opcodes.ts';
import { demand, ScriptFailure } from './script-failure.ts';
import { numberOf } from './script-number.ts';
import { verifyTop } from './script-stack.ts';
import { countOperations, type ScriptRun } from './script-state.ts';

const maxKeys = 20;
const signatureCost = 50;
const lockTimeThreshold = 500_000_000n;
const finalSequence = 0xffffffff;
const sequenceDisabled = 0x80000000n;
const sequenceInTime = 0x400000n;
const sequenceMask = 0x40ffffn;
const mustBeEmpty = 'Signature must be zero for failed CHECK(MULTI)SIG operation';

function fits(run: ScriptRun, signature: Uint8Array, key: Uint8Array): boolean {
  if (run.version === 'tapscript') return fitsTapscript(run, signature, key);
  const code = run.script.subarray(run.codeStart);
  demand(run.version !== 'base' || !holdsPush(code, signature), 'Signature is found in scriptCode');
  const fitting = fitsEcdsa(run.spend, signature, key, { version: run.version, code });
  demand(fitting || signature.length === 0, mustBeEmpty);
  return fitting;
}

/** BIP342: an empty signature is false, any other must fit. */
function fitsTapscript({ tapscript, spend, separator }: ScriptRun, signature: Uint8Array, key: Uint8Array): boolean {
  if (tapscript === null) throw new Error('a tapscript without its leaf');
  const given = signature.length > 0;
  if (given) tapscript.budget -= signatureCost;
  demand(tapscript.budget >= 0, 'Too much signature validation relative to witness weight');
  demand(key.length > 0, 'Public key is neither compressed or uncompressed');
  demand(key.length === 32, 'Public key version reserved for soft-fork upgrades');
  if (given) demandSchnorr(spend, signature, key, { leafHash: tapscript.leafHash, separator });
  return given;
}

function checkSignature(run: ScriptRun): void {
  const { stack } = run;
  stack.need(2);
  const fitting = fits(run, stack.at(1), stack.at(0));
  stack.take(2);
  stack.pushTruth(fitting);
}

function addSignature(run: ScriptRun): void {
  const { stack } = run;
  demand(run.version === 'tapscript', 'Opcode missing or not understood');
  stack.need(3);
  const sum = stack.numberAt(1);
  const fitting = fits(run, stack.at(2), stack.at(0));
  stack.take(3);
  stack.pushNumber(sum + (fitting ? 1n : 0n));
}

function checkSignatures(run: ScriptRun): void {
  const { stack } = run;
  demand(run.version !== 'tapscript', 'OP_CHECKMULTISIG(VERIFY) is not available in tapscript');
  const keyCount = countAt(run, 0, maxKeys, 'Pubkey count negative or limit exceeded');
  countOperations(run, keyCount);
  const needed = countAt(run, keyCount + 1, keyCount, 'Signature count negative or greater than pubkey count');
  stack.need(keyCount + needed + 2);
  const signatures = Array.from({ length: needed }, (_, index) => stack.at(keyCount + 2 + index));
  const fitting = allFit(
    run,
    signatures,
    Array.from({ length: keyCount }, (_, index) => stack.at(1 + index)),
  );
  demand(fitting || signatures.every(({ length }) => length === 0), mustBeEmpty);
  stack.take(keyCount + needed + 2);
  // A bug of the first node that became a rule: one item more is taken.
  stack.need(1);
  demand(stack.pop().length === 0, 'Dummy CHECKMULTISIG argument must be zero');
  stack.pushTruth(fitting);
}

function countAt({ stack }: ScriptRun, depth: number, most: number, reason: string): number {
  stack.need(depth + 1);
  const count = stack.numberAt(depth);
  demand(count >= 0n && count <= BigInt(most), reason);
  return Number(count);
}

/** Signatures stand in the order of their keys: each key is tried once. */
function allFit(run: ScriptRun, signatures: readonly Uint8Array[], keys: readonly Uint8Array[]): boolean {
  const version = run.version === 'base' ? 'base' : 'v0';
  const code = run.script.subarray(run.codeStart);
  demand(version === 'v0' || !signatures.some((signature) => holdsPush(code, signature)), 'Signature is found in scriptCode');
  let found = 0;
  for (const [tried, key] of keys.entries()) {
    const signature = signatures[found];
    if (signature === undefined || signatures.length - found > keys.length - tried) break;
    if (fitsEcdsa(run.spend, signature, key, { version, code })) found += 1;
  }
  return found === signatures.length;
}

/** Core would cut a signature out of the code that it signs; policy refuses such a script. */
function holdsPush(code: Uint8Array, data: Uint8Array): boolean {
  const pattern = concatBytes(pushPrefix(data.length), data);
  for (let at = 0; at < code.length; ) {
    if (sameBytes(code.subarray(at, at + pattern.length), pattern)) return true;
    const step = stepAt(code, at);
    if (step === null) return false;
    at = step.next;
  }
  return false;
}

function pushPrefix(length: number): Uint8Array {
  if (length < 0x4c) return Uint8Array.of(length);
  return length <= 0xff ? Uint8Array.of(0x4c, length) : Uint8Array.of(0x4d, length & 0xff, length >> 8);
}

function checkLockTime({ stack, spend: { transaction, index } }: ScriptRun): void {
  const wanted = numberOf(stack.at(0), 5);
  demand(wanted >= 0n, 'Negative locktime');
  const given = BigInt(transaction.lockTime);
  const sameKind = wanted < lockTimeThreshold === given < lockTimeThreshold;
  const final = transaction.inputs[index]?.sequence === finalSequence;
  demand(sameKind && wanted <= given && !final, unsatisfied);
}

const unsatisfied = 'Locktime requirement not satisfied';

function checkSequence({ stack, spend }: ScriptRun): void {
  const wanted = numberOf(stack.at(0), 5);
  demand(wanted >= 0n, 'Negative locktime');
  if ((wanted & sequenceDisabled) === 0n) demand(isOldEnough(spend, wanted), unsatisfied);
}

function isOldEnough({ transaction, index }: Spend, wanted: bigint): boolean {
  const given = BigInt(transaction.inputs[index]?.sequence ?? finalSequence);
  if (transaction.version < 2 || (given & sequenceDisabled) !== 0n) return false;
  const sameKind = (given & sequenceInTime) === (wanted & sequenceInTime);
  return sameKind && (wanted & sequenceMask) <= (given & sequenceMask);
}

function reserved(): void {
  throw new ScriptFailure('NOPx reserved for soft-fork upgrades');
}

function verifying(operation: (run: ScriptRun) => void, name: string): (run: ScriptRun) => void {
  return (run) => {
    operation(run);
    verifyTop(run.stack, `Script failed an ${name} operation`);
  };
}

const byName: Readonly<Record<string, (run: ScriptRun) => void>> = {
  CHECKSIG: checkSignature,
  CHECKSIGVERIFY: verifying(checkSignature, 'OP_CHECKSIGVERIFY'),
  CHECKSIGADD: addSignature,
  CHECKMULTISIG: checkSignatures,
  CHECKMULTISIGVERIFY: verifying(checkSignatures, 'OP_CHECKMULTISIGVERIFY'),
  CHECKLOCKTIMEVERIFY: checkLockTime,
  CHECKSEQUENCEVERIFY: checkSequence,
  ...Object.fromEntries('NOP1 NOP4 NOP5 NOP6 NOP7 NOP8 NOP9 NOP10'.split(' ').map((name) => [name, reserved])),
};

/** By opcode. */
export const checkOperations: ReadonlyMap<number, (run: ScriptRun) => void> = new Map(
  Object.entries(byName).map(([name, operation]) => [opcode(name), operation]),
);
