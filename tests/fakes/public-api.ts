// Owns what a stranger, or the holder of a claim's token, asks of the HTTP API, for tests of the worker: one method per public operation.
import type { Client } from '../../src/shared/contract/rpc.ts';
import type { greenfieldApi, OperationRequest } from '../../src/shared/contract/server-api.ts';
import type { OperationName } from '../../src/shared/greenfield/operations.ts';
import { type Result, ok } from '../../src/shared/result.ts';

type Json = Record<string, unknown>;
interface Caller {
  readonly tokenHash: string | null;
}
interface OnPayout {
  readonly pullPaymentId: string;
  readonly payoutId: string;
  readonly caller: Caller;
}
interface Listing {
  readonly id: string;
  readonly includeCancelled: boolean;
  readonly states: readonly string[];
  readonly skip: number;
  readonly take: number | null;
}

const anybody: Caller = { tokenHash: null };

export class PublicApi {
  readonly operate: Client<typeof greenfieldApi>['operate'];

  constructor(api: Client<typeof greenfieldApi>) {
    this.operate = (request) => api.operate(request);
  }

  pullPayment({ id, passphrase = null }: { readonly id: string; readonly passphrase?: string | null }): Promise<Result<Json>> {
    return this.ask('readPullPayment', { path: { pullPayment: id }, passphrase });
  }

  pullPaymentPayouts({ id, includeCancelled, states, skip, take }: Listing): Promise<Result<Json[]>> {
    const query: [string, string][] = [
      ['includeCancelled', String(includeCancelled)],
      ['skip', String(skip)],
      ...(take === null ? [] : [['take', String(take)] as [string, string]]),
      ...states.map((state): [string, string] => ['state', state]),
    ];
    return this.ask('listClaims', { path: { pullPayment: id }, query });
  }

  payout({ pullPaymentId, payoutId, caller }: OnPayout): Promise<Result<Json>> {
    return this.ask('readClaim', { path: pathOf(pullPaymentId, payoutId), caller });
  }

  claim({
    pullPaymentId,
    body,
    tokenHash,
    passphrase = null,
  }: {
    readonly pullPaymentId: string;
    readonly body: Json;
    readonly tokenHash: string;
    readonly passphrase?: string | null;
  }): Promise<Result<Json>> {
    return this.ask('claim', { path: { pullPayment: pullPaymentId }, body, secretHash: tokenHash, passphrase });
  }

  editClaim({ pullPaymentId, payoutId, body, caller }: OnPayout & { readonly body: Json }): Promise<Result<Json>> {
    return this.ask('editClaim', { path: pathOf(pullPaymentId, payoutId), body, caller });
  }

  async cancelClaim({ pullPaymentId, payoutId, caller }: OnPayout): Promise<Result<Record<string, never>>> {
    const answer = await this.ask<unknown>('cancelClaim', { path: pathOf(pullPaymentId, payoutId), caller });
    return answer.ok ? ok({}) : answer;
  }

  private async ask<T>(operation: OperationName, asked: Partial<OperationRequest>): Promise<Result<T>> {
    const nothing = { path: {}, query: [], body: null, passphrase: null, secretHash: null };
    const answer = await this.operate({ ...nothing, operation, ...asked, caller: asked.caller ?? anybody });
    return answer.ok ? ok(answer.value.body as T) : answer;
  }
}

function pathOf(pullPayment: string, payout: string): Record<string, string> {
  return { pullPayment, payout };
}
