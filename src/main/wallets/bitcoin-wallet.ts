// Owns the Bitcoin side of a wallet as far as public keys go: coins, balance, next addresses, history. It holds no secret and signs nothing.
import type { Network } from '../../shared/network.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { BackendTransaction, BitcoinBackend, WatchedAccount } from '../backends/bitcoin-backend.ts';
import { descriptorText } from '../chains/bitcoin/descriptor.ts';
import { paramsOf } from '../chains/bitcoin/params.ts';
import type { Coin, KeyPosition } from '../chains/bitcoin/types.ts';
import { type AddressFacts, AddressSet } from './address-set.ts';
import { type BitcoinHistoryItem, bitcoinHistory } from './bitcoin-history.ts';
import { gapLimit, mostAddresses, scan, type ScanState } from './bitcoin-scan.ts';

export interface BitcoinWalletOptions {
  readonly xpub: string;
  readonly network: Network;
  readonly backend: BitcoinBackend;
  /** Addresses per chain beyond which nobody searches (`backend-garbled`); tests set it low. */
  readonly mostAddresses?: number;
}

/** Satoshi. `reserved` is part of the other two, not beside them. */
export interface BitcoinBalance {
  readonly confirmed: bigint;
  readonly unconfirmed: bigint;
  readonly reserved: bigint;
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
  /** The first address after the last used one. */
  receiveAddress(): OwnAddress;
  /** The first change address after the last used one that is not in `avoid` (addresses promised to transactions that are not on the network yet). */
  changeAddress(avoid: ReadonlySet<string>): OwnAddress;
  isOurs(address: string): boolean;
  /** Every transaction that spends a coin of ours, by whomever it was signed. */
  sent(): readonly BackendTransaction[];
  /** Every transaction that touches an address of the account; one that touches several may come several times. */
  transactions(): readonly BackendTransaction[];
  history(): readonly BitcoinHistoryItem[];
}

export function bitcoinWallet(options: BitcoinWalletOptions): BitcoinWallet {
  return new Wallet(options);
}

class Wallet implements BitcoinWallet {
  private readonly backend: BitcoinBackend;
  private readonly set: AddressSet;
  private readonly round: ScanState;
  private readonly lines: readonly string[];
  private tip: number | null = null;
  private running: { readonly full: boolean; readonly result: Promise<Result<void>> } | null = null;

  constructor({ xpub, network, backend, mostAddresses: most = mostAddresses }: BitcoinWalletOptions) {
    this.round = { cursor: 0, most };
    this.backend = backend;
    this.set = new AddressSet(xpub, paramsOf(network));
    this.lines = ([0, 1] as const).map((chain) => descriptorText({ kind: 'p2wpkh', key: { origin: null, xpub } }, chain));
  }

  async refresh({ full = false }: { readonly full?: boolean } = {}): Promise<Result<void>> {
    // A full round that is asked for during a small one follows it.
    while (this.running !== null) {
      const { full: wasFull, result } = this.running;
      if (wasFull || !full) return result;
      await result;
    }
    const result = this.refreshOnce(full).finally(() => {
      this.running = null;
    });
    this.running = { full, result };
    return result;
  }

  private async refreshOnce(full: boolean): Promise<Result<void>> {
    const watched = await this.backend.watch?.([this.account()]);
    if (watched?.ok === false) return watched;
    const tip = await this.backend.tip();
    if (!tip.ok) return tip;
    const scanned = await scan(this.backend, this.set, this.round, tip.value.height, full);
    if (!scanned.ok) return scanned;
    this.tip = tip.value.height;
    return ok(undefined);
  }

  /** A node that has to be told what to watch follows both chains at least as far as this wallet looks. */
  private account(): WatchedAccount {
    const upTo = Math.max(this.set.lastUsed(0), this.set.lastUsed(1)) + gapLimit;
    return { lines: this.lines, upTo, since: null };
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
      confirmed: sum(coins.filter(({ height }) => height !== null)),
      unconfirmed: sum(coins.filter(({ height }) => height === null)),
      reserved: sum(coins.filter(({ txid, vout }) => reserved.has(`${txid}:${vout}`))),
    };
  }

  receiveAddress(): OwnAddress {
    return this.nextAddress(0, new Set());
  }

  changeAddress(avoid: ReadonlySet<string>): OwnAddress {
    return this.nextAddress(1, avoid);
  }

  private nextAddress(chain: 0 | 1, avoid: ReadonlySet<string>): OwnAddress {
    for (let index = this.set.lastUsed(chain) + 1; ; index += 1) {
      const { address, position } = this.set.at({ chain, index });
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

function coinsOf({ address, position, utxos }: AddressFacts): readonly Coin[] {
  return utxos.map(({ txid, vout, value, height }) => ({ txid, vout, value, height, address, position }));
}

function sum(items: readonly { readonly value: bigint }[]): bigint {
  return items.reduce((total, { value }) => total + value, 0n);
}
