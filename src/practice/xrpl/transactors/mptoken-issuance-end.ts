// Owns MPTokenIssuanceDestroy and MPTokenIssuanceSet: the issuer ends a token that nobody holds any more, or locks it for all or for one holder.
import { textOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { hasFlag, withFlag, withoutFlag } from '../ledger/entries.ts';
import { issuanceFlags, mptokenFlags } from '../ledger/entries-tokens.ts';
import { issuanceIndex, mptokenIndex } from '../ledger/indexes.ts';
import { eraseListed } from '../ledger/listed.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { readHolding, readIssuance } from '../tokens/mpt.ts';

const setFlags = { lock: 1, unlock: 2 } as const;

export function idOf(tx: Transaction): string {
  return textOf(tx.json, 'MPTokenIssuanceID') ?? '';
}

function destroyPreclaim(tx: Transaction, view: ReadView): ResultCode {
  const issuance = readIssuance(view, idOf(tx));
  if (issuance === undefined) return 'tecOBJECT_NOT_FOUND';
  if (issuance.Issuer !== tx.account) return 'tecNO_PERMISSION';
  return issuance.OutstandingAmount === '0' ? 'tesSUCCESS' : 'tecHAS_OBLIGATIONS';
}

function destroy(context: ApplyContext): ResultCode {
  const issuance = readIssuance(context.view, idOf(context.tx));
  if (issuance === undefined) return 'tecINTERNAL';
  eraseListed(context, issuance.Issuer, issuanceIndex(idOf(context.tx)), issuance.OwnerNode);
  return 'tesSUCCESS';
}

function setPreflight(tx: Transaction): ResultCode {
  if (hasFlag(tx.flags, setFlags.lock) && hasFlag(tx.flags, setFlags.unlock)) return 'temINVALID_FLAG';
  return textOf(tx.json, 'Holder') === tx.account ? 'temMALFORMED' : 'tesSUCCESS';
}

function setPreclaim(tx: Transaction, view: ReadView): ResultCode {
  const issuance = readIssuance(view, idOf(tx));
  if (issuance === undefined) return 'tecOBJECT_NOT_FOUND';
  if (!hasFlag(issuance.Flags, issuanceFlags.canLock) || issuance.Issuer !== tx.account) return 'tecNO_PERMISSION';
  const holder = textOf(tx.json, 'Holder');
  if (holder === undefined) return 'tesSUCCESS';
  if (readAccount(view, holder) === undefined) return 'tecNO_DST';
  return readHolding(view, idOf(tx), holder) === undefined ? 'tecOBJECT_NOT_FOUND' : 'tesSUCCESS';
}

function set({ tx, view }: ApplyContext): ResultCode {
  const holder = textOf(tx.json, 'Holder');
  const [index, bit] =
    holder === undefined ? [issuanceIndex(idOf(tx)), issuanceFlags.locked] : [mptokenIndex(idOf(tx), holder), mptokenFlags.locked];
  const entry = view.get(index);
  if (entry?.LedgerEntryType !== 'MPTokenIssuance' && entry?.LedgerEntryType !== 'MPToken') return 'tecINTERNAL';
  if (hasFlag(tx.flags, setFlags.lock)) view.put(index, { ...entry, Flags: withFlag(entry.Flags, bit) });
  if (hasFlag(tx.flags, setFlags.unlock)) view.put(index, { ...entry, Flags: withoutFlag(entry.Flags, bit) });
  return 'tesSUCCESS';
}

export const mptokenIssuanceDestroy: Transactor = {
  required: ['MPTokenIssuanceID'],
  optional: [],
  flags: 0,
  amendment: 'MPTokensV1',
  preflight: () => 'tesSUCCESS',
  preclaim: destroyPreclaim,
  apply: destroy,
};

export const mptokenIssuanceSet: Transactor = {
  required: ['MPTokenIssuanceID'],
  optional: ['Holder', 'DomainID'],
  flags: setFlags.lock | setFlags.unlock,
  amendment: 'MPTokensV1',
  fieldAmendments: { DomainID: 'SingleAssetVault' },
  preflight: setPreflight,
  preclaim: setPreclaim,
  apply: set,
};
