// Owns what lines and orders would take, before anybody has confirmed them: fees, funds, destinations, and what of it the plan keeps.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { type Amount, assetOf, dropsIn } from '../../../shared/xrpl/amount.ts';
import { readAmount } from '../../../shared/xrpl/amounts/amount-parse.ts';
import type { LedgerFacts } from '../../../shared/xrpl/facts.ts';
import type { LedgerState } from '../../backends/xrpl-backend.ts';
import { recipientFacts } from '../../ledger/recipient-facts.ts';
import { accountOf, ticketKey } from '../consumed.ts';
import type { Afford, Draft, DraftOptions } from '../driver.ts';
import type { Detail, Order, PlanLine } from '../types.ts';
import { canSign } from './xrpl-accounts.ts';
import { checkDestinations } from './xrpl-destination.ts';
import type { LedgerDesk } from './xrpl-driver.ts';
import { ceilingFor, feeNow } from './xrpl-fees.ts';
import { checkFunds, checkOrderFunds, committedBy } from './xrpl-funds.ts';
import { amountOfLine } from './xrpl-line-amounts.ts';
import { checkKeysAfter } from './xrpl-order-keys.ts';
import { refuseIfDone } from './xrpl-order-past.ts';
import { refuseIfPaid } from './xrpl-proof.ts';
import { freeTicket } from './xrpl-tickets.ts';
import { checkHoldings, checkTokenLine, isTokenLine, paymentOfLine, sendMaxOf, sendMaxText } from './xrpl-token-lines.ts';

export async function affordLines(desk: LedgerDesk, state: LedgerState, options: DraftOptions): Promise<Result<Afford>> {
  const payer = desk.accounts.pays();
  const account = await desk.backend.account(payer, 'validated');
  if (!account.ok) return account;
  const ceiling = ceilingFor(feeNow(state));
  const committed = committedBy(payer, desk.address, options);
  return ok((lines) => {
    const needed = lines.reduce((sum, line) => sum + dropsOf(line) + ceiling, 0n);
    const funded = checkFunds(account.value, state, committed + needed);
    return funded.ok ? ok(needed) : funded;
  });
}

export async function draftLines(
  desk: LedgerDesk,
  state: LedgerState,
  lines: readonly PlanLine[],
  options: DraftOptions,
): Promise<Result<readonly Draft[]>> {
  const payer = desk.accounts.pays();
  const account = await desk.backend.account(payer, 'validated');
  if (!account.ok) return account;
  const fee = feeNow(state);
  const feeCeiling = ceilingFor(fee);
  if (fee > feeCeiling) return refuse('fee-above-ceiling');
  const needed = lines.reduce((sum, line) => sum + dropsOf(line) + feeCeiling, committedBy(payer, desk.address, options));
  const funded = checkFunds(account.value, state, needed);
  if (!funded.ok) return funded;
  if (!canSign(funded.value, desk.accounts)) return refuse('account-cannot-sign', { account: payer });
  for (const own of new Set([payer, desk.address])) {
    const unpaid = await refuseIfPaid(desk.backend, own, lines, options.past);
    if (!unpaid.ok) return unpaid;
  }
  const coins = lines.filter((line) => !isTokenLine(line));
  const taken = await checkDestinations(desk.backend, coins, payer, state);
  if (!taken.ok) return taken;
  const sendMaxes = await checkTokens(desk, payer, lines.filter(isTokenLine), options);
  if (!sendMaxes.ok) return sendMaxes;
  const detail = { account: payer, sequence: funded.value.sequence, ledger: state.validatedLedger };
  const keep = (line: PlanLine): Detail => {
    const sendMax = sendMaxes.value.get(line.payoutId) ?? null;
    return sendMax === null ? detail : { ...detail, sendMax: sendMaxText(sendMax) };
  };
  return ok(lines.map((line) => ({ lines: [line], fee, feeCeiling, change: null, detail: keep(line), consumes: [] })));
}

function dropsOf(line: PlanLine): bigint {
  return isTokenLine(line) ? 0n : line.amount;
}

/** SendMax of each token line that needs one, by payout. */
async function checkTokens(
  desk: LedgerDesk,
  payer: string,
  lines: readonly PlanLine[],
  options: DraftOptions,
): Promise<Result<ReadonlyMap<string, Amount>>> {
  const sendMaxes = new Map<string, Amount>();
  if (lines.length === 0) return ok(sendMaxes);
  const facts = await factsFor(desk, payer, lines);
  if (!facts.ok) return facts;
  const spent: Amount[] = [];
  for (const line of lines) {
    const one = checkToken(desk, payer, line, facts.value);
    if (!one.ok) return one;
    if (one.value.sendMax !== null) sendMaxes.set(line.payoutId, one.value.sendMax);
    spent.push(one.value.spent);
  }
  const open = options.open.filter((entry) => (accountOf(entry) ?? desk.address) === payer);
  const held = checkHoldings(payer, facts.value, spent, open);
  return held.ok ? ok(sendMaxes) : held;
}

function checkToken(
  desk: LedgerDesk,
  payer: string,
  line: PlanLine,
  facts: LedgerFacts,
): Result<{ readonly sendMax: Amount | null; readonly spent: Amount }> {
  const sendMax = sendMaxOf(line, payer, facts);
  if (!sendMax.ok) return sendMax;
  const draft = paymentOfLine(line, payer, sendMax.value);
  if (!draft.ok) return draft;
  const { amount } = draft.value;
  const checked = checkTokenLine(line, draft.value, facts, desk.networkId);
  if (!checked.ok || amount === null) return checked.ok ? refuse('plan-unreadable') : checked;
  return ok({ sendMax: sendMax.value, spent: sendMax.value ?? amount });
}

async function factsFor(desk: LedgerDesk, payer: string, lines: readonly PlanLine[]): Promise<Result<LedgerFacts>> {
  const recipients = lines.flatMap((line) => {
    const amount = amountOfLine(line);
    const asset = amount.ok ? assetOf(amount.value) : null;
    return asset === null
      ? []
      : [
          { address: line.address, asset },
          { address: payer, asset },
        ];
  });
  return recipientFacts(desk.backend, recipients, desk.networkId, payer);
}

/** The plan of one order; nothing of the payouts is touched by it. */
export async function draftOrder(
  desk: LedgerDesk,
  state: LedgerState,
  order: Order,
  options: DraftOptions,
  feeCeiling: bigint | null,
): Promise<Result<Draft>> {
  if (!desk.accounts.owns(order.account)) return refuse('order-not-ours', { account: order.account });
  const account = await desk.backend.account(order.account, 'validated');
  if (!account.ok) return account;
  const fee = feeNow(state);
  const ceiling = feeCeiling ?? ceilingFor(fee);
  if (fee > ceiling) return refuse('fee-above-ceiling');
  const spends = dropsSpent(order.tx);
  const committed = committedBy(order.account, desk.address, options);
  const funded = checkOrderFunds(account.value, state, committed + spends, fee);
  if (!funded.ok) return funded;
  if (!canSign(funded.value, desk.accounts)) return refuse('account-cannot-sign', { account: order.account });
  const keys = checkKeysAfter(order, funded.value, desk.accounts);
  if (!keys.ok) return keys;
  const undone = await refuseIfDone(desk.backend, state, order, options.past);
  if (!undone.ok) return undone;
  const ticket = order.useTicket ? await freeTicket(desk.backend, order.account, options.reserved) : ok(null);
  if (!ticket.ok) return ticket;
  const detail = { account: order.account, sequence: funded.value.sequence, ledger: state.validatedLedger, spends: spends.toString() };
  // Bound from now on: a journal that loses its end signs with this ticket or not at all.
  const consumes = ticket.value === null ? [] : [ticketKey(order.account, ticket.value)];
  return ok({ lines: [], order, fee, feeCeiling: ceiling, change: null, detail, consumes });
}

/** Most XRP, in drops, that a transaction takes beside its fee. */
export function dropsSpent(tx: Order['tx']): bigint {
  const spent = tx['TransactionType'] === 'Payment' ? (tx['SendMax'] ?? tx['Amount']) : tx['TakerGets'];
  const read = spent === undefined ? null : readAmount(spent);
  return (read?.ok === true ? dropsIn(read.value) : null) ?? 0n;
}
