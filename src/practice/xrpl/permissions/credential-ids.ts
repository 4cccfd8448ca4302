// Owns the field CredentialIDs, by which a sender shows credentials (xrpl-payment.md section 13.2).
import { isList, type Json } from '../base/json.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import { hasFlag } from '../ledger/entries.ts';
import { type Credential, credentialFlags } from '../ledger/entries-permissions.ts';
import type { ReadView } from '../ledger/view.ts';

const MAX_CREDENTIALS = 8;

/** The ids shown; none if the field is absent. */
export function credentialIds({ json }: Transaction): readonly string[] {
  const ids = json['CredentialIDs'];
  return isList(ids) ? ids.filter((id: Json) => typeof id === 'string') : [];
}

/** One to eight, all different. */
export function malformedIds(tx: Transaction): ResultCode | null {
  if (tx.json['CredentialIDs'] === undefined) return null;
  const ids = credentialIds(tx);
  const isGood = ids.length > 0 && ids.length <= MAX_CREDENTIALS && new Set(ids).size === ids.length;
  return isGood ? null : 'temMALFORMED';
}

/** Each must exist, be of the sender, and be accepted; whether it has expired is asked later. */
export function badCredentials(tx: Transaction, view: ReadView): ResultCode | null {
  const isBad = credentialIds(tx).some((id) => !isOf(readCredential(view, id), tx.account));
  return isBad ? 'tecBAD_CREDENTIALS' : null;
}

export function readCredential(view: ReadView, id: string): Credential | undefined {
  const entry = view.get(id.toUpperCase());
  return entry?.LedgerEntryType === 'Credential' ? entry : undefined;
}

/** An accepted one of this subject. */
export function isOf(credential: Credential | undefined, subject: string): boolean {
  return credential?.Subject === subject && hasFlag(credential.Flags, credentialFlags.accepted);
}

/** `closeTime` is that of the parent ledger; the very second of the expiration still counts. */
export function hasExpired({ Expiration }: Pick<Credential, 'Expiration'>, closeTime: number): boolean {
  return Expiration !== undefined && closeTime > Expiration;
}
