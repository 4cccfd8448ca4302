// Owns one open wallet in main: its journals, its outbox, its view of both chains. Needs no password to be open.
import { satsToText, dropsToText, textToUnits } from '../../shared/money/units.ts';
import { hasLedger, type Network, practiceNetworkId } from '../../shared/network.ts';
import { assetPlaces } from '../../shared/payouts/asset-places.ts';
import { methodChain, methodCurrency } from '../../shared/payouts/methods.ts';
import type { PaymentStatus } from '../../shared/payouts/payment-status.ts';
import { awaitsDecision } from '../../shared/payouts/transitions.ts';
import type { BitcoinTransaction } from '../../shared/contract/history.ts';
import type { HistoryItem, WalletOverview } from '../../shared/contract/main-api.ts';
import type { PromiseRecord } from '../../shared/payouts/events.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import { paramsOf } from '../chains/bitcoin/params.ts';
import type { WithSeed } from '../outbox/driver.ts';
import { bitcoinDriver } from '../outbox/drivers/bitcoin-driver.ts';
import { xrplDriver } from '../outbox/drivers/xrpl-driver.ts';
import { type Outbox, createOutbox } from '../outbox/outbox.ts';
import type { Checkpoint, LockPort, Promised } from '../outbox/ports.ts';
import type { Files } from '../storage/files.ts';
import { openJournal } from '../storage/journal.ts';
import { walletPaths } from '../storage/paths.ts';
import type { Journal } from '../storage/types.ts';
import type { Vault, WalletRecord } from '../vault/types.ts';
import { type BitcoinAccountList, firstBitcoinAccount, viewOf } from '../wallets/bitcoin-accounts.ts';
import type { BitcoinWallet } from '../wallets/bitcoin-wallet.ts';
import { type LabelBook, unkeptLabelBook } from '../wallets/label-book.ts';
import { noRates, type SeenRates } from '../wallets/seen-rates.ts';
import type { XrplWallet } from '../wallets/xrpl-wallet.ts';
import { buildBitcoinUri } from '../../shared/links/payment-uri.ts';
import type { BackendSet } from './backend-set.ts';
import { bitcoinDetails } from './bitcoin-details.ts';
import { type XrplAccounts, xrplAccounts } from '../wallets/xrpl-accounts.ts';
import { ledgerWallets } from '../wallets/xrpl-wallets.ts';
import { armedSigners, vaultSigners } from './wallet-signers.ts';
import { withLabels } from './kept-labels.ts';
import { firstOf } from './kept-bitcoin-accounts.ts';
import type { KeptRefusals } from './kept-refusals.ts';
import type { WatchedWallet } from './external-watch.ts';
import type { OrderSurroundings } from './order-view.ts';
import { PromiseLog } from './promise-log.ts';
import { type HistoryAsked, lookAtBitcoin, walletHistory, type WalletHistoryDeps } from './wallet-history.ts';

export interface WalletDeskOptions {
  readonly record: WalletRecord;
  readonly home: string;
  readonly files: Files;
  readonly backends: BackendSet;
  readonly vault: Vault;
  readonly lock: LockPort;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly onPayments: (walletId: string, statuses: readonly PaymentStatus[]) => void;
  /** An order moved on. */
  readonly onOrders?: (walletId: string) => void;
  readonly checkpoint?: Checkpoint;
  /** The armed copy of a wallet's seed; absent = nothing is ever armed. */
  readonly armedSeedOf?: (walletId: string) => WithSeed;
  /** What earlier runs of the app kept of refused plans, and a way to keep more; absent = nothing is kept. */
  readonly openRefusals?: (record: WalletRecord) => Promise<KeptRefusals>;
  /** The wallet's accounts on the XRP Ledger; absent = its first alone. */
  readonly openAccounts?: (record: WalletRecord) => Promise<XrplAccounts>;
  /** The wallet's labels and frozen coins; absent = none, and nothing keeps them. */
  readonly openLabels?: (record: WalletRecord) => Promise<LabelBook>;
  /** What a bitcoin cost when each transaction was first seen; absent = nothing is recorded. */
  readonly openSeenRates?: (record: WalletRecord) => Promise<SeenRates>;
  /** The wallet's Bitcoin accounts; absent = its first alone. */
  readonly openBitcoinAccounts?: (record: WalletRecord, backend: BackendSet['bitcoin']) => Promise<BitcoinAccountList>;
  /** Told after promises are on disk. */
  readonly onPromises?: (walletId: string, records: readonly PromiseRecord[]) => void;
}

export class WalletDesk {
  private constructor(
    readonly record: WalletRecord,
    readonly promises: PromiseLog,
    readonly outbox: Outbox,
    readonly accounts: XrplAccounts,
    readonly coins: BitcoinAccountList,
    private readonly ledger: (address: string) => XrplWallet,
    private readonly journals: readonly Journal[],
    private readonly now: () => number,
    /** Satoshi per 1,000 virtual bytes by block target, as the chain's server estimates. */
    readonly feeRates: BackendSet['bitcoin']['feeRates'],
    private readonly kept: KeptRefusals | null,
    /** The XRP Ledger as this wallet sees it: for reading, never for signing. */
    readonly surroundings: OrderSurroundings,
    readonly labels: LabelBook,
    private readonly seenRates: SeenRates,
    private readonly bitcoinBackend: BackendSet['bitcoin'],
  ) {}

  /** Opens both journals and the outbox. Refusals: those of the journals, of the promises and of the outbox; nothing is changed then. */
  static async open(options: WalletDeskOptions): Promise<Result<WalletDesk>> {
    const { record, home, files, now } = options;
    const paths = walletPaths(home, record.network, record.id);
    if (!paths.ok) return paths;
    const promises = await openJournal({ files, path: paths.value.promises, identity: `promises ${record.network} ${record.id}`, now });
    if (!promises.ok) return promises;
    const outbox = await openJournal({ files, path: paths.value.outbox, identity: `outbox ${record.network} ${record.id}`, now });
    const refusals = (await options.openRefusals?.(record)) ?? null;
    const desk = outbox.ok ? await WalletDesk.over(options, promises.value.journal, outbox.value.journal, refusals) : outbox;
    if (desk.ok) return desk;
    // A wallet that cannot be used holds no file open: it may be opened again once the cause is gone.
    for (const opened of [promises, outbox]) if (opened.ok) await opened.value.journal.close();
    return desk;
  }

  private static async over(
    options: WalletDeskOptions,
    promiseJournal: Journal,
    outboxJournal: Journal,
    kept: KeptRefusals | null,
  ): Promise<Result<WalletDesk>> {
    const { record, backends, now, random } = options;
    let statuses: (payoutId: string) => PaymentStatus | null = () => null;
    const promises = await PromiseLog.open({
      journal: promiseJournal,
      walletId: record.id,
      network: record.network,
      now,
      payments: (id) => statuses(id),
      ...(options.onPromises === undefined ? {} : { onAppended: (records) => options.onPromises?.(record.id, records) }),
    });
    if (!promises.ok) return promises;
    const bitcoin =
      (await options.openBitcoinAccounts?.(record, backends.bitcoin)) ?? firstBitcoinAccount(firstOf(record), backends.bitcoin);
    const accounts = (await options.openAccounts?.(record)) ?? xrplAccounts(record, null);
    const labels = (await options.openLabels?.(record)) ?? unkeptLabelBook();
    const seenRates = (await options.openSeenRates?.(record)) ?? noRates;
    const ledger = ledgerWallets(record.network, backends.xrpl);
    const outbox = createOutbox({
      walletId: record.id,
      network: record.network,
      journal: outboxJournal,
      drivers: {
        bitcoin: withLabels(
          bitcoinDriver({
            backend: backends.bitcoin,
            params: paramsOf(record.network),
            accounts: bitcoin,
            now,
            random,
            frozen: () => labels.frozen(),
          }),
          labels,
        ),
        xrpl: xrplDriver({ backend: backends.xrpl, address: record.xrplAddress, accounts, networkId: ledgerIdOf(record.network), now }),
      },
      promised: promisedBy(promises.value),
      lock: options.lock,
      signers: vaultSigners(options.vault, record.id),
      armedSigners: armedSigners(options.armedSeedOf?.(record.id) ?? (async () => refuse('not-armed'))),
      now,
      random,
      onChange: (changed) => options.onPayments(record.id, changed),
      onOrders: () => options.onOrders?.(record.id),
      ...(kept === null ? {} : { refusals: kept.refusals }),
      ...(options.checkpoint === undefined ? {} : { checkpoint: options.checkpoint }),
    });
    if (!outbox.ok) return outbox;
    statuses = (id) => outbox.value.liveFor([id])[0] ?? null;
    return ok(
      new WalletDesk(
        record,
        promises.value,
        outbox.value,
        accounts,
        bitcoin,
        ledger,
        [promiseJournal, outboxJournal],
        now,
        () => backends.bitcoin.feeRates(),
        kept,
        {
          backend: backends.xrpl,
          network: record.network,
          networkId: ledgerIdOf(record.network),
          holdsKey: (address) => accounts.holdsKey(address),
        },
        labels,
        seenRates,
        backends.bitcoin,
      ),
    );
  }

  /** What the look for payments by other wallets must know of this one. */
  watched(): WatchedWallet {
    const { id, network, xrplAddress } = this.record;
    return {
      id,
      network,
      xrplAddress,
      payouts: () => this.promises.state.payouts.values(),
      status: (payoutId) => this.outbox.liveFor([payoutId])[0] ?? null,
      refresh: () => this.coins.refresh(),
      isOurAddress: (address) => this.coins.owns(address),
      isOurTransaction: (transactionId) => this.outbox.entryOf(transactionId) !== null,
    };
  }

  /** Whom the chain is asked, for showing. */
  get bitcoinServer(): Pick<BackendSet['bitcoin'], 'kind' | 'place'> {
    return this.bitcoinBackend;
  }

  /** The view of the Bitcoin account that payouts are paid from. */
  private get bitcoin(): BitcoinWallet {
    return viewOf(this.coins, this.coins.pays().id);
  }

  /** The account that payouts are paid from. */
  private get paying(): XrplWallet {
    return this.ledger(this.accounts.pays());
  }

  /** The chain's server is another one: everything is asked of it anew. What cannot be reached keeps its last value. */
  async lookAnew(): Promise<void> {
    for (const { id } of this.coins.all()) await this.coins.view(id)?.refresh({ full: true });
  }

  /** Asks both chains; what cannot be reached keeps its last value and names the problem. */
  async overview(): Promise<WalletOverview> {
    const paying = this.paying;
    const [bitcoin, xrpl] = await Promise.all([this.coins.refresh(), paying.refresh()]);
    const balance = this.bitcoin.balance(this.outbox.reserved());
    const receive = this.bitcoin.receiveAddress().address;
    const snapshot = paying.snapshot();
    return {
      bitcoin: {
        problem: bitcoin.ok ? null : bitcoin.error.code,
        ...(bitcoin.ok || bitcoin.error.params === undefined ? {} : { problemParams: { ...bitcoin.error.params } }),
        confirmed: satsToText(balance.confirmed),
        unconfirmed: satsToText(balance.unconfirmed),
        reserved: satsToText(balance.reserved),
        address: receive,
        uri: buildBitcoinUri(receive),
        ...this.total(),
      },
      xrpl: {
        problem: xrpl.ok ? null : xrpl.error.code,
        exists: snapshot?.exists ?? false,
        balance: dropsToText(snapshot?.balance ?? 0n),
        reserve: dropsToText(snapshot?.reserve ?? 0n),
        spendable: dropsToText(snapshot?.spendable ?? 0n),
        address: paying.address,
        xAddress: paying.xAddress(),
      },
      updatedAt: this.now(),
    };
  }

  /** Nothing where there is but one account. */
  private total(): Pick<WalletOverview['bitcoin'], 'total'> {
    const accounts = this.coins.all();
    if (accounts.length < 2) return {};
    const balances = accounts.map(({ id }) => viewOf(this.coins, id).balance(new Set()));
    const sumOf = (part: 'confirmed' | 'unconfirmed'): string => satsToText(balances.reduce((sum, balance) => sum + balance[part], 0n));
    const [confirmed, unconfirmed] = [sumOf('confirmed'), sumOf('unconfirmed')];
    return { total: { accounts: accounts.length, confirmed, unconfirmed, paying: this.coins.pays().id } };
  }

  /** Both chains and every account together, see `walletHistory`. */
  history(asked: HistoryAsked = {}): Promise<Result<HistoryItem[]>> {
    return walletHistory(this.past, asked);
  }

  /** A Bitcoin transaction taken apart. Refusals: see `bitcoinDetails`. */
  bitcoinTransaction(transactionId: string): Promise<Result<BitcoinTransaction>> {
    return bitcoinDetails({ ...this.past, backend: this.bitcoinBackend, network: this.record.network }, transactionId);
  }

  /** A chain has moved: what is new gets the price of its time. */
  async lookAtNew(): Promise<void> {
    await lookAtBitcoin({ coins: this.coins, seenRates: this.seenRates });
  }

  private get past(): WalletHistoryDeps {
    const { coins, accounts, ledger, seenRates } = this;
    return {
      coins,
      accounts: { all: () => (hasLedger(this.record.network) ? accounts.all() : []) },
      ledger,
      seenRates,
      entryOf: (transactionId) => this.outbox.entryOf(transactionId),
      payout: (id) => this.promises.state.payouts.get(id) ?? null,
    };
  }

  async close(): Promise<void> {
    await this.outbox.close();
    await this.kept?.settled();
    await this.accounts.settled();
    await this.coins.settled();
    await this.labels.settled();
    await this.seenRates.settled();
    for (const journal of this.journals) await journal.close();
  }
}

/** What main itself knows of a payout: the outbox pays nothing else. */
export function promisedBy(log: PromiseLog): Promised {
  return {
    payout(id) {
      const payout = log.state.payouts.get(id);
      if (!payout) return null;
      const { revision, state, address, tag, methodId, createdAt } = payout;
      const asset = methodCurrency(methodId);
      const scale = payout.rateLock?.scale;
      const places = assetPlaces(asset, scale ?? null);
      const amount = payout.payoutAmount === null || places === null ? ok(0n) : textToUnits(payout.payoutAmount, places);
      return amount.ok
        ? {
            revision,
            state,
            chain: methodChain(methodId),
            asset,
            address,
            tag,
            amount: amount.value,
            claimedAt: createdAt,
            paidElsewhere: awaitsDecision(payout),
            ...(scale === undefined ? {} : { scale }),
          }
        : null;
    },
  };
}

/** 0 is the real ledger, 1 the test ledger. */
export function ledgerIdOf(network: Network): number {
  switch (network) {
    case 'practice':
    case 'regtest':
      return practiceNetworkId;
    case 'test':
      return 1;
    case 'main':
      return 0;
  }
}
