// Owns noticing that a chain has moved for a wallet, so that balances on screen follow without being asked for.
import type { Network } from '../../shared/network.ts';
import { newestLedger } from '../backends/newest-ledger.ts';
import type { BackendSet } from './backend-set.ts';

export interface Watched {
  readonly id: string;
  readonly network: Network;
  readonly xrplAddress: string;
  /** All accounts of the wallet on the XRP Ledger; absent = `xrplAddress` alone. */
  readonly accounts?: readonly string[];
}

export interface ChainWatchOptions {
  readonly wallets: () => readonly Watched[];
  readonly backendsOf: (network: Network) => Pick<BackendSet, 'bitcoin' | 'xrpl'> | null;
  readonly moved: (walletId: string) => void;
}

export class ChainWatch {
  private readonly seen = new Map<string, string>();
  /** The newest validated ledger when an account was asked for, by wallet and account. */
  private readonly askedAt = new Map<string, string>();
  private busy = false;

  constructor(private readonly options: ChainWatchOptions) {}

  /**
   * Asks for the Bitcoin tip and the newest validated ledger, and, once after each of those, for the newest transaction of each account on the XRP Ledger (a
   * token that arrives changes no balance of the account itself). A chain that cannot be asked counts as unmoved. A look that takes longer than the tick is not doubled.
   */
  async look(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const ledgers = new Map<Network, Promise<string | null>>();
      for (const wallet of this.options.wallets()) await this.lookAt(wallet, ledgers);
    } finally {
      this.busy = false;
    }
  }

  /** `ledgers`: what this look was told so far; wallets of one network share the answer. */
  private async lookAt(wallet: Watched, ledgers: Map<Network, Promise<string | null>>): Promise<void> {
    const backends = this.options.backendsOf(wallet.network);
    if (!backends) return;
    const ledger = ledgers.get(wallet.network) ?? newestLedger(backends.xrpl);
    ledgers.set(wallet.network, ledger);
    const moved = ledger.then((newest) => this.accountsMoved(wallet, backends, newest));
    const [tip, accountMoved] = await Promise.all([backends.bitcoin.tip(), moved]);
    const tipMoved = tip.ok && this.changed(`${wallet.id} bitcoin`, tip.value.hash);
    if (tipMoved || accountMoved) this.options.moved(wallet.id);
  }

  private async accountsMoved(
    { id, xrplAddress, accounts = [xrplAddress] }: Watched,
    { xrpl }: Pick<BackendSet, 'xrpl'>,
    ledger: string | null,
  ): Promise<boolean> {
    // An account that joins a wallet under watch may have been paid before its first look.
    const wasWatched = this.seen.has(`${id} ${xrplAddress}`);
    const moved = accounts.map(async (address) => {
      const key = `${id} ${address}`;
      if (ledger !== null && this.askedAt.get(key) === ledger) return false;
      const joins = wasWatched && !this.seen.has(key);
      const newest = await xrpl.transactions(address, 1);
      if (!newest.ok) return false;
      if (ledger !== null) this.askedAt.set(key, ledger);
      const hash = newest.value[0]?.hash ?? '';
      return this.changed(key, hash) || (joins && hash !== '');
    });
    return (await Promise.all(moved)).includes(true);
  }

  /** True when there was another value before; the first look only remembers. */
  private changed(key: string, value: string): boolean {
    const before = this.seen.get(key);
    this.seen.set(key, value);
    return before !== undefined && before !== value;
  }
}
