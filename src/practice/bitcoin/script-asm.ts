// Owns scripts in words, as Esplora spells them (rust-bitcoin's notation).
import { bytesToHex } from '@noble/hashes/utils.js';
import { script } from 'bitcoinjs-lib';

/** "OP_0 OP_PUSHBYTES_20 ab…". Names of opcodes come from bitcoinjs-lib's table; a script that ends inside a push says so. */
export function asmOf(bytes: Uint8Array): string {
  const words: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const opcode = bytes[at] ?? 0;
    const push = pushAt(bytes, at, opcode);
    words.push(...(push === null ? [nameOf(opcode)] : push.words));
    at = push === null ? at + 1 : push.next;
  }
  return words.join(' ');
}

interface Push {
  readonly words: readonly string[];
  readonly next: number;
}

function pushAt(bytes: Uint8Array, at: number, opcode: number): Push | null {
  if (opcode === 0 || opcode > 0x4e) return null;
  const width = opcode <= 0x4b ? 0 : 2 ** (opcode - 0x4c);
  const start = at + 1 + width;
  const length = opcode <= 0x4b ? opcode : littleEndian(bytes.subarray(at + 1, start));
  const name = opcode <= 0x4b ? `OP_PUSHBYTES_${opcode}` : `OP_PUSHDATA${width}`;
  if (start + length > bytes.length) return { words: [name, '<push past end>'], next: bytes.length };
  return { words: [name, bytesToHex(bytes.subarray(start, start + length))], next: start + length };
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}

const byCode = new Map(Object.entries(script.OPS).map(([name, code]) => [code, name]));

function nameOf(opcode: number): string {
  if (opcode >= 0x51 && opcode <= 0x60) return `OP_PUSHNUM_${opcode - 0x50}`;
  if (opcode === 0x4f) return 'OP_PUSHNUM_NEG1';
  if (opcode === 0xb1) return 'OP_CLTV';
  if (opcode === 0xb2) return 'OP_CSV';
  return byCode.get(opcode) ?? `OP_RETURN_${opcode}`;
}
