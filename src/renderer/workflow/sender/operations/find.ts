// Owns how an operation finds what its path names, and who sees all of it (spec §1.2, §17).
import { type Permission, allows } from '../../../../shared/greenfield/permissions.ts';
import type { Payout } from '../../../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import type { Desk, FoundPayout, FoundPullPayment } from '../desk.ts';
import type { WalletBook } from '../wallet-book.ts';
import type { Asked } from './operation.ts';

/** The store of an operation that has one; the dispatcher found it, and it may have been shut since. */
export function storeOf(asked: Asked): Result<WalletBook> {
  if (asked.book === null) return refuse('internal');
  return asked.book.problem === null ? ok(asked.book) : { ok: false, error: asked.book.problem };
}

/** Payouts of connected stores belong to the API of their own server: shown by ours too, two desks that are connected to each other would multiply them. */
export function isOwn(payout: Pick<Payout, 'route'> | null | undefined): boolean {
  return payout !== null && payout !== undefined && payout.route !== 'remote';
}

/** True for a key that may see the payouts of this store: nothing is shortened for it. */
export function seesAll({ key }: Asked, book: WalletBook): boolean {
  return holds(key, 'btcpay.store.canviewpayouts', book);
}

export function holds(key: Asked['key'], permission: Permission, book: WalletBook): boolean {
  return key !== null && allows(key.permissions, permission, book.wallet.id);
}

export function missingPermission(permission: string): ReturnType<typeof refuse> {
  return refuse('missing-permission', { permission });
}

/** The payout of the path, in the store of the operation. Refusals: `missing-permission` where it is another store's, else `payout-not-found`. */
export function payoutInStore(desk: Desk, asked: Asked, permission: Permission): Result<FoundPayout> {
  const book = storeOf(asked);
  if (!book.ok) return book;
  const id = asked.path.payout ?? '';
  const payout = book.value.payout(id);
  if (payout !== null && isOwn(payout)) return ok({ book: book.value, payout });
  return desk.all.some((other) => isOwn(other.state.payouts.get(id))) ? missingPermission(permission) : refuse('payout-not-found');
}

/** The pull payment of the path, in the store of the operation. Refusals: `missing-permission` where it is another store's, else `pullpayment-not-found`. */
export function pullPaymentInStore(desk: Desk, asked: Asked, permission: Permission): Result<FoundPullPayment> {
  const book = storeOf(asked);
  if (!book.ok) return book;
  const id = asked.path.pullPayment ?? '';
  const pullPayment = book.value.state.pullPayments.get(id);
  if (pullPayment !== undefined) return ok({ book: book.value, pullPayment });
  return desk.all.some((other) => other.state.pullPayments.has(id)) ? missingPermission(permission) : refuse('pullpayment-not-found');
}
