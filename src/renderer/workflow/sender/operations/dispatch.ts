// Owns the way from a request of the HTTP API to its operation: who is asking, in which store, and whether he may (spec §1.1 to §1.3).
import type { ApiKey } from '../../../../shared/contract/common.ts';
import type { OperationRequest } from '../../../../shared/contract/server-api.ts';
import { type Operation, operationOf } from '../../../../shared/greenfield/operations.ts';
import { allows, isPermission, type Permission } from '../../../../shared/greenfield/permissions.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import type { Desk } from '../desk.ts';
import type { WalletBook } from '../wallet-book.ts';
import { isOwn } from './find.ts';
import type { Operations } from './operation.ts';

export interface DispatchDeps {
  readonly desk: Desk;
  readonly keyOf: (tokenHash: string) => ApiKey | null;
  readonly operations: Operations;
}

/**
 * Refusals: `unauthenticated` (no key, or one that is not ours), `missing-permission` (also for a store or an id that is not known, so that nobody learns
 * which there are), `not-ready` while a wallet is read, `not-found`, and the operation's own.
 */
export async function dispatch(deps: DispatchDeps, request: OperationRequest): Promise<Result<{ body: unknown }>> {
  const operation = operationOf(request.operation);
  const operate = deps.operations[request.operation];
  if (operate === undefined) return refuse('not-found');
  const { tokenHash } = request.caller;
  const key = tokenHash === null ? null : deps.keyOf(tokenHash);
  const allowed = admit(deps, operation, request, key);
  if (!allowed.ok) return allowed;
  const { path, query, body, passphrase, secretHash } = request;
  const answer = await operate({ path, query, body, passphrase, secretHash, tokenHash, key, book: allowed.value });
  return answer.ok ? ok({ body: answer.value }) : answer;
}

/** The operation's store; null where it has none. */
function admit(deps: DispatchDeps, operation: Operation, request: OperationRequest, key: ApiKey | null): Result<WalletBook | null> {
  const { access } = operation;
  if (access === 'anyone') return ok(null);
  if (access === 'claim') return request.caller.tokenHash === null ? refuse('unauthenticated') : ok(null);
  if (key === null) return refuse('unauthenticated');
  if (!isPermission(access)) return ok(null);
  const found = storeOf(deps.desk, operation, request.path);
  if (!found.ok) return unknownCodes.includes(found.error.code) ? missing(access) : found;
  // Notifications belong to no store: whoever may see those of some store sees these.
  const storeId = found.value?.wallet.id ?? null;
  const may =
    storeId === null
      ? deps.desk.all.some((book) => allows(key.permissions, access, book.wallet.id))
      : allows(key.permissions, access, storeId);
  return may || (storeId === null && allows(key.permissions, access, null)) ? found : missing(access);
}

/** What is not there is told from what may not be seen to nobody; a store that is shut says so. */
const unknownCodes = ['wallet-not-found', 'pullpayment-not-found', 'payout-not-found'];

function missing(permission: Permission): Result<never> {
  return refuse('missing-permission', { permission });
}

function storeOf(desk: Desk, { store }: Operation, path: Readonly<Record<string, string>>): Result<WalletBook | null> {
  switch (store) {
    case 'none':
      return ok(null);
    case 'path':
      return desk.book(path.store ?? '');
    case 'pull-payment': {
      const found = desk.findPullPayment(path.pullPayment ?? '');
      return found.ok ? ok(found.value.book) : found;
    }
    case 'payout': {
      const book = desk.all.find((candidate) => isOwn(candidate.state.payouts.get(path.payout ?? '')));
      return book ? desk.book(book.wallet.id) : refuse(desk.all.some(({ problem }) => problem !== null) ? 'not-ready' : 'payout-not-found');
    }
  }
}
