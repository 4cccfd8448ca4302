// Owns the answers to the API server: every operation of the HTTP API, and the calls of before there was one table of them.
import type { greenfieldApi } from '../../../shared/contract/server-api.ts';
import type { Handlers } from '../../../shared/contract/rpc.ts';
import { type Result, ok } from '../../../shared/result.ts';
import { allOperations } from './operations/all.ts';
import { cancelClaim, claim, editClaim, listClaims, readClaim, readPullPayment } from './operations/claims.ts';
import type { OperationDeps } from './operations/deps.ts';
import { dispatch } from './operations/dispatch.ts';
import type { Asked } from './operations/operation.ts';

export function greenfieldService(deps: OperationDeps): Handlers<typeof greenfieldApi> {
  const operations = allOperations(deps);
  return {
    operate: (request) => dispatch({ desk: deps.desk, keyOf: deps.keyOf, operations }, request),
    pullPayment: ({ id }) => readPullPayment(deps, asked({ path: { pullPayment: id } })),
    pullPaymentPayouts: async ({ id, includeCancelled, states, skip, take }) => {
      const query: [string, string][] = [
        ['includeCancelled', String(includeCancelled)],
        ['skip', String(skip)],
      ];
      if (take !== null) query.push(['take', String(take)]);
      for (const state of states) query.push(['state', state]);
      return listClaims(deps, asked({ path: { pullPayment: id }, query }));
    },
    payout: async ({ pullPaymentId, payoutId, caller }) => readClaim(deps, asked({ path: pathOf(pullPaymentId, payoutId), ...caller })),
    claim: ({ pullPaymentId, body, tokenHash }) =>
      claim(deps, asked({ path: { pullPayment: pullPaymentId }, body, secretHash: tokenHash })),
    editClaim: ({ pullPaymentId, payoutId, body, caller }) =>
      editClaim(deps, asked({ path: pathOf(pullPaymentId, payoutId), body, ...caller })),
    cancelClaim: async ({ pullPaymentId, payoutId, caller }) =>
      emptied(await cancelClaim(deps, asked({ path: pathOf(pullPaymentId, payoutId), ...caller }))),
  };
}

function pathOf(pullPayment: string, payout: string): Asked['path'] {
  return { pullPayment, payout };
}

function asked(given: Partial<Asked> & Pick<Asked, 'path'>): Asked {
  return { query: [], body: null, book: null, key: null, tokenHash: null, secretHash: null, passphrase: null, ...given };
}

function emptied(answer: Result<unknown>): Result<Record<string, never>> {
  return answer.ok ? ok({}) : answer;
}
