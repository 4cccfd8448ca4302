import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { btc, xrp } from './lib/addresses.ts';
import { Api, must } from './lib/client.ts';
import { type Call, type OpenApi, calls } from './lib/fuzz-calls.ts';
import { listenerAt, memoryOf } from './lib/processes.ts';
import { type Sandbox, startSandbox } from './lib/sandbox.ts';
import type { Payout } from './lib/shapes.ts';

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
      const { id } = await api.pullPayment({ amount: '1000', currency: 'USD' });
      const claim = must<Payout>(await api.claim(id, { destination: btc(), amount: '5' }));
      const known = { store: [api.store.id], pullPayment: [id], payout: [claim.id], address: [btc(), xrp()] };
      const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
      const made = fc.sample(calls(document, known), { numRuns: requests, seed });
      const server = listenerAt(Number(new URL(sandbox.line.url).port));
      if (server === null) throw new Error('nobody listens');
      const warm = Math.floor(requests / 5);
      const problems = await play(api, made.slice(0, warm));
      const before = memoryOf(server);
      problems.push(...(await play(api, made.slice(warm))));
      const after = memoryOf(server);
      expect(problems, `seed ${seed}`).toEqual([]);
      expect(after, `MiB after, ${before} before`).toBeLessThan(before + breath);
      expect(must(await api.anon('GET', '/health'))).toEqual({ synchronized: true });
      expect((await api.claim(id, { destination: btc(), amount: '1' })).status).not.toBe(503);
    },
    requests * 500 + 60_000,
  );
});

async function play(api: Api, all: readonly Call[]): Promise<string[]> {
  const problems: string[] = [];
  const queue = [...all];
  const client = async (): Promise<void> => {
    for (let call = queue.pop(); call; call = queue.pop()) {
      const told = `${call.method} ${call.path} ${JSON.stringify(call.body ?? null).slice(0, 300)}`;
      const started = Date.now();
      const answer = await api
        .ask(call.method, call.path, { ...(call.body === undefined ? {} : { body: call.body }), ...(call.key ? {} : { key: null }) })
        .catch((error: unknown) => ({ status: 0, text: String(error) }));
      const isFault = answer.status === 0 || (answer.status >= 500 && answer.status !== 503);
      if (isFault || Date.now() - started > slowestMs) problems.push(`${answer.status} ${told} → ${answer.text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return problems;
}
