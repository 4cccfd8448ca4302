// Owns whether an order was carried out already without the journal knowing: by bytes that were thought harmless, or by bytes that the journal lost.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { LedgerState, XrplBackend } from '../../backends/xrpl-backend.ts';
import { canonicalOrder } from '../../chains/xrpl/order-parse.ts';
import { differingField } from '../../chains/xrpl/sign-transaction.ts';
import type { Past } from '../driver.ts';
import type { Order, Version } from '../types.ts';

/** Ledgers that every server holds; where one does not, nobody can say what became of the bytes. */
const heldByAll = 1_000;

/**
 * The same transaction failed before, by one server's word. Refusals: `order-attempt-open` (a ledger could still take the bytes of then), `order-already-done` (one did),
 * `history-missing`, and those of the server.
 */
export async function refuseIfDone(backend: XrplBackend, state: LedgerState, order: Order, past: Past): Promise<Result<void>> {
  for (const version of past.attempts(order)) {
    if (state.validatedLedger <= lastOf(version)) return refuse('order-attempt-open');
    const answer = await backend.lookup(version.transactionId, { from: version.signedAtLedger ?? 0, to: lastOf(version) });
    if (!answer.ok) return answer;
    const { value } = answer;
    if (value.kind === 'found' && value.transaction.validated && value.transaction.result === 'tesSUCCESS')
      return doneBy(version.transactionId);
    const isUnknown = value.kind === 'absent' && !value.searchedAll && state.validatedLedger <= lastOf(version) + heldByAll;
    if (isUnknown) return refuse('history-missing');
  }
  return ok(undefined);
}

function lastOf({ lastLedgerSequence }: Version): number {
  return lastLedgerSequence ?? 0;
}

export function doneBy(transaction: string): Result<never> {
  return refuse('order-already-done', { transaction });
}

/** Whether the transaction of this hash has every field of the order, however the server spells its amounts. Refusals: those of the server. */
export async function carriesOut(backend: Pick<XrplBackend, 'read'>, order: Order, hash: string): Promise<Result<boolean>> {
  const answer = await backend.read('tx', { transaction: hash });
  if (!answer.ok) return answer;
  const json = answer.value['tx_json'];
  if (typeof json !== 'object' || json === null) return refuse('backend-garbled');
  const { DeliverMax, ...members } = Object.fromEntries(Object.entries(json));
  const found = DeliverMax === undefined ? members : { ...members, Amount: DeliverMax };
  const ordered = Object.fromEntries(Object.keys(order.tx).map((field) => [field, found[field]]));
  return ok(differingField(canonicalOrder(ordered) ?? ordered, order.tx) === null);
}
