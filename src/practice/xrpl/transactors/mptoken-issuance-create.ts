// Owns MPTokenIssuanceCreate: a new multi-purpose token, with what holders and issuer may do with it settled for good.
import { textOf, wholeOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { hasFlag } from '../ledger/entries.ts';
import { issuanceFlags, type MPTokenIssuance } from '../ledger/entries-tokens.ts';
import { issuanceId, issuanceIndex } from '../ledger/indexes.ts';
import { putListed, reserveRefusal } from '../ledger/listed.ts';
import { mostUnits } from '../tokens/mpt.ts';

const { canLock, requireAuth, canEscrow, canTrade, canTransfer, canClawback } = issuanceFlags;
const settable = canLock | requireAuth | canEscrow | canTrade | canTransfer | canClawback;
const MAX_FEE = 50_000;
const MAX_METADATA_BYTES = 1024;

function preflight(tx: Transaction): ResultCode {
  const fee = wholeOf(tx.json, 'TransferFee');
  if (fee !== undefined && fee > MAX_FEE) return 'temBAD_TRANSFER_FEE';
  if (fee !== undefined && fee > 0 && !hasFlag(tx.flags, canTransfer)) return 'temMALFORMED';
  const metadata = textOf(tx.json, 'MPTokenMetadata');
  if (metadata !== undefined && (metadata.length === 0 || metadata.length / 2 > MAX_METADATA_BYTES)) return 'temMALFORMED';
  const most = textOf(tx.json, 'MaximumAmount');
  return most !== undefined && (BigInt(most) === 0n || BigInt(most) > mostUnits) ? 'temMALFORMED' : 'tesSUCCESS';
}

function apply(context: ApplyContext): ResultCode {
  const { tx } = context;
  const refused = reserveRefusal(context);
  if (refused !== null) return refused;
  const sequence = tx.ticket ?? tx.sequence;
  putListed(context, tx.account, issuanceIndex(issuanceId(tx.account, sequence)), (page) => entryOf(tx, sequence, page));
  return 'tesSUCCESS';
}

function entryOf({ json, account, flags }: Transaction, sequence: number, page: string): MPTokenIssuance {
  const [scale, fee] = [wholeOf(json, 'AssetScale'), wholeOf(json, 'TransferFee')];
  const [most, metadata] = [textOf(json, 'MaximumAmount'), textOf(json, 'MPTokenMetadata')];
  return {
    LedgerEntryType: 'MPTokenIssuance',
    Flags: flags & settable,
    Issuer: account,
    OutstandingAmount: '0',
    OwnerNode: page,
    Sequence: sequence,
    ...(scale ? { AssetScale: scale } : {}),
    ...(fee ? { TransferFee: fee } : {}),
    ...(most === undefined ? {} : { MaximumAmount: most }),
    ...(metadata === undefined ? {} : { MPTokenMetadata: metadata }),
  };
}

export const mptokenIssuanceCreate: Transactor = {
  required: [],
  optional: ['AssetScale', 'DomainID', 'MaximumAmount', 'MPTokenMetadata', 'TransferFee'],
  flags: settable,
  amendment: 'MPTokensV1',
  fieldAmendments: { DomainID: 'SingleAssetVault' },
  preflight,
  preclaim: () => 'tesSUCCESS',
  apply,
};
