// Owns callers of the HTTP API for tests of the worker: each with a key or none, asking operations by name.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect } from 'vitest';
import type { OperationName } from '../../src/shared/greenfield/operations.ts';
import type { Result } from '../../src/shared/result.ts';
import { bitcoinAddress } from './addresses.ts';
import { start } from './payouts.ts';
import { type Bench, type BenchOptions, openBench } from './workflow-bench.ts';

export const hashOf = (secret: string): string => bytesToHex(sha256(utf8ToBytes(secret)));

type Json = Record<string, unknown>;

export interface Request {
  readonly path?: Record<string, string>;
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: Json | null;
  /** Becomes the claim's token, or the new key. */
  readonly secret?: string;
  readonly passphrase?: string | null;
}

/** Somebody with this key or token, or with none. */
export class Caller {
  constructor(
    private readonly bench: Bench,
    private readonly secret: string | null,
  ) {}

  async ask(
    operation: OperationName,
    { path = {}, query = [], body = null, secret, passphrase = null }: Request = {},
  ): Promise<Result<unknown>> {
    const answer = await this.bench.api.operate({
      operation,
      path,
      query: query.map(([name, value]): [string, string] => [name, value]),
      body,
      caller: { tokenHash: this.secret === null ? null : hashOf(this.secret) },
      passphrase,
      secretHash: secret === undefined ? null : hashOf(secret),
    });
    return answer.ok ? { ok: true, value: answer.value.body } : answer;
  }

  /** The JSON object of a 200; anything else fails the test with the refusal. */
  async json(operation: OperationName, request: Request = {}): Promise<Json> {
    const answer = await this.ask(operation, request);
    expect(answer).toMatchObject({ ok: true });
    return (answer.ok ? answer.value : {}) as Json;
  }

  async list(operation: OperationName, request: Request = {}): Promise<readonly Json[]> {
    const answer = await this.ask(operation, request);
    expect(answer).toMatchObject({ ok: true, value: expect.any(Array) });
    return (answer.ok ? answer.value : []) as readonly Json[];
  }
}

export interface ApiBench {
  readonly bench: Bench;
  readonly store: string;
  /** A key with everything in this store. */
  readonly owner: Caller;
  readonly anyone: Caller;
  /** Adds a key with these permissions and answers its holder. */
  readonly keyed: (...permissions: readonly string[]) => Caller;
  readonly holder: (secret: string) => Caller;
  readonly address: () => string;
  readonly pullPayment: (body?: Json) => Promise<string>;
  readonly claim: (pullPayment: string, body?: Json, secret?: string) => Promise<Json>;
}

/** One store (or several), rates BTC_USD 5000 and XRP_USD 2, a key for everything. */
export async function openApiBench(options: BenchOptions = {}): Promise<ApiBench> {
  const bench = await openBench(options);
  const store = options.wallets?.[0]?.id ?? bench.walletId;
  for (const [pair, rate] of [
    ['BTC_USD', '5000'],
    ['XRP_USD', '2'],
  ] as const) {
    bench.main.rates.set(pair, { pair, rate, source: 'practice', at: start });
  }
  let keys = 0;
  let addresses = 0;
  const keyed = (...permissions: readonly string[]): Caller => {
    keys += 1;
    const secret = `key ${keys} of ${store}`;
    bench.main.setKeys([...bench.main.keys, { hash: hashOf(secret), label: secret, permissions: [...permissions], createdAt: start }]);
    return new Caller(bench, secret);
  };
  const owner = keyed(`unrestricted:${store}`);
  const anyone = new Caller(bench, null);
  const address = (): string => bitcoinAddress((addresses += 1));
  return {
    bench,
    store,
    owner,
    anyone,
    keyed,
    holder: (secret) => new Caller(bench, secret),
    address,
    pullPayment: async (body = {}) => {
      const made = await owner.json('createPullPayment', {
        path: { store },
        body: { name: 'Test', amount: '12.3', currency: 'BTC', ...body },
      });
      return String(made.id);
    },
    claim: (pullPayment, body = {}, secret = 'token') =>
      anyone.json('claim', {
        path: { pullPayment },
        body: { payoutMethodId: 'BTC-CHAIN', destination: address(), ...body },
        secret,
      }),
  };
}

export const refusedWith = (code: string, params?: Readonly<Record<string, unknown>>) => ({
  ok: false,
  error: { code, ...(params === undefined ? {} : { params }) },
});

/** A 422 whose list names this path. */
export const wrong = (path: string) => ({ ok: false, error: { code: 'validation', params: { [path]: expect.any(String) } } });
