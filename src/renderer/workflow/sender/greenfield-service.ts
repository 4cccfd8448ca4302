// Owns the answers to the API server: the public endpoints and what a claim's token allows, as JSON of the Greenfield API.
import type { ApiKey } from '../../../shared/contract/common.ts';
import type { greenfieldApi } from '../../../shared/contract/server-api.ts';
import type { Handlers } from '../../../shared/contract/rpc.ts';
import { payoutJson } from '../../../shared/greenfield/payout-json.ts';
import { pullPaymentJson } from '../../../shared/greenfield/pull-payment-json.ts';
import { cancelPayout } from '../../../shared/payouts/decisions.ts';
import type { EffectivePayout } from '../../../shared/payouts/overlay.ts';
import { type Result, ok, refuse } from '../../../shared/result.ts';
import { dispatch } from './operations/dispatch.ts';
import { type ClaimsDeps, acceptClaim, changeClaim } from './claims.ts';
import type { FoundPayout } from './desk.ts';
import type { Operations } from './operations/operation.ts';
import { webhookOperations } from './operations/webhooks.ts';
import { forApi } from '../refusals.ts';
import type { WebhookDeps } from './webhooks/webhook-service.ts';

export interface GreenfieldDeps extends ClaimsDeps {
  /** Where this API is reached, for links. */
  readonly origin: () => Promise<string>;
  readonly keyOf: (tokenHash: string) => ApiKey | null;
  readonly webhooks: WebhookDeps;
}

interface Caller {
  readonly tokenHash: string | null;
}

export function greenfieldService(deps: GreenfieldDeps): Handlers<typeof greenfieldApi> {
  const operations: Operations = { ...webhookOperations(deps.webhooks) };
  return {
    operate: (request) => dispatch({ desk: deps.desk, keyOf: deps.keyOf, operations }, request),
    pullPayment: ({ id }) => readPullPayment(deps, id),
    pullPaymentPayouts: async (query) => listPayouts(deps, query),
    payout: async ({ pullPaymentId, payoutId, caller }) => readPayout(deps, pullPaymentId, payoutId, caller),
    claim: async ({ pullPaymentId, body, tokenHash }) => {
      const claimed = forApi(await acceptClaim(deps, { pullPaymentId, body, route: 'http', tokenHash, code: null }));
      return claimed.ok ? ok(payoutJson(claimed.value.payout, 'full')) : claimed;
    },
    editClaim: async ({ pullPaymentId, payoutId, body, caller }) => {
      const found = authorised(deps, pullPaymentId, payoutId, caller);
      if (!found.ok) return found;
      const changed = forApi(await changeClaim(deps, found.value, body, (payout) => holdsToken(payout, caller)));
      return changed.ok ? ok(payoutJson(changed.value, 'full')) : changed;
    },
    cancelClaim: async ({ pullPaymentId, payoutId, caller }) => cancelByRecipient(deps, pullPaymentId, payoutId, caller),
  };
}

async function readPullPayment(deps: GreenfieldDeps, id: string): Promise<Result<Record<string, unknown>>> {
  const found = deps.desk.findPullPayment(id);
  if (!found.ok) return found;
  const { book, pullPayment } = found.value;
  return ok(pullPaymentJson(pullPayment, book.payoutsOf(id), deps.now(), await deps.origin()));
}

interface ListQuery {
  readonly id: string;
  readonly includeCancelled: boolean;
  readonly states: readonly string[];
  readonly skip: number;
  readonly take: number | null;
}

/** Newest first. Strangers see nothing of an archived pull payment's payouts (§17). */
function listPayouts(deps: GreenfieldDeps, query: ListQuery): Result<Record<string, unknown>[]> {
  const found = deps.desk.findPullPayment(query.id);
  if (!found.ok) return found;
  const { book, pullPayment } = found.value;
  if (pullPayment.archived) return ok([]);
  const wanted = (payout: EffectivePayout): boolean =>
    query.states.length > 0 ? query.states.includes(payout.state) : query.includeCancelled || payout.state !== 'Cancelled';
  const newest = [...book.payoutsOf(query.id)].reverse().filter(wanted);
  return ok(
    newest.slice(query.skip, query.take === null ? undefined : query.skip + query.take).map((payout) => payoutJson(payout, 'anonymous')),
  );
}

function find(deps: GreenfieldDeps, pullPaymentId: string, payoutId: string): Result<FoundPayout> {
  const found = deps.desk.findPullPayment(pullPaymentId);
  if (!found.ok) return found;
  const { book } = found.value;
  const payout = book.payout(payoutId);
  return payout?.pullPaymentId === pullPaymentId ? ok({ book, payout }) : refuse('payout-not-found');
}

/** A wrong token reads as anonymous (§17). */
function readPayout(deps: GreenfieldDeps, pullPaymentId: string, payoutId: string, caller: Caller): Result<Record<string, unknown>> {
  const found = find(deps, pullPaymentId, payoutId);
  if (!found.ok) return found;
  const full = holdsToken(found.value.payout, caller);
  const archived = found.value.book.state.pullPayments.get(pullPaymentId)?.archived === true;
  return archived && !full ? refuse('payout-not-found') : ok(payoutJson(found.value.payout, full ? 'full' : 'anonymous'));
}

function authorised(deps: GreenfieldDeps, pullPaymentId: string, payoutId: string, caller: Caller): Result<FoundPayout> {
  const found = find(deps, pullPaymentId, payoutId);
  if (!found.ok) return found;
  return holdsToken(found.value.payout, caller) ? found : refuse('missing-permission');
}

/** Both sides are SHA-256 hashes of 32 random bytes: comparing them early or late tells nothing about the token. */
function holdsToken(payout: EffectivePayout, caller: Caller): boolean {
  return caller.tokenHash !== null && payout.tokenHash === caller.tokenHash;
}

async function cancelByRecipient(
  deps: GreenfieldDeps,
  pullPaymentId: string,
  payoutId: string,
  caller: Caller,
): Promise<Result<Record<string, never>>> {
  return deps.desk.turn(async () => {
    const found = authorised(deps, pullPaymentId, payoutId, caller);
    if (!found.ok) return found;
    const event = forApi(cancelPayout(found.value.payout, 'recipient', null));
    if (!event.ok) return event;
    if (event.value === null) return ok({});
    const written = await found.value.book.append([event.value]);
    return written.ok ? ok({}) : written;
  });
}
