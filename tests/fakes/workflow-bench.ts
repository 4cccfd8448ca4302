// Owns the workbench for tests of the workflow: the worker's services between a fake main, a screen and the API server, restarted at will.
import type { WalletSummary } from '../../src/shared/contract/common.ts';
import type { connectedStoreApi } from '../../src/shared/contract/connected-stores.ts';
import { type Client, type Handlers, connect } from '../../src/shared/contract/rpc.ts';
import { greenfieldApi, type greenfieldClientApi, serverClientApi } from '../../src/shared/contract/server-api.ts';
import { workflowApi } from '../../src/shared/contract/workflow-api.ts';
import { type PullPaymentTerms } from '../../src/shared/contract/common.ts';
import { refuse } from '../../src/shared/result.ts';
import { type Derive, deriveBy } from '../../src/renderer/workflow/sender/passphrases.ts';
import { Workflow } from '../../src/renderer/workflow/worker-services.ts';
import { start } from './payouts.ts';
import { PublicApi } from './public-api.ts';
import { portPair } from './port-pair.ts';
import { Disk } from './promise-disk.ts';
import { FakeMain } from './workflow-main.ts';

let benches = 0;
const byWebCrypto = deriveBy(crypto.subtle);

export function wallet(changes: Partial<WalletSummary> = {}): WalletSummary {
  return {
    id: 'w1',
    name: 'Test',
    network: 'practice',
    createdAt: start,
    backedUp: true,
    xrplAddress: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
    offerPublicKey: '00',
    ...changes,
  };
}

export const terms: PullPaymentTerms = {
  name: 'Test',
  description: '',
  limit: '10',
  unit: 'BTC',
  period: null,
  startsAt: null,
  expiresAt: null,
  methods: ['BTC-CHAIN', 'XRP-CHAIN'],
};

const noStores: Handlers<typeof connectedStoreApi> = {
  storeChoices: async () => refuse('store-key-gone'),
  storePayouts: async () => refuse('store-key-gone'),
  storePayout: async () => refuse('store-key-gone'),
  approveStorePayout: async () => refuse('store-key-gone'),
  cancelStorePayout: async () => refuse('store-key-gone'),
  markStorePayout: async () => refuse('store-key-gone'),
};

const noServers: Handlers<typeof greenfieldClientApi> = {
  fetchPullPayment: async () => refuse('host-unreachable'),
  postClaim: async () => refuse('host-unreachable'),
  findPayouts: async () => refuse('host-unreachable'),
  fetchPayout: async () => refuse('host-unreachable'),
  deleteClaim: async () => refuse('host-unreachable'),
  deliver: async () => refuse('host-unreachable'),
};

export interface BenchOptions {
  readonly wallets?: readonly WalletSummary[];
  readonly servers?: Handlers<typeof greenfieldClientApi>;
  readonly disk?: Disk;
  /** Do not wait for the start to be over. */
  readonly eager?: boolean;
}

export class Bench {
  readonly disk: Disk;
  readonly walletId: string;
  main: FakeMain;
  screen: Client<typeof workflowApi>;
  api: PublicApi;
  workflow: Workflow;
  starting: Promise<void>;
  /** Unix seconds. */
  now = start;
  readonly reported: unknown[] = [];
  /** What waits for time to pass; a test lets it pass by running them. */
  readonly later: (() => void)[] = [];
  servers: Handlers<typeof greenfieldClientApi>;
  /** The connected stores as the server process reaches them. */
  stores: Handlers<typeof connectedStoreApi> = noStores;
  private wires: { cut(): void }[] = [];

  constructor(options: BenchOptions = {}) {
    benches += 1;
    this.walletId = `w${benches}`;
    this.disk = options.disk ?? new Disk();
    this.servers = options.servers ?? noServers;
    const { main, screen, api, workflow, starting } = this.boot(options.wallets ?? [wallet({ id: this.walletId })]);
    this.main = main;
    this.screen = screen;
    this.api = api;
    this.workflow = workflow;
    this.starting = starting;
  }

  /** Everything dies at once and comes up again on what the disk and IndexedDB hold. Statuses, rates and the chain stay as main's outside world. */
  async restart(prepare: (main: FakeMain) => void = () => undefined): Promise<void> {
    for (const wire of this.wires) wire.cut();
    const before = this.main;
    const booted = this.boot(before.wallets, (main) => {
      for (const [id, statuses] of before.statuses) main.statuses.set(id, statuses);
      for (const [pair, rate] of before.rates) main.rates.set(pair, rate);
      for (const [id, found] of before.chain) main.chain.set(id, found);
      for (const [id, hooks] of before.hooks) main.hooks.set(id, hooks);
      main.stores = before.stores;
      prepare(main);
    });
    Object.assign(this, booted);
    await this.starting;
    await this.settled();
  }

  /** A server process that was replaced: a new port for the worker, the old one silent. */
  replaceServer(): void {
    const pair = portPair();
    this.wires.push(pair);
    this.workflow.connectServer(pair.right);
    const { remote } = connect({
      port: pair.left,
      local: serverClientApi,
      handlers: { ...this.allStores(), ...this.servers },
      remote: greenfieldApi,
      report: this.report,
    });
    this.api = new PublicApi(remote);
  }

  /** Waits until nothing moves any more: messages, fsyncs, IndexedDB. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  async createPullPayment(changes: Partial<PullPaymentTerms> = {}): Promise<string> {
    const made = await this.screen.createPullPayment({ walletId: this.walletId, terms: { ...terms, ...changes } });
    if (!made.ok) throw new Error(`no pull payment: ${made.error.code}`);
    return made.value.id;
  }

  /** Slow hashes that were made. */
  derived = 0;
  private readonly derive: Derive = (...args) => {
    this.derived += 1;
    return byWebCrypto(...args);
  };

  readonly report = (error: unknown): void => void this.reported.push(error);

  private allStores(): Handlers<typeof connectedStoreApi> {
    return {
      storeChoices: (args) => this.stores.storeChoices(args),
      storePayouts: (args) => this.stores.storePayouts(args),
      storePayout: (args) => this.stores.storePayout(args),
      approveStorePayout: (args) => this.stores.approveStorePayout(args),
      cancelStorePayout: (args) => this.stores.cancelStorePayout(args),
      markStorePayout: (args) => this.stores.markStorePayout(args),
    };
  }

  private boot(wallets: readonly WalletSummary[], prepare: (main: FakeMain) => void = () => undefined) {
    const main = new FakeMain({ disk: this.disk, wallets, now: () => this.now });
    prepare(main);
    const [toMain, toScreen, toServer] = [portPair(), portPair(), portPair()];
    this.wires = [toMain, toScreen, toServer];
    main.connect(toMain.left);
    const workflow = new Workflow(
      {
        clock: () => this.now * 1000,
        random: main.random,
        later: (_ms, action) => void this.later.push(action),
        derive: this.derive,
        report: this.report,
      },
      toMain.right,
    );
    workflow.serveScreens(toScreen.right);
    workflow.connectServer(toServer.right);
    const { report } = this;
    const screen = connect({ port: toScreen.left, local: {}, handlers: {}, remote: workflowApi, report }).remote;
    const servers: Handlers<typeof serverClientApi> = {
      ...this.allStores(),
      fetchPullPayment: (args) => this.servers.fetchPullPayment(args),
      postClaim: (args) => this.servers.postClaim(args),
      findPayouts: (args) => this.servers.findPayouts(args),
      fetchPayout: (args) => this.servers.fetchPayout(args),
      deleteClaim: (args) => this.servers.deleteClaim(args),
      deliver: (args) => this.servers.deliver(args),
    };
    const { remote } = connect({ port: toServer.left, local: serverClientApi, handlers: servers, remote: greenfieldApi, report });
    const api = new PublicApi(remote);
    return { main, screen, api, workflow, starting: workflow.start() };
  }
}

export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const bench = new Bench(options);
  if (!options.eager) await bench.starting;
  return bench;
}
