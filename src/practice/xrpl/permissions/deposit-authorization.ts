// Owns who may pay an account that takes money from nobody else (xrpl-payment.md section 13).
import type { ResultCode } from '../engine/results.ts';
import type { ApplyContext } from '../engine/transactor.ts';
import { type AccountRoot, accountFlags, hasFlag } from '../ledger/entries.ts';
import { credentialPreauthIndex, depositPreauthIndex } from '../ledger/indexes.ts';
import type { ReadView } from '../ledger/view.ts';
import { eraseCredential } from './credential-entries.ts';
import { credentialIds, hasExpired, readCredential } from './credential-ids.ts';
import { sortedNames } from './listed-credentials.ts';

/** True if `sender`, who shows these credentials, may pay `target`. The credentials are good ones; all of them together must be on one list. */
export function mayDeposit(view: ReadView, sender: string, target: AccountRoot, shown: readonly string[] = []): boolean {
  if (!hasFlag(target.Flags, accountFlags.depositAuth) || sender === target.Account) return true;
  if (view.get(depositPreauthIndex(target.Account, sender)) !== undefined) return true;
  return shown.length > 0 && isOnOneList(view, target, shown);
}

function isOnOneList(view: ReadView, target: AccountRoot, shown: readonly string[]): boolean {
  const names = shown.flatMap((id) => {
    const credential = readCredential(view, id);
    return credential === undefined ? [] : [{ issuer: credential.Issuer, type: credential.CredentialType }];
  });
  return view.get(credentialPreauthIndex(target.Account, sortedNames(names))) !== undefined;
}

/** Why this payment may not reach the target, or null. An expired credential fails it wherever it goes, and is gone afterwards. */
export function depositRefusal({ tx, view, parentCloseTime, evenIfClaimed }: ApplyContext, target: AccountRoot): ResultCode | null {
  const shown = credentialIds(tx);
  const expired = shown.flatMap((id) => readCredential(view, id) ?? []).filter((credential) => hasExpired(credential, parentCloseTime));
  if (expired.length > 0) {
    evenIfClaimed((left) => expired.forEach((credential) => eraseCredential(left, credential)));
    return 'tecEXPIRED';
  }
  return mayDeposit(view, tx.account, target, shown) ? null : 'tecNO_PERMISSION';
}
