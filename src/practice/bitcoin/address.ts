// Owns the two-way street between output scripts and regtest addresses, written from BIP173, BIP350 and base58check for the practice chain alone.
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { bech32, bech32m, createBase58check } from '@scure/base';

const prefix = 'bcrt';
const publicKeyHashVersion = 0x6f;
const scriptHashVersion = 0xc4;
const base58 = createBase58check(sha256);

/** Output script of a regtest address; null for anything else. */
export function scriptOf(address: string): Uint8Array | null {
  return witnessScript(address) ?? base58Script(address);
}

/** Address of an output script; null for kinds that have none. */
export function addressOf(script: Uint8Array): string | null {
  const program = witnessProgram(script);
  if (program !== null) return witnessAddress(program.version, program.bytes);
  if (isPublicKeyHash(script)) return base58.encode(concatBytes(Uint8Array.of(publicKeyHashVersion), script.subarray(3, 23)));
  if (isScriptHash(script)) return base58.encode(concatBytes(Uint8Array.of(scriptHashVersion), script.subarray(2, 22)));
  return null;
}

/** BIP141: a version opcode and one push of 2 to 40 bytes. */
export function witnessProgram(script: Uint8Array): { readonly version: number; readonly bytes: Uint8Array } | null {
  const [opcode, length] = script;
  if (opcode === undefined || length === undefined || script.length < 4 || script.length > 42 || script.length !== length + 2) return null;
  if (opcode !== 0 && (opcode < 0x51 || opcode > 0x60)) return null;
  return { version: opcode === 0 ? 0 : opcode - 0x50, bytes: script.subarray(2) };
}

export function isPublicKeyHash(script: Uint8Array): boolean {
  return script.length === 25 && script[0] === 0x76 && script[1] === 0xa9 && script[2] === 20 && script[23] === 0x88 && script[24] === 0xac;
}

export function isScriptHash(script: Uint8Array): boolean {
  return script.length === 23 && script[0] === 0xa9 && script[1] === 20 && script[22] === 0x87;
}

/** Core's pay-to-anchor: anybody may spend it, with nothing. */
export function isAnchor(script: Uint8Array): boolean {
  return script.length === 4 && script[0] === 0x51 && script[1] === 2 && script[2] === 0x4e && script[3] === 0x73;
}

/** BIP350: version 0 in bech32, every later version in bech32m. */
function witnessAddress(version: number, bytes: Uint8Array): string {
  const codec = version === 0 ? bech32 : bech32m;
  return codec.encode(prefix, [version, ...codec.toWords(bytes)]);
}

function witnessScript(address: string): Uint8Array | null {
  for (const codec of [bech32, bech32m]) {
    const decoded = codec.decodeUnsafe(address, 90);
    if (decoded === undefined || decoded.prefix !== prefix) continue;
    const [version, ...words] = decoded.words;
    const bytes = codec.fromWordsUnsafe(words);
    if (version === undefined || bytes instanceof Uint8Array === false || !isProgram(version, bytes, codec === bech32)) return null;
    return Uint8Array.of(version === 0 ? 0 : 0x50 + version, bytes.length, ...bytes);
  }
  return null;
}

function isProgram(version: number, bytes: Uint8Array, plainBech32: boolean): boolean {
  if (version > 16 || (version === 0) !== plainBech32) return false;
  if (version === 0) return bytes.length === 20 || bytes.length === 32;
  return bytes.length >= 2 && bytes.length <= 40;
}

function base58Script(address: string): Uint8Array | null {
  const bytes = base58Bytes(address);
  if (bytes === null || bytes.length !== 21) return null;
  const hash = bytes.subarray(1);
  if (bytes[0] === publicKeyHashVersion) return Uint8Array.of(0x76, 0xa9, 20, ...hash, 0x88, 0xac);
  return bytes[0] === scriptHashVersion ? Uint8Array.of(0xa9, 20, ...hash, 0x87) : null;
}

function base58Bytes(address: string): Uint8Array | null {
  try {
    return base58.decode(address);
  } catch {
    return null;
  }
}
