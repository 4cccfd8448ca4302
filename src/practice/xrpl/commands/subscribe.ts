// Owns `subscribe` and `unsubscribe`: what a connection wants to be told without asking.
import { accountId } from '../base/address.ts';
import { toHex } from '../base/hex.ts';
import { isList, type Json, type JsonObject } from '../base/json.ts';
import type { PracticeLedger } from '../ledger/practice-ledger.ts';
import type { AccountStream, Session, Stream } from '../server/session.ts';
import { type Answer, answer, type Command, type CommandContext, fail } from './command.ts';
import { completeLedgers, loadBase } from './server-state.ts';
import { bookIds, booksField, snapshots, type WantedBook } from './subscribed-books.ts';

/** Names that are taken; those that never say anything here (no peers, no validators) are taken and stay silent. */
const streams: ReadonlySet<string> = new Set<Stream>([
  'consensus',
  'ledger',
  'manifests',
  'peer_status',
  'server',
  'transactions',
  'transactions_proposed',
  'validations',
]);

interface Wanted {
  readonly streams: readonly Stream[];
  readonly accounts: readonly (readonly [AccountStream, string])[];
  readonly books: readonly WantedBook[];
}

export const subscribe: Command = (context) => {
  if (context.request['url'] !== undefined) return fail('noPermission', 'This server does not call back.');
  return change(context, (session, wanted) => {
    session.api = context.api;
    for (const stream of wanted.streams) session.streams.add(stream);
    for (const [list, account] of wanted.accounts) session[list].add(account);
    for (const id of wanted.books.flatMap(bookIds)) session.books.add(id);
    return answer({ ...greeting(context, wanted.streams), ...snapshots(context.server.ledger, wanted.books) });
  });
};

export const unsubscribe: Command = (context) =>
  change(context, (session, wanted) => {
    for (const stream of wanted.streams) session.streams.delete(stream);
    for (const [list, account] of wanted.accounts) session[list].delete(account);
    for (const id of wanted.books.flatMap(bookIds)) session.books.delete(id);
    return answer({});
  });

function change({ request, session }: CommandContext, then: (session: Session, wanted: Wanted) => Answer): Answer {
  const names = listOf(request['streams']);
  if (names === null) return fail('invalidParams', "Invalid field 'streams', not array.");
  if (!names.every(isStream)) return fail('malformedStream', 'Stream malformed.');
  const accounts = (['accounts', 'accountsProposed'] as const).map((list) => ({ list, given: accountsOf(request, list) }));
  const pairs = accounts.flatMap(({ list, given }) => (given ?? []).map((account) => [list, account] as const));
  if (accounts.some(({ given }) => given === null)) return fail('actMalformed', 'Account malformed.');
  const books = booksField(request['books']);
  return 'ok' in books ? books : then(session, { streams: names, accounts: pairs, books });
}

function isStream(name: Json): name is Stream {
  return typeof name === 'string' && streams.has(name);
}

/** Absent is an empty list; null stands for something else than a list. */
function listOf(value: Json | undefined): readonly Json[] | null {
  if (value === undefined) return [];
  return isList(value) ? value : null;
}

function accountsOf(request: JsonObject, list: AccountStream): readonly string[] | null {
  const given = listOf(request[list === 'accounts' ? 'accounts' : 'accounts_proposed']);
  const addresses = given?.filter((one) => typeof one === 'string' && accountId(one) !== null) ?? [];
  return given === null || addresses.length < given.length ? null : addresses.filter((one) => typeof one === 'string');
}

function greeting({ server }: CommandContext, names: readonly Stream[]): JsonObject {
  const status = { load_base: loadBase, load_factor: loadBase, random: toHex(server.randomBytes(32)), server_status: 'full' };
  return { ...(names.includes('server') ? status : {}), ...(names.includes('ledger') ? ledgerNews(server.ledger) : {}) };
}

/** What the ledger stream says of the last closed ledger. */
export function ledgerNews(ledger: PracticeLedger): JsonObject {
  const { rules, history } = ledger;
  return {
    fee_base: Number(rules.baseFee),
    ledger_hash: history.last.hash,
    ledger_index: history.last.index,
    ledger_time: history.last.closeTime,
    network_id: rules.networkId,
    reserve_base: Number(rules.reserveBase),
    reserve_inc: Number(rules.reserveIncrement),
    validated_ledgers: completeLedgers(ledger),
  };
}
