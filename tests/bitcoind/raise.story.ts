// A batch that waits too long on a real node: its fee is raised, either version may be mined, blocks come and go, and every payout arrives once.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { coinsText, openBank, outputAt } from './lib/funded.ts';
import { must } from './lib/must.ts';
import { type RealNode, startNode } from './lib/node.ts';
import { NodeOutbox } from './lib/outbox-on-node.ts';

const ids = Array.from({ length: 12 }, (_, index) => `p${String(index).padStart(2, '0')}`);
let node: RealNode;
let miner: string;
let stories = 0;
let us: NodeOutbox;

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
  miner = await openBank(node, 'bank');
});
afterAll(() => node.stop());
afterEach(() => us.end());

beforeEach(async () => {
  stories += 1;
  us = new NodeOutbox(node, `raise ${stories}`);
  await fund([2_000_000n, 300_000n]);
  for (const [index, id] of ids.entries()) us.promise(id, String(await node.ask('getnewaddress', [], 'bank')), 100_000n + BigInt(index));
});

async function fund(values: readonly bigint[]): Promise<void> {
  const amounts = Object.fromEntries(values.map((value, index) => [us.address(index), coinsText(value)]));
  await node.ask('sendmany', ['', amounts], 'bank');
  await node.mine(1);
}

const pooled = async (): Promise<readonly string[]> => (await node.ask('getrawmempool')) as string[];

/** A block with exactly these transactions: ids in the mempool, or bytes. */
async function block(...transactions: readonly string[]): Promise<string> {
  return String(((await node.ask('generateblock', [miner, transactions])) as { hash: string }).hash);
}

const bytesOf = async (txid: string): Promise<string> => String(await node.ask('getrawtransaction', [txid]));

/** Every payout stands unspent on the chain at the place that the outbox names, and nowhere else. */
async function expectPaidOnce(txid: string): Promise<void> {
  for (const id of ids) {
    const status = us.outbox.liveFor([id])[0];
    const { address, amount } = us.payouts.get(id) ?? { address: '', amount: 0n };
    expect(status).toMatchObject({ phase: 'final', transactionId: txid, locked: true });
    expect(await outputAt(node, txid, status?.outputIndex ?? -1)).toEqual({ address, value: amount });
    const received = (await node.ask('getreceivedbyaddress', [address], 'bank')) as number;
    expect(BigInt(Math.round(received * 1e8))).toBe(amount);
  }
}

describe('a batch at 1 sat/vB', () => {
  it('is raised, its replacement is mined, and each payout arrives once', async () => {
    const first = await us.pay(ids, 1_000n);
    const facts = must(await us.outbox.raise.facts(first));
    expect(facts.rate >= 1_000n && facts.leastRate > facts.rate).toBe(true);
    const asked = { walletId: 'wallet', transactionId: first };
    expect(await us.outbox.raise.make({ ...asked, feeRate: facts.leastRate - 1n })).toMatchObject({ error: { code: 'bump-too-small' } });
    const second = await us.raise(facts.leastRate);
    expect(await pooled()).toEqual([second]);
    const third = await us.raise(12_000n);
    expect(await pooled()).toEqual([third]);
    expect(us.outbox.pastOf('p00').transactionIds).toEqual([first, second, third]);
    const { fees, vsize } = (await node.ask('getmempoolentry', [third])) as { fees: { base: number }; vsize: number };
    expect((fees.base * 1e8) / vsize).toBeGreaterThanOrEqual(12);
    await node.mine(1);
    await us.pass();
    await expectPaidOnce(third);
    expect([...us.outbox.reserved()].length).toBeGreaterThan(0);
    await node.mine(5);
    await us.pass();
    expect([...us.outbox.reserved()]).toEqual([]);
  });

  it('takes a further coin where its change does not suffice, and drops nothing', async () => {
    for (const [index, id] of ids.slice(0, 10).entries())
      us.promise(id, us.payouts.get(id)?.address ?? '', index < 9 ? 200_000n : 198_000n);
    const first = await us.pay(ids.slice(0, 10), 1_000n);
    const second = await us.raise(40_000n);
    expect(await pooled()).toEqual([second]);
    const { vin } = (await node.ask('getrawtransaction', [second, true])) as { vin: { txid: string }[] };
    expect(vin).toHaveLength(2);
    await node.mine(1);
    await us.pass();
    expect(first).not.toBe(second);
    for (const id of ids.slice(0, 10)) {
      const status = us.outbox.liveFor([id])[0];
      const { address, amount } = us.payouts.get(id) ?? { address: '', amount: 0n };
      expect(await outputAt(node, second, status?.outputIndex ?? -1)).toEqual({ address, value: amount });
    }
  });

  it('is mined in its first version although the node had the second', async () => {
    const first = await us.pay(ids, 1_000n);
    const bytes = await bytesOf(first);
    await us.raise(9_000n);
    await block(bytes);
    await us.pass();
    expect(await pooled()).toEqual([]);
    await expectPaidOnce(first);
    await node.mine(6);
    await us.pass();
    await expectPaidOnce(first);
  });

  it('is followed when a block with the second goes and one with the first comes, over a restart', async () => {
    const first = await us.pay(ids, 1_000n);
    const bytes = await bytesOf(first);
    const second = await us.raise(9_000n);
    const [hash] = await node.mine(1);
    await us.pass();
    await expectPaidOnce(second);
    await node.ask('invalidateblock', [hash]);
    await us.pass();
    expect(us.outbox.liveFor(['p00'])).toMatchObject([{ phase: 'seen', transactionId: second, recheck: true }]);
    await block(bytes);
    await node.mine(1);
    us.restart();
    must(await us.outbox.recover());
    await us.pass();
    await expectPaidOnce(first);
    await node.mine(6);
    await us.pass();
    await expectPaidOnce(first);
    expect(us.outbox.attempts('p00').map(({ kind }) => kind)).toContain('recheck');
  });

  it('is not raised under a payment that was built on it', async () => {
    for (const [index, id] of ids.entries()) us.promise(id, us.payouts.get(id)?.address ?? '', 150_000n + BigInt(index));
    const first = await us.pay(ids, 1_000n);
    us.promise('later', String(await node.ask('getnewaddress', [], 'bank')), 400_000n);
    await us.pay(['later'], 1_000n);
    expect(await us.outbox.raise.make({ walletId: 'wallet', transactionId: first, feeRate: 9_000n })).toMatchObject({
      error: { code: 'bump-child-pays' },
    });
    await node.mine(1);
    await us.pass();
  });

  it('counts what others built on it', async () => {
    const first = await us.pay(ids, 1_000n);
    const alone = must(await us.outbox.raise.facts(first));
    const output = us.outbox.liveFor(['p00'])[0]?.outputIndex ?? -1;
    const inputs = [{ txid: first, vout: output }];
    const raw = String(await node.ask('createrawtransaction', [inputs, { [miner]: 0.0005 }]));
    const signed = (await node.ask('signrawtransactionwithwallet', [raw], 'bank')) as { hex: string };
    await node.ask('sendrawtransaction', [signed.hex, 0]);
    const both = must(await us.outbox.raise.facts(first));
    expect(both.leastRate > alone.leastRate).toBe(true);
    const second = await us.raise(both.leastRate);
    expect(await pooled()).toEqual([second]);
    await node.mine(1);
    await us.pass();
    await expectPaidOnce(second);
  });
});
