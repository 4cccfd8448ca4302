// Owns starting and stopping a practice host: lock, state, port, timers, endpoint file, in that order.
import { createServer, type Server } from 'node:http';
import { bytesToHex } from '@noble/hashes/utils.js';
import { practiceNetworkId } from '../../shared/network.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { createXrplSide } from '../xrpl/side.ts';
import { type Disk, openDisk } from './disk.ts';
import { type Endpoint, readEndpoint, writeEndpoint } from './endpoint.ts';
import { type FolderLock, lockFolder, type Processes } from './folder-lock.ts';
import { requestListener } from './http-server.ts';
import { BitcoinLiar } from './lies.ts';
import { PracticeNetwork } from './network.ts';
import { listenAt, portOf } from './ports.ts';
import { loadSaved } from './saved.ts';
import { type Paused, Schedule } from './schedule.ts';
import { type SocketServer, socketServer } from './socket-server.ts';
import { TimerGroup, type Timers } from './timers.ts';

export interface PracticeOptions {
  /** Holds all state; made if it does not exist. */
  readonly folder: string;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly timers: Timers;
  readonly processes: Processes;
  /** Of the XRP Ledger; the app's own practice network unless told otherwise. */
  readonly networkId?: number;
  /** Names of its amendments that are off. */
  readonly without?: readonly string[];
  /** Allows lies. Never set by the packed app. */
  readonly testing: boolean;
  /** Blocks and ledgers that do not come by themselves from the start; both by themselves unless told otherwise. */
  readonly paused?: Readonly<Paused>;
  /** The host can no longer keep its word (disk failed, folder taken by another): it has stopped. */
  readonly onFatal: (reason: string) => void;
  /** Another disk than the folder itself, for tests. */
  readonly disk?: Disk;
}

export interface PracticeHost {
  readonly port: number;
  readonly token: string;
  /** Direct access for tests and measurements in the same process. */
  readonly network: PracticeNetwork;
  close(): Promise<void>;
}

const lockCheckMs = 1_000;

/**
 * Hosts the practice network of a folder on 127.0.0.1. Refuses with `practice-held` while another live process does,
 * and with `practice-damaged` (param `file`) if the folder cannot be read.
 */
export async function startPractice(options: PracticeOptions): Promise<Result<PracticeHost>> {
  const disk = options.disk ?? (await openDisk(options.folder));
  const pause = (ms: number) => new Promise<void>((resolve) => void options.timers.after(ms, resolve));
  const lock = await lockFolder(disk, { processes: options.processes, nonce: bytesToHex(options.random(16)), pause });
  if (lock === null) return refuse('practice-held');
  const started = await startHost(options, disk, lock);
  if (!started.ok) await lock.release();
  return started;
}

async function startHost(options: PracticeOptions, disk: Disk, lock: FolderLock): Promise<Result<PracticeHost>> {
  const saved = await loadSaved(disk);
  if (!saved.ok) return saved;
  const host = new Host(options, disk, lock, await endpointOf(disk, options.random));
  return ok(await host.start(new PracticeNetwork(host.networkOptions(), saved.value)));
}

async function endpointOf(disk: Disk, random: (length: number) => Uint8Array): Promise<Endpoint> {
  return (await readEndpoint(disk)) ?? { port: 0, token: bytesToHex(random(32)) };
}

class Host {
  private readonly timers: TimerGroup;
  private readonly schedule: Schedule;
  private readonly server: Server = createServer();
  private network: PracticeNetwork | null = null;
  private sockets: SocketServer | null = null;
  private closing: Promise<void> | null = null;

  constructor(
    private readonly options: PracticeOptions,
    private readonly disk: Disk,
    private readonly lock: FolderLock,
    private readonly before: Endpoint,
  ) {
    this.timers = new TimerGroup(options.timers);
    this.schedule = new Schedule(this.timers, options.now, { ...(options.paused ?? { blocks: false, ledgers: false }) });
  }

  networkOptions() {
    const { now, random } = this.options;
    const ledgerSubmitted = () => this.network !== null && this.schedule.ledgerSoon(this.network);
    const failed = (error: unknown) => this.fail(`disk: ${String(error)}`);
    const side = { networkId: this.options.networkId ?? practiceNetworkId, without: this.options.without ?? [], createXrplSide };
    return { disk: this.disk, now, random, timers: this.timers, ...side, ledgerSubmitted, failed };
  }

  /** Listens only when everything is on disk, and is named in the endpoint file only when it listens. */
  async start(network: PracticeNetwork): Promise<PracticeHost> {
    this.network = network;
    await network.settled();
    this.listen(network);
    const port = await listenOn(this.server, this.before.port);
    const { token } = this.before;
    await writeEndpoint(this.disk, { port, token });
    this.schedule.start(network);
    this.timers.every(lockCheckMs, () => void this.checkLock());
    return { port, token, network, close: () => this.close() };
  }

  private listen(network: PracticeNetwork): void {
    const { server, options, timers } = this;
    const port = () => portOf(server);
    const liar = options.testing ? new BitcoinLiar() : null;
    const http = { network, paused: this.schedule.paused, liar, port, token: this.before.token, now: options.now, timers };
    const sockets = socketServer({ side: network.ledger.side, port, settled: () => network.settled() });
    this.sockets = sockets;
    server.requestTimeout = 15_000;
    server.headersTimeout = 10_000;
    server.maxConnections = 500;
    server.on('request', requestListener(http));
    server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  }

  /** A computer that slept may wake up to a folder that another copy of the app has taken over. */
  private async checkLock(): Promise<void> {
    const ours = await this.lock.stillOurs().catch(() => false);
    if (!ours) this.fail('lock: another host has the folder');
  }

  private fail(reason: string): void {
    if (this.closing !== null) return;
    void this.close();
    this.options.onFatal(reason);
  }

  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    this.timers.cancelAll();
    this.sockets?.close();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    await this.network?.settled().catch(() => undefined);
    await this.disk.close();
    await this.lock.release();
  }
}

/** The port of last time if it is free, so that clients find the network where it was; any other if it is not. */
async function listenOn(server: Server, wanted: number): Promise<number> {
  if (!(await listenAt(server, wanted)) && !(await listenAt(server, 0))) throw new Error('no port of 127.0.0.1 is free');
  return portOf(server);
}
