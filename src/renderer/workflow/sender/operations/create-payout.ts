// Owns the making of payouts by the sender over the HTTP API (spec §4.3, §17).
import { payoutJson } from '../../../../shared/greenfield/payout-json.ts';
import { type Checked, invalidAt } from '../../../../shared/payouts/claim-request.ts';
import { checkStorePayout } from '../../../../shared/payouts/store-payout.ts';
import type { PullPayment } from '../../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import { newId } from '../../ids.ts';
import { forApi } from '../../refusals.ts';
import { factsOf, noQuotes, quotesFor, readDestination } from '../claim-facts.ts';
import { type AcceptedClaim, type ApproveNow, replayed, storePayout } from '../claims.ts';
import type { WalletBook } from '../wallet-book.ts';
import type { OperationDeps } from './deps.ts';
import { holds, missingPermission, storeOf } from './find.ts';
import type { Asked, Operations } from './operation.ts';

export function createPayoutOperations(deps: OperationDeps): Operations {
  return { createPayout: (asked) => createPayout(deps, asked) };
}

interface Wanted {
  readonly approve: ApproveNow;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * Refusals: `missing-permission` where it shall be approved and the key may not (before anything else is looked at), 422 `approved`, `Metadata`, those
 * of `checkStorePayout`; with `approved: true` or a pull payment that approves also those of an approval, and then nothing is stored.
 */
async function createPayout(deps: OperationDeps, asked: Asked): Promise<Result<unknown>> {
  if (asked.body === null) return refuse('body-malformed');
  const body = asked.body;
  const store = storeOf(asked);
  if (!store.ok) return store;
  const needed = 'btcpay.store.cancreatepullpayments';
  if (body.approved === true && !holds(asked.key, needed, store.value)) return missingPermission(needed);
  const wanted = readWanted(body);
  if (!wanted.ok) return forApi(wanted);
  const { network } = store.value.wallet;
  const destination = readDestination(body, network);
  const facts = await factsOf(deps, store.value.wallet, body, destination);
  const pullPayment = namedPullPayment(store.value, body);
  const priced = wanted.value.approve === 'yes' || (wanted.value.approve === 'as-agreed' && pullPayment?.autoApprove === true);
  const quotes = priced ? await quotesFor(deps, network, pullPayment, body) : noQuotes;
  const made = await deps.desk.turn(async (): Promise<Checked<AcceptedClaim>> => {
    const current = storeOf(asked);
    if (!current.ok) return current;
    const book = current.value;
    const named = namedPullPayment(book, body);
    const outcome = checkStorePayout(body, {
      id: newId(deps.random),
      now: deps.now(),
      route: 'store',
      pullPayment: named,
      destination,
      book: book.book,
      facts,
      tokenHash: null,
      recipientKey: null,
      metadata: wanted.value.metadata,
    });
    if (!outcome.ok) return outcome;
    if (outcome.value.kind === 'replay') return replayed(book, outcome.value.payout, null);
    return storePayout(deps, { book, pullPayment: named }, outcome.value.payout, { facts, quotes }, wanted.value.approve);
  });
  const answer = forApi(made);
  return answer.ok ? ok(payoutJson(answer.value.payout, 'full')) : answer;
}

function namedPullPayment(book: WalletBook, body: Readonly<Record<string, unknown>>): PullPayment | null {
  return typeof body.pullPaymentId === 'string' ? (book.state.pullPayments.get(body.pullPaymentId) ?? null) : null;
}

function readWanted({ approved = null, metadata = null }: Readonly<Record<string, unknown>>): Checked<Wanted> {
  if (approved !== null && typeof approved !== 'boolean') return invalidAt('approved', { code: 'yes-or-no-expected' });
  if (metadata !== null && (typeof metadata !== 'object' || Array.isArray(metadata)))
    return invalidAt('Metadata', { code: 'metadata-invalid' });
  const approve: ApproveNow = approved === null ? 'as-agreed' : approved ? 'yes' : 'no';
  return ok({ approve, metadata: metadata === null ? {} : Object.fromEntries(Object.entries(metadata)) });
}
