// Stories of practice money.
import { Wallet } from 'xrpl';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestPractice, testPractice } from './testing/practice.ts';
import { TestWallet } from './testing/test-wallet.ts';

let practice: TestPractice;
const alice = new TestWallet(41);

beforeEach(async () => {
  practice = await testPractice();
});

afterEach(() => practice.end());

describe('the faucet', () => {
  it('pays exact amounts of Bitcoin, any number of times before the next block', async () => {
    for (let count = 0; count < 60; count += 1)
      expect((await practice.control('faucet', { address: alice.address, amount: '0.12345678' })).status).toBe(200);
    const coins = await alice.coins(practice);
    expect(coins).toHaveLength(60);
    expect(new Set(coins.map(({ value }) => value))).toEqual(new Set([12_345_678]));
    await practice.control('blocks', { count: 1 });
    expect((await alice.coins(practice)).every(({ status }) => status.confirmed)).toBe(true);
  });

  it('puts coins together for a large wish, and says when it has not so much', async () => {
    expect((await practice.control('faucet', { address: alice.address, amount: '1000' })).status).toBe(200);
    expect((await alice.coins(practice))[0]?.value).toBe(100_000_000_000);
    const answer = await practice.control('faucet', { address: alice.address, amount: '20000000' });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([400, 'practice-faucet-empty']);
  });

  it('pays XRP to a classic address: the form of the address names the chain', async () => {
    const { classicAddress } = Wallet.generate();
    const answer = await practice.control('faucet', { address: classicAddress, amount: '1000.5' });
    expect(JSON.parse(answer.text)).toEqual({ chain: 'xrpl', id: expect.stringMatching(/^[0-9A-F]{64}$/) });
  });

  it('refuses addresses of other networks and amounts that are none', async () => {
    const code = async (address: string, amount: string) => {
      const answer = await practice.control('faucet', { address, amount });
      return [answer.status, JSON.parse(answer.text).code];
    };
    expect(await code('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', '1')).toEqual([400, 'practice-address-unknown']);
    expect(await code('nobody', '1')).toEqual([400, 'practice-address-unknown']);
    for (const amount of ['0', '-1', '1e2', '0.000000001', '0.00000293'])
      expect(await code(alice.address, amount)).toEqual([400, 'practice-faucet-amount']);
  });
});
