// Owns the checks of a Payment against the ledger before anything moves, in rippled's order (xrpl-payment.md section 3.2, 7).
import { isList, textOf } from '../../base/json.ts';
import { isXrp } from '../../engine/amount.ts';
import type { ResultCode } from '../../engine/results.ts';
import type { Rules } from '../../engine/rules.ts';
import type { Transaction } from '../../engine/transaction.ts';
import type { LedgerContext } from '../../engine/transactor.ts';
import { type AccountRoot, accountFlags, hasFlag } from '../../ledger/entries.ts';
import { type ReadView, readAccount } from '../../ledger/view.ts';
import { badCredentials } from '../../permissions/credential-ids.ts';
import { isDomainMember } from '../../permissions/domain-members.ts';
import { paymentFlags, readTerms, type Terms } from './terms.ts';

const MAX_PATHS = 6;
const MAX_STEPS = 8;

export function paymentPreclaim(tx: Transaction, view: ReadView, ledger: LedgerContext): ResultCode {
  const terms = readTerms(tx);
  if (terms === null) return 'temBAD_AMOUNT';
  const target = readAccount(view, terms.destination);
  const refused = target === undefined ? absenceResult(tx, terms, ledger.rules) : tagResult(tx, target);
  return refused ?? pathsResult(tx) ?? badCredentials(tx, view) ?? domainResult(tx, view, terms, ledger) ?? 'tesSUCCESS';
}

/** Only enough XRP, delivered in full, makes an account. */
function absenceResult(tx: Transaction, { amount }: Terms, rules: Rules): ResultCode | null {
  if (!isXrp(amount)) return 'tecNO_DST';
  if (hasFlag(tx.flags, paymentFlags.partial)) return 'telNO_DST_PARTIAL';
  return amount.quantity.m < rules.reserveBase ? 'tecNO_DST_INSUF_XRP' : null;
}

function tagResult(tx: Transaction, target: AccountRoot): ResultCode | null {
  const wantsTag = hasFlag(target.Flags, accountFlags.requireDest);
  return wantsTag && tx.json['DestinationTag'] === undefined ? 'tecDST_TAG_NEEDED' : null;
}

function pathsResult({ json }: Transaction): ResultCode | null {
  const paths = json['Paths'];
  if (!isList(paths)) return null;
  const isTooMuch = paths.length > MAX_PATHS || paths.some((path) => isList(path) && path.length > MAX_STEPS);
  return isTooMuch ? 'telBAD_PATH_COUNT' : null;
}

function domainResult(tx: Transaction, view: ReadView, { destination }: Terms, { parentCloseTime }: LedgerContext): ResultCode | null {
  const domain = textOf(tx.json, 'DomainID');
  if (domain === undefined) return null;
  const areMembers = [tx.account, destination].every((account) => isDomainMember(view, account, domain, parentCloseTime));
  return areMembers ? null : 'tecNO_PERMISSION';
}
