// Blocks from elsewhere: what would make money, spend it twice or come from another past is not taken.
import { describe, expect, it } from 'vitest';
import { TestWallet } from '../host/testing/test-wallet.ts';
import { scriptOf } from './address.ts';
import { blockBytes, coinbaseFor, merkleRootOf, subsidyAt, worked } from './block.ts';
import { BitcoinSide } from './side.ts';
import { type ChainTransaction, decodeTransaction, transactionOf } from './transaction.ts';

const alice = new TestWallet(91);
const script = scriptOf(alice.address) as Uint8Array;

function opened(): BitcoinSide {
  let now = 1_700_000_000_000;
  return new BitcoinSide({
    now: () => (now += 1000),
    random: (length) => new Uint8Array(length).fill(3),
    events: [],
    record: () => undefined,
  });
}

interface Block {
  readonly others?: readonly ChainTransaction[];
  readonly reward?: bigint;
  readonly time?: number;
}

function blockOn({ state }: BitcoinSide, { others = [], reward = 0n, time = state.tip.header.time + 1 }: Block = {}): string {
  const height = state.tip.height + 1;
  const coinbase = coinbaseFor(height, subsidyAt(height) + reward, script, others);
  const header = worked({ previous: state.tip.hash, merkleRoot: merkleRootOf([coinbase, ...others].map(({ txid }) => txid)), time });
  const hexes = [coinbase, ...others].map(({ hex }) => hex);
  return Buffer.from(blockBytes(header, hexes)).toString('hex');
}

/** A confirmed coin of Alice. */
function coin(side: BitcoinSide) {
  const paid = side.faucet(alice.address, 1_000_000n);
  if (!paid.ok) throw new Error(paid.error.code);
  side.mine(1);
  const vout = side.state.transaction(paid.value)?.transaction.outputs.findIndex(({ value }) => value === 1_000_000n) ?? 0;
  return { txid: paid.value, vout, value: 1_000_000 };
}

const spend = (from: ReturnType<typeof coin>, fee: number) =>
  decodeTransaction(alice.spend({ coins: [from], to: [{ address: alice.address, value: from.value - fee }] })) as ChainTransaction;

const reason = (taken: ReturnType<BitcoinSide['take']>) => (taken.ok ? 'taken' : taken.error.message);

describe('a block from elsewhere', () => {
  it('is taken with what it holds, pays the fees, and pushes out what spends the same coin', () => {
    const side = opened();
    const from = coin(side);
    const [ours, theirs] = [spend(from, 9_000), spend(from, 500)];
    side.submit(ours.hex);
    expect(reason(side.take(blockOn(side, { others: [theirs], reward: 500n })))).toBe('taken');
    expect(side.state.transaction(ours.txid)).toBeNull();
    expect(side.state.transaction(theirs.txid)?.block).toBe(side.state.tip);
    expect(side.state.mempool).toEqual([]);
  });

  it('may hold a chain of payments that nobody heard of', () => {
    const side = opened();
    const first = spend(coin(side), 300);
    const second = spend({ txid: first.txid, vout: 0, value: 999_700 }, 300);
    expect(reason(side.take(blockOn(side, { others: [second, first] })))).toContain('missingorspent');
    expect(reason(side.take(blockOn(side, { others: [first, second] })))).toBe('taken');
  });

  it('is refused if it makes money, or is older than the last', () => {
    const side = opened();
    expect(reason(side.take(blockOn(side, { reward: 1n })))).toBe('bad-cb-amount');
    expect(reason(side.take(blockOn(side, { time: side.state.medianTime(side.state.tip.height) })))).toBe('time-too-old');
    const { height } = side.state.tip;
    expect(reason(side.take(blockOn(side)))).toBe('taken');
    expect(side.state.tip.height).toBe(height + 1);
  });

  it('is refused if a payment in it is not signed, spends a spent coin, or gives more than it has', () => {
    const side = opened();
    const from = coin(side);
    const good = spend(from, 500);
    const unsigned = transactionOf({ ...good, inputs: good.inputs.map((input) => ({ ...input, witness: [] })) });
    const rich = transactionOf({ ...good, outputs: good.outputs.map((output) => ({ ...output, value: 1_000_001n })) });
    expect(reason(side.take(blockOn(side, { others: [unsigned] })))).toContain('Witness program hash mismatch');
    expect(reason(side.take(blockOn(side, { others: [rich] })))).toContain('bad-txns-in-belowout');
    expect(reason(side.take(blockOn(side, { others: [good] })))).toBe('taken');
    expect(reason(side.take(blockOn(side, { others: [spend(from, 600)] })))).toBe('bad-txns-inputs-missingorspent');
  });
});
