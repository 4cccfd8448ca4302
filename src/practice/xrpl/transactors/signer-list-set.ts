// Owns SignerListSet: accounts that together may sign for this one, each with its weight.
import { isList, isObject, type Json, textOf, wholeOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ApplyContext, Transactor } from '../engine/transactor.ts';
import { accountFlags, hasFlag } from '../ledger/entries.ts';
import { type SignerList, signerListFlags } from '../ledger/entries-permissions.ts';
import { signerListIndex } from '../ledger/indexes.ts';
import { eraseListed, putListed, reserveRefusal } from '../ledger/listed.ts';
import { readAccount } from '../ledger/view.ts';
import { bySigner, readSignerList } from '../permissions/signer-lists.ts';

const MAX_SIGNERS = 32;

interface Signer {
  readonly account: string;
  readonly weight: number;
  readonly locator: string | undefined;
}

function signersOf({ json }: Transaction): readonly Signer[] {
  const list = json['SignerEntries'];
  return isList(list) ? list.map(readSigner) : [];
}

function readSigner(item: Json): Signer {
  const inner = isObject(item) ? item['SignerEntry'] : undefined;
  if (!isObject(inner)) return { account: '', weight: 0, locator: undefined };
  return {
    account: textOf(inner, 'Account') ?? '',
    weight: wholeOf(inner, 'SignerWeight') ?? 0,
    locator: textOf(inner, 'WalletLocator'),
  };
}

function preflight(tx: Transaction): ResultCode {
  const [quorum, signers] = [wholeOf(tx.json, 'SignerQuorum') ?? 0, signersOf(tx)];
  const hasEntries = tx.json['SignerEntries'] !== undefined;
  if (quorum === 0) return hasEntries ? 'temMALFORMED' : 'tesSUCCESS';
  if (!hasEntries || signers.length === 0 || signers.length > MAX_SIGNERS) return 'temMALFORMED';
  if (new Set(signers.map(({ account }) => account)).size !== signers.length) return 'temBAD_SIGNER';
  if (signers.some(({ weight }) => weight <= 0)) return 'temBAD_WEIGHT';
  if (signers.some(({ account }) => account === tx.account)) return 'temBAD_SIGNER';
  return signers.reduce((sum, { weight }) => sum + weight, 0) < quorum ? 'temBAD_QUORUM' : 'tesSUCCESS';
}

function apply(context: ApplyContext): ResultCode {
  return (wholeOf(context.tx.json, 'SignerQuorum') ?? 0) === 0 ? remove(context) : replace(context);
}

function remove(context: ApplyContext): ResultCode {
  const { tx, view } = context;
  const [root, list] = [readAccount(view, tx.account), readSignerList(view, tx.account)];
  if (root === undefined) return 'tecINTERNAL';
  if (hasFlag(root.Flags, accountFlags.disableMaster) && root.RegularKey === undefined) return 'tecNO_ALTERNATIVE_KEY';
  if (list !== undefined) eraseListed(context, tx.account, signerListIndex(tx.account), list.OwnerNode);
  return 'tesSUCCESS';
}

function replace(context: ApplyContext): ResultCode {
  const { tx, view } = context;
  const old = readSignerList(view, tx.account);
  if (old !== undefined) eraseListed(context, tx.account, signerListIndex(tx.account), old.OwnerNode);
  const refused = reserveRefusal(context);
  if (refused !== null) return refused;
  putListed(context, tx.account, signerListIndex(tx.account), (page) => entryOf(tx, page));
  return 'tesSUCCESS';
}

function entryOf(tx: Transaction, OwnerNode: string): SignerList {
  const signers = [...signersOf(tx)].sort((a, b) => bySigner(a.account, b.account));
  return {
    LedgerEntryType: 'SignerList',
    Flags: signerListFlags.oneOwnerCount,
    OwnerNode,
    SignerEntries: signers.map(({ account, weight, locator }) => ({
      SignerEntry: { Account: account, SignerWeight: weight, ...(locator === undefined ? {} : { WalletLocator: locator }) },
    })),
    SignerListID: 0,
    SignerQuorum: wholeOf(tx.json, 'SignerQuorum') ?? 0,
  };
}

export const signerListSet: Transactor = {
  required: ['SignerQuorum'],
  optional: ['SignerEntries'],
  flags: 0,
  preflight,
  preclaim: () => 'tesSUCCESS',
  apply,
};
