// Owns building transactions for the stories: coins in, locks out, signed by what the coins are locked with, with room for faults.
import { Transaction } from 'bitcoinjs-lib';
import { type Coin, type Faults, type Lock, Signer } from './practice-coins.ts';

export interface Draft {
  readonly coins: readonly Coin[];
  readonly to: readonly { readonly lock: Lock; readonly value: bigint }[];
  readonly version?: number;
  readonly lockTime?: number;
  readonly sequence?: number;
  readonly faults?: Faults;
  /** Before signing. */
  readonly shape?: (transaction: Transaction) => void;
}

export interface Built {
  readonly transaction: Transaction;
  readonly hex: string;
  readonly txid: string;
  /** What it pays, as coins. */
  readonly made: readonly Coin[];
}

export function built({ coins, to, version = 2, lockTime = 0, sequence = 0xfffffffd, faults = {}, shape }: Draft): Built {
  const transaction = new Transaction();
  transaction.version = version;
  transaction.locktime = lockTime;
  for (const { txid, vout } of coins) transaction.addInput(Buffer.from(txid, 'hex').reverse(), vout, sequence);
  for (const { lock, value } of to) transaction.addOutput(lock.script, value);
  shape?.(transaction);
  for (const [index, { lock }] of coins.entries()) {
    const { script, witness } = lock.unlock(new Signer(transaction, index, coins, faults));
    transaction.setInputScript(index, script);
    transaction.setWitness(index, witness);
  }
  return finished(transaction, to);
}

/** After a change by hand. */
export function finished(transaction: Transaction, to: Draft['to'] = []): Built {
  const txid = transaction.getId();
  return { transaction, hex: transaction.toHex(), txid, made: to.map(({ lock, value }, vout) => ({ txid, vout, value, lock })) };
}

export function valueOf(coins: readonly Coin[]): bigint {
  return coins.reduce((sum, { value }) => sum + value, 0n);
}

/** All that the coins hold, but the fee, to these locks in equal parts. The fee is so many satoshi per virtual byte of what comes out. */
export function spending(coins: readonly Coin[], locks: readonly Lock[], rate: number, more: Partial<Draft> = {}): Built {
  const shared = (fee: bigint) => {
    const part = (valueOf(coins) - fee) / BigInt(locks.length);
    return locks.map((lock, index) => ({ lock, value: index === 0 ? valueOf(coins) - fee - part * BigInt(locks.length - 1) : part }));
  };
  const size = built({ coins, to: shared(1000n), ...more, faults: { blank: true } }).transaction.virtualSize();
  return built({ coins, to: shared(BigInt(Math.ceil((size + 2) * rate))), ...more });
}
