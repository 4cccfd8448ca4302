// Owns the notifications of the HTTP API (spec §10, §17): a key sees those of the stores in which it may.
import { type Permission } from '../../../../shared/greenfield/permissions.ts';
import { pageOf, readFlag, readPage, valuesOf } from '../../../../shared/greenfield/list-query.ts';
import { createTranslator } from '../../../../shared/i18n/translate.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import { databaseProblem } from '../../../db/problems.ts';
import type { NotificationRow } from '../../../db/tables.ts';
import { markNotes, readNote, readNotes, removeNotes } from '../../../db/wallet-rows.ts';
import { noteGroup } from '../notes.ts';
import type { WalletBook } from '../wallet-book.ts';
import type { OperationDeps } from './deps.ts';
import { holds } from './find.ts';
import type { Asked, Operations } from './operation.ts';

/** Rows follow the journal; this long their writing is waited for, so that a claim that was answered is told of. */
const patienceMs = 2000;

const see = 'btcpay.user.canviewnotificationsforuser';
const manage = 'btcpay.user.canmanagenotificationsforuser';
const t = createTranslator('en');

export function notificationOperations(deps: OperationDeps): Operations {
  return {
    listNotifications: (asked) => list(deps, asked),
    readNotification: (asked) => withNote(deps, asked, see, async (_book, note) => ok(noteJson(note, await deps.origin()))),
    updateNotification: (asked) => update(deps, asked),
    removeNotification: (asked) =>
      withNote(deps, asked, manage, async (book, note) => {
        await removeNotes(book.wallet, [note.id]);
        return ok(null);
      }),
  };
}

/** Newest first; `seen`, `storeId` (repeatable), `skip`, `take`. 422: `Skip`, `Take`. */
async function list(deps: OperationDeps, asked: Asked): Promise<Result<unknown>> {
  const page = readPage(asked.query);
  if (!page.ok) return page;
  const stores = valuesOf(asked.query, 'storeId');
  const books = visible(deps, asked, see).filter(({ wallet }) => stores.length === 0 || stores.includes(wallet.id));
  const seen = readFlag(asked.query, 'seen');
  return guarded(deps, async () => {
    const notes = await Promise.all(
      books.map(async (book) =>
        inOrder(
          book,
          (await readNotes(book.wallet)).filter((note) => isTold(book, note)),
        ),
      ),
    );
    const wanted = notes.flat().filter((entry) => seen === null || (entry.note.seen === 1) === seen);
    const newest = wanted.sort((a, b) => b.note.createdAt - a.note.createdAt || b.order - a.order);
    const origin = await deps.origin();
    return ok(pageOf(newest, page.value).map(({ note }) => noteJson(note, origin)));
  });
}

/** Of the same second, those of the payout that was made later are newer: the journal knows. */
function inOrder(book: WalletBook, notes: readonly NotificationRow[]) {
  return notes.map((note) => ({ note, order: book.state.payouts.get(note.payoutIds[0] ?? '')?.order ?? 0 }));
}

/** `{seen}`. 422: `seen`. Without it nothing changes. */
async function update(deps: OperationDeps, asked: Asked): Promise<Result<unknown>> {
  const seen = asked.body?.seen ?? null;
  if (seen !== null && typeof seen !== 'boolean') return refuse('validation', { seen: 'yes-or-no-expected' });
  return withNote(deps, asked, manage, async (book, note) => {
    if (seen !== null) await markNotes(book.wallet, [note.id], seen);
    return ok(noteJson(seen === null ? note : { ...note, seen: seen ? 1 : 0 }, await deps.origin()));
  });
}

/** What tells of a connected store's payouts alone is not for the clients of our own API. */
function isTold(book: WalletBook, { payoutIds }: NotificationRow): boolean {
  return payoutIds.length === 0 || payoutIds.some((id) => book.state.payouts.get(id)?.route !== 'remote');
}

function visible(deps: OperationDeps, { key }: Asked, permission: Permission): readonly WalletBook[] {
  return deps.desk.all.filter((book) => holds(key, permission, book));
}

/** Finds a notification among those that the key reaches. Refusal: `notification-not-found`, also for those of other stores. */
async function withNote(
  deps: OperationDeps,
  asked: Asked,
  permission: Permission,
  use: (book: WalletBook, note: NotificationRow) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  return guarded(deps, async () => {
    for (const book of visible(deps, asked, permission)) {
      const note = await readNote(book.wallet, asked.path.notification ?? '');
      if (note !== null && isTold(book, note)) return use(book, note);
    }
    return refuse('notification-not-found');
  });
}

/** Refusals: those of `databaseProblem`. */
async function guarded(deps: OperationDeps, use: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
  const { projector } = deps.desk;
  await Promise.race([projector.settled(), new Promise<void>((resolve) => deps.later(patienceMs, resolve))]);
  try {
    return await use();
  } catch (error) {
    return refuse(databaseProblem(error));
  }
}

/** `link` is the page of the pull payment; null for what belongs to none. */
function noteJson(note: NotificationRow, origin: string): Record<string, unknown> {
  return {
    id: note.id,
    identifier: note.type,
    type: noteGroup(note.type),
    createdTime: note.createdAt,
    body: t(`notes.${note.type}`, { count: Math.max(1, note.payoutIds.length) }),
    storeId: note.walletId,
    link: note.pullPaymentId === null ? null : `${origin}/pull-payments/${note.pullPaymentId}`,
    seen: note.seen === 1,
  };
}
