// Owns what an output script is called by Esplora, and whether Core's relay policy lets it through.
import { isAnchor, isPublicKeyHash, isScriptHash, witnessProgram } from './address.ts';
import { isPushOnly } from './opcodes.ts';

export type ScriptKind =
  | 'empty'
  | 'op_return'
  | 'p2pk'
  | 'p2pkh'
  | 'p2sh'
  | 'v0_p2wpkh'
  | 'v0_p2wsh'
  | 'v1_p2tr'
  | 'anchor'
  | 'witness_unknown'
  | 'multisig'
  | 'unknown';

/** Core's limit for one data output before version 30 (MAX_OP_RETURN_RELAY). Newer nodes take more; the practice chain is the stricter one. */
export const maxDataScript = 83;

export function kindOf(script: Uint8Array): ScriptKind {
  if (script.length === 0) return 'empty';
  if (script[0] === 0x6a) return isPushOnly(script.subarray(1)) ? 'op_return' : 'unknown';
  if (isPublicKeyHash(script)) return 'p2pkh';
  if (isScriptHash(script)) return 'p2sh';
  if (isPublicKey(script)) return 'p2pk';
  return witnessKind(script) ?? (isBareMultisig(script) ? 'multisig' : 'unknown');
}

/** Esplora knows no name for bare multisig and for witness versions to come, and calls all data outputs alike. */
export function esploraKind(script: Uint8Array): string {
  if (script[0] === 0x6a) return 'op_return';
  const kind = kindOf(script);
  return kind === 'multisig' || kind === 'witness_unknown' || kind === 'anchor' ? 'unknown' : kind;
}

/** Nothing can ever spend it. */
export function isUnspendable(script: Uint8Array): boolean {
  return script[0] === 0x6a || script.length > 10_000;
}

function witnessKind(script: Uint8Array): ScriptKind | null {
  const program = witnessProgram(script);
  if (program === null) return null;
  if (program.version === 0) {
    if (program.bytes.length === 20) return 'v0_p2wpkh';
    return program.bytes.length === 32 ? 'v0_p2wsh' : 'unknown';
  }
  if (isAnchor(script)) return 'anchor';
  return program.version === 1 && program.bytes.length === 32 ? 'v1_p2tr' : 'witness_unknown';
}

function isPublicKey(script: Uint8Array): boolean {
  return script[script.length - 1] === 0xac && keysIn(script.subarray(0, -1)) === 1;
}

/** 1 to 3 keys: what Core calls standard. */
function isBareMultisig(script: Uint8Array): boolean {
  const [needed] = script;
  const given = script[script.length - 2];
  if (needed === undefined || given === undefined || script[script.length - 1] !== 0xae) return false;
  if (given < 0x51 || given > 0x53 || needed < 0x51 || needed > given) return false;
  return keysIn(script.subarray(1, -2)) === given - 0x50;
}

function keysIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; count += 1) {
    const length = bytes[at];
    if (length === undefined || length !== keyLength(bytes[at + 1] ?? 0)) return -1;
    at += length + 1;
    if (at > bytes.length) return -1;
  }
  return count;
}

/** By a key's first byte; 6 and 7 are an old mixed form. */
function keyLength(first: number): number {
  if (first === 2 || first === 3) return 33;
  return first === 4 || first === 6 || first === 7 ? 65 : -1;
}
