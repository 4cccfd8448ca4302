// Owns what a rippled server's answers prove about a row. Only validated ledgers count, and only "I searched them all" proves absence.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { LedgerState, XrplBackend, XrplTransaction } from '../../backends/xrpl-backend.ts';
import type { Past, Verdict } from '../driver.ts';
import type { Entry, Order, Version } from '../types.ts';
import { boundSequence, boundTicket } from '../consumed.ts';
import { invoiceIdOf } from '../../chains/xrpl/invoice-id.ts';
import { amountOfLine, isExactly } from './xrpl-line-amounts.ts';
import { carriesOut } from './xrpl-order-past.ts';
import { isTicketThere } from './xrpl-tickets.ts';

/** Newest transactions of the account that are always looked through for an unknown payment; and all since the moment in question. */
export const historyDepth = 400;
/** Seconds by which this computer's clock may differ from the ledger's. */
const clockSlack = 86_400;
/** Ledgers in which a server may not yet find what it has just taken. */
const patience = 4;

/** Asks for every version, dead ones included, then for whoever else used the sequence. `state` must be of the wallet's own network. */
export async function xrplVerdict(backend: XrplBackend, account: string, state: LedgerState, entry: Entry): Promise<Verdict> {
  let searchedAll = true;
  let held = false;
  for (const version of [...entry.versions].reverse()) {
    const answer = await backend.lookup(version.transactionId, rangeOf(version));
    if (!answer.ok) return silent(answer.error.code);
    if (answer.value.kind === 'found' && answer.value.transaction.validated) return judge(answer.value.transaction, entry, version);
    if (answer.value.kind === 'found') held = true;
    searchedAll &&= answer.value.kind === 'absent' && answer.value.searchedAll;
  }
  if (!isPast(state, entry)) return pending(state, entry, held);
  return searchedAll ? deadOrVoid(backend, account, entry) : silent('history-missing');
}

/** Validated is final: paid when the ledger says the full amount was delivered, not paid when it only took the fee. An order is done as the ledger did it. */
function judge(found: XrplTransaction, entry: Entry, { transactionId }: Version): Verdict {
  const line = entry.lines[0];
  if (found.result.startsWith('tec')) return { kind: 'failed', transactionId, reason: found.result };
  if (entry.order !== null && found.result === 'tesSUCCESS' && found.account === entry.order.account)
    return { kind: 'final', transactionId, confirmations: 1, delivered: found.delivered };
  const wanted = line === undefined ? null : amountOfLine(line);
  const isWhole = wanted?.ok === true && isExactly(found.delivered, wanted.value);
  const isPaid = found.result === 'tesSUCCESS' && found.destination === line?.address && isWhole;
  return isPaid ? { kind: 'final', transactionId, confirmations: 1 } : silent('delivery-differs');
}

/** `tx` also finds what was only held or refused, so an unvalidated find changes nothing; a row that is nowhere is sent again after a while. */
function pending(state: LedgerState, entry: Entry, held: boolean): Verdict {
  const signedAt = entry.versions.at(-1)?.signedAtLedger ?? 0;
  const stays = entry.state === 'seen' && (held || state.validatedLedger < signedAt + patience);
  return stays ? { kind: 'seen' } : { kind: 'absent' };
}

function isPast(state: LedgerState, entry: Entry): boolean {
  return entry.versions.every((version) => version.lastLedgerSequence !== null && state.validatedLedger > version.lastLedgerSequence);
}

/** None of ours can be applied any more. Either the sequence or ticket is still free (dead), or somebody used it: then it is looked up who. */
async function deadOrVoid(backend: XrplBackend, account: string, entry: Entry): Promise<Verdict> {
  const ticket = boundTicket(entry);
  const free =
    ticket === null ? await isSequenceFree(backend, account, boundSequence(entry) ?? 0) : await isTicketThere(backend, account, ticket);
  if (!free.ok) return silent(free.error.code);
  if (free.value) return { kind: 'dead' };
  const history = await backend.transactions(account, historyDepth, entry.createdAt - clockSlack);
  if (!history.ok) return silent(history.error.code);
  const isIt = (one: XrplTransaction): boolean =>
    ticket === null ? one.sequence === boundSequence(entry) : one.sequence === 0 && one.ticket === ticket;
  const user = history.value.find((one) => one.validated && one.account === account && isIt(one));
  if (user === undefined) return silent('sequence-user-unknown');
  return entry.order === null ? byStranger(paysOneOf(user, entry)) : ofOrder(backend, entry.order, user);
}

/** A transaction with every field of the order is one of ours that the journal lost. */
async function ofOrder(backend: XrplBackend, order: Order, user: XrplTransaction): Promise<Verdict> {
  const same = await carriesOut(backend, order, user.hash);
  return same.ok ? byStranger(user.result === 'tesSUCCESS' && same.value) : silent(same.error.code);
}

function byStranger(isOurs: boolean): Verdict {
  return isOurs ? silent('paid-by-unknown-version') : { kind: 'void', reason: 'sequence-used-elsewhere' };
}

async function isSequenceFree(backend: XrplBackend, account: string, own: number): Promise<Result<boolean>> {
  const info = await backend.account(account, 'validated');
  if (!info.ok) return info;
  return info.value === null ? refuse('account-missing') : ok(info.value.sequence <= own);
}

/** Who used these sequences of the account, in validated ledgers, since a moment (Unix seconds); those not found are missing. */
export async function usersOf(
  backend: XrplBackend,
  account: string,
  sequences: readonly number[],
  since: number,
): Promise<Result<ReadonlyMap<number, XrplTransaction>>> {
  const history = await backend.transactions(account, historyDepth, since - clockSlack);
  if (!history.ok) return history;
  const own = history.value.filter((one) => one.validated && one.account === account && sequences.includes(one.sequence));
  return ok(new Map(own.map((one) => [one.sequence, one])));
}

/** True when this validated transaction pays a payout of the entry: its InvoiceID says so, and the ledger says it succeeded. */
export function paysOneOf(found: XrplTransaction, entry: { readonly lines: Entry['lines'] }): boolean {
  const invoice = found.invoiceId?.toUpperCase();
  return found.validated && found.result === 'tesSUCCESS' && entry.lines.some((line) => invoiceIdOf(line.payoutId) === invoice);
}

/**
 * Refusal `already-paid` when the account's history since the oldest claim holds a payment for one of these lines that the journal knows nothing of.
 * A fixed number of transactions would not do: anybody can send us hundreds of drops and push the payment out of it.
 */
export async function refuseIfPaid(backend: XrplBackend, account: string, lines: Entry['lines'], past: Past): Promise<Result<void>> {
  const since = Math.min(...lines.map((line) => past.claimedAt(line.payoutId)));
  const history = await backend.transactions(account, historyDepth, since - clockSlack);
  if (!history.ok) return history;
  const paid = lines.find((line) => history.value.some((one) => one.account === account && paysOneOf(one, { lines: [line] })));
  return paid === undefined ? ok(undefined) : refuse('already-paid', { payoutId: paid.payoutId });
}

function rangeOf(version: Version): { readonly from: number; readonly to: number } {
  return { from: version.signedAtLedger ?? 0, to: version.lastLedgerSequence ?? 0 };
}

function silent(reason: string): Verdict {
  return { kind: 'silent', reason };
}
