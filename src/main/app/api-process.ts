// Owns the API server's life in main: its port is chosen once and kept; a busy port switches the API off with a notice, never to another port.
import type { MessageChannelMain, MessagePortMain } from 'electron';
import { type Reach, serverReport } from '../../shared/contract/server-api.ts';
import type { StoreAccess } from '../../shared/contract/connected-stores.ts';
import type { ApiStatus } from '../../shared/contract/main-api.ts';
import { makeBackOff } from './back-off.ts';
import type { Child, StartChild } from './child-process.ts';

export interface ApiProcessOptions {
  readonly startChild: StartChild;
  readonly channel: () => Pick<MessageChannelMain, 'port1' | 'port2'>;
  /** Milliseconds that only ever grow. */
  readonly monotonic: () => number;
  /** Calls `then` after `ms`; the returned function takes that back. */
  readonly later: (ms: number, then: () => void) => () => void;
  readonly practice: boolean;
  readonly limits: boolean;
  /** Webhooks may point to this computer. */
  readonly loopbackWebhooks?: boolean;
  /** The kept port, 0 before the first start. */
  readonly readPort: () => number;
  readonly keepPort: (port: number) => Promise<void>;
  readonly allowedHosts: () => readonly string[];
  readonly reach: () => Reach;
  /** SHA-256 of each valid API key. */
  readonly keyHashes: () => readonly string[];
  readonly stores: () => readonly StoreAccess[];
  readonly changed: (status: ApiStatus) => void;
}

const restarts = { first: 1000, last: 60_000, calm: 60_000 };

export class ApiProcess {
  private child: Child | null = null;
  private current: ApiStatus = { running: false, origin: null, problem: null };
  private ended = false;
  private startedAt = 0;
  private cancelRestart: (() => void) | null = null;
  private readonly backOff = makeBackOff(restarts);

  constructor(
    private readonly options: ApiProcessOptions,
    /** Called with a fresh port for the workflow whenever the process (re)starts. */
    private readonly handOver: (port: MessagePortMain) => void,
  ) {}

  get status(): ApiStatus {
    return this.current;
  }

  /** Does nothing while the process runs, or waits for its next start after it died. */
  start(): void {
    if (this.child || this.ended || this.cancelRestart) return;
    const { practice, limits, loopbackWebhooks = false, readPort, monotonic } = this.options;
    this.startedAt = monotonic();
    this.child = this.options.startChild({
      entry: 'server',
      args: [],
      onMessage: (message) => this.onReport(message),
      onExit: () => this.onExit(),
    });
    this.child.postMessage({ kind: 'hosts', allowed: this.options.allowedHosts() });
    this.child.postMessage({ kind: 'keys', hashes: this.options.keyHashes() });
    this.child.postMessage({ kind: 'stores', stores: this.options.stores() });
    this.child.postMessage({
      kind: 'start',
      port: readPort(),
      practice,
      limits,
      reach: this.options.reach(),
      ...(loopbackWebhooks ? { loopbackWebhooks } : {}),
    });
    this.connectWorkflow();
  }

  /** Makes a new channel between the server process and the workflow, for example after the page was loaded anew. */
  connectWorkflow(): void {
    if (!this.child) return;
    const { port1, port2 } = this.options.channel();
    this.child.postMessage({ kind: 'workflow' }, [port1]);
    this.handOver(port2);
  }

  hostsChanged(): void {
    this.child?.postMessage({ kind: 'hosts', allowed: this.options.allowedHosts() });
  }

  keysChanged(): void {
    this.child?.postMessage({ kind: 'keys', hashes: this.options.keyHashes() });
  }

  storesChanged(): void {
    this.child?.postMessage({ kind: 'stores', stores: this.options.stores() });
  }

  /** The process listens anew where that changes the address it is bound to. */
  reachChanged(): void {
    this.child?.postMessage({ kind: 'reach', reach: this.options.reach() });
  }

  stop(): void {
    this.ended = true;
    this.cancelRestart?.();
    this.child?.kill();
  }

  private onReport(message: unknown): void {
    const report = serverReport.safeParse(message);
    if (!report.success) return;
    if (report.data.kind === 'problem') return this.set({ running: false, origin: null, problem: report.data.code });
    void this.options.keepPort(report.data.port);
    this.set({ running: true, origin: `http://127.0.0.1:${report.data.port}`, problem: null });
  }

  private onExit(): void {
    this.child = null;
    if (this.ended) return;
    this.set({ running: false, origin: null, problem: 'api-stopped' });
    const wait = this.backOff.next(this.options.monotonic() - this.startedAt);
    this.cancelRestart = this.options.later(wait, () => {
      this.cancelRestart = null;
      this.start();
    });
  }

  private set(status: ApiStatus): void {
    this.current = status;
    this.options.changed(status);
  }
}
