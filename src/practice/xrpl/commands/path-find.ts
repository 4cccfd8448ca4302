// Owns `ripple_path_find`, which is answered once, and `path_find`, which is answered again after each ledger until it is closed.
import { accountZero } from '../base/address.ts';
import type { Json, JsonObject } from '../base/json.ts';
import { amountJson } from '../engine/amount.ts';
import { type Issue, xrp } from '../engine/asset.ts';
import { currencyOf } from '../flow/normalise.ts';
import type { PathElement } from '../flow/path.ts';
import { accountFlags, hasFlag } from '../ledger/entries.ts';
import type { PracticeLedger } from '../ledger/practice-ledger.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { type Alternative, findPaths } from '../paths/find-paths.ts';
import { marketsOf } from '../paths/markets.ts';
import { currenciesOf } from '../tokens/currencies.ts';
import { answer, type Command, fail, type Refusal } from './command.ts';
import { chooseLedger } from './ledger-choice.ts';
import { pathSearch, type PathSearch } from './path-request.ts';

/** Bits of a step's `type`. */
const stepType = { account: 0x01, currency: 0x10, issuer: 0x20 } as const;

/** Answers at once, for the ledger that is asked for. */
export const ripplePathFind: Command = (context) => {
  const choice = chooseLedger(context);
  if (!choice.ok) return choice;
  const search = pathSearch(context.request);
  if ('ok' in search) return search;
  const { view, fields } = choice.ledger;
  const refused = sourceRefusal(view, search);
  if (refused !== null) return refused;
  const found = answersOf(context.server.ledger, view, search).map((one) => ({ ...one, paths_canonical: [] }));
  const money = { destination_amount: askedAmount(search), destination_currencies: receivable(view, search.target) };
  return answer({ alternatives: found, ...parties(search), ...money, full_reply: true, ...fields });
};

export const pathFind: Command = (context) => {
  const { request, session, server } = context;
  switch (request['subcommand']) {
    case 'create': {
      const search = pathSearch(request);
      if ('ok' in search) return search;
      const refused = sourceRefusal(server.ledger.history.state, search);
      if (refused !== null) return refused;
      session.search = search;
      return answer(state(server.ledger, search, false));
    }
    case 'status':
      if (session.search === null) return fail('noPathRequest', 'No pathfinding request in progress.');
      return answer({ ...state(server.ledger, session.search, true), status: 'success' });
    case 'close': {
      const { search } = session;
      if (search === null) return fail('noPathRequest', 'No pathfinding request in progress.');
      session.search = null;
      return answer({ ...state(server.ledger, search, true), closed: true, status: 'success' });
    }
    default:
      return fail('invalidParams', 'Invalid parameters.');
  }
};

/** What is pushed after a ledger. */
export function searchUpdate(ledger: PracticeLedger, search: PathSearch): JsonObject {
  return { type: 'path_find', ...state(ledger, search, true) };
}

/** By the last closed ledger. */
function state(ledger: PracticeLedger, search: PathSearch, isFull: boolean): JsonObject {
  const found = answersOf(ledger, ledger.history.state, search);
  return { alternatives: found, ...parties(search), destination_amount: askedAmount(search), full_reply: isFull };
}

function sourceRefusal(view: ReadView, { source }: PathSearch): Refusal | null {
  return readAccount(view, source) === undefined ? fail('srcActNotFound', 'Source account not found.') : null;
}

function parties({ source, target, id }: PathSearch): JsonObject {
  return { source_account: source, destination_account: target, ...(id === undefined ? {} : { id }) };
}

/** As it was asked: "-1" stands for everything. */
function askedAmount({ wanted }: PathSearch): Json {
  return amountJson(wanted);
}

function answersOf(ledger: PracticeLedger, view: ReadView, search: PathSearch): readonly JsonObject[] {
  if (readAccount(view, search.target) === undefined) return [];
  const markets = marketsOf(view, search.domain);
  const parentCloseTime = ledger.history.last.closeTime;
  const most = search.most === null || search.most.quantity.m < 0n ? null : search.most.quantity;
  const base = { ...search, view, rules: ledger.rules, parentCloseTime, markets, most };
  return (search.spend ?? ownSources(view, search)).flatMap((spend) => {
    const found = findPaths({ ...base, spend });
    return found === null ? [] : [shown(found, search)];
  });
}

/** XRP, and every currency that the sender could send; not the one that arrives when it pays itself. */
function ownSources(view: ReadView, { source, target, wanted }: PathSearch): readonly Issue[] {
  const tokens = currenciesOf(view, source).send.map((currency): Issue => ({ kind: 'token', currency, issuer: source }));
  const isItself = (issue: Issue) => source === target && currencyOf(issue) === currencyOf(wanted.asset);
  return [xrp, ...tokens].filter((issue) => !isItself(issue));
}

function shown({ paths, spent, delivered }: Alternative, { convertsAll }: PathSearch): JsonObject {
  const arrives = convertsAll ? { destination_amount: amountJson(delivered) } : {};
  return { paths_computed: paths.map((path) => path.map(shownStep)), source_amount: amountJson(spent), ...arrives };
}

function shownStep({ account, currency, issuer }: PathElement): JsonObject {
  if (account !== null && account !== accountZero) return { account, type: stepType.account };
  const type = (currency === null ? 0 : stepType.currency) + (issuer === null ? 0 : stepType.issuer);
  return { ...(currency === null ? {} : { currency }), ...(issuer === null ? {} : { issuer }), type };
}

/** Currencies that the receiver could take; an account that is not there yet takes XRP alone. */
function receivable(view: ReadView, target: string): readonly string[] {
  const root = readAccount(view, target);
  if (root === undefined) return ['XRP'];
  const takesXrp = !hasFlag(root.Flags, accountFlags.disallowXrp);
  return [...currenciesOf(view, target).receive, ...(takesXrp ? ['XRP'] : [])];
}
