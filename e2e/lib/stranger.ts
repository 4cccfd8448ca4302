// Owns the recipient who has no Pullpay at all: plain HTTP against the sender's API, as any client of it would speak.
import { randomBytes } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import { expect } from '@playwright/test';
import type { ChainName } from './chain.ts';

/** An answer of the API. `body` is the parsed JSON, null where there was none. */
export interface Answer<T = Json> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: T;
}
export type Json = Readonly<Record<string, unknown>>;

/** What is sent besides method and path. A `body` of text or bytes goes out as it is. */
export interface Sent {
  readonly body?: unknown;
  readonly token?: string;
  /** Overrides and additions, `host` among them. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface PlainClaim {
  readonly chain: ChainName;
  readonly destination: string;
  /** In the pull payment's unit; all that remains when absent. */
  readonly amount?: string;
  readonly note?: string;
  readonly claimId?: string;
}

export interface Accepted {
  readonly id: string;
  readonly claimToken: string;
}

export class Stranger {
  readonly origin: string;
  readonly pullPaymentId: string;

  /** `link`: the sender's "Only on this computer" link. */
  constructor(link: string) {
    const { searchParams } = new URL(link);
    this.origin = searchParams.get('server') ?? '';
    this.pullPaymentId = searchParams.get('id') ?? '';
  }

  /** Claims and expects the 200. */
  async claim(claim: PlainClaim): Promise<Accepted> {
    const { status, body } = await this.tryClaim(claim);
    expect(body, `claim answered ${status}`).toMatchObject({ state: 'AwaitingApproval' });
    return body as unknown as Accepted;
  }

  /** Claims, whatever the answer. */
  async tryClaim({ chain, ...rest }: PlainClaim): Promise<Answer> {
    return this.post({ payoutMethodId: chain === 'bitcoin' ? 'BTC-CHAIN' : 'XRP-CHAIN', ...rest });
  }

  /** Posts any body as a claim. */
  async post(body: unknown, sent: Sent = {}): Promise<Answer> {
    return this.send('POST', '/payouts', { body, ...sent });
  }

  /** The pull payment as strangers see it. */
  async terms(): Promise<Json> {
    return (await this.send('GET', '')).body;
  }

  /** One payout; in full with the token of its claim. */
  async payout(id: string, token?: string): Promise<Json> {
    return (await this.send('GET', `/payouts/${id}`, token === undefined ? {} : { token })).body;
  }

  /** Waits until the API answers at all, as after a start. */
  async ready(when = 'after a start'): Promise<void> {
    await expect(async () => expect((await this.send('GET', '')).status, when).toBe(200)).toPass({
      timeout: 20_000,
      intervals: [50, 100, 200],
    });
  }

  /** Waits until a payout has a state. */
  async expectState({ id }: { readonly id: string }, state: string, timeout = 30_000): Promise<void> {
    const now = async (): Promise<unknown> => (await this.payout(id).catch(() => null))?.state;
    await expect.poll(now, { timeout, intervals: [100, 200, 400] }).toBe(state);
  }

  /** Any request below this pull payment. */
  send(method: string, path: string, { body, token, headers = {} }: Sent = {}): Promise<Answer> {
    const url = `${this.origin}/api/v1/pull-payments/${this.pullPaymentId}${path}`;
    const text = body === undefined ? null : typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const all = {
      ...(text === null ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
      ...(token === undefined ? {} : { authorization: `token ${token}` }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const outgoing = request(url, { method, headers: all, agent: false, timeout: 15_000 }, (incoming) => {
        read(incoming).then(resolve, reject);
      });
      outgoing.once('error', reject);
      outgoing.once('timeout', () => outgoing.destroy(new Error('no answer within 15 s')));
      outgoing.end(text ?? undefined);
    });
  }
}

/** 16 random bytes as hex, as a client makes them. */
export function newClaimId(): string {
  return randomBytes(16).toString('hex');
}

async function read(incoming: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: text === '' ? null : JSON.parse(text) };
}
