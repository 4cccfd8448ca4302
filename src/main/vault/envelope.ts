// Owns the layout of the vault file and the order in which a file is judged.
//
//   0  magic "PULLPAYV"      8
//   8  version               2   big-endian, as all numbers; 2, or 1 before imported secrets
//  10  KDF                   1   1 = scrypt
//  11  log2 N, r, p          1, 4, 4
//  20  salt                 32
//  52  nonce of the wrap    12   ── up to here: bound to the wrapped key
//  64  wrapped data key     48   AES-256-GCM under the password's key
// 112  nonce of the content 12
// 124  length, public part   4, n   JSON, readable while locked ── up to here: bound to the content
//      length, content       4, m   AES-256-GCM under the data key
//      SHA-256              32   over everything before it, unkeyed: tells damage from a wrong password
import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { costIsHostile, type KdfPolicy, type ScryptCost } from './kdf.ts';

export const newestVersion = 2;
export type EnvelopeVersion = 1 | typeof newestVersion;

export interface Envelope {
  /** 1 holds phrases alone, 2 imported secrets, too. */
  readonly version: EnvelopeVersion;
  readonly cost: ScryptCost;
  readonly salt: Uint8Array;
  readonly wrapNonce: Uint8Array;
  readonly wrappedKey: Uint8Array;
  readonly contentNonce: Uint8Array;
  /** Bytes of the public part. */
  readonly open: Uint8Array;
  /** Ciphertext and tag. */
  readonly content: Uint8Array;
}

const magic = Buffer.from('PULLPAYV', 'latin1');
/** Of the wrap alone: a data key that was wrapped by version 1 must still unwrap when version 2 rewrites the content without a password. */
const wrapVersion = 1;
const scryptId = 1;
const sumLength = 32;
const fixedLength = 128;
/** Thousands of wallets fit; a larger file is not ours. */
const longestFile = 16 * 1024 * 1024;

/** What the wrapped data key is bound to. */
export function wrapBound(envelope: Pick<Envelope, 'cost' | 'salt' | 'wrapNonce'>): Uint8Array {
  const start = Buffer.alloc(20);
  magic.copy(start);
  start.writeUInt16BE(wrapVersion, 8);
  start.writeUInt8(scryptId, 10);
  start.writeUInt8(envelope.cost.log2N, 11);
  start.writeUInt32BE(envelope.cost.r, 12);
  start.writeUInt32BE(envelope.cost.p, 16);
  return Buffer.concat([start, envelope.salt, envelope.wrapNonce]);
}

/** What the content is bound to: header with the version, wrapped key and public part. */
export function contentBound(envelope: Omit<Envelope, 'content'>): Uint8Array {
  const start = Buffer.from(wrapBound(envelope));
  start.writeUInt16BE(envelope.version, 8);
  return Buffer.concat([start, envelope.wrappedKey, envelope.contentNonce, lengthOf(envelope.open), envelope.open]);
}

export function encodeEnvelope(envelope: Envelope): Uint8Array {
  const body = Buffer.concat([contentBound(envelope), lengthOf(envelope.content), envelope.content]);
  return Buffer.concat([body, sha256(body)]);
}

/**
 * Reads a file. In this order: `vault-hostile` (parameters outside their bounds), `vault-damaged` (checksum or structure),
 * `vault-too-new` (whole, but of a later version). A wrong password shows only when the data key is unwrapped.
 */
export function decodeEnvelope(bytes: Uint8Array, policy: KdfPolicy): Result<Envelope> {
  if (bytes.length > longestFile) return refuse('vault-hostile');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const whole = checksumHolds(file);
  if (file.length < fixedLength + sumLength + 4 || !file.subarray(0, 8).equals(magic)) return refuse('vault-damaged');
  const version = file.readUInt16BE(8);
  if (version !== 1 && version !== newestVersion) return refuse(whole && version > newestVersion ? 'vault-too-new' : 'vault-damaged');
  const cost = { log2N: file.readUInt8(11), r: file.readUInt32BE(12), p: file.readUInt32BE(16) };
  if (file.readUInt8(10) !== scryptId || costIsHostile(cost, policy)) return refuse('vault-hostile');
  if (!whole) return refuse('vault-damaged');
  return split(file, version, cost);
}

/** True when the file is complete and unchanged by accident, whatever its parameters. */
export function checksumHolds(bytes: Uint8Array): boolean {
  if (bytes.length < sumLength) return false;
  const body = bytes.subarray(0, -sumLength);
  return sha256(body).equals(bytes.subarray(-sumLength));
}

function split(file: Buffer, version: EnvelopeVersion, cost: ScryptCost): Result<Envelope> {
  const openEnd = fixedLength + file.readUInt32BE(124);
  if (openEnd + 4 + sumLength > file.length) return refuse('vault-damaged');
  const contentEnd = openEnd + 4 + file.readUInt32BE(openEnd);
  if (contentEnd + sumLength !== file.length) return refuse('vault-damaged');
  return ok({
    version,
    cost,
    salt: Uint8Array.from(file.subarray(20, 52)),
    wrapNonce: Uint8Array.from(file.subarray(52, 64)),
    wrappedKey: Uint8Array.from(file.subarray(64, 112)),
    contentNonce: Uint8Array.from(file.subarray(112, 124)),
    open: Uint8Array.from(file.subarray(fixedLength, openEnd)),
    content: Uint8Array.from(file.subarray(openEnd + 4, contentEnd)),
  });
}

function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return length;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
