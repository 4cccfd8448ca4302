// Owns lists of signers: reading them, their order, and whether the signers of a transaction have the weight that it needs.
import { addressOfKey, knownAccountId } from '../base/address.ts';
import { fromHex } from '../base/hex.ts';
import { isList, isObject, type Json, textOf } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import { accountFlags, hasFlag } from '../ledger/entries.ts';
import type { SignerList } from '../ledger/entries-permissions.ts';
import { signerListIndex } from '../ledger/indexes.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';

/** One signature of several; key and signature are hex. */
export interface Signature {
  readonly account: string;
  readonly key: string;
  readonly signature: string;
}

export function readSignerList(view: ReadView, owner: string): SignerList | undefined {
  const entry = view.get(signerListIndex(owner));
  return entry?.LedgerEntryType === 'SignerList' ? entry : undefined;
}

/** Signers stand in the order of their account ids. */
export function bySigner(one: string, other: string): number {
  return Buffer.compare(knownAccountId(one), knownAccountId(other));
}

export function signaturesOf({ json }: Transaction): readonly Signature[] {
  const list = json['Signers'];
  return isList(list) ? list.map(readSignature) : [];
}

function readSignature(item: Json): Signature {
  const inner = isObject(item) ? item['Signer'] : undefined;
  const member = (key: string): string => (isObject(inner) ? (textOf(inner, key) ?? '') : '');
  return { account: member('Account'), key: member('SigningPubKey'), signature: member('TxnSignature') };
}

/** Whether the list of the sender backs these signers; the signatures themselves were verified before. Null = enough. */
export function multisignRefusal(tx: Transaction, view: ReadView): ResultCode | null {
  const list = readSignerList(view, tx.account);
  if (list === undefined) return 'tefNOT_MULTI_SIGNING';
  const weights = new Map(list.SignerEntries.map(({ SignerEntry: { Account, SignerWeight } }) => [Account, SignerWeight]));
  let sum = 0;
  for (const { account, key } of signaturesOf(tx)) {
    const weight = weights.get(account);
    if (weight === undefined) return 'tefBAD_SIGNATURE';
    const refused = keyRefusal(view, account, key);
    if (refused !== null) return refused;
    sum += weight;
  }
  return sum < list.SignerQuorum ? 'tefBAD_QUORUM' : null;
}

/** A signer uses its master key unless that is off, or its regular key. An account that is not funded has its master key alone. */
function keyRefusal(view: ReadView, account: string, key: string): ResultCode | null {
  const signer = addressOfKey(fromHex(key));
  const root = readAccount(view, account);
  if (signer === account) return hasFlag(root?.Flags ?? 0, accountFlags.disableMaster) ? 'tefMASTER_DISABLED' : null;
  return root?.RegularKey === signer ? null : 'tefBAD_SIGNATURE';
}
