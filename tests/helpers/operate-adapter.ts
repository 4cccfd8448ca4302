// Owns the way from the routes to the worker's `operate` in tests: every answer is held against the API's own document.
import type { Client } from '../../src/shared/contract/rpc.ts';
import type { greenfieldApi } from '../../src/shared/contract/server-api.ts';
import { operationSchemas } from '../../src/shared/greenfield/schemas/all.ts';

type Operate = Client<typeof greenfieldApi>['operate'];

/** Answers as the worker does; a body that the API's document does not describe is thrown. */
export function operateBy(api: { readonly operate: Operate }): { readonly operate: Operate } {
  return {
    operate: async (request) => {
      const answer = await api.operate(request);
      if (!answer.ok) return answer;
      // The server adds the token to the answer of a claim.
      const whole = request.operation === 'claim' ? { ...(answer.value.body as object), claimToken: 'x' } : answer.value.body;
      operationSchemas[request.operation].answer?.parse(whole);
      return answer;
    },
  };
}
