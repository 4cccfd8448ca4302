// Owns the open wallets and their news: journals, outbox and chains joined, and what changes told to worker and screens.
import { ChainWatch } from '../../desk/chain-watch.ts';
import { ExternalWatch } from '../../desk/external-watch.ts';
import { Desks } from '../../desk/desks.ts';
import { openAccounts } from '../../desk/kept-accounts.ts';
import { openSeenRates } from '../../desk/kept-seen-rates.ts';
import { openLabels } from '../../desk/kept-labels.ts';
import { openBitcoinAccounts } from '../../desk/kept-bitcoin-accounts.ts';
import { makeReceiving } from './receiving.ts';
import { refuse } from '../../../shared/result.ts';
import type { SeenRatesDeps } from '../../wallets/seen-rates.ts';
import type { Receiving } from '../../receiving/receiving.ts';
import { openRefusals } from '../../desk/kept-refusals.ts';
import type { WalletDeskOptions } from '../../desk/wallet-desk.ts';
import type { Vault } from '../../vault/types.ts';
import type { TestHooks } from '../start-options.ts';
import type { Base } from './base.ts';
import type { Home } from './home.ts';
import type { Networks } from './networks.ts';
import type { WorkerLink } from './worker-link.ts';

export interface WalletsOptions {
  readonly base: Base;
  readonly home: Home;
  readonly vault: Vault;
  readonly networks: Networks;
  readonly worker: WorkerLink;
  readonly hooks: TestHooks | null;
  readonly armedSeedOf: WalletDeskOptions['armedSeedOf'];
  readonly onPromises: WalletDeskOptions['onPromises'];
  /** An event for the screens. */
  readonly tell: (name: string, payload: unknown) => void;
  /** Payments came in on the XRP Ledger that a person wants to hear of. */
  readonly onReceived?: (walletId: string, count: number) => void;
}

export interface Wallets {
  readonly desks: Desks;
  readonly chains: ChainWatch;
  readonly external: ExternalWatch;
  readonly receiving: Receiving;
  /** Asks for a pass of every outbox. */
  readonly runOutboxes: () => void;
  /** Balances may have changed. */
  readonly chainMoved: (walletId: string) => void;
}

/** Makes the wallets; `desks.openAll` opens them. */
export function makeWallets({
  base,
  home,
  vault,
  networks,
  worker,
  hooks,
  tell,
  armedSeedOf,
  onPromises,
  onReceived,
}: WalletsOptions): Wallets {
  const { now, random, report } = base;
  const { backendsOf } = networks;
  const chainMoved = (walletId: string): void => tell('chain-changed', { walletId });
  const desks = new Desks({
    home: home.folder,
    files: home.files,
    vault,
    backendsOf,
    now,
    random,
    report,
    lockOf: (walletId) => worker.lockOf(walletId),
    onPayments: (walletId, statuses) => {
      worker.emit('payments-changed', { walletId, statuses });
      chainMoved(walletId);
    },
    onOrders: (walletId) => {
      tell('orders-changed', { walletId });
      chainMoved(walletId);
    },
    openRefusals: (record) => openRefusals({ files: home.files, wait: base.wait, home: home.folder, report }, record),
    openAccounts: (record) => openAccounts({ files: home.files, wait: base.wait, home: home.folder, report }, record),
    openLabels: (record) => openLabels({ files: home.files, wait: base.wait, home: home.folder, report }, record),
    openSeenRates: (record) => {
      const quote = async (currency: string): ReturnType<SeenRatesDeps['quote']> =>
        (await backendsOf(record.network)?.rates.quote(`BTC_${currency}`)) ?? refuse('rate-unavailable');
      const currency = (): string => home.settings.value().defaultCurrency;
      return openSeenRates({ files: home.files, wait: base.wait, home: home.folder, report, now, quote, currency }, record);
    },
    openBitcoinAccounts: (record, backend) =>
      openBitcoinAccounts({ files: home.files, wait: base.wait, home: home.folder, report }, record, backend),
    ...(armedSeedOf === undefined ? {} : { armedSeedOf }),
    ...(onPromises === undefined ? {} : { onPromises }),
    ...(hooks?.checkpoint === undefined ? {} : { checkpoint: hooks.checkpoint }),
  });
  const external = new ExternalWatch({
    wallets: () => desks.all.map((desk) => desk.watched()),
    backendsOf,
    tell: (found) => worker.externalPayment(found),
    tellBlock: (news) => worker.externalBlock(news),
    now,
  });
  const arrived: Parameters<typeof makeReceiving>[0]['arrived'] = (walletId, payments) => {
    tell('payments-received', { walletId, count: payments.length });
    onReceived?.(walletId, payments.length);
  };
  const receiving = makeReceiving({ base, home, networks, desks, arrived });
  const moved = (walletId: string): void => {
    chainMoved(walletId);
    void receiving.look(walletId).catch(report);
    const desk = desks.desk(walletId);
    if (desk.ok) void desk.value.lookAtNew().catch(report);
    external.chainMoved();
  };
  const chains = new ChainWatch({
    wallets: () => desks.all.map(({ record, accounts }) => ({ ...record, accounts: accounts.all().map(({ address }) => address) })),
    backendsOf,
    moved,
  });
  return { desks, chains, external, receiving, chainMoved, runOutboxes: () => void desks.run().catch(report) };
}
