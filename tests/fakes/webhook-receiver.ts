// Owns a receiver of webhooks for tests of the workflow: what arrived, and what it answers.
import type { Handlers } from '../../src/shared/contract/rpc.ts';
import type { greenfieldClientApi } from '../../src/shared/contract/server-api.ts';
import type { Webhook } from '../../src/shared/contract/webhooks.ts';
import { type Result, ok, refuse } from '../../src/shared/result.ts';
import { start } from './payouts.ts';
import type { Bench } from './workflow-bench.ts';

type Deliver = Handlers<typeof greenfieldClientApi>['deliver'];
type Sent = Parameters<Deliver>[0];

export interface Arrived {
  readonly url: string;
  readonly signature: string;
  readonly raw: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export const hook = (changes: Partial<Webhook & { readonly secret: string }> = {}) => ({
  id: 'hook',
  createdAt: start,
  url: 'https://shop.example/hook',
  enabled: true,
  automaticRedelivery: true,
  authorizedEvents: { everything: true, specificEvents: [] },
  secret: 'open sesame',
  ...changes,
});

export class Receiver {
  readonly arrived: Arrived[] = [];
  /** What the next deliveries are answered with, one each: a status or the code of a network's failure; 200 when there is none. */
  readonly answers: (number | string)[] = [];
  /** Waited for before each answer. */
  delay: () => Promise<void> = async () => undefined;

  readonly servers: Handlers<typeof greenfieldClientApi> = {
    fetchPullPayment: async () => refuse('host-unreachable'),
    postClaim: async () => refuse('host-unreachable'),
    findPayouts: async () => refuse('host-unreachable'),
    fetchPayout: async () => refuse('host-unreachable'),
    deleteClaim: async () => refuse('host-unreachable'),
    deliver: (sent) => this.deliver(sent),
  };

  /** What was told, as "type state", in the order of arrival. */
  get told(): readonly string[] {
    return this.arrived.map(({ body }) => `${String(body.type)} ${String(body.payoutState)}`);
  }

  private async deliver({ url, body, signature }: Sent): Promise<Result<{ status: number }>> {
    this.arrived.push({ url, signature, raw: body, body: JSON.parse(body) as Record<string, unknown> });
    await this.delay();
    const answer = this.answers.shift() ?? 200;
    return typeof answer === 'number' ? ok({ status: answer }) : refuse(answer);
  }
}

/** Time passes, main ticks, and everything that is due goes out. */
export async function tick(bench: Bench, seconds = 0): Promise<void> {
  await bench.settled();
  bench.now += seconds;
  bench.main.emit('tick', { now: bench.now });
  for (let turn = 0; turn < 4; turn += 1) await bench.settled();
}
