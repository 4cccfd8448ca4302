// Owns the last question before a key is used and before bytes are sent: is this transaction what was approved, and nothing more?
import { sumOf } from './coin-usable.ts';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { scriptOfAddress } from './address.ts';
import { replaceableSequence, transactionVersion } from './build.ts';
import type { BitcoinParams, DecodedBitcoin, OutputLine, Selection } from './types.ts';

/** What the sender approved: these outputs, at most this fee in satoshi, minable from this height on. */
export interface Approved {
  readonly lines: readonly OutputLine[];
  readonly feeCeiling: bigint;
  readonly lockTime: number;
}

/** From here on a lock time is a date, not a height (BIP65's LOCKTIME_THRESHOLD). */
export const firstLockDate = 500_000_000;

/**
 * Compares decoded bytes with the approved lines and the chosen coins: inputs exactly the chosen ones, each approved output exactly present,
 * nothing beside them but the chosen change, fee at most the ceiling, version 2, the lock time a height. `transaction-mismatch` with `part` otherwise.
 * Whether the change belongs to us is checked with the key at hand, by `signSelection`.
 */
export function matchesLines(decoded: DecodedBitcoin, selection: Selection, approved: Approved, params: BitcoinParams): Result<void> {
  if (decoded.version !== transactionVersion) return refuse('transaction-mismatch', { part: 'version' });
  if (decoded.lockTime !== approved.lockTime || decoded.lockTime >= firstLockDate)
    return refuse('transaction-mismatch', { part: 'lock-time' });
  if (!sameInputs(decoded, selection)) return refuse('transaction-mismatch', { part: 'inputs' });
  const expected = selection.change === null ? approved.lines : [...approved.lines, selection.change];
  if (!sameOutputs(decoded, expected, params)) return refuse('transaction-mismatch', { part: 'outputs' });
  const fee = sumOf(selection.inputs) - sumOf(decoded.outputs);
  if (fee < 0n || fee > approved.feeCeiling) return refuse('transaction-mismatch', { part: 'fee' });
  return ok(undefined);
}

function sameInputs(decoded: DecodedBitcoin, selection: Selection): boolean {
  const chosen = new Set(selection.inputs.map(({ txid, vout }) => `${txid}:${vout}`));
  const spent = new Set(decoded.inputs.map(({ txid, vout }) => `${txid}:${vout}`));
  return (
    chosen.size === selection.inputs.length &&
    decoded.inputs.length === chosen.size &&
    [...chosen].every((outpoint) => spent.has(outpoint)) &&
    decoded.inputs.every(({ sequence }) => sequence === replaceableSequence)
  );
}

/** As multisets: two payouts of one amount to one address need two outputs. */
function sameOutputs(decoded: DecodedBitcoin, expected: readonly OutputLine[], params: BitcoinParams): boolean {
  const left = decoded.outputs.map(({ script, value }) => `${script}:${value}`).sort();
  const right = expected.map(({ address, value }) => `${scriptHex(address, params)}:${value}`).sort();
  return left.length === right.length && left.every((output, index) => output === right[index]);
}

function scriptHex(address: string, params: BitcoinParams): string {
  const script = scriptOfAddress(address, params);
  return script.ok ? bytesToHex(script.value) : 'invalid';
}
