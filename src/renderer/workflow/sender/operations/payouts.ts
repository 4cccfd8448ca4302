// Owns the sender's operations on payouts: list, read, cancel, mark (spec §4.7, §5.1, D6, §17). Making and approving them are files of their own.
import { readListQuery } from '../../../../shared/greenfield/list-query.ts';
import { payoutJson } from '../../../../shared/greenfield/payout-json.ts';
import { type Checked, invalidAt } from '../../../../shared/payouts/claim-request.ts';
import { cancelPayout, markPayout } from '../../../../shared/payouts/decisions.ts';
import type { PromiseEvent } from '../../../../shared/payouts/events.ts';
import type { EffectivePayout } from '../../../../shared/payouts/overlay.ts';
import { type Payout, type PayoutState, payoutStates } from '../../../../shared/payouts/types.ts';
import { pullPaymentOf } from '../../../../shared/payouts/world.ts';
import { type Result, ok } from '../../../../shared/result.ts';
import { forApi } from '../../refusals.ts';
import { appendIfAny } from '../append-if-any.ts';
import type { WalletBook } from '../wallet-book.ts';
import type { OperationDeps } from './deps.ts';
import { payoutInStore, storeOf } from './find.ts';
import type { Asked, Operate, Operations } from './operation.ts';
import { listed } from './payout-list.ts';

export function payoutOperations(deps: OperationDeps): Operations {
  const read: Operate = async (asked) => {
    const found = payoutInStore(deps.desk, asked, 'btcpay.store.canviewpayouts');
    return found.ok ? ok(payoutJson(found.value.payout, 'full')) : found;
  };
  const cancel: Operate = (asked) => decide(deps, asked, (_book, payout) => cancelWith(asked, payout));
  const mark: Operate = (asked) => decide(deps, asked, (book, payout) => markWith(deps, asked, book, payout));
  const markPaid: Operate = (asked) => decide(deps, asked, (book, payout) => markAs(deps, book, payout, 'Completed', null));
  return {
    listPayouts: async (asked) => list(asked),
    readPayout: read,
    readPayoutInStore: read,
    cancelPayout: cancel,
    cancelPayoutInStore: cancel,
    markPayout: mark,
    markPayoutInStore: mark,
    markPayoutPaid: markPaid,
    markPayoutPaidInStore: markPaid,
  };
}

/** By creation, newest first; payouts of archived pull payments only where they are asked for. 422: those of `readListQuery`. */
function list(asked: Asked): Result<unknown> {
  const query = readListQuery(asked.query);
  if (!query.ok) return query;
  const store = storeOf(asked);
  if (!store.ok) return store;
  const { state } = store.value;
  const shows = (payout: Payout): boolean => query.value.includeArchived || pullPaymentOf(state, payout)?.archived !== true;
  return ok(listed(store.value, state.index.order, query.value, shows).map((payout) => payoutJson(payout, 'full')));
}

/** Refusals: those of `payoutInStore`, of the decision and of the journal. */
async function decide(
  deps: OperationDeps,
  asked: Asked,
  choose: (book: WalletBook, payout: EffectivePayout) => Checked<PromiseEvent | null>,
): Promise<Result<null>> {
  return deps.desk.turn(async () => {
    const choice = (): Checked<{ readonly book: WalletBook; readonly event: PromiseEvent | null }> => {
      const found = payoutInStore(deps.desk, asked, 'btcpay.store.canmanagepayouts');
      if (!found.ok) return found;
      const event = choose(found.value.book, found.value.payout);
      return event.ok ? ok({ book: found.value.book, event: event.value }) : event;
    };
    const first = choice();
    if (!first.ok) return forApi(first);
    return forApi(
      await appendIfAny(first.value.book, () => {
        const again = choice();
        return again.ok ? ok(again.value.event) : again;
      }),
    );
  });
}

/** The body is optional: `{reason}`, shown to the holder of the claim's token (§17). 422: `reason`, `Reason`. */
function cancelWith({ body }: Asked, payout: EffectivePayout): Checked<PromiseEvent | null> {
  const reason = body?.reason ?? null;
  if (reason !== null && typeof reason !== 'string') return invalidAt('reason', { code: 'text-expected' });
  return cancelPayout(payout, 'sender', reason === null || reason.trim() === '' ? null : reason);
}

/** `{state, paymentProof}`; without a state it is Completed. 422: `State`, `PaymentProof`. */
function markWith(deps: OperationDeps, { body }: Asked, book: WalletBook, payout: EffectivePayout): Checked<PromiseEvent | null> {
  const state = readState(body?.state ?? 'Completed');
  return state.ok ? markAs(deps, book, payout, state.value, body?.paymentProof ?? null) : state;
}

function markAs(
  deps: OperationDeps,
  book: WalletBook,
  payout: EffectivePayout,
  state: PayoutState,
  proof: unknown,
): Checked<PromiseEvent | null> {
  return markPayout(payout, { state, proof }, pullPaymentOf(book.state, payout), book.book, deps.now());
}

function readState(value: unknown): Checked<PayoutState> {
  const state = payoutStates.find((known) => typeof value === 'string' && known.toLowerCase() === value.toLowerCase());
  return state === undefined ? invalidAt('State', { code: 'list-state' }) : ok(state);
}
