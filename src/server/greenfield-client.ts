// Owns our own requests to other servers: only hosts the user allowed, only the endpoints a recipient needs; and the deliveries of webhooks.
import type { greenfieldClientApi } from '../shared/contract/server-api.ts';
import type { Handlers } from '../shared/contract/rpc.ts';
import { type Result, refuse } from '../shared/result.ts';
import type { TargetRules } from '../shared/webhooks/target.ts';
import { deliverWebhook } from './deliver.ts';
import { type HttpCall, callHost } from './host-call.ts';
import { parsePayout, parsePayouts, parsePullPayment, parseRefusal } from './remote-parse.ts';

/** A list of all payouts of a pull payment: BTCPay knows no paging (spec §13). About 16,000 of them. */
const listBytes = 8 * 1024 * 1024;

export type HostCall = (call: HttpCall) => Promise<Result<{ readonly status: number; readonly body: unknown }>>;

/** `isAllowed` is asked before every request with the exact origin. `host-not-allowed` when it says no. */
export function createGreenfieldClient(
  isAllowed: (origin: string) => boolean,
  call: HostCall = (request) => callHost(request),
  loopbackWebhooks: () => boolean = () => false,
): Handlers<typeof greenfieldClientApi> {
  const ask = async <T>(request: HttpCall, parse: (body: unknown) => Result<T>): Promise<Result<T>> => {
    if (!isAllowed(request.origin)) return refuse('host-not-allowed');
    const answer = await call(request);
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return { ok: false, error: parseRefusal(answer.value.status, answer.value.body) };
    return parse(answer.value.body);
  };
  const base = (id: string): string => `/api/v1/pull-payments/${encodeURIComponent(id)}`;
  const targets = (): TargetRules => ({ isAllowed, loopback: loopbackWebhooks() });
  return {
    deliver: (delivery) => deliverWebhook(delivery, targets()),
    fetchPullPayment: ({ origin, pullPaymentId }) =>
      ask({ origin, path: base(pullPaymentId), method: 'GET', token: null, body: undefined }, parsePullPayment),
    postClaim: ({ origin, pullPaymentId, payoutMethodId, destination, amount, note, claimId }) => {
      const given = { amount, note, claimId };
      const body = { payoutMethodId, destination, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) };
      return ask({ origin, path: `${base(pullPaymentId)}/payouts`, method: 'POST', token: null, body }, parsePayout);
    },
    findPayouts: ({ origin, pullPaymentId, address }) => {
      const path = `${base(pullPaymentId)}/payouts?includeCancelled=true`;
      const names = (destination: string): boolean => destination.toLowerCase().includes(address.toLowerCase());
      return ask({ origin, path, method: 'GET', token: null, body: undefined, maxBytes: listBytes }, (body) => parsePayouts(body, names));
    },
    fetchPayout: ({ origin, pullPaymentId, payoutId, token }) =>
      ask(
        { origin, path: `${base(pullPaymentId)}/payouts/${encodeURIComponent(payoutId)}`, method: 'GET', token, body: undefined },
        parsePayout,
      ),
    deleteClaim: ({ origin, pullPaymentId, payoutId, token }) =>
      ask(
        { origin, path: `${base(pullPaymentId)}/payouts/${encodeURIComponent(payoutId)}`, method: 'DELETE', token, body: undefined },
        () => ({ ok: true, value: {} }),
      ),
  };
}
