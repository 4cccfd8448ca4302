// Owns one Bitcoin account as far as public keys go: coins, balance, next addresses, history. It holds no secret and signs nothing.
import type { Network } from '../../shared/network.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { BackendTransaction, BitcoinBackend, WatchedAccount } from '../backends/bitcoin-backend.ts';
import { type Descriptor, watchLines } from '../chains/bitcoin/descriptor.ts';
import { sumOf } from '../chains/bitcoin/coin-usable.ts';
import { paramsOf } from '../chains/bitcoin/params.ts';
import type { Coin, KeyPosition } from '../chains/bitcoin/types.ts';
import { type AddressFacts, AddressSet, isUsed } from './address-set.ts';
import { type BitcoinHistoryItem, bitcoinHistory } from './bitcoin-history.ts';
import { gapLimit, mostAddresses, scan, type ScanState, type ScanWatcher } from './bitcoin-scan.ts';

/** `xpub` stands for its BIP84 descriptor. */
export type OfAccount = { readonly descriptor: Descriptor } | { readonly xpub: string };

export type BitcoinWalletOptions = OfAccount & {
  readonly network: Network;
  readonly backend: BitcoinBackend;
  /** Addresses per chain beyond which nobody searches (`backend-garbled`); tests set it low. */
  readonly mostAddresses?: number;
  /** Unused addresses in a row that end a chain, asked for each round; absent: 20. */
  readonly gap?: () => number;
  /** Index of the receive address that was given out last by hand; absent: none was. */
  readonly given?: () => number;
  /** Unix seconds before which the account cannot have had money; absent or null: unknown. */
  readonly since?: number | null;
  /** What a node is told to watch together with this account, so that it reads its past once for all; absent: this account alone. */
  readonly together?: () => readonly WatchedAccount[];
};

/** Satoshi. `reserved` is part of the other two, not beside them. */
export interface BitcoinBalance {
  readonly confirmed: bigint;
  readonly unconfirmed: bigint;
  readonly reserved: bigint;
}

/** A receive address and what came in at it. */
export interface GivenAddress {
  readonly address: string;
  readonly index: number;
  /** Satoshi that ever came in, also what was spent since. */
  readonly received: bigint;
  /** Transactions that paid to it: more than one is one too many. */
  readonly payments: number;
}

export interface OwnAddress {
  readonly address: string;
  readonly position: KeyPosition;
}

export interface BitcoinWallet {
  /**
   * Asks the network; the first call discovers the wallet (gap limit 20 on both chains), later ones ask about what may have changed, or with `full`
   * about every address. Calls at the same time share one round. A refusal is the backend's; what was known stays.
   */
  refresh(options?: { readonly full?: boolean }): Promise<Result<void>>;
  /** Asks about every address anew, with the gap as it is now. Refusals: the backend's, `rescan-cancelled`. What was learned stays. */
  rescan(watcher: ScanWatcher): Promise<Result<void>>;
  /** How many of its addresses were ever used, as far as it was looked through. */
  used(): number;
  /** Height of the newest block at the last refresh; null before the first. */
  tipHeight(): number | null;
  /** Every coin seen at the last refresh, confirmed or not. */
  coins(): readonly Coin[];
  /**
   * Confirmed coins; with `ownUnconfirmed` also those of unconfirmed transactions that spend nothing but our own coins. Money that somebody else has
   * sent and no block holds is never offered: its sender can still take it back.
   */
  spendable(options: { readonly ownUnconfirmed: boolean }): readonly Coin[];
  balance(reserved: ReadonlySet<string>): BitcoinBalance;
  /** The first address after the last used one, or the one that was given out after it. */
  receiveAddress(): OwnAddress;
  /** Receive addresses up to the one to be shown next, the newest first. */
  givenAddresses(): readonly GivenAddress[];
  /** Index of the last receive address that was used; -1 for none. */
  lastUsed(): number;
  /** The first change address after the last used one that is not in `avoid` (addresses promised to transactions that are not on the network yet). */
  changeAddress(avoid: ReadonlySet<string>): OwnAddress;
  isOurs(address: string): boolean;
  /** Every transaction that spends a coin of ours, by whomever it was signed. */
  sent(): readonly BackendTransaction[];
  /** Every transaction that touches an address of the account; one that touches several may come several times. */
  transactions(): readonly BackendTransaction[];
  history(): readonly BitcoinHistoryItem[];
  /** What a node that knows only what it watches must be told. */
  toWatch(): readonly WatchedAccount[];
}

export function bitcoinWallet(options: BitcoinWalletOptions): BitcoinWallet {
  return new Wallet(options);
}

/** A round on its way; only a full one serves who asks for a full one, and nobody shares one that may be cancelled. */
interface Running {
  readonly full: boolean;
  readonly shared: boolean;
  readonly result: Promise<Result<void>>;
}

class Wallet implements BitcoinWallet {
  private readonly backend: BitcoinBackend;
  private readonly set: AddressSet;
  private readonly round: ScanState;
  private readonly lines: readonly [receive: string, change: string];
  private tip: number | null = null;
  private running: Running | null = null;

  constructor(private readonly options: BitcoinWalletOptions) {
    const { network, backend, mostAddresses: most = mostAddresses } = options;
    const descriptor: Descriptor = 'xpub' in options ? { kind: 'p2wpkh', key: { origin: null, xpub: options.xpub } } : options.descriptor;
    this.round = { cursor: 0, most, gap: gapLimit, given: -1 };
    this.backend = backend;
    this.set = new AddressSet(descriptor, paramsOf(network));
    this.lines = watchLines(descriptor);
  }

  refresh({ full = false }: { readonly full?: boolean } = {}): Promise<Result<void>> {
    return this.inTurn(full, null);
  }

  rescan(watcher: ScanWatcher): Promise<Result<void>> {
    return this.inTurn(true, watcher);
  }

  private async inTurn(full: boolean, watcher: ScanWatcher | null): Promise<Result<void>> {
    // A full round that is asked for during a small one follows it.
    while (this.running !== null) {
      const { full: wasFull, shared, result } = this.running;
      if (watcher === null && shared && (wasFull || !full)) return result;
      await result;
    }
    const result = this.refreshOnce(full, watcher).finally(() => {
      this.running = null;
    });
    this.running = { full, shared: watcher === null, result };
    return result;
  }

  private async refreshOnce(full: boolean, watcher: ScanWatcher | null): Promise<Result<void>> {
    this.round.gap = this.options.gap?.() ?? gapLimit;
    this.round.given = this.given();
    const watched = await this.backend.watch?.(this.options.together?.() ?? this.toWatch());
    if (watched?.ok === false) return watched;
    const tip = await this.backend.tip();
    if (!tip.ok) return tip;
    const scanned = await scan(this.backend, this.set, this.round, { tipHeight: tip.value.height, full, watcher });
    if (!scanned.ok) return scanned;
    this.tip = tip.value.height;
    return ok(undefined);
  }

  /**
   * A node follows each chain at least as far as this account looks, and not further: it goes on by itself where a chain is used, and where it must be told of more
   * it reads the whole past again.
   */
  toWatch(): readonly WatchedAccount[] {
    const [receive, change] = this.lines;
    const { gap = () => gapLimit, since = null } = this.options;
    return [
      { lines: [receive], upTo: Math.max(this.set.lastUsed(0), this.given()) + gap(), since },
      { lines: [change], upTo: this.set.lastUsed(1) + gap(), since },
    ];
  }

  used(): number {
    return this.set.all().filter(isUsed).length;
  }

  lastUsed(): number {
    return this.set.lastUsed(0);
  }

  givenAddresses(): readonly GivenAddress[] {
    const end = this.receiveAddress().position.index;
    return Array.from({ length: end + 1 }, (_, step) => givenAddress(this.set.at({ chain: 0, index: end - step })));
  }

  private given(): number {
    return this.options.given?.() ?? -1;
  }

  tipHeight(): number | null {
    return this.tip;
  }

  coins(): readonly Coin[] {
    return this.set.all().flatMap(coinsOf);
  }

  spendable({ ownUnconfirmed }: { readonly ownUnconfirmed: boolean }): readonly Coin[] {
    const own = ownUnconfirmed ? this.ownTransactions() : new Set<string>();
    return this.coins().filter(({ height, txid }) => height !== null || own.has(txid));
  }

  private ownTransactions(): ReadonlySet<string> {
    return new Set(
      this.transactions()
        .filter(({ inputs }) => inputs.every(({ address }) => this.set.isOurs(address)))
        .map(({ txid }) => txid),
    );
  }

  balance(reserved: ReadonlySet<string>): BitcoinBalance {
    const coins = this.coins();
    return {
      confirmed: sumOf(coins.filter(({ height }) => height !== null)),
      unconfirmed: sumOf(coins.filter(({ height }) => height === null)),
      reserved: sumOf(coins.filter(({ txid, vout }) => reserved.has(`${txid}:${vout}`))),
    };
  }

  receiveAddress(): OwnAddress {
    const first = Math.max(this.set.lastUsed(0) + 1, this.given());
    const { address, position } = this.set.at({ chain: 0, index: first });
    return { address, position };
  }

  changeAddress(avoid: ReadonlySet<string>): OwnAddress {
    for (let index = this.set.lastUsed(1) + 1; ; index += 1) {
      const { address, position } = this.set.at({ chain: 1, index });
      if (!avoid.has(address)) return { address, position };
    }
  }

  isOurs(address: string): boolean {
    return this.set.isOurs(address);
  }

  sent(): readonly BackendTransaction[] {
    return this.transactions().filter(({ inputs }) => inputs.some(({ address }) => this.set.isOurs(address)));
  }

  transactions(): readonly BackendTransaction[] {
    return this.set.all().flatMap(({ transactions }) => transactions ?? []);
  }

  history(): readonly BitcoinHistoryItem[] {
    const transactions = this.transactions();
    return bitcoinHistory(transactions, (address) => this.set.isOurs(address), this.tip ?? 0);
  }
}

function givenAddress({ address, position, transactions }: AddressFacts): GivenAddress {
  const paying = (transactions ?? [])
    .map(({ outputs }) => outputs.filter((output) => output.address === address))
    .filter(({ length }) => length > 0);
  return { address, index: position.index, received: sumOf(paying.flat()), payments: paying.length };
}

function coinsOf({ address, position, utxos }: AddressFacts): readonly Coin[] {
  return utxos.map(({ txid, vout, value, height }) => ({ txid, vout, value, height, address, position }));
}
