// Owns AccountSet: the flags and settings of an account.
import { fromHex } from '../base/hex.ts';
import { textOf, wholeOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import { isKeyType } from '../engine/signature.ts';
import { isSignedByMaster, type Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { type AccountRoot, accountFlags, hasFlag, withFlag, withoutFlag } from '../ledger/entries.ts';
import { ownedIndexes } from '../ledger/owner-directory.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { asf, freeFlags, olderBits } from './account-flag-table.ts';
import { withSettings } from './account-settings.ts';

const UNIT_RATE = 1_000_000_000;
const MAX_DOMAIN_BYTES = 256;
const TICK_SIZES = { none: 0, least: 3, most: 16 } as const;

function preflight(tx: Transaction): ResultCode {
  const [set, clear] = [wholeOf(tx.json, 'SetFlag') ?? 0, wholeOf(tx.json, 'ClearFlag') ?? 0];
  if (set !== 0 && set === clear) return 'temINVALID_FLAG';
  if (olderBits.some((bits) => wants(tx, bits.asf, 'set') && wants(tx, bits.asf, 'clear'))) return 'temINVALID_FLAG';
  return settingsResult(tx) ?? minterResult(tx, set, clear) ?? 'tesSUCCESS';
}

/** Whether the transaction asks to set or to clear a flag, by asf value or by an older bit. */
function wants(tx: Transaction, flag: number, what: 'set' | 'clear'): boolean {
  const bit = olderBits.find((bits) => bits.asf === flag)?.[what] ?? 0;
  return wholeOf(tx.json, what === 'set' ? 'SetFlag' : 'ClearFlag') === flag || hasFlag(tx.flags, bit);
}

function settingsResult({ json }: Transaction): ResultCode | null {
  const rate = wholeOf(json, 'TransferRate') ?? 0;
  if (rate !== 0 && (rate < UNIT_RATE || rate > 2 * UNIT_RATE)) return 'temBAD_TRANSFER_RATE';
  const tick = wholeOf(json, 'TickSize') ?? TICK_SIZES.none;
  if (tick !== TICK_SIZES.none && (tick < TICK_SIZES.least || tick > TICK_SIZES.most)) return 'temBAD_TICK_SIZE';
  const key = textOf(json, 'MessageKey') ?? '';
  if (key !== '' && !isKeyType(key)) return 'telBAD_PUBLIC_KEY';
  return fromHex(textOf(json, 'Domain') ?? '').length > MAX_DOMAIN_BYTES ? 'telBAD_DOMAIN' : null;
}

function minterResult({ json }: Transaction, set: number, clear: number): ResultCode | null {
  const hasMinter = json['NFTokenMinter'] !== undefined;
  if (set === asf.nftokenMinter && !hasMinter) return 'temMALFORMED';
  return clear === asf.nftokenMinter && hasMinter ? 'temMALFORMED' : null;
}

function preclaim(tx: Transaction, view: ReadView): ResultCode {
  const root = readAccount(view, tx.account);
  const isNew = root !== undefined && wants(tx, asf.requireAuth, 'set') && !hasFlag(root.Flags, accountFlags.requireAuth);
  return isNew && ownedIndexes(view, tx.account).length > 0 ? 'tecOWNERS' : 'tesSUCCESS';
}

function apply({ tx, view }: ApplyContext): ResultCode {
  const root = readAccount(view, tx.account);
  if (root === undefined) return 'tecINTERNAL';
  const refused = keyResult(tx, root);
  if (refused !== null) return refused;
  const Flags = freezeFlags(tx, masterFlag(tx, freeFlagsOf(tx, root.Flags)), root.Flags);
  view.putAccount(withSettings({ ...root, Flags }, tx));
  return 'tesSUCCESS';
}

/** Giving up the master key or the right to freeze takes the master key itself. */
function keyResult(tx: Transaction, root: AccountRoot): ResultCode | null {
  if (wants(tx, asf.disableMaster, 'set')) {
    if (!isSignedByMaster(tx)) return 'tecNEED_MASTER_KEY';
    if (root.RegularKey === undefined) return 'tecNO_ALTERNATIVE_KEY';
  }
  const masterIsOff = hasFlag(root.Flags, accountFlags.disableMaster);
  return wants(tx, asf.noFreeze, 'set') && !isSignedByMaster(tx) && !masterIsOff ? 'tecNEED_MASTER_KEY' : null;
}

function freeFlagsOf(tx: Transaction, flags: number): number {
  let result = flags;
  for (const [number, flag] of freeFlags) {
    if (wants(tx, number, 'set')) result = withFlag(result, flag);
    if (wants(tx, number, 'clear')) result = withoutFlag(result, flag);
  }
  return result;
}

function masterFlag(tx: Transaction, flags: number): number {
  if (wants(tx, asf.disableMaster, 'set')) return withFlag(flags, accountFlags.disableMaster);
  return wants(tx, asf.disableMaster, 'clear') ? withoutFlag(flags, accountFlags.disableMaster) : flags;
}

/** NoFreeze is for ever, and an account that has it cannot lift its global freeze. */
function freezeFlags(tx: Transaction, flags: number, before: number): number {
  const kept = wants(tx, asf.noFreeze, 'set') ? withFlag(flags, accountFlags.noFreeze) : flags;
  if (wants(tx, asf.globalFreeze, 'set')) return withFlag(kept, accountFlags.globalFreeze);
  const mayThaw = wants(tx, asf.globalFreeze, 'clear') && !hasFlag(before | kept, accountFlags.noFreeze);
  return mayThaw ? withoutFlag(kept, accountFlags.globalFreeze) : kept;
}

/** AccountSet. Flags for clawback and for locking lines in escrows are amendments that this ledger lacks: ignored like unknown numbers. */
export const accountSet: Transactor = {
  required: [],
  optional: [
    'ClearFlag',
    'Domain',
    'EmailHash',
    'MessageKey',
    'NFTokenMinter',
    'SetFlag',
    'TickSize',
    'TransferRate',
    'WalletLocator',
    'WalletSize',
  ],
  flags: olderBits.reduce((mask, bits) => mask | bits.set | bits.clear, 0),
  preflight,
  preclaim,
  apply,
};
