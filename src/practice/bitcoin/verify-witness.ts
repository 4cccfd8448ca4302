// Owns spends by witness: version 0 (BIP141), taproot by key and by script (BIP341, BIP342), and versions to come, which are refused.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { isAnchor, witnessProgram } from './address.ts';
import { sameBytes, withLength } from './bytes.ts';
import { demandSchnorr, type Spend } from './check-signature.ts';
import { stepAt } from './opcodes.ts';
import { demand, ScriptFailure } from './script-failure.ts';
import { isTrue } from './script-number.ts';
import { runScript } from './script-run.ts';
import type { ScriptProgram } from './script-state.ts';
import { taggedHash } from './sighash-taproot.ts';
import { witnessBytes } from './transaction.ts';

const mismatch = 'Witness program hash mismatch';
const tapscriptVersion = 0xc0;
const annexMark = 0x50;
const budgetOfWitness = 50;
const maxItem = 520;
const maxItems = 1000;

/** Throws `ScriptFailure`. `script`: the witness program as an output holds it; `nested`: it stood in a P2SH input. */
export function verifyWitness(spend: Spend, script: Uint8Array, nested: boolean): void {
  const program = witnessProgram(script);
  if (program === null) throw new Error('no witness program');
  const { version, bytes } = program;
  const items = spend.transaction.inputs[spend.index]?.witness ?? [];
  if (version === 0) verifyVersion0(spend, bytes, items);
  else if (version === 1 && bytes.length === 32 && !nested) verifyTaproot(spend, bytes, items);
  else demand(isAnchor(script) && !nested, 'Witness version reserved for soft-fork upgrades');
}

/** The push of a redeem script, as BIP16 and BIP141 want it. */
export function pushOf(bytes: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(bytes.length), bytes);
}

function verifyVersion0(spend: Spend, program: Uint8Array, items: readonly Uint8Array[]): void {
  demand(program.length === 20 || program.length === 32, 'Witness program has incorrect length');
  if (program.length === 20) {
    demand(items.length === 2, mismatch);
    execute({ version: 'v0', script: keyHashScript(program), spend, tapscript: null }, [...items]);
    return;
  }
  const script = items.at(-1);
  if (script === undefined) throw new ScriptFailure('Witness program was passed an empty witness');
  demand(sameBytes(sha256(script), program), mismatch);
  execute({ version: 'v0', script, spend, tapscript: null }, items.slice(0, -1));
}

/** BIP143: a P2WPKH output is spent as if it were P2PKH. */
function keyHashScript(hash: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(0x76, 0xa9, 20), hash, Uint8Array.of(0x88, 0xac));
}

function verifyTaproot(plain: Spend, key: Uint8Array, all: readonly Uint8Array[]): void {
  demand(all.length > 0, 'Witness program was passed an empty witness');
  const last = all.at(-1);
  const annex = all.length > 1 && last?.[0] === annexMark ? last : null;
  const items = annex === null ? all : all.slice(0, -1);
  const spend: Spend = { ...plain, annex };
  const [control, script, ...stack] = [...items].reverse();
  if (control === undefined || script === undefined) demandSchnorr(spend, items[0] ?? new Uint8Array(0), key, null);
  else verifyLeaf(spend, { key, control, script, stack: stack.reverse(), size: witnessBytes(all).length });
}

interface Leaf {
  readonly key: Uint8Array;
  readonly control: Uint8Array;
  readonly script: Uint8Array;
  readonly stack: Uint8Array[];
  /** Bytes of the whole witness. */
  readonly size: number;
}

function verifyLeaf(spend: Spend, { key, control, script, stack, size }: Leaf): void {
  const rest = control.length - 33;
  demand(rest >= 0 && rest <= 32 * 128 && rest % 32 === 0, 'Invalid Taproot control block size');
  const version = (control[0] ?? 0) & 0xfe;
  const leafHash = taggedHash('TapLeaf', Uint8Array.of(version), withLength(script));
  demand(isCommitted(key, control, leafHash), mismatch);
  demand(version === tapscriptVersion, 'Taproot version reserved for soft-fork upgrades');
  demandKnownSteps(script);
  demand(stack.length <= maxItems, 'Stack size limit exceeded');
  execute({ version: 'tapscript', script, spend, tapscript: { leafHash, budget: size + budgetOfWitness } }, stack);
}

/** BIP341: the output's key is the inner key, moved by the tree's root. */
function isCommitted(key: Uint8Array, control: Uint8Array, leafHash: Uint8Array): boolean {
  let root = leafHash;
  for (let at = 33; at < control.length; at += 32) root = branchHash(root, control.subarray(at, at + 32));
  const inner = control.subarray(1, 33);
  const tweak = taggedHash('TapTweak', inner, root);
  const wanted = concatBytes(Uint8Array.of(2 + ((control[0] ?? 0) & 1)), key);
  try {
    const point = secp256k1.Point.fromBytes(concatBytes(Uint8Array.of(2), inner));
    const moved = point.add(secp256k1.Point.BASE.multiply(secp256k1.Point.Fn.fromBytes(tweak)));
    return sameBytes(moved.toBytes(true), wanted);
  } catch {
    return false;
  }
}

function branchHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const at = left.findIndex((byte, index) => byte !== right[index]);
  const ordered = at < 0 || (left[at] ?? 0) < (right[at] ?? 0);
  return ordered ? taggedHash('TapBranch', left, right) : taggedHash('TapBranch', right, left);
}

/** BIP342: opcodes kept for the future make everything valid; policy refuses them, wherever they stand. */
function demandKnownSteps(script: Uint8Array): void {
  for (let at = 0; at < script.length; ) {
    const step = stepAt(script, at);
    if (step === null) throw new ScriptFailure('Opcode missing or not understood');
    demand(!isSuccess(step.code), 'OP_SUCCESSx reserved for soft-fork upgrades');
    at = step.next;
  }
}

const successRanges: readonly (readonly [number, number])[] = [
  [0x50, 0x50],
  [0x62, 0x62],
  [0x7e, 0x81],
  [0x83, 0x86],
  [0x89, 0x8a],
  [0x8d, 0x8e],
  [0x95, 0x99],
  [0xbb, 0xfe],
];

function isSuccess(code: number): boolean {
  return successRanges.some(([first, last]) => code >= first && code <= last);
}

function execute(program: ScriptProgram, stack: Uint8Array[]): void {
  demand(
    stack.every(({ length }) => length <= maxItem),
    'Push value size limit exceeded',
  );
  runScript(program, stack);
  demand(stack.length === 1, 'Stack size must be exactly one after execution');
  demand(stack.every(isTrue), 'Script evaluated without error but finished with a false/empty top stack element');
}
