// Owns scripts in words, as Esplora spells them (rust-bitcoin's notation).
import { bytesToHex } from '@noble/hashes/utils.js';
import { opcodeName, stepAt } from './opcodes.ts';

/** "OP_0 OP_PUSHBYTES_20 ab…"; a script that ends inside a push says so. */
export function asmOf(bytes: Uint8Array): string {
  const words: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const code = bytes[at] ?? 0;
    const step = stepAt(bytes, at);
    words.push(nameOf(code));
    if (step === null) words.push('<push past end>');
    else if (code !== 0 && step.data !== null) words.push(bytesToHex(step.data));
    at = step?.next ?? bytes.length;
  }
  return words.join(' ');
}

function nameOf(code: number): string {
  if (code === 0) return 'OP_0';
  if (code <= 0x4b) return `OP_PUSHBYTES_${code}`;
  if (code <= 0x4e) return `OP_PUSHDATA${2 ** (code - 0x4c)}`;
  if (code >= 0x51 && code <= 0x60) return `OP_PUSHNUM_${code - 0x50}`;
  return special[code] ?? `OP_${opcodeName(code) ?? `RETURN_${code}`}`;
}

/** Where rust-bitcoin's name is not Core's. */
const special: Readonly<Record<number, string>> = { 0x4f: 'OP_PUSHNUM_NEG1', 0xb1: 'OP_CLTV', 0xb2: 'OP_CSV' };
