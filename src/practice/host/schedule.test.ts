// Stories of time: when blocks and ledgers come by themselves.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualTimers } from './testing/manual-timers.ts';
import { type TestPractice, testPractice } from './testing/practice.ts';
import { TestWallet } from './testing/test-wallet.ts';

let clock: ManualTimers;
let practice: TestPractice;
const alice = new TestWallet(61);

beforeEach(async () => {
  clock = new ManualTimers(1_800_000_000_000);
  practice = await testPractice({ timers: clock, now: clock.now, paused: { blocks: false, ledgers: false } });
});

afterEach(() => practice.end());

const height = () => practice.host.network.bitcoin.state.tip.height;

function ledgerCloses(): () => number {
  const { ledger } = practice.host.network;
  let closes = 0;
  const { side } = ledger;
  const close = side.closeLedger.bind(side);
  side.closeLedger = (count) => {
    closes += count;
    return close(count);
  };
  return () => closes;
}

describe('blocks', () => {
  it('come within 20 seconds when something waits', async () => {
    await practice.control('faucet', { address: alice.address, amount: '1' });
    const before = height();
    clock.advance(20_000);
    expect(height()).toBe(before + 1);
    clock.advance(20_000);
    expect(height()).toBe(before + 1);
  });

  it('come once a minute when nothing does', () => {
    const before = height();
    clock.advance(600_000);
    expect(height()).toBe(before + 10);
  });

  it('stop while paused, but still come on request', async () => {
    await practice.control('pause-blocks', { paused: true });
    const before = height();
    clock.advance(600_000);
    expect(height()).toBe(before);
    await practice.control('blocks', { count: 1 });
    expect(height()).toBe(before + 1);
    await practice.control('pause-blocks', { paused: false });
    clock.advance(60_000);
    expect(height()).toBe(before + 2);
  });
});

describe('ledgers', () => {
  it('close every four seconds, and one second after something was sent', async () => {
    const closes = ledgerCloses();
    clock.advance(4_000);
    expect(closes()).toBe(1);
    clock.advance(500);
    await practice.control('faucet', { address: 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe', amount: '100' });
    clock.advance(999);
    expect(closes()).toBe(1);
    clock.advance(1);
    expect(closes()).toBe(2);
  });

  it('stop while paused, but still close on request', async () => {
    await practice.control('pause-ledgers', { paused: true });
    const closes = ledgerCloses();
    clock.advance(60_000);
    expect(closes()).toBe(0);
    await practice.control('ledgers', { count: 3 });
    expect(closes()).toBe(3);
  });
});

describe('a closed host', () => {
  it('does nothing any more', async () => {
    const before = height();
    await practice.host.close();
    clock.advance(600_000);
    expect(height()).toBe(before);
  });
});
