// Owns the way from `operate` to the worker's single methods, for tests of the public endpoints through the routes.
import type { Client } from '../../src/shared/contract/rpc.ts';
import type { OperationRequest, greenfieldApi } from '../../src/shared/contract/server-api.ts';
import { operationSchemas } from '../../src/shared/greenfield/schemas/all.ts';
import { type Result, ok, refuse } from '../../src/shared/result.ts';

type Api = Client<typeof greenfieldApi>;
type Operate = Api['operate'];

/** Answers as the worker does; a body that the API's document does not describe is thrown. */
export function operateBy(api: Api): { readonly operate: Operate } {
  return {
    operate: async (request) => {
      const answer = await asked(api, request as OperationRequest);
      if (!answer.ok) return answer;
      const { answer: schema } = operationSchemas[request.operation];
      // The server adds the token to the answer of a claim.
      const whole = request.operation === 'claim' ? { ...(answer.value as object), claimToken: 'x' } : answer.value;
      schema?.parse(whole);
      return ok({ body: answer.value });
    },
  };
}

async function asked(api: Api, { operation, path, query, body, caller, secretHash }: OperationRequest): Promise<Result<unknown>> {
  const pullPaymentId = path.pullPayment ?? '';
  const payoutId = path.payout ?? '';
  const valueOf = (name: string): string | undefined => query.find(([key]) => key === name)?.[1];
  switch (operation) {
    case 'readPullPayment':
      return api.pullPayment({ id: pullPaymentId });
    case 'listClaims':
      return api.pullPaymentPayouts({
        id: pullPaymentId,
        includeCancelled: valueOf('includeCancelled')?.toLowerCase() === 'true',
        states: query.filter(([key]) => key === 'state').map(([, state]) => state as 'Completed'),
        skip: Number(valueOf('skip') ?? 0),
        take: valueOf('take') === undefined ? null : Number(valueOf('take')),
      });
    case 'readClaim':
      return api.payout({ pullPaymentId, payoutId, caller });
    case 'claim':
      return body === null ? refuse('body-malformed') : api.claim({ pullPaymentId, body, tokenHash: secretHash ?? '' });
    case 'editClaim':
      if (caller.tokenHash === null) return refuse('unauthenticated');
      return body === null ? refuse('body-malformed') : api.editClaim({ pullPaymentId, payoutId, body, caller });
    case 'cancelClaim':
      return caller.tokenHash === null ? refuse('unauthenticated') : api.cancelClaim({ pullPaymentId, payoutId, caller });
    case 'readLnurl':
    case 'linkBoltcard': {
      const found = await api.pullPayment({ id: pullPaymentId });
      return found.ok ? refuse('lnurl-not-supported') : found;
    }
    default:
      return refuse('not-found');
  }
}
