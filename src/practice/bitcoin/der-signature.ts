// Owns the strict form of ECDSA signatures in scripts: BIP66 (DER), BIP146 (low S), and the hash type byte at the end.

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
/** Half the order of secp256k1. */
const maxS = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

export interface ScriptSignature {
  /** r and s, 32 bytes each. */
  readonly compact: Uint8Array;
  readonly hashType: number;
}

/** The signature, or Core's words for what is wrong with its form. */
export function derSignature(bytes: Uint8Array): ScriptSignature | string {
  const hashType = bytes[bytes.length - 1] ?? 0;
  const numbers = derNumbers(bytes.subarray(0, -1));
  if (numbers === null) return 'Non-canonical DER signature';
  // Core reads a number that is no scalar as zero: such a signature is well formed and fits nothing.
  const scalars = numbers.r < order && numbers.s < order ? numbers : { r: 0n, s: 0n };
  if (scalars.s > maxS) return 'Non-canonical signature: S value is unnecessarily high';
  const base = hashType & ~0x80;
  if (base < 1 || base > 3) return 'Signature hash type missing or not understood';
  return { compact: compactOf(scalars.r, scalars.s), hashType };
}

interface Numbers {
  readonly r: bigint;
  readonly s: bigint;
}

/** 30 length 02 length r 02 length s, every length exact, every number positive and without needless zeros. */
function derNumbers(bytes: Uint8Array): Numbers | null {
  if (bytes.length < 8 || bytes.length > 72 || bytes[0] !== 0x30 || bytes[1] !== bytes.length - 2) return null;
  const lengthR = bytes[3] ?? 0;
  const startS = 4 + lengthR;
  if (bytes[2] !== 2 || bytes[startS] !== 2 || startS + 2 + (bytes[startS + 1] ?? 0) !== bytes.length) return null;
  const r = integer(bytes.subarray(4, startS));
  const s = integer(bytes.subarray(startS + 2));
  return r === null || s === null ? null : { r, s };
}

function integer(bytes: Uint8Array): bigint | null {
  const [first, second] = bytes;
  if (first === undefined || first >= 0x80) return null;
  if (first === 0 && bytes.length > 1 && (second ?? 0) < 0x80) return null;
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}

function compactOf(r: bigint, s: bigint): Uint8Array {
  const compact = new Uint8Array(64);
  for (let at = 31; at >= 0; at -= 1) {
    compact[at] = Number((r >> BigInt((31 - at) * 8)) & 0xffn);
    compact[32 + at] = Number((s >> BigInt((31 - at) * 8)) & 0xffn);
  }
  return compact;
}
