// Owns the sender's operations on pull payments: list, create, archive (spec §2.2, §2.3, §17).
import { pageOf, readFlag, readPage } from '../../../../shared/greenfield/list-query.ts';
import { pullPaymentJson } from '../../../../shared/greenfield/pull-payment-json.ts';
import { archivePullPayment } from '../../../../shared/payouts/decisions.ts';
import { readPassphrase } from '../../../../shared/payouts/passphrase.ts';
import { validateTerms } from '../../../../shared/payouts/pull-payment-terms.ts';
import type { PullPayment } from '../../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import { newId } from '../../ids.ts';
import { forApi } from '../../refusals.ts';
import { appendIfAny } from '../append-if-any.ts';
import type { OperationDeps } from './deps.ts';
import { holds, missingPermission, pullPaymentInStore, storeOf } from './find.ts';
import type { Asked, Operations } from './operation.ts';

export function pullPaymentOperations(deps: OperationDeps): Operations {
  return {
    listPullPayments: (asked) => list(deps, asked),
    createPullPayment: (asked) => create(deps, asked),
    archivePullPayment: (asked) => archive(deps, asked),
    archivePullPaymentInStore: (asked) => archive(deps, asked),
  };
}

/** By start, newest first; of the same second, the one made later first. 422: those of `readPage`. */
async function list(deps: OperationDeps, asked: Asked): Promise<Result<unknown>> {
  const page = readPage(asked.query);
  if (!page.ok) return page;
  const origin = await deps.origin();
  const book = storeOf(asked);
  if (!book.ok) return book;
  const includeArchived = readFlag(asked.query, 'includeArchived') === true;
  const shown = [...book.value.state.pullPayments.values()].filter(({ archived }) => includeArchived || !archived);
  const now = deps.now();
  return ok(
    pageOf(shown.sort(newestStart), page.value).map((pullPayment) =>
      pullPaymentJson(pullPayment, book.value.book, now, origin, book.value.wallet.network),
    ),
  );
}

function newestStart(a: PullPayment, b: PullPayment): number {
  return b.startsAt - a.startsAt || b.order - a.order;
}

/**
 * Refusals: `missing-permission` where it shall approve claims and the key may not (before anything else is looked at), 422 with everything that is
 * wrong, those of the journal.
 */
async function create(deps: OperationDeps, asked: Asked): Promise<Result<unknown>> {
  const { body } = asked;
  if (body === null) return refuse('body-malformed');
  const store = storeOf(asked);
  if (!store.ok) return store;
  const needed = 'btcpay.store.cancreatepullpayments';
  if (body.autoApproveClaims === true && !holds(asked.key, needed, store.value)) return missingPermission(needed);
  const id = newId(deps.random);
  // Outside the turn: the slow hash must keep nobody waiting.
  const said = readPassphrase(body.passphrase);
  const passphrase = said.ok && said.value !== null ? await deps.passphrases.make(said.value) : null;
  const written = await deps.desk.turn(async (): Promise<Result<unknown>> => {
    const book = storeOf(asked);
    if (!book.ok) return book;
    const valid = forApi(validateTerms(body, id, deps.now(), book.value.wallet.network));
    return valid.ok ? book.value.append([{ type: 'pull-payment-created', pullPayment: { ...valid.value, passphrase } }]) : valid;
  });
  if (!written.ok) return written;
  const made = store.value.state.pullPayments.get(id);
  return made
    ? ok(pullPaymentJson(made, store.value.book, deps.now(), await deps.origin(), store.value.wallet.network))
    : refuse('not-ready');
}

/** Again is fine. Refusals: those of `pullPaymentInStore`, `invalid-state` while one of its payouts is locked. */
async function archive(deps: OperationDeps, asked: Asked): Promise<Result<null>> {
  return deps.desk.turn(async () => {
    const found = pullPaymentInStore(deps.desk, asked, 'btcpay.store.canarchivepullpayments');
    if (!found.ok) return found;
    const { book, pullPayment } = found.value;
    return forApi(
      await appendIfAny(book, () =>
        archivePullPayment(book.state.pullPayments.get(pullPayment.id) ?? pullPayment, book.payoutsOf(pullPayment.id)),
      ),
    );
  });
}
