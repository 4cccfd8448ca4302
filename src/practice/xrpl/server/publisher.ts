// Owns what is pushed to subscribers: closed ledgers, their transactions, and transactions on their way.
import { accountId } from '../base/address.ts';
import { isObject, type JsonObject } from '../base/json.ts';
import { engineResult } from '../commands/submit.ts';
import { ownerFunds } from '../commands/owner-funds.ts';
import { searchUpdate } from '../commands/path-find.ts';
import { ledgerNews } from '../commands/subscribe.ts';
import { compactId, headerOf, closedMetadata, shownTransaction } from '../commands/transaction-shape.ts';
import type { ResultCode } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import { isoTime } from '../ledger/header.ts';
import { affectedAccounts, type ClosedLedger, type ClosedTransaction } from '../ledger/history.ts';
import type { PracticeLedger } from '../ledger/practice-ledger.ts';
import type { Session } from './session.ts';
import { touchedBooks } from './touched-books.ts';

/** First the ledger, then its transactions, as rippled does. */
export function publishLedger(sessions: Iterable<Session>, ledger: PracticeLedger, closed: ClosedLedger): void {
  const all = [...sessions];
  const news = { type: 'ledgerClosed', ...ledgerNews(ledger), txn_count: closed.transactions.length };
  for (const session of all) if (session.streams.has('ledger')) session.send(news);
  for (const one of closed.transactions) for (const session of all) publishValidated(session, ledger, one);
  for (const session of all) if (session.search !== null) session.send(searchUpdate(ledger, session.search));
}

/** A connection that follows all transactions and an affected account (or a book) is told once for each, as by rippled. */
function publishValidated(session: Session, ledger: PracticeLedger, one: ClosedTransaction): void {
  const affected = [...affectedAccounts(one)];
  const followsAll = session.streams.has('transactions') || session.streams.has('transactions_proposed');
  const followsOne = affected.some((account) => session.accounts.has(account) || session.accountsProposed.has(account));
  const followsBook = session.books.size > 0 && [...touchedBooks(one)].some((book) => session.books.has(book));
  const times = Number(followsAll) + Number(followsOne) + Number(followsBook);
  for (let i = 0; i < times; i += 1) session.send(validatedMessage(session, ledger, one));
}

function validatedMessage({ api }: Session, ledger: PracticeLedger, one: ClosedTransaction): JsonObject {
  const { closeTime, hash, index } = headerOf(ledger, one);
  const place = { close_time_iso: isoTime(closeTime), ledger_hash: hash, ledger_index: index, ...compactId(ledger.rules.networkId, one) };
  const meta = { meta: closedMetadata(ledger, one) };
  const funds = ownerFunds(ledger.history.state, ledger.rules, one.tx);
  const json = { ...shownTransaction(one.tx, api), date: closeTime, ...funds };
  const head = { type: 'transaction', status: 'closed', validated: true, ...engineResult(one.metadata.TransactionResult) };
  if (api === 1) return { ...head, ...place, ...meta, transaction: { ...json, hash: one.tx.hash } };
  return { ...head, ...place, ...meta, hash: one.tx.hash, tx_json: json };
}

/** Only those who asked for what is not final hear of it. */
export function publishProposed(sessions: Iterable<Session>, ledger: PracticeLedger, tx: Transaction, result: ResultCode): void {
  const mentioned = mentionedAccounts(tx);
  for (const session of sessions) {
    const followsOne = mentioned.some((account) => session.accountsProposed.has(account));
    const times = Number(session.streams.has('transactions_proposed')) + Number(followsOne);
    for (let i = 0; i < times; i += 1) session.send(proposedMessage(session, ledger, tx, result));
  }
}

/** Everybody whom the transaction names: as a party, or as the issuer of an amount. */
function mentionedAccounts({ json }: Transaction): readonly string[] {
  return Object.values(json).flatMap((value) => {
    const address = isObject(value) ? value['issuer'] : value;
    return typeof address === 'string' && accountId(address) !== null ? [address] : [];
  });
}

function proposedMessage({ api }: Session, ledger: PracticeLedger, tx: Transaction, result: ResultCode): JsonObject {
  const json = { ...shownTransaction(tx, api), ...ownerFunds(ledger.openView, ledger.rules, tx) };
  const head = { type: 'transaction', status: 'proposed', validated: false, ...engineResult(result) };
  const place = { ledger_current_index: ledger.openIndex };
  return api === 1 ? { ...head, ...place, transaction: { ...json, hash: tx.hash } } : { ...head, ...place, hash: tx.hash, tx_json: json };
}
