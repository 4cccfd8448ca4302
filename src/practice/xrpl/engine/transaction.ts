// Owns the transaction as the engine sees it: decoded fields, the bytes they came from, and the members every type has.
import { addressOfKey } from '../base/address.ts';
import { fromHex } from '../base/hex.ts';
import { type JsonObject, textOf, wholeOf } from '../base/json.ts';

export interface Transaction {
  /** Upper-case hex. */
  readonly blob: string;
  readonly hash: string;
  readonly json: JsonObject;
  readonly type: string;
  readonly account: string;
  readonly flags: number;
  /** 0 when a ticket is used. */
  readonly sequence: number;
  readonly ticket: number | null;
  /** Drops; negative if the bytes say so. */
  readonly fee: bigint;
  /** Hex; empty for multi-signed transactions and in simulations. */
  readonly signingKey: string;
}

/** Reads the common members; null if one that every transaction needs is absent. */
export function readTransaction(blob: string, hash: string, json: JsonObject): Transaction | null {
  const [type, account, fee, signingKey] = ['TransactionType', 'Account', 'Fee', 'SigningPubKey'].map((key) => textOf(json, key));
  const sequence = wholeOf(json, 'Sequence');
  if (type === undefined || account === undefined || fee === undefined || signingKey === undefined || sequence === undefined) return null;
  const ticket = wholeOf(json, 'TicketSequence') ?? null;
  return { blob, hash, json, type, account, sequence, ticket, signingKey, flags: wholeOf(json, 'Flags') ?? 0, fee: BigInt(fee) };
}

/** The address that the signing key belongs to; empty if there is no key. */
export function signerAddress(tx: Transaction): string {
  return tx.signingKey === '' ? '' : addressOfKey(fromHex(tx.signingKey));
}

export function isSignedByMaster(tx: Transaction): boolean {
  return signerAddress(tx) === tx.account;
}

export function hasSigners(tx: Transaction): boolean {
  return tx.json['Signers'] !== undefined;
}
