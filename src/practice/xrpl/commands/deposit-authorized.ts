// Owns `deposit_authorized`: may one account pay another as far as deposit authorization goes?
import { isHash } from '../base/hex.ts';
import { isList, type JsonObject } from '../base/json.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { hasExpired, isOf, readCredential } from '../permissions/credential-ids.ts';
import { mayDeposit } from '../permissions/deposit-authorization.ts';
import { addressField } from './account-choice.ts';
import { type Answer, answer, type Command, fail } from './command.ts';
import { chooseLedger } from './ledger-choice.ts';

export const depositAuthorized: Command = (context) => {
  const source = addressField(context.request, 'source_account');
  if (typeof source !== 'string') return source;
  const destination = addressField(context.request, 'destination_account');
  if (typeof destination !== 'string') return destination;
  const choice = chooseLedger(context);
  if (!choice.ok) return choice;
  const { view, fields } = choice.ledger;
  const target = readAccount(view, destination);
  if (readAccount(view, source) === undefined) return fail('srcActNotFound', 'Source account not found.', fields);
  if (target === undefined) return fail('dstActNotFound', 'Destination account not found.', fields);
  const shown = credentialsField(context.request);
  if ('ok' in shown) return shown;
  const closeTime = choice.ledger.closed?.header.parentCloseTime ?? context.server.ledger.history.last.closeTime;
  if (!shown.every((id) => isGood(view, id, source, closeTime))) return fail('badCredentials', 'Bad credentials.', fields);
  const names = context.request['credentials'] === undefined ? {} : { credentials: shown };
  const pair = { source_account: source, destination_account: destination };
  return answer({ deposit_authorized: mayDeposit(view, source, target, shown), ...names, ...pair, ...fields });
};

const MAX_CREDENTIALS = 8;

/** Ids of credentials, one to eight and none twice; none where the field is absent. */
function credentialsField({ credentials }: JsonObject): readonly string[] | Answer {
  if (credentials === undefined) return [];
  const ids = isList(credentials) ? credentials.filter((id) => typeof id === 'string' && isHash(id)) : [];
  const fits = isList(credentials) && ids.length === credentials.length && ids.length > 0 && ids.length <= MAX_CREDENTIALS;
  if (!fits || new Set(ids).size !== ids.length) return fail('invalidParams', "Invalid field 'credentials'.");
  return ids.map(String);
}

function isGood(view: ReadView, id: string, source: string, closeTime: number): boolean {
  const credential = readCredential(view, id);
  return credential !== undefined && isOf(credential, source) && !hasExpired(credential, closeTime);
}
