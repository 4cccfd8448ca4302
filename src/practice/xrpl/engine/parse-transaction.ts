// Owns reading transactions from bytes or JSON: decoding, the true hash, the template of the type, and rippled's local checks.
import { decode, encode } from 'ripple-binary-codec';
import { accountZero } from '../base/address.ts';
import { fromHex, halfHashHex } from '../base/hex.ts';
import { isList, isObject, type Json, type JsonObject, textOf } from '../base/json.ts';
import { transactorFor } from '../transactors/table.ts';
import { amountJson, readAmount } from './amount.ts';
import { isSignatureGood } from './signature.ts';
import { readTransaction, type Transaction } from './transaction.ts';
import { commonOptional, commonRequired } from './transactor.ts';

/** A transaction, or why there is none: what rippled puts into `error_exception`. */
export type Parsed = { readonly ok: true; readonly tx: Transaction } | { readonly ok: false; readonly reason: string };

const HASH_PREFIX = '54584E00';
const MAX_MEMO_BYTES = 1024;
/** The field header before the memos and the end marker after them: one byte each. */
const ARRAY_FRAME_BYTES = 2;
const MEMO_MEMBERS = new Set(['MemoType', 'MemoData', 'MemoFormat']);
const URL_SAFE = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/;
const PSEUDO_TYPES = new Set(['EnableAmendment', 'SetFee', 'UNLModify']);

/** `blob` is hex of a whole signed transaction; everything but the signature is checked. */
export function parseBlob(blob: string): Parsed {
  const upper = blob.toUpperCase();
  try {
    const json = decode(upper) as JsonObject;
    return checked(upper, json);
  } catch (error) {
    return failed(error);
  }
}

/** For simulations: the same checks for a transaction that comes as JSON. */
export function parseJson(json: JsonObject): Parsed {
  try {
    const blob = encode(json);
    return checked(blob, decode(blob) as JsonObject);
  } catch (error) {
    return failed(error);
  }
}

/** The fields of a blob, without any check of their meaning; null if it cannot be decoded. */
export function decodeFields(blob: string): JsonObject | null {
  try {
    return decode(blob.toUpperCase()) as JsonObject;
  } catch {
    return null;
  }
}

export function transactionHash(blob: string): string {
  return halfHashHex(fromHex(HASH_PREFIX + blob));
}

/** Null if the signature is good and the memos are fit to pass on; else the reason. */
export function localRefusal(tx: Transaction): string | null {
  if (!isSignatureGood(tx)) return 'fails local checks: Invalid signature.';
  return memoRefusal(tx.json);
}

export function memoRefusal(json: JsonObject): string | null {
  if (PSEUDO_TYPES.has(textOf(json, 'TransactionType') ?? '')) return 'fails local checks: Cannot submit pseudo transactions.';
  const memos = json['Memos'];
  if (memos === undefined) return null;
  if (encode({ Memos: memos }).length / 2 - ARRAY_FRAME_BYTES > MAX_MEMO_BYTES)
    return 'fails local checks: The memo exceeds the maximum allowed size.';
  return isList(memos) && memos.every(isGoodMemo) ? null : 'fails local checks: A memo is not formed as it should be.';
}

function isGoodMemo(item: Json): boolean {
  const memo = isObject(item) ? item['Memo'] : undefined;
  if (!isObject(memo) || Object.keys(memo).length === 0) return false;
  const isKnown = Object.keys(memo).every((key) => MEMO_MEMBERS.has(key));
  return isKnown && ['MemoType', 'MemoFormat'].every((key) => URL_SAFE.test(textFromHex(textOf(memo, key) ?? '')));
}

function textFromHex(hex: string): string {
  return Buffer.from(hex, 'hex').toString('latin1');
}

function checked(blob: string, json: JsonObject): Parsed {
  const reason = templateRefusal(json) ?? amountRefusal(json);
  if (reason !== null) return { ok: false, reason };
  const tx = readTransaction(blob, transactionHash(blob), withPrintedAmounts(json));
  return tx === null ? { ok: false, reason: 'A required field is missing.' } : { ok: true, tx };
}

/** Token amounts as rippled prints them; the codec writes them out in full. */
function withPrintedAmounts(json: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, isObject(value) ? printed(value) : value]));
}

function printed(value: JsonObject): JsonObject {
  const amount = readAmount(value);
  const json = amount?.asset.kind === 'token' ? amountJson(amount) : value;
  return isObject(json) ? json : value;
}

/** Types that are not offered here have no template: the engine refuses them by name. */
function templateRefusal(json: JsonObject): string | null {
  const transactor = transactorFor(textOf(json, 'TransactionType') ?? '');
  const required = [...commonRequired, ...(transactor?.required ?? [])];
  const missing = required.find((name) => json[name] === undefined);
  if (missing !== undefined) return `Field '${missing}' is required but missing.`;
  if (transactor === undefined) return null;
  const known = new Set([...required, ...transactor.optional, ...commonOptional]);
  const foreign = Object.keys(json).find((name) => !known.has(name));
  return foreign === undefined ? null : `Field '${foreign}' found in disallowed location.`;
}

/** Token amounts without a currency or an issuer cannot be read, and neither can empty paths. */
function amountRefusal(json: JsonObject): string | null {
  const bad = Object.entries(json).find(([, value]) => isObject(value) && (value['currency'] === 'XRP' || value['issuer'] === accountZero));
  if (bad !== undefined) return `Field '${bad[0]}' holds an amount without currency or issuer.`;
  const paths = json['Paths'];
  const isEmpty = isList(paths) && (paths.length === 0 || paths.some((path) => isList(path) && path.length === 0));
  return isEmpty ? 'Paths are empty.' : null;
}

function failed(error: unknown): Parsed {
  return { ok: false, reason: error instanceof Error ? error.message : 'The transaction cannot be read.' };
}
