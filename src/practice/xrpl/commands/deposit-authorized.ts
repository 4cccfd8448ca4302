// Owns `deposit_authorized`: may one account pay another as far as deposit authorization goes?
import { readAccount } from '../ledger/view.ts';
import { mayDeposit } from '../permissions/deposit-authorization.ts';
import { addressField } from './account-choice.ts';
import { answer, type Command, fail } from './command.ts';
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
  if (context.request['credentials'] !== undefined) return fail('badCredentials', 'This ledger has no credentials.', fields);
  const pair = { source_account: source, destination_account: destination };
  return answer({ deposit_authorized: mayDeposit(view, source, target), ...pair, ...fields });
};
