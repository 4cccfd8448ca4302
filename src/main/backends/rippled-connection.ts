// Owns keeping one connection to a rippled server: opened when needed, replaced when lost, by another server if there are several, subscribed to ledgers while anybody listens.
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { EndpointSource } from './endpoint.ts';
import type { RippledAnswer, RippledClient } from './rippled-client.ts';
import { ledgerEvent, networkOfServer } from './rippled-parse.ts';

export interface RippledConnectionOptions {
  readonly endpoint: EndpointSource;
  /** The only network that is talked to (servers of the real ledger name none, which is 0): another one's server is left at once. Absent: any. */
  readonly networkId?: number;
  /** For connecting, and for each answer. */
  readonly timeoutMs: number;
  /** Runs `action` once after `ms`; returns how to cancel it. */
  readonly later: (action: () => void, ms: number) => () => void;
  /** Waits between attempts to reconnect while somebody listens: doubled from the first to the last. */
  readonly backOffMs?: { readonly first: number; readonly last: number };
}

export interface RippledConnection {
  /** Asks on the open connection, or opens one. Never asks twice: whoever wants to know what became of a lost question asks about that. */
  ask(command: string, fields: Readonly<Record<string, unknown>>): Promise<RippledAnswer>;
  /** How many connections were opened so far. */
  opened(): number;
  onLedger(listener: (index: number) => void): () => void;
  /** The next question goes where the source points now; what is on its way is still answered at the old place. */
  relocate(): void;
  isConnected(): boolean;
  close(): void;
}

const wrongNetwork = 'network-mismatch';
const defaultBackOff = { first: 250, last: 30_000 };

export function rippledConnection(options: RippledConnectionOptions): RippledConnection {
  return new Keeper(options);
}

class Keeper implements RippledConnection {
  private readonly options: RippledConnectionOptions;
  private readonly backOff: { readonly first: number; readonly last: number };
  private readonly listeners = new Set<(index: number) => void>();
  private current: RippledClient | null = null;
  private opening: Promise<Result<RippledClient>> | null = null;
  private cancelRetry: (() => void) | null = null;
  private wait: number;
  private closed = false;
  private count = 0;
  /** Counts the moves: what was opened for an earlier one is not taken over. */
  private moves = 0;
  /** Questions without an answer. */
  private readonly waiting = new Map<RippledClient, number>();
  private readonly leaving = new Set<RippledClient>();

  constructor(options: RippledConnectionOptions) {
    this.options = options;
    this.backOff = options.backOffMs ?? defaultBackOff;
    this.wait = this.backOff.first;
  }

  async ask(command: string, fields: Readonly<Record<string, unknown>>): Promise<RippledAnswer> {
    const client = await this.connected();
    if (!client.ok) return { kind: 'lost', code: client.error.code === wrongNetwork ? wrongNetwork : 'backend-unreachable' };
    const answer = await this.answered(client.value, command, fields);
    // A server that is silent once may be half gone; the next question gets a fresh connection.
    if (answer.kind === 'lost' && answer.code !== 'backend-garbled') this.drop(client.value);
    return answer;
  }

  opened(): number {
    return this.count;
  }

  private async answered(client: RippledClient, command: string, fields: Readonly<Record<string, unknown>>): Promise<RippledAnswer> {
    this.waiting.set(client, (this.waiting.get(client) ?? 0) + 1);
    const answer = await client.ask(command, fields);
    const left = (this.waiting.get(client) ?? 1) - 1;
    if (left > 0) this.waiting.set(client, left);
    else this.waiting.delete(client);
    this.retireIdle(client);
    return answer;
  }

  relocate(): void {
    const old = this.current;
    this.moves += 1;
    this.current = null;
    if (old !== null) {
      this.leaving.add(old);
      // Whoever was given this connection in the same moment asks first.
      this.options.later(() => this.retireIdle(old), 0);
    }
    if (this.listeners.size > 0) void this.connected();
  }

  isConnected(): boolean {
    return this.current !== null;
  }

  private retireIdle(client: RippledClient): void {
    if (!this.leaving.has(client) || this.waiting.has(client)) return;
    this.leaving.delete(client);
    client.retire();
  }

  onLedger(listener: (index: number) => void): () => void {
    const own = (index: number): void => listener(index);
    this.listeners.add(own);
    if (this.current === null) void this.connected();
    else void this.subscribe(this.current);
    return () => void this.listeners.delete(own);
  }

  close(): void {
    this.closed = true;
    this.listeners.clear();
    this.cancelRetry?.();
    this.current?.retire();
    for (const client of this.leaving) client.retire();
    this.current = null;
  }

  private connected(): Promise<Result<RippledClient>> {
    if (this.closed) return Promise.resolve(refuse('backend-unreachable'));
    if (this.current !== null) return Promise.resolve(ok(this.current));
    this.opening ??= this.openLast();
    return this.opening;
  }

  private async openLast(): Promise<Result<RippledClient>> {
    const { moves } = this;
    const opened = await this.open();
    if (moves === this.moves || this.closed) return this.settle(opened);
    if (opened.ok) opened.value.retire();
    return this.openLast();
  }

  /** Tries every place once. */
  private async open(): Promise<Result<RippledClient>> {
    let opened = await this.openHere();
    for (let tried = 1; !opened.ok && tried < (this.options.endpoint.places ?? 1); tried += 1) opened = await this.openHere();
    return opened;
  }

  private async openHere(): Promise<Result<RippledClient>> {
    const endpoint = await this.options.endpoint.current();
    if (!endpoint.ok) return endpoint;
    // The connection may be lost before it is handed over.
    let client: RippledClient | null = null;
    const events = { onLedger: (event: unknown) => this.tell(event), onClosed: () => this.drop(client) };
    try {
      // xrpl.js is a quarter of main's code: it is loaded when a ledger is first asked, not while the window waits to open.
      const { connectRippled } = await import('./rippled-client.ts');
      client = await connectRippled(endpoint.value, this.options.timeoutMs, events);
      const refused = await this.strangeness(client);
      if (refused === null) return ok(client);
      client.retire();
      this.options.endpoint.lost();
      return refuse(refused);
    } catch {
      this.options.endpoint.lost();
      return refuse('backend-unreachable');
    }
  }

  /** Why this server is not to be asked; null where nothing stands against it. */
  private async strangeness(client: RippledClient): Promise<typeof wrongNetwork | 'backend-unreachable' | null> {
    const { networkId } = this.options;
    if (networkId === undefined) return null;
    const answer = await client.ask('server_state', {});
    const read = answer.kind === 'result' ? networkOfServer.safeParse(answer.result) : null;
    if (read?.success !== true) return 'backend-unreachable';
    return read.data === networkId ? null : wrongNetwork;
  }

  private settle(opened: Result<RippledClient>): Result<RippledClient> {
    this.opening = null;
    if (!opened.ok) {
      this.retryLater();
      return opened;
    }
    if (this.closed) {
      opened.value.retire();
      return refuse('backend-unreachable');
    }
    this.current = opened.value;
    this.count += 1;
    if (this.listeners.size > 0) void this.subscribe(opened.value);
    return opened;
  }

  /** The answer names the newest ledger, so that a listener need not wait for the next one. */
  private async subscribe(client: RippledClient): Promise<void> {
    const answer = await client.ask('subscribe', { streams: ['ledger'] });
    if (answer.kind !== 'result') return this.drop(client);
    this.wait = this.backOff.first;
    this.tell(answer.result);
  }

  private tell(event: unknown): void {
    const index = ledgerEvent.safeParse(event);
    if (index.success) for (const listener of this.listeners) listener(index.data);
  }

  private drop(client: RippledClient | null): void {
    client?.retire();
    if (client === null || client !== this.current) return;
    this.current = null;
    this.options.endpoint.lost();
    this.retryLater();
  }

  private retryLater(): void {
    if (this.closed || this.listeners.size === 0 || this.cancelRetry !== null) return;
    this.cancelRetry = this.options.later(() => {
      this.cancelRetry = null;
      void this.connected();
    }, this.wait);
    this.wait = Math.min(this.wait * 2, this.backOff.last);
  }
}
