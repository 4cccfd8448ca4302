// Owns the approval of payouts over the HTTP API, one by one and as a batch (spec §6.1, D9, D15, §17).
import { payoutJson } from '../../../../shared/greenfield/payout-json.ts';
import type { ApprovalRequest } from '../../../../shared/payouts/approval.ts';
import { type Checked, invalidAt } from '../../../../shared/payouts/claim-request.ts';
import { type RateRule, parseRateRule } from '../../../../shared/payouts/rates.ts';
import { type Result, ok } from '../../../../shared/result.ts';
import { forApi } from '../../refusals.ts';
import type { OperationDeps } from './deps.ts';
import { payoutInStore, storeOf } from './find.ts';
import type { Asked, Operations } from './operation.ts';

/** As many as the screens approve in one step. */
const mostPayouts = 500;

export function approveOperations(deps: OperationDeps): Operations {
  return {
    approvePayout: (asked) => approveOne(deps, asked),
    approvePayoutInStore: (asked) => approveOne(deps, asked),
    approvePayouts: (asked) => approveMany(deps, asked),
  };
}

/** 422: `Revision`, `RateRule`. Refusals: those of `payoutInStore` and `Approvals.approveOneNow`. */
async function approveOne(deps: OperationDeps, asked: Asked): Promise<Result<unknown>> {
  const { body } = asked;
  const revision = body === null ? revisionMissing : readRevision('Revision', body.revision);
  if (!revision.ok) return forApi(revision);
  const found = payoutInStore(deps.desk, asked, 'btcpay.store.canmanagepayouts');
  if (!found.ok) return found;
  const rule = readRule(body?.rateRule);
  if (!rule.ok) return forApi(rule);
  const { book, payout } = found.value;
  const approved = await deps.approvals.approveOneNow(book.wallet.id, { id: payout.id, revision: revision.value }, rule.value);
  if (!approved.ok) return forApi(approved.error.code === 'rate-rule-invalid' ? invalidAt('RateRule', approved.error) : approved);
  return ok(payoutJson(approved.value, 'full'));
}

/**
 * `{payouts: [{id, revision?}], rateRule?}`: one snapshot of rates, all or nothing. 422: `Payouts`, `RateRule`. Refusal: `approval-refused` with
 * params id → code; ids that are not known here are among them as `payout-not-found`.
 */
async function approveMany(deps: OperationDeps, asked: Asked): Promise<Result<unknown>> {
  const store = storeOf(asked);
  if (!store.ok) return store;
  const requests = readRequests(asked.body?.payouts);
  if (!requests.ok) return forApi(requests);
  const rule = readRule(asked.body?.rateRule);
  if (!rule.ok) return forApi(rule);
  const approved = forApi(await deps.approvals.approveAllNow(store.value.wallet.id, requests.value, rule.value));
  return approved.ok ? ok(approved.value.map((payout) => payoutJson(payout, 'full'))) : approved;
}

function readRequests(value: unknown): Checked<readonly ApprovalRequest[]> {
  const invalidList = invalidAt('Payouts', { code: 'payout-list-invalid' });
  if (!Array.isArray(value) || value.length === 0 || value.length > mostPayouts) return invalidList;
  const elements: readonly unknown[] = value;
  const requests: ApprovalRequest[] = [];
  for (const element of elements) {
    if (typeof element !== 'object' || element === null || !('id' in element)) return invalidList;
    const { id } = element;
    if (typeof id !== 'string' || id === '' || id.length > 64) return invalidList;
    const revision = readRevision('Payouts', 'revision' in element ? element.revision : null);
    if (!revision.ok) return revision;
    requests.push({ id, revision: revision.value });
  }
  return ok(requests);
}

const revisionMissing = invalidAt('Revision', { code: 'revision-expected' });

/** Null where it was left out, which means the current one (D15). */
function readRevision(path: string, value: unknown): Checked<number | null> {
  if (value === undefined || value === null) return ok(null);
  return typeof value === 'number' && Number.isSafeInteger(value) ? ok(value) : invalidAt(path, { code: 'revision-expected' });
}

function readRule(value: unknown): Checked<RateRule> {
  const rule = parseRateRule(value);
  return rule.ok ? rule : invalidAt('RateRule', rule.error);
}
