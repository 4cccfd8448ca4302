// Owns a BTCPay Server for tests, over loopback HTTP, by the specification's word alone (sections 1 to 13): it knows nothing that Pullpay adds.
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;
type State = 'AwaitingApproval' | 'AwaitingPayment' | 'InProgress' | 'Completed' | 'Cancelled';
type Reply = { readonly status: number; readonly body?: unknown };

export interface FakePullPayment {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly currency: string;
  readonly amount: number;
  readonly methods: readonly string[];
  archived: boolean;
  expiresAt: number | null;
}

export interface FakePayout {
  readonly id: string;
  readonly pullPaymentId: string | null;
  readonly date: number;
  destination: string;
  readonly methodId: string;
  readonly originalAmount: number;
  readonly originalCurrency: string;
  payoutAmount: number | null;
  state: State;
  proof: Json | null;
}

/** What becomes of one request: `request` is lost on its way there, `answer` on its way back; a status is a proxy's own answer. */
export type Mishap = 'request' | 'answer' | number;

const final: readonly State[] = ['Completed', 'Cancelled'];
const api = '/api/v1/';

export class FakeBtcpay {
  readonly storeId = '9hbYFwhXoYuNKDzeChUEZqmFVQEa2DkhWbsjyYcAVdbb';
  readonly apiKey = 'f00dbabe'.repeat(5);
  permissions: string[] = ['canviewpayouts', 'canmanagepayouts', 'canviewpullpayments'].map(
    (name) => `btcpay.store.${name}:${this.storeId}`,
  );
  readonly pullPayments = new Map<string, FakePullPayment>();
  readonly payouts: FakePayout[] = [];
  /** "METHOD path" of every request that arrived, and its body. */
  readonly arrived: { readonly line: string; readonly body: Json | null; readonly authorization: string | null }[] = [];
  /** For the next requests whose line holds the text, one each. */
  readonly mishaps: { readonly line: string; readonly what: Mishap }[] = [];
  rate = 50_000;
  /** Lists of more than 16 MiB. */
  huge = false;
  /** Shown in the place of any payout that is asked for by its id. */
  answersWith: FakePayout | null = null;
  /** Changes a payout behind the back of whoever approves it. */
  whenApproved: (payout: FakePayout) => void = () => undefined;
  /** What the store adds to a price that it is given. */
  spread = 1;
  now = 1_700_000_000;
  origin = '';
  private server: Server | null = null;
  private ids = 0;

  async open(): Promise<this> {
    const server = createServer((request, response) => void this.serve(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return this;
  }

  close(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  pullPayment(changes: Partial<FakePullPayment> = {}): FakePullPayment {
    const made = {
      id: this.id(),
      name: 'Refund 7',
      description: '',
      currency: 'USD',
      amount: 100,
      methods: ['BTC-CHAIN'],
      archived: false,
      expiresAt: null,
      ...changes,
    };
    this.pullPayments.set(made.id, made);
    return made;
  }

  payout(changes: Partial<FakePayout> & Pick<FakePayout, 'destination'>): FakePayout {
    const made: FakePayout = {
      id: this.id(),
      pullPaymentId: null,
      date: this.now,
      methodId: 'BTC-CHAIN',
      originalAmount: 10,
      originalCurrency: 'USD',
      payoutAmount: null,
      state: 'AwaitingApproval',
      proof: null,
      ...changes,
    };
    this.payouts.push(made);
    return made;
  }

  posts(path: string): readonly Json[] {
    return this.arrived.flatMap(({ line, body }) => (line.startsWith('POST') && line.includes(path) ? [body ?? {}] : []));
  }

  private id(): string {
    this.ids += 1;
    return `2mTqZ8sKfH4uVbYcN6rPdX${String(this.ids + 10_000)
      .replace('0', 'o')
      .replaceAll('0', 'p')}`;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const line = `${request.method} ${request.url}`;
    const body = text === '' ? null : (JSON.parse(text) as Json);
    this.arrived.push({ line, body, authorization: request.headers.authorization ?? null });
    const at = this.mishaps.findIndex((mishap) => line.includes(mishap.line));
    const what = at < 0 ? null : this.mishaps.splice(at, 1)[0]?.what;
    if (typeof what === 'number') return void response.writeHead(what, { 'content-type': 'text/html' }).end('<h1>nginx</h1>');
    if (what === 'request') return void request.socket.destroy();
    const url = new URL(request.url ?? '/', this.origin);
    const reply = this.answer(request.method ?? '', url, body, request.headers.authorization);
    if (what === 'answer') return void request.socket.destroy();
    response.writeHead(reply.status, { 'content-type': 'application/json' });
    response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
  }

  private answer(method: string, url: URL, body: Json | null, authorization: string | undefined): Reply {
    const parts = url.pathname.slice(api.length).split('/');
    const all = url.searchParams.get('includeCancelled') === 'true';
    if (parts[0] === 'pull-payments') return this.anybody(method, parts, body, all);
    if (authorization !== `token ${this.apiKey}`) return fail(401, 'unauthenticated');
    if (parts[0] === 'stores' && parts.length === 1) return { status: 200, body: [{ id: this.storeId, name: 'Corner shop' }] };
    if (parts[0] === 'api-keys') return { status: 200, body: { apiKey: this.apiKey, label: 'desk', permissions: this.permissions } };
    if (parts[0] === 'stores' && parts[1] === this.storeId && parts[2] === 'payouts')
      return this.managed(method, parts.slice(3), body, all);
    return { status: 403, body: { code: 'missing-permission', message: '', missingPermission: 'btcpay.store.canviewstoresettings' } };
  }

  /** What anybody may ask (spec §2.3, §4.2, §4.7). */
  private anybody(method: string, parts: readonly string[], body: Json | null, all: boolean): Reply {
    const pull = this.pullPayments.get(parts[1] ?? '');
    if (method === 'POST' && !this.knows(body?.payoutMethodId)) return invalid('PayoutMethodId');
    if (pull === undefined) return fail(404, 'pullpayment-not-found');
    if (parts.length === 2) return method === 'GET' ? { status: 200, body: this.pullJson(pull) } : fail(401, 'unauthenticated');
    if (method === 'POST') return this.claim(pull, body ?? {});
    const shown = pull.archived ? [] : this.payouts.filter((payout) => payout.pullPaymentId === pull.id);
    if (parts.length === 3) {
      const list = shown.filter((payout) => all || payout.state !== 'Cancelled');
      return { status: 200, body: list.map((payout) => this.payoutJson(payout)) };
    }
    if (method !== 'GET') return fail(401, 'unauthenticated');
    const one = shown.find((payout) => payout.id === parts[3]);
    return one ? { status: 200, body: this.payoutJson(one) } : fail(404, 'payout-not-found');
  }

  private knows(method: unknown): boolean {
    return typeof method === 'string' && ['BTC', 'BTC-CHAIN', 'BTC-LN'].includes(method.toUpperCase());
  }

  private claim(pull: FakePullPayment, body: Json): Reply {
    const { destination } = body;
    if (typeof destination !== 'string' || !/^(bitcoin:)?bcrt1/i.test(destination)) return invalid('Destination');
    if (pull.archived) return fail(400, 'archived');
    if (pull.expiresAt !== null && this.now > pull.expiresAt) return fail(400, 'expired');
    if (!pull.methods.includes(String(body.payoutMethodId))) return fail(400, 'payment-method-not-supported');
    const key = addressOf(destination);
    if (this.payouts.some((other) => !final.includes(other.state) && addressOf(other.destination) === key))
      return fail(400, 'duplicate-destination');
    const mine = this.payouts.filter((payout) => payout.pullPaymentId === pull.id && payout.state !== 'Cancelled');
    const left = pull.amount - mine.reduce((sum, payout) => sum + payout.originalAmount, 0);
    const amount = body.amount === undefined || body.amount === null ? left : Number(body.amount);
    if (amount > left) return fail(400, 'overdraft');
    if (amount <= 0) return fail(400, 'amount-too-low');
    const made = this.payout({ pullPaymentId: pull.id, destination, originalAmount: amount, originalCurrency: pull.currency });
    return { status: 200, body: this.payoutJson(made) };
  }

  /** What a key of the store may do (spec §5.1, §6.1). */
  private managed(method: string, parts: readonly string[], body: Json | null, all: boolean): Reply {
    const needed = method === 'GET' ? 'btcpay.store.canviewpayouts' : 'btcpay.store.canmanagepayouts';
    const has = this.permissions.some((name) => name === needed || name === `${needed}:${this.storeId}`);
    if (!has) return { status: 403, body: { code: 'missing-permission', message: '', missingPermission: needed } };
    if (parts.length === 0) {
      const list = this.payouts.filter((payout) => all || payout.state !== 'Cancelled');
      const padding = this.huge ? [{ metadata: { source: 'x'.repeat(17 * 1024 * 1024) } }] : [];
      return { status: 200, body: [...list.map((payout) => this.payoutJson(payout)), ...padding] };
    }
    const payout = this.payouts.find((candidate) => candidate.id === parts[0]);
    if (payout === undefined) return fail(404, 'payout-not-found');
    if (parts[1] === 'mark') return this.mark(payout, body ?? {});
    if (method === 'GET') return { status: 200, body: this.payoutJson(this.answersWith ?? payout) };
    if (method === 'DELETE') return this.cancel(payout);
    if (payout.state !== 'AwaitingApproval') return fail(400, 'invalid-state');
    if ((body?.revision ?? 0) !== 0) return fail(400, 'old-revision');
    const rate = this.spread * (body?.rateRule === undefined ? this.rate : Number(body.rateRule));
    payout.payoutAmount = Math.ceil((payout.originalAmount / rate) * 1e8) / 1e8;
    payout.state = 'AwaitingPayment';
    this.whenApproved(payout);
    return { status: 200, body: this.payoutJson(payout) };
  }

  private cancel(payout: FakePayout): Reply {
    if (payout.state === 'InProgress' || payout.state === 'Completed') return fail(400, 'invalid-state');
    payout.state = 'Cancelled';
    return { status: 200 };
  }

  private mark(payout: FakePayout, body: Json): Reply {
    const state = (body.state ?? 'Completed') as State;
    const proof = (body.paymentProof ?? null) as Json | null;
    if (proof !== null && !Object.keys(proof).some((key) => key.toLowerCase() === 'prooftype')) return invalid('PaymentProof');
    const paying = state === 'InProgress' || state === 'Completed';
    const waiting = payout.state === 'AwaitingApproval' || payout.state === 'Cancelled';
    if (payout.state === 'Completed' || (paying && waiting)) return fail(400, 'invalid-state');
    if (state === 'AwaitingPayment' && payout.state !== 'InProgress') return fail(400, 'invalid-state');
    payout.state = state;
    payout.proof = paying ? proof : null;
    return { status: 200 };
  }

  private pullJson(pull: FakePullPayment): Json {
    return {
      id: pull.id,
      startsAt: this.now - 3600,
      expiresAt: pull.expiresAt,
      name: pull.name,
      description: pull.description,
      currency: pull.currency,
      amount: pull.amount.toFixed(8),
      BOLT11Expiration: 30,
      archived: pull.archived,
      viewLink: `${this.origin}/pull-payments/${pull.id}`,
      autoApproveClaims: false,
    };
  }

  private payoutJson(payout: FakePayout): Json {
    return {
      id: payout.id,
      revision: 0,
      pullPaymentId: payout.pullPaymentId,
      date: payout.date,
      destination: payout.destination,
      originalCurrency: payout.originalCurrency,
      originalAmount: payout.originalAmount.toFixed(8),
      payoutCurrency: payout.methodId.split('-')[0] ?? '',
      payoutAmount: payout.payoutAmount === null ? null : payout.payoutAmount.toFixed(8),
      payoutMethodId: payout.methodId,
      state: payout.state,
      paymentProof: payout.proof,
      metadata: {},
    };
  }
}

function addressOf(destination: string): string {
  return (destination.replace(/^bitcoin:/i, '').split('?')[0] ?? '').toLowerCase();
}

function fail(status: number, code: string): Reply {
  return { status, body: { code, message: `<b>${code}</b>` } };
}

function invalid(path: string): Reply {
  return { status: 422, body: [{ path, message: 'not valid' }] };
}
