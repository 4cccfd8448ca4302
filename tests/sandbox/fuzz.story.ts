import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { btc, xrp } from './lib/addresses.ts';
import { Api, must } from './lib/client.ts';
import { type Call, type Known, type OpenApi, calls } from './lib/fuzz-calls.ts';
import { listenerAt, memoryOf } from './lib/processes.ts';
import { type Sandbox, startSandbox } from './lib/sandbox.ts';
import type { Payout, PullPayment } from './lib/shapes.ts';

const requests = Number(process.env.SANDBOX_FUZZ ?? (process.env.LONG === '1' ? 10_000 : 300));
const atOnce = 10;
/** What the process may keep after a warm-up, in MiB: heaps breathe. */
const breath = 64;
const slowestMs = 15_000;

/** Every operation of the OpenAPI document, with bodies made from its schemas and bent: nothing breaks the server. */
describe(`${requests} requests made from the OpenAPI document`, () => {
  let sandbox: Sandbox;
  let api: Api;
  beforeAll(async () => {
    sandbox = await startSandbox();
    api = new Api(sandbox.line);
  });
  afterAll(() => sandbox.stop());

  it(
    'meet no fault, no hang and no growing memory',
    async () => {
      const document = must<OpenApi>(await api.anon('GET', '/openapi.json'));
      const { id, ...known } = await furnished(api);
      const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
      const made = fc.sample(calls(document, known), { numRuns: requests, seed });
      const server = listenerAt(Number(new URL(sandbox.line.url).port));
      if (server === null) throw new Error('nobody listens');
      const warm = Math.floor(requests / 5);
      const statuses = new Map<number, number>();
      const problems = await play(api, made.slice(0, warm), statuses);
      const before = memoryOf(server);
      problems.push(...(await play(api, made.slice(warm), statuses)));
      const after = memoryOf(server);
      const told = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
      console.log(`seed ${seed}: ${told.join(', ')}; ${before.toFixed(0)} MiB before, ${after.toFixed(0)} after`);
      // What is refused at the door tries nothing: a good part must get through.
      expect((statuses.get(200) ?? 0) / requests).toBeGreaterThan(0.1);
      expect(problems, `seed ${seed}`).toEqual([]);
      expect(after, `MiB after, ${before} before`).toBeLessThan(before + breath);
      expect(must(await api.anon('GET', '/health'))).toEqual({ synchronized: true });
      expect(must<PullPayment>(await api.anon('GET', `/pull-payments/${id}`)).id).toBe(id);
    },
    requests * 500 + 60_000,
  );
});

/** A store with several of everything, so that many requests meet something. */
async function furnished(api: Api): Promise<Known & { readonly id: string }> {
  const made = [];
  for (let count = 0; count < 5; count += 1) made.push(await api.pullPayment({ amount: '1000', currency: count === 0 ? 'USD' : 'BTC' }));
  const claims = await Promise.all(
    made.flatMap(({ id }) => ['5', '6', '7'].map((amount) => api.claim(id, { destination: btc(), amount }))),
  );
  return {
    id: made[0]?.id ?? '',
    store: [api.store.id],
    pullPayment: made.map(({ id }) => id),
    payout: claims.map((answer) => must<Payout>(answer).id),
    address: [btc(), xrp()],
  };
}

async function play(api: Api, all: readonly Call[], statuses: Map<number, number>): Promise<string[]> {
  const problems: string[] = [];
  const queue = [...all];
  const client = async (): Promise<void> => {
    for (let call = queue.pop(); call; call = queue.pop()) {
      const told = `${call.method} ${call.path} ${JSON.stringify(call.body ?? null).slice(0, 300)}`;
      const started = Date.now();
      const answer = await api
        .ask(call.method, call.path, { ...(call.body === undefined ? {} : { body: call.body }), ...(call.key ? {} : { key: null }) })
        .catch((error: unknown) => ({ status: 0, text: String(error) }));
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const isFault = answer.status === 0 || (answer.status >= 500 && answer.status !== 503);
      if (isFault || Date.now() - started > slowestMs) problems.push(`${answer.status} ${told} → ${answer.text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return problems;
}
