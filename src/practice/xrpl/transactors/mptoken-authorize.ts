// Owns MPTokenAuthorize: a holder opts in or out, and an issuer who asks for it allows or disallows a holder.
import { textOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { hasFlag, withFlag, withoutFlag } from '../ledger/entries.ts';
import { issuanceFlags, mptokenFlags } from '../ledger/entries-tokens.ts';
import { mptokenIndex } from '../ledger/indexes.ts';
import { putListed, reserveRefusal } from '../ledger/listed.ts';
import { eraseOwned } from '../ledger/owner-directory.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { readHolding, readIssuance, unitsHeld } from '../tokens/mpt.ts';
import { idOf } from './mptoken-issuance-end.ts';

const UNAUTHORIZE = 1;
/** Reserve is asked for from the third owned object on. */
const FREE_OBJECTS = 2;

function preflight(tx: Transaction): ResultCode {
  return textOf(tx.json, 'Holder') === tx.account ? 'temMALFORMED' : 'tesSUCCESS';
}

function preclaim(tx: Transaction, view: ReadView): ResultCode {
  const holder = textOf(tx.json, 'Holder');
  if (holder !== undefined) return issuerResult(tx, view, holder);
  return hasFlag(tx.flags, UNAUTHORIZE) ? optOutResult(tx, view) : optInResult(tx, view);
}

function optInResult(tx: Transaction, view: ReadView): ResultCode {
  const issuance = readIssuance(view, idOf(tx));
  if (issuance === undefined) return 'tecOBJECT_NOT_FOUND';
  if (issuance.Issuer === tx.account) return 'tecNO_PERMISSION';
  return readHolding(view, idOf(tx), tx.account) === undefined ? 'tesSUCCESS' : 'tecDUPLICATE';
}

function optOutResult(tx: Transaction, view: ReadView): ResultCode {
  const holding = readHolding(view, idOf(tx), tx.account);
  if (holding === undefined) return 'tecOBJECT_NOT_FOUND';
  return unitsHeld(holding) === 0n ? 'tesSUCCESS' : 'tecHAS_OBLIGATIONS';
}

function issuerResult(tx: Transaction, view: ReadView, holder: string): ResultCode {
  if (readAccount(view, holder) === undefined) return 'tecNO_DST';
  const issuance = readIssuance(view, idOf(tx));
  if (issuance === undefined) return 'tecOBJECT_NOT_FOUND';
  if (issuance.Issuer !== tx.account) return 'tecNO_PERMISSION';
  if (!hasFlag(issuance.Flags, issuanceFlags.requireAuth)) return 'tecNO_AUTH';
  return readHolding(view, idOf(tx), holder) === undefined ? 'tecOBJECT_NOT_FOUND' : 'tesSUCCESS';
}

function apply(context: ApplyContext): ResultCode {
  const { tx } = context;
  const holder = textOf(tx.json, 'Holder');
  if (holder !== undefined) return allow(context, holder);
  return hasFlag(tx.flags, UNAUTHORIZE) ? optOut(context) : optIn(context);
}

function optIn(context: ApplyContext): ResultCode {
  const { account } = context.tx;
  const refused = reserveRefusal(context, FREE_OBJECTS);
  if (refused !== null) return refused;
  const id = idOf(context.tx);
  putListed(context, account, mptokenIndex(id, account), (page) => ({
    LedgerEntryType: 'MPToken',
    Account: account,
    Flags: 0,
    MPTokenIssuanceID: id.toUpperCase(),
    OwnerNode: page,
  }));
  return 'tesSUCCESS';
}

function optOut({ tx, view }: ApplyContext): ResultCode {
  const holding = readHolding(view, idOf(tx), tx.account);
  if (holding === undefined) return 'tecINTERNAL';
  eraseOwned(view, mptokenIndex(idOf(tx), tx.account), holding);
  return 'tesSUCCESS';
}

function allow({ tx, view }: ApplyContext, holder: string): ResultCode {
  const holding = readHolding(view, idOf(tx), holder);
  if (holding === undefined) return 'tecINTERNAL';
  const change = hasFlag(tx.flags, UNAUTHORIZE) ? withoutFlag : withFlag;
  view.put(mptokenIndex(idOf(tx), holder), { ...holding, Flags: change(holding.Flags, mptokenFlags.authorized) });
  return 'tesSUCCESS';
}

export const mptokenAuthorize: Transactor = {
  required: ['MPTokenIssuanceID'],
  optional: ['Holder'],
  flags: UNAUTHORIZE,
  amendment: 'MPTokensV1',
  preflight,
  preclaim,
  apply,
};
