// The chain under random deeds: money is conserved, everything is linked, and the record of events gives the same chain again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TestWallet } from '../host/testing/test-wallet.ts';
import { headerHash, subsidyAt } from './block.ts';
import { type ChainState, scriptHashOf } from './chain-state.ts';
import { parseChainEvent } from './event-parse.ts';
import type { ChainEvent } from './events.ts';
import { BitcoinSide, openingBlocks } from './side.ts';
import { scriptOf } from './address.ts';

const wallets = [1, 2, 3].map((seed) => new TestWallet(seed + 70));

function openSide() {
  let now = 1_700_000_000_000;
  const record: ChainEvent[] = [];
  const tick = () => {
    now += 1000;
    return now;
  };
  const side = new BitcoinSide({
    now: tick,
    random: (length) => new Uint8Array(length).fill(8),
    events: [],
    record: (event) => record.push(event),
  });
  return { side, record };
}

/** Everything unspent, waiting included, plus the fees that wait to be mined. */
function moneyIn(state: ChainState): bigint {
  let total = 0n;
  for (let height = 1; height <= state.tip.height; height += 1) {
    for (const txid of state.blockAt(height)?.txids ?? []) total += unspentOf(state, txid);
  }
  for (const txid of state.mempool) total += unspentOf(state, txid) + (state.transaction(txid)?.fee ?? 0n);
  return total;
}

function unspentOf(state: ChainState, txid: string): bigint {
  const outputs = state.transaction(txid)?.transaction.outputs ?? [];
  return outputs.reduce((sum, { value }, vout) => (state.spender({ txid, vout }) === null ? sum + value : sum), 0n);
}

function mintedBy(state: ChainState): bigint {
  return Array.from({ length: state.tip.height }, (_, index) => subsidyAt(index + 1)).reduce((sum, value) => sum + value, 0n);
}

function coinsOf(state: ChainState, wallet: TestWallet) {
  const script = scriptOf(wallet.address) as Uint8Array;
  return state.touching(scriptHashOf(script)).flatMap(({ transaction: { txid, outputs } }) =>
    outputs.flatMap((output, vout) => {
      const ours = Buffer.from(output.script).equals(script) && state.spender({ txid, vout }) === null;
      return ours ? [{ txid, vout, value: Number(output.value) }] : [];
    }),
  );
}

const deed = fc.oneof(
  fc.record({ kind: fc.constant('faucet' as const), who: fc.nat(2) }),
  fc.record({
    kind: fc.constant('pay' as const),
    from: fc.nat(2),
    to: fc.nat(2),
    which: fc.nat(9),
    fee: fc.integer({ min: 200, max: 5000 }),
  }),
  fc.record({ kind: fc.constant('mine' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('reorg' as const), depth: fc.integer({ min: 1, max: 4 }), vanish: fc.boolean() }),
);

type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

function doIt(side: BitcoinSide, one: Deed): void {
  switch (one.kind) {
    case 'faucet':
      return void side.faucet(wallets[one.who]?.address as string, 5_000_000n);
    case 'mine':
      return void side.mine(one.count);
    case 'reorg':
      return side.reorganise(one.depth, one.vanish, one.depth + 1);
    case 'pay': {
      const from = wallets[one.from] as TestWallet;
      const coins = coinsOf(side.state, from);
      const coin = coins[one.which % Math.max(1, coins.length)];
      if (coin === undefined || coin.value < 20_000) return;
      side.submit(from.spend({ coins: [coin], to: [{ address: wallets[one.to]?.address as string, value: coin.value - one.fee }] }));
    }
  }
}

describe('the chain', () => {
  it('neither makes nor loses money, whatever happens', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
        const { side, record } = openSide();
        for (const one of deeds) doIt(side, one);
        const { state } = side;
        expect(moneyIn(state)).toBe(mintedBy(state));
        for (let height = 1; height <= state.tip.height; height += 1) {
          const block = state.blockAt(height);
          expect(block?.header.previous).toBe(state.blockAt(height - 1)?.hash);
          expect(headerHash(block?.header as NonNullable<typeof block>['header'])).toBe(block?.hash);
        }
        for (const txid of state.mempool)
          for (const input of state.transaction(txid)?.transaction.inputs ?? []) expect(state.output(input)).not.toBeNull();
        const again = replayed(record);
        expect(again.state.tip).toEqual(state.tip);
        expect(again.state.mempool).toEqual(state.mempool);
        for (const wallet of wallets) expect(coinsOf(again.state, wallet)).toEqual(coinsOf(state, wallet));
      }),
      { numRuns: 15 },
    );
  });

  it('begins with enough ripe money and real regtest rules', () => {
    const { side } = openSide();
    expect(side.state.tip.height).toBe(openingBlocks);
    expect(side.faucet(wallets[0]?.address as string, 7_000n * 100_000_000n).ok).toBe(true);
    expect(side.faucet(wallets[0]?.address as string, 7_000n * 100_000_000n)).toEqual({
      ok: false,
      error: { code: 'practice-faucet-empty' },
    });
  });
});

function replayed(record: readonly ChainEvent[]): BitcoinSide {
  const events = record.map((event) => parseChainEvent(JSON.parse(JSON.stringify(event))) as ChainEvent);
  const never = () => {
    throw new Error('a replay asks for nothing');
  };
  return new BitcoinSide({ now: never, random: never, events, record: never });
}

describe('events from disk', () => {
  it('are read strictly', () => {
    const bad = [
      null,
      [],
      'mined',
      { kind: 'other' },
      { kind: 'opened', faucetKey: 'zz' },
      { kind: 'entered', hex: 'abc', at: 1 },
      { kind: 'entered', hex: 'ab', at: -1 },
      { kind: 'mined', header: null, coinbase: '', txids: [] },
      { kind: 'dropped', depth: 1.5, vanish: false },
      { kind: 'dropped', depth: 1 },
      { kind: 'evicted' },
      { kind: 'evicted', txids: ['ab'] },
    ];
    for (const value of bad) expect(parseChainEvent(value)).toBeNull();
  });

  it('that do not fit the chain are an error, not another chain', () => {
    const { record } = openSide();
    const twisted = [...record.slice(0, 5), ...record.slice(6)];
    expect(() => replayed(twisted)).toThrow('a block does not fit');
  });
});
