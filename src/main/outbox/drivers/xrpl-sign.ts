// Owns signing one entry just in time: what is checked once more, which sequence or ticket and which key it gets, and the version that comes of it.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Amount } from '../../../shared/xrpl/amount.ts';
import { readAmount } from '../../../shared/xrpl/amounts/amount-parse.ts';
import { writePayment } from '../../../shared/xrpl/write-payment.ts';
import type { LedgerState, XrplAccount } from '../../backends/xrpl-backend.ts';
import { invoiceIdOf } from '../../chains/xrpl/invoice-id.ts';
import { canonicalOrder, type TransactionJson } from '../../chains/xrpl/order-parse.ts';
import { signPayment } from '../../chains/xrpl/sign.ts';
import { type Bound, signTransaction } from '../../chains/xrpl/sign-transaction.ts';
import type { SignedXrpl, XrplKey } from '../../chains/xrpl/types.ts';
import { gatherFacts } from '../../ledger/gather-facts.ts';
import { accountOf, boundTicket, sequenceKey, ticketKey } from '../consumed.ts';
import type { Consumption, Past } from '../driver.ts';
import type { Signers } from '../signers.ts';
import type { Entry, Order, PlanLine, Version } from '../types.ts';
import { withKeyOf } from './xrpl-accounts.ts';
import { checkDestinations } from './xrpl-destination.ts';
import { dropsSpent } from './xrpl-draft.ts';
import type { LedgerDesk } from './xrpl-driver.ts';
import { feeNow, ledgersToLive, networkField } from './xrpl-fees.ts';
import { checkFunds, checkOrderFunds } from './xrpl-funds.ts';
import { amountOfLine, isExactly } from './xrpl-line-amounts.ts';
import { checkKeysAfter } from './xrpl-order-keys.ts';
import { refuseIfDone } from './xrpl-order-past.ts';
import { sequenceFor } from './xrpl-sequence.ts';
import { freeTicket } from './xrpl-tickets.ts';
import { checkTokenLine, isTokenLine, networkOf, paymentOfLine } from './xrpl-token-lines.ts';

export interface Signing {
  readonly consumption: Consumption;
  /** Validated ledger from which on nothing that a lost journal signed can be applied any more. */
  readonly quietUntil: number;
  readonly signers: Signers;
}

/** How the bytes come about once everything that is bound is known. */
type SignWith = (key: XrplKey, bound: Bound) => Result<SignedXrpl>;

export async function signEntry(desk: LedgerDesk, state: LedgerState, entry: Entry, signing: Signing): Promise<Result<Version>> {
  const [line] = entry.lines;
  if (entry.order === null && (line === undefined || entry.lines.length !== 1)) return refuse('plan-unreadable');
  // One server's word that bytes are malformed ends their row, but a second payment waits until no ledger can take them any more.
  if (line !== undefined && entry.versions.length === 0 && state.validatedLedger <= signing.consumption.past.lastLedger(line.payoutId))
    return refuse('earlier-attempt-open');
  const account = await desk.backend.account(accountOf(entry) ?? desk.address, 'current');
  if (!account.ok) return account;
  const fee = feeNow(state);
  if (fee > entry.feeCeiling) return refuse('fee-above-ceiling');
  const ready =
    line === undefined
      ? await readyOrder(desk, state, entry, account.value, { fee, past: signing.consumption.past })
      : await readyLine(desk, state, entry, line, account.value);
  if (!ready.ok) return ready;
  const { funded, signWith } = ready.value;
  const used = await bindingOf(desk, state, entry, funded, signing);
  if (!used.ok) return used;
  const bound = { ...used.value, fee, lastLedgerSequence: state.validatedLedger + ledgersToLive, networkId: networkField(desk.networkId) };
  const signed = await withKeyOf(signing.signers, funded, (key) => signWith(key, bound));
  if (!signed.ok) return signed;
  return signed.value.ok ? ok(versionOf(desk, state, entry, funded.address, bound, signed.value.value)) : signed.value;
}

interface Ready {
  readonly funded: XrplAccount;
  readonly signWith: SignWith;
}

async function readyOrder(
  desk: LedgerDesk,
  state: LedgerState,
  { order, versions }: Entry,
  account: XrplAccount | null,
  { fee, past }: { readonly fee: bigint; readonly past: Past },
): Promise<Result<Ready>> {
  if (order === null || order.tx['Account'] !== order.account) return refuse('plan-unreadable');
  const funded = checkOrderFunds(account, state, dropsSpent(order.tx), fee);
  if (!funded.ok) return funded;
  const keys = checkKeysAfter(order, funded.value, desk.accounts);
  if (!keys.ok) return keys;
  const undone = versions.length === 0 ? await refuseIfDone(desk.backend, state, order, past) : ok(undefined);
  if (!undone.ok) return undone;
  return ok({ funded: funded.value, signWith: (key, bound) => signTransaction(order.tx, order.tx, bound, key) });
}

/** The fee may come out of the reserve (the ledger's own rule); what the plan promised beyond this row was checked when it was made. */
async function readyLine(
  desk: LedgerDesk,
  state: LedgerState,
  entry: Entry,
  line: PlanLine,
  account: XrplAccount | null,
): Promise<Result<Ready>> {
  const funded = checkFunds(account, state, isTokenLine(line) ? 0n : line.amount);
  if (!funded.ok) return funded;
  const own = funded.value.address;
  if (isTokenLine(line)) {
    const json = await readyToken(desk, entry, line, own);
    return json.ok ? ok({ funded: funded.value, signWith: (key, bound) => signToken(line, json.value, bound, key) }) : json;
  }
  const taken = await checkDestinations(desk.backend, [line], own, state);
  if (!taken.ok) return taken;
  return ok({ funded: funded.value, signWith: (key, bound) => signDirect(entry, line, own, bound, key) });
}

/** From the plan, not from the payment that was built: what checks must not come from what is checked. */
function signDirect(entry: Entry, line: PlanLine, account: string, bound: Bound, key: XrplKey): Result<SignedXrpl> {
  const { fee, sequence, lastLedgerSequence, networkId } = bound;
  if (sequence === null) return refuse('plan-unreadable');
  const common = {
    account,
    destination: line.address,
    tag: line.tag,
    drops: line.amount,
    networkId,
    invoiceId: invoiceIdOf(line.payoutId),
  };
  const payment = { ...common, fee, sequence, lastLedgerSequence };
  return signPayment(payment, key, { ...common, sequence, lastLedgerSequence, feeCeiling: entry.feeCeiling, signer: key.address });
}

/** The payment of a token line as the plan has it, once nothing that is known of the ledger stands against it. */
async function readyToken(desk: LedgerDesk, entry: Entry, line: PlanLine, account: string): Promise<Result<TransactionJson>> {
  const sendMax = plannedSendMax(entry);
  if (!sendMax.ok) return sendMax;
  const draft = paymentOfLine(line, account, sendMax.value);
  if (!draft.ok) return draft;
  const facts = await gatherFacts(desk.backend, networkOf(desk.networkId), draft.value, { networkId: desk.networkId, quote: false });
  if (!facts.ok) return facts;
  const checked = checkTokenLine(line, draft.value, facts.value, desk.networkId);
  return checked.ok ? ok(writePayment(draft.value)) : checked;
}

function plannedSendMax({ detail }: Entry): Result<Amount | null> {
  const kept = detail['sendMax'];
  if (kept === undefined) return ok(null);
  const read = readAmount(kept);
  return read.ok ? read : refuse('plan-unreadable');
}

function signToken(line: PlanLine, json: TransactionJson, bound: Bound, key: XrplKey): Result<SignedXrpl> {
  const approved = canonicalOrder(json);
  const [asked, spelled] = [amountOfLine(line), readAmount(approved?.['Amount'])];
  if (approved === null || !asked.ok || !spelled.ok || !isExactly(spelled.value, asked.value))
    return refuse('transaction-mismatch', { part: 'Amount' });
  return signTransaction(json, approved, bound, key);
}

/** A version after the first uses what the first used, and the first the ticket of its plan. */
async function bindingOf(
  desk: LedgerDesk,
  state: LedgerState,
  entry: Entry,
  account: XrplAccount,
  { consumption, quietUntil }: Signing,
): Promise<Result<Pick<Bound, 'sequence' | 'ticket'>>> {
  if (entry.order?.useTicket === true) {
    const before = boundTicket(entry);
    const ticket = before === null ? await freeTicket(desk.backend, account.address, consumption.reserved) : ok(before);
    return ticket.ok ? ok({ sequence: null, ticket: ticket.value }) : ticket;
  }
  const sequence = await sequenceFor({ backend: desk.backend, account, state, consumption, quietUntil }, entry);
  return sequence.ok ? ok({ sequence: sequence.value, ticket: null }) : sequence;
}

function versionOf(desk: LedgerDesk, state: LedgerState, entry: Entry, account: string, bound: Bound, signed: SignedXrpl): Version {
  return {
    raw: signed.blob,
    transactionId: signed.hash,
    consumes: consumedBy(entry.order, account, bound),
    outputs: null,
    lastLedgerSequence: bound.lastLedgerSequence,
    signedAtLedger: state.validatedLedger,
    fee: bound.fee,
    signedAt: desk.now(),
  };
}

/** Tickets take the account's next sequences for themselves, so those are spoken for, too. */
function consumedBy(order: Order | null, account: string, { sequence, ticket }: Bound): readonly string[] {
  if (ticket !== null) return [ticketKey(account, ticket)];
  const own = sequence ?? 0;
  const made = order?.tx['TransactionType'] === 'TicketCreate' ? Number(order.tx['TicketCount']) : 0;
  return Array.from({ length: 1 + made }, (_, index) => sequenceKey(account, own + index));
}
