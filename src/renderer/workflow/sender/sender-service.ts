// Owns the sender's commands from the screens: pull payments, quotes, approval, cancel, marks, claim codes, notifications.
import type { Client, Handlers } from '../../../shared/contract/rpc.ts';
import type { PullPaymentTerms } from '../../../shared/contract/common.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { workflowApi } from '../../../shared/contract/workflow-api.ts';
import { archivePullPayment, cancelPayout, markPayout } from '../../../shared/payouts/decisions.ts';
import type { PromiseEvent } from '../../../shared/payouts/events.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import type { Checked } from '../../../shared/payouts/claim-request.ts';
import { validateTerms } from '../../../shared/payouts/pull-payment-terms.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { walletDatabase } from '../../db/database.ts';
import { newId } from '../ids.ts';
import type { Approvals } from './approvals.ts';
import { importClaimCode, previewClaimCode, receiptLink } from './claim-codes.ts';
import type { ClaimsDeps } from './claims.ts';
import { forScreen } from './refusals.ts';
import { shareSheet } from './share.ts';
import type { WalletBook } from './wallet-book.ts';

export interface SenderDeps extends ClaimsDeps {
  readonly main: Client<typeof workerMainApi>;
  readonly approvals: Approvals;
}

type Commands = Omit<
  Handlers<typeof workflowApi>,
  'openServerLink' | 'openOffer' | 'submitClaim' | 'cancelMyClaim' | 'refreshMyClaim' | 'importReceipt' | 'forgetMyClaim' | 'health'
>;
type Nothing = Record<string, never>;

export function senderService(deps: SenderDeps): Commands {
  const { desk, main, approvals } = deps;
  return {
    createPullPayment: ({ walletId, terms }) => createPullPayment(deps, walletId, terms),
    editPullPayment: ({ walletId, id, name, description }) => editPullPayment(deps, walletId, id, name, description),
    archivePullPayment: ({ walletId, id }) => archive(deps, walletId, id),
    shareSheet: ({ walletId, id, language }) => shareSheet(desk, main, walletId, id, language),
    quote: ({ walletId, payoutIds, rateRule }) => approvals.quote(walletId, payoutIds, rateRule),
    approve: ({ walletId, snapshotId, payouts }) => approvals.approve(walletId, snapshotId, payouts),
    cancelPayout: ({ walletId, payoutId, reason }) => decide(deps, walletId, payoutId, (_book, payout) => cancelPayout(payout, 'sender', reason)),
    markPayout: ({ walletId, payoutId, state }) =>
      decide(deps, walletId, payoutId, (book, payout) => {
        const pullPayment = payout.pullPaymentId === null ? null : (book.state.pullPayments.get(payout.pullPaymentId) ?? null);
        return markPayout(payout, { state, proof: null }, pullPayment, book.book, deps.now());
      }),
    previewClaimCode: async ({ claim }) => previewClaimCode(desk, claim),
    importClaimCode: ({ claim }) => importClaimCode(deps, claim),
    receipt: ({ walletId, payoutId }) => receiptLink(desk, main, walletId, payoutId),
    seeNotifications: ({ ids, seen }) => changeNotifications(deps, ids, async (table, id) => void (await table.update(id, { seen: seen ? 1 : 0 }))),
    removeNotifications: ({ ids }) => changeNotifications(deps, ids, (table, id) => table.delete(id)),
  };
}

async function createPullPayment(deps: SenderDeps, walletId: string, terms: PullPaymentTerms): Promise<Result<{ id: string }>> {
  const id = newId(deps.random);
  const body = {
    name: terms.name,
    description: terms.description,
    amount: terms.limit,
    currency: terms.unit,
    period: terms.period,
    startsAt: terms.startsAt,
    expiresAt: terms.expiresAt,
    payoutMethods: terms.methods,
    autoApproveClaims: terms.autoApprove ?? false,
    defaultPrice: terms.defaultPrice ?? null,
  };
  return deps.desk.turn(async () => {
    const book = deps.desk.book(walletId);
    if (!book.ok) return book;
    const valid = forScreen(validateTerms(body, id, deps.now()));
    if (!valid.ok) return valid;
    const written = await book.value.append([{ type: 'pull-payment-created', pullPayment: valid.value }]);
    return written.ok ? ok({ id }) : written;
  });
}

async function editPullPayment(deps: SenderDeps, walletId: string, id: string, name: string, description: string): Promise<Result<Nothing>> {
  return deps.desk.turn(async () => {
    const book = deps.desk.book(walletId);
    if (!book.ok) return book;
    const written = await book.value.append([{ type: 'pull-payment-edited', id, name, description }]);
    return written.ok ? ok({}) : written;
  });
}

async function archive(deps: SenderDeps, walletId: string, id: string): Promise<Result<Nothing>> {
  return deps.desk.turn(async () => {
    const book = deps.desk.book(walletId);
    if (!book.ok) return book;
    const pullPayment = book.value.state.pullPayments.get(id);
    if (!pullPayment) return refuse('pullpayment-not-found');
    return appendIfAny(book.value, archivePullPayment(pullPayment, book.value.payoutsOf(id)));
  });
}

async function decide(
  deps: SenderDeps,
  walletId: string,
  payoutId: string,
  choose: (book: WalletBook, payout: EffectivePayout) => Checked<PromiseEvent | null>,
): Promise<Result<Nothing>> {
  return deps.desk.turn(async () => {
    const found = deps.desk.findPayout(walletId, payoutId);
    return found.ok ? appendIfAny(found.value.book, choose(found.value.book, found.value.payout)) : found;
  });
}

async function appendIfAny(book: WalletBook, chosen: Checked<PromiseEvent | null>): Promise<Result<Nothing>> {
  const event = forScreen(chosen);
  if (!event.ok) return event;
  if (event.value === null) return ok({});
  const written = await book.append([event.value]);
  return written.ok ? ok({}) : written;
}

type Notifications = ReturnType<typeof walletDatabase>['notifications'];

/** Ids are unique over wallets, so each wallet's table is simply asked. */
async function changeNotifications(deps: SenderDeps, ids: readonly string[], change: (table: Notifications, id: string) => Promise<void>): Promise<Result<Nothing>> {
  for (const book of deps.desk.all) {
    const table = walletDatabase(book.wallet.network, book.wallet.id).notifications;
    for (const id of ids) await change(table, id);
  }
  return ok({});
}
