// Owns `book_offers`: one side of an order book, best offer first.
import { accountId } from '../base/address.ts';
import { limitField } from './account-choice.ts';
import { bookPage } from './book-page.ts';
import { answer, type Command, fail } from './command.ts';
import { chooseLedger } from './ledger-choice.ts';
import { marketField } from './market-field.ts';

export const defaultBookLimit = 60;
const [MIN_LIMIT, MAX_LIMIT] = [1, 100];

export const bookOffers: Command = (context) => {
  const choice = chooseLedger(context);
  if (!choice.ok) return choice;
  const market = marketField(context.request);
  if ('ok' in market) return market;
  const { taker } = context.request;
  if (taker !== undefined && typeof taker !== 'string') return fail('invalidParams', "Invalid field 'taker', not string.");
  if (taker !== undefined && accountId(taker) === null) return fail('invalidParams', "Invalid field 'taker'.");
  const limit = limitField(context.request, defaultBookLimit, MIN_LIMIT, MAX_LIMIT);
  if (typeof limit !== 'number') return limit;
  const { view, fields } = choice.ledger;
  return answer({ offers: bookPage(view, context.server.ledger.rules, market, limit, taker ?? null), ...fields });
};
