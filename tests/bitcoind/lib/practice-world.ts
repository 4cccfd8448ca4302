// Owns the money of the stories: coins of every kind on both chains, found, spent and given back.
import { publicKeyAddress } from './practice-address.ts';
import { built, type Built, spending } from './practice-builder.ts';
import { anyLock, type Coin, type Lock, openLock, keyOf, p2wpkh } from './practice-coins.ts';
import type { Dice } from './practice-dice.ts';
import type { ChainPair } from './practice-pair.ts';

const fanOut = 60;
/** Smaller change is left alone: it would not pay for what the stories build. */
const leastUseful = 200_000n;

export class World {
  /** Confirmed and unspent. */
  private readonly ripe: Coin[] = [];
  /** Paid by what waits in both mempools. */
  private waiting: Coin[] = [];

  constructor(
    readonly pair: ChainPair,
    readonly dice: Dice,
  ) {}

  get height(): number {
    return this.pair.side.state.tip.height;
  }

  get medianTime(): number {
    return this.pair.side.state.medianTime(this.height);
  }

  /** Confirmed coins of every kind, each of some 0.01 to 0.1 coins. */
  async fund(count: number): Promise<void> {
    for (let made = 0; made < count; made += fanOut) {
      const lock = p2wpkh(keyOf(this.dice));
      const given = this.pair.side.faucet(publicKeyAddress(lock.script), 400_000_000n);
      if (!given.ok) throw new Error(given.error.code);
      const hex = this.pair.side.state.transaction(given.value)?.transaction.hex ?? '';
      await this.pair.node.ask('sendrawtransaction', [hex]);
      const vout = this.pair.side.state.transaction(given.value)?.transaction.outputs.findIndex(({ value }) => value === 400_000_000n) ?? 0;
      const source = [{ txid: given.value, vout, value: 400_000_000n, lock }];
      const open = made % (fanOut * 5) === 0;
      const paid = spending(source, open ? Array.from({ length: fanOut }, () => openLock(this.dice)) : this.locks(fanOut), 5);
      if (open) this.sendToPractice(paid);
      else await this.send(paid);
      if (made % (fanOut * 5) === 0) await this.mine();
    }
    await this.mine();
  }

  locks(count: number): Lock[] {
    return Array.from({ length: count }, () => anyLock(this.dice));
  }

  lock(): Lock {
    return anyLock(this.dice);
  }

  /** A confirmed coin that nothing else will use. `fits` narrows the kinds. */
  take(fits: (coin: Coin) => boolean = () => true): Coin {
    const fitting = this.ripe.filter((coin) => fits(coin) && this.isRipe(coin));
    const coin = this.dice.pick(fitting);
    this.ripe.splice(this.ripe.indexOf(coin), 1);
    return coin;
  }

  /** Blocks may have fallen away since. */
  private isRipe(coin: Coin): boolean {
    const { state } = this.pair.side;
    return coin.value >= leastUseful && (state.transaction(coin.txid)?.block ?? null) !== null && state.spender(coin) === null;
  }

  /** One to `most` confirmed coins. */
  some(most = 3): Coin[] {
    return Array.from({ length: this.dice.int(1, most) }, () => this.take());
  }

  /** A confirmed coin under this lock, just for this. */
  async locked(lock: Lock, value = 1_000_000n): Promise<Coin> {
    const coin = this.take(({ value: held }) => held > value + 100_000n);
    const paid = built({
      coins: [coin],
      to: [
        { lock, value },
        { lock: this.lock(), value: coin.value - value - 2_000n },
      ],
    });
    await this.send(paid);
    await this.mine();
    const [own] = paid.made;
    if (own === undefined) throw new Error('nothing was paid');
    this.ripe.splice(
      this.ripe.findIndex(({ txid, vout }) => txid === own.txid && vout === own.vout),
      1,
    );
    return own;
  }

  /** Gives coins back that a refused transaction did not spend. */
  giveBack(coins: readonly Coin[]): void {
    this.ripe.push(...coins);
  }

  /** Into the practice chain's mempool alone: the node hears of it in a block. */
  private sendToPractice(one: Built): void {
    const sent = this.pair.side.submit(one.hex);
    if (!sent.ok) throw new Error(sent.error.message);
    this.waiting.push(...one.made);
  }

  /** Into both mempools. */
  async send(one: Built): Promise<void> {
    await this.pair.send(one.hex);
    const spent = new Set(one.transaction.ins.map(({ hash, index }) => `${Buffer.from(hash).reverse().toString('hex')}:${index}`));
    this.waiting = this.waiting.filter(({ txid, vout }) => !spent.has(`${txid}:${vout}`));
    this.waiting.push(...one.made);
  }

  /** A coin of the mempool, or a confirmed one if none is there. */
  unconfirmed(): Coin {
    const useful = this.waiting.filter(({ value }) => value >= leastUseful);
    if (useful.length === 0) return this.take();
    const coin = this.dice.pick(useful);
    this.waiting.splice(this.waiting.indexOf(coin), 1);
    return coin;
  }

  async mine(count = 1): Promise<void> {
    await this.pair.mine(count);
    this.ripe.push(...this.waiting.filter((coin) => this.isRipe(coin)));
    this.waiting = [];
  }
}
