// Owns a toy Bitcoin and a toy XRP Ledger for outbox tests: what is consumed once is consumed once, and every payment is counted.
import { createHash } from 'node:crypto';

export interface FakePayment {
  readonly payoutId: string;
  readonly amount: string;
}

export interface FakeTransaction {
  readonly id: string;
  readonly chain: 'bitcoin' | 'xrpl';
  readonly consumes: readonly string[];
  readonly pays: readonly FakePayment[];
  readonly lastLedger: number | null;
  /** Of a replacement; others pay 10. */
  readonly fee?: number;
}

interface Mined {
  readonly transaction: FakeTransaction;
  readonly height: number;
  readonly result: 'paid' | 'tec';
}

/** Plain data, so that a whole network can be copied. */
interface World {
  height: number;
  sequence: number;
  pool: FakeTransaction[];
  /** Somewhere on the way: arrives when it is delivered. */
  late: FakeTransaction[];
  mined: Mined[];
  unfunded: string[];
}

export const fakeAccount = 'rSender';

/** Bytes of the toy chains are their own description; the same content has the same id, as real signatures over the same content do here. */
export function fakeBytes(content: Omit<FakeTransaction, 'id'>): { readonly raw: string; readonly id: string } {
  const raw = JSON.stringify(content);
  return { raw, id: createHash('sha256').update(raw).digest('hex') };
}

export class FakeNetwork {
  readonly world: World;

  constructor(world: World = { height: 100, sequence: 1, pool: [], late: [], mined: [], unfunded: [] }) {
    this.world = world;
  }

  copy(): FakeNetwork {
    return new FakeNetwork(structuredClone(this.world));
  }

  /** A node takes the bytes. False when something final already consumed the same. */
  submit(raw: string): boolean {
    const transaction = this.read(raw);
    if (this.find(transaction.id) !== null) return true;
    if (transaction.consumes.some((key) => this.consumer(key) !== null)) return false;
    if (transaction.lastLedger !== null && transaction.lastLedger <= this.world.height) return false;
    return this.replaceInPool(transaction);
  }

  /** A higher fee drives out what spends the same coins, a lower one does not get in. Others stand beside each other: the first to arrive is mined. */
  private replaceInPool(transaction: FakeTransaction): boolean {
    const rivals = this.world.pool.filter(({ consumes }) => consumes.some((key) => transaction.consumes.includes(key)));
    if ([transaction, ...rivals].some(({ fee }) => fee !== undefined)) {
      if (rivals.some(({ fee = 10 }) => fee >= (transaction.fee ?? 10))) return false;
      this.world.pool = this.world.pool.filter((one) => !rivals.includes(one));
    }
    this.world.pool.push(transaction);
    return true;
  }

  /** The bytes left, but no node has them yet. */
  delay(raw: string): void {
    this.world.late.push(this.read(raw));
  }

  deliver(): void {
    const arrived = this.world.late.splice(0);
    for (const transaction of arrived) {
      const known = this.find(transaction.id) !== null;
      if (!known) this.world.pool.push(transaction);
    }
  }

  /** One block and one ledger: everything in the pools that can be applied is, in the order of arrival, the ledger by sequence. */
  mine(): void {
    this.world.height += 1;
    const waiting: FakeTransaction[] = [];
    for (const transaction of this.inOrder()) {
      if (this.canNeverApply(transaction)) continue;
      if (transaction.chain === 'xrpl' && transaction.consumes[0] !== `${fakeAccount}:${this.world.sequence}`) waiting.push(transaction);
      else this.apply(transaction);
    }
    this.world.pool = waiting;
  }

  /** The newest blocks vanish; their Bitcoin payments return to the pool or are forgotten. Ledgers are never undone. */
  reorg(depth: number, forget: boolean): void {
    const floor = this.world.height - depth;
    const undone = this.world.mined.filter((mined) => mined.transaction.chain === 'bitcoin' && mined.height > floor);
    this.world.mined = this.world.mined.filter((mined) => !undone.includes(mined));
    if (!forget) this.world.pool.push(...undone.map((mined) => mined.transaction));
  }

  find(id: string): { readonly mined: Mined | null } | null {
    const mined = this.world.mined.find((one) => one.transaction.id === id) ?? null;
    if (mined !== null) return { mined };
    return this.world.pool.some((one) => one.id === id) ? { mined: null } : null;
  }

  consumer(key: string): Mined | null {
    return this.world.mined.find((one) => one.transaction.consumes.includes(key)) ?? null;
  }

  /** Another wallet with the same keys spends a coin or a sequence. */
  spendElsewhere(key: string): void {
    const chain = key.startsWith(fakeAccount) ? 'xrpl' : 'bitcoin';
    const { raw, id } = fakeBytes({ chain, consumes: [key], pays: [], lastLedger: null });
    this.apply({ ...this.read(raw), id });
  }

  paid(payoutId: string): bigint {
    const payments = this.payments(payoutId);
    return payments.reduce((sum, payment) => sum + BigInt(payment.amount), 0n);
  }

  payments(payoutId: string): readonly FakePayment[] {
    const paying = this.world.mined.filter((mined) => mined.result === 'paid');
    return paying.flatMap((mined) => mined.transaction.pays.filter((payment) => payment.payoutId === payoutId));
  }

  confirmations(mined: Mined): number {
    return this.world.height - mined.height + 1;
  }

  private read(raw: string): FakeTransaction {
    return { ...JSON.parse(raw), id: createHash('sha256').update(raw).digest('hex') };
  }

  private inOrder(): readonly FakeTransaction[] {
    const sequence = (one: FakeTransaction): number => (one.chain === 'xrpl' ? Number(one.consumes[0]?.split(':')[1]) : 0);
    return [...this.world.pool].sort((a, b) => sequence(a) - sequence(b));
  }

  private canNeverApply(transaction: FakeTransaction): boolean {
    const expired = transaction.lastLedger !== null && transaction.lastLedger < this.world.height;
    return expired || transaction.consumes.some((key) => this.consumer(key) !== null);
  }

  private apply(transaction: FakeTransaction): void {
    const tec = transaction.pays.some((payment) => this.world.unfunded.includes(payment.payoutId));
    this.world.mined.push({ transaction, height: this.world.height, result: tec && transaction.chain === 'xrpl' ? 'tec' : 'paid' });
    if (transaction.chain === 'xrpl') this.world.sequence += 1;
  }
}
