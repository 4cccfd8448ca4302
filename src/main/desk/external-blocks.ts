// Owns the watch over blocks that hold other wallets' payments: until six confirmations a block may vanish, and its payout is not paid any more (§17).
import type { Network } from '../../shared/network.ts';
import { settledConfirmations, watchedBlock } from '../../shared/payouts/external.ts';
import type { Payout } from '../../shared/payouts/types.ts';
import { type Result, refuse } from '../../shared/result.ts';
import type { BackendSet } from './backend-set.ts';

export interface BlockNews {
  readonly walletId: string;
  readonly payoutId: string;
  readonly transactionId: string;
  readonly news: 'vanished' | 'settled';
}

interface WatchedBlocks {
  readonly id: string;
  readonly network: Network;
  payouts(): Iterable<Payout>;
}

export interface ExternalBlocksOptions {
  readonly wallets: () => readonly WatchedBlocks[];
  readonly backendsOf: (network: Network) => Pick<BackendSet, 'bitcoin'> | null;
  /** Tells the workflow; a refusal means that nobody has written it down, and it is told again. */
  readonly tellBlock: (news: BlockNews) => Promise<Result<unknown>>;
  /** Unix seconds. */
  readonly now: () => number;
}

/** Transactions asked about in one look, over all wallets. */
export const blocksPerLook = 20;
/** Seconds after which everything is asked about again without a sign of a new block: a reorganisation need not add one. */
const roundSeconds = 60;

interface Target {
  readonly wallet: WatchedBlocks;
  readonly payout: Payout;
  readonly transactionId: string;
}

export class ExternalBlocks {
  /** Round of the last answer about each. Payouts are replaced when they change, so one that moved on counts as never asked about. */
  private readonly asked = new WeakMap<Payout, number>();
  private round = 0;
  /** The last round in which nothing was left to ask: all payouts are looked through once per round, not at every tick. */
  private done = -1;
  private nextRound = 0;

  constructor(private readonly options: ExternalBlocksOptions) {}

  chainMoved(): void {
    this.round += 1;
  }

  /** One bounded look. A server that fails is left alone until the next one: silence is no news. */
  async look(): Promise<void> {
    const now = this.options.now();
    // A clock that was set back must not end the rounds.
    if (now >= this.nextRound || now < this.nextRound - roundSeconds) {
      this.nextRound = now + roundSeconds;
      this.round += 1;
    }
    const { round } = this;
    if (this.done === round) return;
    const due = [...this.targets()].slice(0, blocksPerLook);
    const networks = new Set(due.map(({ wallet }) => wallet.network));
    let told = true;
    for (const network of networks) {
      const targets = due.filter(({ wallet }) => wallet.network === network);
      told = (await this.askAll(network, targets, round)) && told;
    }
    if (told && due.length < blocksPerLook) this.done = round;
  }

  private *targets(): Iterable<Target> {
    for (const wallet of this.options.wallets())
      for (const payout of wallet.payouts()) {
        const transactionId = watchedBlock(payout);
        if (transactionId !== null && this.asked.get(payout) !== this.round) yield { wallet, payout, transactionId };
      }
  }

  /** False where something must be asked or told again. */
  private async askAll(network: Network, targets: readonly Target[], round: number): Promise<boolean> {
    const bitcoin = this.options.backendsOf(network)?.bitcoin;
    const tip = bitcoin === undefined ? refuse('network-not-configured') : await bitcoin.tip();
    if (bitcoin === undefined || !tip.ok) return false;
    let all = true;
    for (const { wallet, payout, transactionId } of targets) {
      const found = await bitcoin.transaction(transactionId);
      if (!found.ok) return false;
      const height = found.value?.height ?? null;
      const news = height === null ? 'vanished' : tip.value.height - height + 1 >= settledConfirmations ? 'settled' : null;
      const told = news === null || (await this.options.tellBlock({ walletId: wallet.id, payoutId: payout.id, transactionId, news })).ok;
      if (told) this.asked.set(payout, round);
      else all = false;
    }
    return all;
  }
}
