// Owns the sender's commands from the screens: pull payments, quotes, approval, cancel, marks, claim codes, notifications.
import type { Client, Handlers } from '../../../shared/contract/rpc.ts';
import type { PullPaymentTerms } from '../../../shared/contract/common.ts';
import type { workerMainApi } from '../../../shared/contract/worker-main-api.ts';
import type { workflowApi } from '../../../shared/contract/workflow-api.ts';
import { archivePullPayment, cancelPayout, markPayout } from '../../../shared/payouts/decisions.ts';
import { decideExternal } from '../../../shared/payouts/external.ts';
import type { PromiseEvent } from '../../../shared/payouts/events.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import type { Checked } from '../../../shared/payouts/claim-request.ts';
import { readPassphrase } from '../../../shared/payouts/passphrase.ts';
import { bodyOfForm, readAutoApproveLimits, validateTerms, validateWords } from '../../../shared/payouts/pull-payment-terms.ts';
import { invalid } from '../../../shared/payouts/violations.ts';
import { pullPaymentOf } from '../../../shared/payouts/world.ts';
import type { PassphraseHash } from '../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { databaseProblem } from '../../db/problems.ts';
import { markAllNotes, markNotes, removeNotes } from '../../db/wallet-rows.ts';
import { newId } from '../ids.ts';
import { appendIfAny } from './append-if-any.ts';
import type { Approvals } from './approvals.ts';
import type { Imports } from './imports.ts';
import { importClaimCode, previewClaimCode, receiptLink } from './claim-codes.ts';
import type { ClaimsDeps } from './claims.ts';
import { forScreen } from '../refusals.ts';
import { pastPeriods } from './past-periods.ts';
import { rateNow } from './rate-now.ts';
import { shareSheet } from './share.ts';
import type { WalletBook } from './wallet-book.ts';

export interface SenderDeps extends ClaimsDeps {
  readonly main: Client<typeof workerMainApi>;
  readonly approvals: Approvals;
  readonly imports: Imports;
}

type Commands = Omit<
  Handlers<typeof workflowApi>,
  | 'openServerLink'
  | 'openOffer'
  | 'submitClaim'
  | 'cancelMyClaim'
  | 'refreshMyClaim'
  | 'importReceipt'
  | 'forgetMyClaim'
  | 'health'
  | 'webhooks'
  | 'addWebhook'
  | 'updateWebhook'
  | 'removeWebhook'
  | 'redeliver'
  | 'storeChoices'
  | 'refreshConnectedStores'
>;
type Nothing = Record<string, never>;

export function senderService(deps: SenderDeps): Commands {
  const { desk, main, approvals, imports } = deps;
  return {
    createPullPayment: ({ walletId, terms, passphrase }) => createPullPayment(deps, walletId, terms, passphrase ?? null),
    createPullPayments: ({ walletId, terms }) => createPullPayments(deps, walletId, terms),
    editPullPayment: ({ walletId, id, name, description }) => editPullPayment(deps, walletId, id, name, description),
    archivePullPayment: ({ walletId, id }) => archive(deps, walletId, id),
    setAutoApproval: ({ walletId, id, autoApprove, perClaim, perDay }) =>
      setAutoApproval(deps, walletId, id, autoApprove, { perClaim, perDay }),
    setPassphrase: ({ walletId, id, passphrase }) => setPassphrase(deps, walletId, id, passphrase),
    periodHistory: async ({ walletId, id, before, count }) => pastPeriods(deps, walletId, id, before, count),
    rateNow: ({ walletId, pair }) => rateNow(deps, walletId, pair),
    shareSheet: ({ walletId, id, language }) => shareSheet(desk, main, walletId, id, language),
    quote: ({ walletId, payoutIds, rateRule }) => approvals.quote(walletId, payoutIds, rateRule),
    approve: ({ walletId, snapshotId, payouts }) => approvals.approve(walletId, snapshotId, payouts),
    cancelPayout: ({ walletId, payoutId, reason }) =>
      decide(deps, walletId, payoutId, (_book, payout) => cancelPayout(payout, 'sender', reason)),
    acceptExternal: ({ walletId, payoutId }) =>
      decide(deps, walletId, payoutId, (_book, payout) => decideExternal(payout, 'external-accepted')),
    rejectExternal: ({ walletId, payoutId }) =>
      decide(deps, walletId, payoutId, (_book, payout) => decideExternal(payout, 'external-rejected')),
    markPayout: ({ walletId, payoutId, state, proof }) =>
      decide(deps, walletId, payoutId, (book, payout) =>
        markPayout(
          payout,
          { state, proof: proof ? { proofType: 'external-proof', ...proof } : null },
          pullPaymentOf(book.state, payout),
          book.book,
          deps.now(),
        ),
      ),
    previewClaimCode: async ({ claim }) => previewClaimCode(desk, deps.now(), claim),
    importClaimCode: ({ claim }) => importClaimCode(deps, claim),
    previewImport: ({ walletId, pullPaymentId, rows }) => imports.preview(walletId, pullPaymentId, rows),
    runImport: ({ walletId, snapshotId }) => imports.run(walletId, snapshotId),
    receipt: ({ walletId, payoutId }) => receiptLink(desk, main, walletId, payoutId),
    seeNotifications: ({ ids, seen }) => inEachWallet(deps, (book) => markNotes(book.wallet, ids, seen)),
    seeAllNotifications: ({ walletId }) => inEachWallet(deps, (book) => (book.wallet.id === walletId ? markAllNotes(book.wallet) : done)),
    removeNotifications: ({ ids }) => inEachWallet(deps, (book) => removeNotes(book.wallet, ids)),
  };
}

/** The passphrase is a part of the first event: there is no moment in which the link alone would be enough. */
async function createPullPayment(
  deps: SenderDeps,
  walletId: string,
  terms: PullPaymentTerms,
  text: string | null,
): Promise<Result<{ id: string }>> {
  const id = newId(deps.random);
  const passphrase = await hashOf(deps, text);
  if (!passphrase.ok) return passphrase;
  return deps.desk.turn(async () => {
    const book = deps.desk.book(walletId);
    if (!book.ok) return book;
    const valid = forScreen(validateTerms(bodyOfForm(terms), id, deps.now(), book.value.wallet.network));
    if (!valid.ok) return valid;
    const written = await book.value.append([
      { type: 'pull-payment-created', pullPayment: { ...valid.value, passphrase: passphrase.value } },
    ]);
    return written.ok ? ok({ id }) : written;
  });
}

/** One append, so that a crash leaves all of them or none. */
async function createPullPayments(
  deps: SenderDeps,
  walletId: string,
  list: readonly PullPaymentTerms[],
): Promise<Result<{ ids: string[] }>> {
  return deps.desk.turn(async () => {
    const book = deps.desk.book(walletId);
    if (!book.ok) return book;
    const events: PromiseEvent[] = [];
    const ids: string[] = [];
    for (const [index, terms] of list.entries()) {
      const id = newId(deps.random);
      const valid = forScreen(validateTerms(bodyOfForm(terms), id, deps.now(), book.value.wallet.network));
      if (!valid.ok) return refuse(valid.error.code, { ...valid.error.params, row: String(index + 1) });
      events.push({ type: 'pull-payment-created', pullPayment: valid.value });
      ids.push(id);
    }
    const written = await book.value.append(events);
    return written.ok ? ok({ ids }) : written;
  });
}

async function editPullPayment(
  deps: SenderDeps,
  walletId: string,
  id: string,
  name: string,
  description: string,
): Promise<Result<Nothing>> {
  return deps.desk.turn(async () => {
    const book = deps.desk.book(walletId);
    if (!book.ok) return book;
    const words = forScreen(validateWords(name, description));
    if (!words.ok) return words;
    return emptied(await book.value.append([{ type: 'pull-payment-edited', id, ...words.value }]));
  });
}

/** Codes of the bounds are those of `readAutoApproveLimits`. */
async function setAutoApproval(
  deps: SenderDeps,
  walletId: string,
  id: string,
  autoApprove: boolean,
  bounds: { readonly perClaim: string | null; readonly perDay: string | null },
): Promise<Result<Nothing>> {
  return deps.desk.turn(async () => {
    const book = deps.desk.book(walletId);
    if (!book.ok) return book;
    const limits = readAutoApproveLimits(bounds);
    if (!limits.ok) return forScreen(invalid([limits.error]));
    return emptied(await book.value.append([{ type: 'auto-approval-set', id, autoApprove, limits: limits.value }]));
  });
}

/** Null takes it away. Refusals: `passphrase-empty`, `passphrase-too-long`, `pullpayment-not-found`, and the journal's. */
async function setPassphrase(deps: SenderDeps, walletId: string, id: string, text: string | null): Promise<Result<Nothing>> {
  const passphrase = await hashOf(deps, text);
  if (!passphrase.ok) return passphrase;
  return deps.desk.turn(async () => {
    const book = deps.desk.book(walletId);
    if (!book.ok) return book;
    return emptied(await book.value.append([{ type: 'passphrase-set', id, passphrase: passphrase.value }]));
  });
}

/** Outside of turns: the slow hash must keep nobody waiting. */
async function hashOf({ passphrases }: SenderDeps, text: string | null): Promise<Result<PassphraseHash | null>> {
  const read = readPassphrase(text);
  if (!read.ok) return forScreen(invalid([read.error]));
  return ok(read.value === null ? null : await passphrases.make(read.value));
}

async function archive(deps: SenderDeps, walletId: string, id: string): Promise<Result<Nothing>> {
  return deps.desk.turn(async () => {
    const book = deps.desk.book(walletId);
    if (!book.ok) return book;
    const archived = await appendIfAny(book.value, () => {
      const pullPayment = book.value.state.pullPayments.get(id);
      return pullPayment ? archivePullPayment(pullPayment, book.value.payoutsOf(id)) : refuse('pullpayment-not-found');
    });
    return emptied(forScreen(archived));
  });
}

async function decide(
  deps: SenderDeps,
  walletId: string,
  payoutId: string,
  choose: (book: WalletBook, payout: EffectivePayout) => Checked<PromiseEvent | null>,
): Promise<Result<Nothing>> {
  return deps.desk.turn(async () => {
    const book = deps.desk.book(walletId);
    if (!book.ok) return book;
    const decided = await appendIfAny(book.value, () => {
      const payout = book.value.payout(payoutId);
      return payout ? choose(book.value, payout) : refuse('payout-not-found');
    });
    return emptied(forScreen(decided));
  });
}

function emptied(answer: Result<unknown>): Result<Nothing> {
  return answer.ok ? ok({}) : answer;
}

const done = Promise.resolve();

/** Ids are unique over wallets, so each wallet's table is simply asked. */
async function inEachWallet(deps: SenderDeps, change: (book: WalletBook) => Promise<void>): Promise<Result<Nothing>> {
  try {
    for (const book of deps.desk.all) await change(book);
    return ok({});
  } catch (error) {
    return refuse(databaseProblem(error));
  }
}
