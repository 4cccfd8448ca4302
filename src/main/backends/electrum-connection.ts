// Owns keeping one connection to an Electrum server: opened when needed, greeted, its network checked, replaced when lost.
import { ok, type Refusal, refuse, type Result } from '../../shared/result.ts';
import type * as z from 'zod';
import { type BitcoinNetwork, networkFacts } from './bitcoin-networks.ts';
import { type ElectrumAnswer, type ElectrumClient, electrumClient } from './electrum-client.ts';
import * as shape from './electrum-parse.ts';
import { type CertificatePin, secureStream } from './electrum-pin.ts';
import { checked } from './json.ts';
import { plainWords } from './judge-server.ts';
import { type Dial, type NetPlace, shown } from './socks.ts';

export interface ElectrumConnectionOptions {
  readonly server: NetPlace;
  /** Null: without TLS. */
  readonly pin: CertificatePin | null;
  readonly network: BitcoinNetwork;
  readonly dial: Dial;
  /** For connecting, and for each answer. */
  readonly timeoutMs: number;
  readonly maxBytes?: number;
}

export interface ElectrumConnection {
  /** Host and port. */
  readonly place: string;
  /** Asks on the open connection, or opens one. A question that is lost with a connection that was open already is not asked again. */
  ask(method: string, params?: readonly unknown[]): Promise<ElectrumAnswer>;
  /** The server's name for its software, after the first answer. */
  software(): string;
  close(): void;
}

export function electrumConnection(options: ElectrumConnectionOptions): ElectrumConnection {
  return new Keeper(options);
}

/** Asks and reads against a schema; a refusal of the server becomes `backend-refused` with its words. */
export async function askElectrum<T>(
  connection: ElectrumConnection,
  schema: z.ZodType<T>,
  method: string,
  params: readonly unknown[] = [],
): Promise<Result<T>> {
  const answer = await connection.ask(method, params);
  return answer.kind === 'result' ? checked(schema, answer.result) : refusalOf(answer);
}

export function refusalOf(answer: Exclude<ElectrumAnswer, { kind: 'result' }>): { readonly ok: false; readonly error: Refusal } {
  if (answer.kind === 'lost') return { ok: false, error: answer.refusal };
  return refuse('backend-refused', { status: plainWords(answer.message, 200) });
}

class Keeper implements ElectrumConnection {
  readonly place: string;
  private readonly options: ElectrumConnectionOptions;
  private readonly cut = new AbortController();
  private current: ElectrumClient | null = null;
  private opening: Promise<Result<ElectrumClient>> | null = null;
  private name = '';
  /** What is accepted: as it was known at the start, or learned since. */
  private fingerprint: string | null;

  constructor(options: ElectrumConnectionOptions) {
    this.options = options;
    this.place = shown(options.server);
    this.fingerprint = options.pin?.known ?? null;
  }

  async ask(method: string, params: readonly unknown[] = []): Promise<ElectrumAnswer> {
    const client = await this.connected();
    return client.ok ? client.value.ask(method, params) : { kind: 'lost', refusal: client.error };
  }

  software(): string {
    return this.name;
  }

  close(): void {
    this.cut.abort();
    this.current?.close();
  }

  private connected(): Promise<Result<ElectrumClient>> {
    if (this.cut.signal.aborted) return Promise.resolve(refuse('backend-unreachable', { host: this.place }));
    if (this.current?.isOpen === true) return Promise.resolve(ok(this.current));
    this.opening ??= this.open().finally(() => {
      this.opening = null;
    });
    return this.opening;
  }

  private async open(): Promise<Result<ElectrumClient>> {
    const { server, pin, dial, timeoutMs } = this.options;
    const socket = await dial(server, { timeoutMs, signal: this.cut.signal });
    if (!socket.ok) return socket;
    socket.value.setNoDelay(true);
    if (pin === null) return this.greet(this.clientOver(socket.value));
    const secured = await secureStream(socket.value, server, this.fingerprint, timeoutMs);
    if (!secured.ok) return secured;
    const greeted = await this.greet(this.clientOver(secured.value.stream));
    if (greeted.ok && this.fingerprint === null) {
      this.fingerprint = secured.value.fingerprint;
      pin.learn(secured.value.fingerprint);
    }
    return greeted;
  }

  private clientOver(stream: Parameters<typeof electrumClient>[0]): ElectrumClient {
    const { timeoutMs, maxBytes } = this.options;
    return electrumClient(stream, { timeoutMs, host: this.place, ...(maxBytes === undefined ? {} : { maxBytes }) });
  }

  private async greet(client: ElectrumClient): Promise<Result<ElectrumClient>> {
    const refused = await this.strangeness(client);
    if (refused !== null || this.cut.signal.aborted) {
      client.close();
      return { ok: false, error: refused ?? { code: 'backend-unreachable', params: { host: this.place } } };
    }
    this.current = client;
    return ok(client);
  }

  /** Why this server is not to be asked anything about a wallet; null where nothing stands against it. */
  private async strangeness(client: ElectrumClient): Promise<Refusal | null> {
    const params = { host: this.place };
    const greeting = await client.ask('server.version', ['Pullpay', '1.4']);
    if (greeting.kind === 'lost')
      return greeting.refusal.code === 'backend-garbled' ? { code: 'backend-other-kind', params } : greeting.refusal;
    const version = shape.version.safeParse(greeting.kind === 'result' ? greeting.result : null);
    if (!version.success) return { code: 'backend-other-kind', params };
    const answer = await client.ask('server.features', []);
    if (answer.kind !== 'result') return refusalOf(answer).error;
    const features = shape.features.safeParse(answer.result);
    if (!features.success) return { code: 'backend-other-kind', params };
    if (features.data.genesis_hash !== networkFacts[this.options.network].genesis) return { code: 'backend-wrong-network', params };
    this.name = plainWords(version.data[0], 60);
    return null;
  }
}
