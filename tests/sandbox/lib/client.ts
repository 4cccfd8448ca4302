// Owns asking the sandbox over HTTP: its API as a store's program or a stranger, its control, its chains.
import { inject } from 'vitest';
import type { Line, Store } from './sandbox.ts';
import type { Payout, PullPayment } from './shapes.ts';

export interface Answer {
  readonly status: number;
  /** Parsed; null where the body is empty. */
  readonly body: unknown;
  readonly text: string;
}

export interface Ask {
  readonly body?: unknown;
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One store of a sandbox. Paths begin after `/api/v1`. */
export class Api {
  constructor(
    readonly line: Line = inject('sandbox'),
    readonly store: Store = line.stores[0],
  ) {}

  /** With the store's key. */
  get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }
  post(path: string, body?: unknown): Promise<Answer> {
    return this.ask('POST', path, body === undefined ? {} : { body });
  }
  put(path: string, body?: unknown): Promise<Answer> {
    return this.ask('PUT', path, { body });
  }
  delete(path: string, body?: unknown): Promise<Answer> {
    return this.ask('DELETE', path, body === undefined ? {} : { body });
  }

  /** `key: null` asks as anybody. */
  ask(method: string, path: string, { body, key = this.store.apiKey, headers = {} }: Ask = {}): Promise<Answer> {
    return send(method, `${this.line.url}/api/v1${path}`, body, {
      ...(key === null ? {} : { authorization: `token ${key}` }),
      ...headers,
    });
  }

  anon(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.ask(method, path, { body, key: null });
  }

  /** Paths of this store. */
  get at(): string {
    return `/stores/${this.store.id}`;
  }

  /** A new pull payment; throws with the answer where it is refused. */
  async pullPayment(body: object = {}): Promise<PullPayment> {
    return must<PullPayment>(await this.post(`${this.at}/pull-payments`, { name: 'Test', amount: '1', currency: 'BTC', ...body }));
  }

  claim(pullPaymentId: string, body: object): Promise<Answer> {
    return this.anon('POST', `/pull-payments/${pullPaymentId}/payouts`, { payoutMethodId: 'BTC-CHAIN', ...body });
  }

  async payout(id: string): Promise<Payout> {
    return must<Payout>(await this.get(`${this.at}/payouts/${id}`));
  }

  /** A payout without a pull payment. */
  storePayout(body: object): Promise<Answer> {
    return this.post(`${this.at}/payouts`, { payoutMethodId: 'BTC-CHAIN', ...body });
  }

  control(path: string, body: unknown): Promise<Answer> {
    return send('POST', `${this.line.practice.control}${path}`, body, {});
  }
  pay(...payoutIds: readonly string[]): Promise<Answer> {
    return this.control(`/wallets/${this.store.id}/pay`, { payoutIds });
  }
  async rate(pair: string, rate: string): Promise<void> {
    must(await this.control('/rates', { pair, rate }));
  }
  async blocks(count = 1): Promise<void> {
    must(await this.control('/blocks', { count }));
  }
  async esplora<T>(path: string): Promise<T> {
    return must<T>(await send('GET', `${this.line.practice.bitcoin}${path}`, undefined, {}));
  }
}

async function send(method: string, url: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    signal: AbortSignal.timeout(45_000),
  });
  const text = await answer.text();
  return { status: answer.status, body: parsed(text), text };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

/** The body of a 200, as the caller expects it; throws with everything else. */
export function must<T>(answer: Answer): T {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body as T;
}

/** Status and code of an error; for a list of 422 its paths. */
export function refusal({ status, body }: Answer): readonly [number, unknown] {
  const { code } = (body ?? {}) as { readonly code?: unknown };
  return [status, Array.isArray(body) ? body.map(({ path }: { readonly path: string }) => path) : code];
}

/** Decimal text without what says nothing, so that amounts are compared as numbers without becoming floats. */
export function decimal(text: unknown): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(String(text)) ?? [];
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Asks again until the expectation holds. */
export async function eventually<T>(look: () => Promise<T>, limitMs = 10_000): Promise<T> {
  const until = Date.now() + limitMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

export const now = (): number => Math.floor(Date.now() / 1000);
export const day = 86_400;
