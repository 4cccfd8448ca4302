// Owns reading the account of a request, and the errors for accounts that are missing, misspelt or unknown.
import { accountId } from '../base/address.ts';
import type { JsonObject } from '../base/json.ts';
import type { AccountRoot } from '../ledger/entries.ts';
import { readAccount } from '../ledger/view.ts';
import { type Answer, type CommandContext, fail } from './command.ts';
import { type ChosenLedger, chooseLedger } from './ledger-choice.ts';

/** The address in a field of the request, or the error answer for it. */
export function addressField(request: JsonObject, field: string): string | Answer {
  const value = request[field];
  if (value === undefined) return fail('invalidParams', `Missing field '${field}'.`);
  if (typeof value !== 'string') return fail('invalidParams', `Invalid field '${field}'.`);
  return accountId(value) === null ? fail('actMalformed', 'Account malformed.') : value;
}

/** Finds ledger and account of a request and lets `then` answer; else answers with the right error. */
export function withAccount(context: CommandContext, then: (root: AccountRoot, ledger: ChosenLedger) => Answer): Answer {
  const { request, api } = context;
  const legacy = api === 1 && request['account'] === undefined && request['ident'] !== undefined;
  const address = addressField(request, legacy ? 'ident' : 'account');
  if (typeof address !== 'string') return address;
  const choice = chooseLedger(context);
  if (!choice.ok) return choice;
  const root = readAccount(choice.ledger.view, address);
  const found = { ...choice.ledger.fields, account: address };
  return root === undefined ? fail('actNotFound', 'Account not found.', found) : then(root, choice.ledger);
}

/** The page size that a request asks for, kept within bounds; rippled takes whole numbers that are not negative. */
export function limitField({ limit }: JsonObject, usual: number, least: number, most: number): number | Answer {
  if (limit === undefined) return usual;
  const isWhole = typeof limit === 'number' && Number.isSafeInteger(limit) && limit >= 0;
  return isWhole ? Math.min(Math.max(limit, least), most) : fail('invalidParams', "Invalid field 'limit', not unsigned integer.");
}
