// Owns the reading of Bitcoin addresses: which script they pay to, and whether they belong to a network set.
import { schnorr } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import type { Network } from '../network.ts';
import type { ScriptKind } from '../payouts/destination.ts';

export interface BitcoinAddress {
  /** Canonical letter case: lower for bech32, as given for Base58. */
  readonly address: string;
  readonly scriptKind: Exclude<ScriptKind, 'xrpl-account'>;
  /** The scriptPubKey's payload: hash, witness program or x-only key. */
  readonly payload: Uint8Array;
}

export interface BitcoinParams {
  /** Human-readable part of segwit addresses. */
  readonly hrp: 'bc' | 'tb' | 'bcrt';
  readonly p2pkh: number;
  readonly p2sh: number;
}

const mainParams: BitcoinParams = { hrp: 'bc', p2pkh: 0x00, p2sh: 0x05 };
const testParams: BitcoinParams = { hrp: 'tb', p2pkh: 0x6f, p2sh: 0xc4 };
const regtestParams: BitcoinParams = { hrp: 'bcrt', p2pkh: 0x6f, p2sh: 0xc4 };

/** Address prefixes of a network set; practice money uses those of regtest. */
export function bitcoinParams(network: Network): BitcoinParams {
  switch (network) {
    case 'main':
      return mainParams;
    case 'test':
      return testParams;
    case 'practice':
    case 'regtest':
      return regtestParams;
  }
}

const base58check = createBase58check(sha256);

/** Reads a bare address of the network set; null for anything else. Witness versions without a meaning yet are refused: coins sent there are anybody's. */
export function readBitcoinAddress(text: string, network: Network): BitcoinAddress | null {
  if (text.length > 90) return null;
  const params = bitcoinParams(network);
  return text.toLowerCase().startsWith(`${params.hrp}1`) ? readSegwit(text, params) : readBase58(text, params);
}

function readSegwit(text: string, params: BitcoinParams): BitcoinAddress | null {
  const decoded = bech32.decodeUnsafe(text) ?? bech32m.decodeUnsafe(text);
  const version = decoded?.words[0];
  if (decoded === undefined || decoded.prefix !== params.hrp || version === undefined) return null;
  const codec = version === 0 ? bech32 : bech32m;
  const payload = codec.decodeUnsafe(text) === undefined ? undefined : codec.fromWordsUnsafe(decoded.words.slice(1));
  const scriptKind = payload === undefined ? null : kindOfWitness(version, payload);
  return payload === undefined || scriptKind === null ? null : { address: text.toLowerCase(), scriptKind, payload };
}

function kindOfWitness(version: number, program: Uint8Array): BitcoinAddress['scriptKind'] | null {
  if (version === 0 && program.length === 20) return 'p2wpkh';
  if (version === 0 && program.length === 32) return 'p2wsh';
  return version === 1 && program.length === 32 && isOnCurve(program) ? 'p2tr' : null;
}

/** An x-only key that is no point of the curve can be paid and never spent. */
function isOnCurve(key: Uint8Array): boolean {
  try {
    schnorr.utils.lift_x(BigInt(`0x${bytesToHex(key)}`));
    return true;
  } catch {
    return false;
  }
}

function readBase58(text: string, params: BitcoinParams): BitcoinAddress | null {
  const bytes = decodeBase58(text);
  if (bytes === null || bytes.length !== 21) return null;
  const payload = bytes.slice(1);
  if (bytes[0] === params.p2pkh) return { address: text, scriptKind: 'p2pkh', payload };
  return bytes[0] === params.p2sh ? { address: text, scriptKind: 'p2sh', payload } : null;
}

function decodeBase58(text: string): Uint8Array | null {
  try {
    return base58check.decode(text);
  } catch {
    return null;
  }
}
