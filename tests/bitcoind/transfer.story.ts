// Transfers to ourselves on a real node: a child that pays for its parent, small coins joined, a higher fee for either, and a parent that its sender replaced.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { coinsText, openBank, outputAt } from './lib/funded.ts';
import { must } from './lib/must.ts';
import { type RealNode, startNode } from './lib/node.ts';
import { NodeOutbox } from './lib/outbox-on-node.ts';

let node: RealNode;
let stories = 0;
let us: NodeOutbox;

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
  await openBank(node, 'bank');
});
afterAll(() => node.stop());
afterEach(() => us.end());
beforeEach(() => {
  stories += 1;
  us = new NodeOutbox(node, `transfer ${stories}`);
});

const pooled = async (): Promise<readonly string[]> => (await node.ask('getrawmempool')) as string[];
const bank = async (): Promise<string> => String(await node.ask('getnewaddress', [], 'bank'));
/** Somebody pays us at this rate; it stays replaceable. */
const incoming = async (value: bigint, satPerByte = 1): Promise<string> =>
  String(
    await node
      .ask('send', [{ [us.address(0)]: coinsText(value) }, null, 'unset', satPerByte], 'bank')
      .then((sent) => (sent as { txid: string }).txid),
  );

/** Rate of the transaction with all that it is built on, in satoshi per virtual byte. */
async function rateWithParents(txid: string): Promise<number> {
  const { fees, ancestorsize } = (await node.ask('getmempoolentry', [txid])) as { fees: { ancestor: number }; ancestorsize: number };
  return (fees.ancestor * 1e8) / ancestorsize;
}

/** The sender spends the same coins again, to himself and for a high fee. */
async function takeBack(txid: string): Promise<void> {
  const { vin } = (await node.ask('getrawtransaction', [txid, true])) as { vin: { txid: string; vout: number }[] };
  let value = 0;
  for (const input of vin) value += ((await node.ask('gettxout', [input.txid, input.vout, false])) as { value: number }).value;
  const raw = await node.ask('createrawtransaction', [
    vin.map(({ txid: from, vout }) => ({ txid: from, vout })),
    { [await bank()]: (value - 0.001).toFixed(8) },
  ]);
  const { hex } = (await node.ask('signrawtransactionwithwallet', [raw], 'bank')) as { hex: string };
  await node.ask('sendrawtransaction', [hex, 0]);
}

async function fund(values: readonly bigint[]): Promise<void> {
  await node.ask('sendmany', ['', Object.fromEntries(values.map((value, index) => [us.address(index), coinsText(value)]))], 'bank');
  await node.mine(1);
}

describe('a child', () => {
  it('lifts what somebody sent us, comes back to us, and is final with its parent', async () => {
    const parent = await incoming(500_000n);
    const facts = must(await us.outbox.childFacts(parent));
    expect(facts.rate >= 900n && facts.rate <= 1_100n).toBe(true);
    const wish = { purpose: 'child', parent, feeRate: 15_000n } as const;
    expect(await us.outbox.planTransfer('wallet', { ...wish, feeRate: facts.rate })).toMatchObject({ error: { code: 'child-not-needed' } });
    const child = await us.transfer(wish);
    expect([...(await pooled())].sort()).toEqual([parent, child].sort());
    expect(await rateWithParents(child)).toBeGreaterThanOrEqual(15);
    await node.mine(1);
    must(await us.outbox.run());
    const entry = us.outbox.entryOf(child);
    expect(entry).toMatchObject({ state: 'final', settled: child, lines: [], transfer: { purpose: 'child', parent } });
    expect(await outputAt(node, child, 0)).toEqual({ address: us.address(0, 1), value: entry?.change });
    expect(await us.outbox.planTransfer('wallet', wish)).toMatchObject({ error: { code: 'child-no-output' } });
  });

  it('of a batch of ours forbids to raise the batch, and may itself be raised', async () => {
    await fund([2_000_000n]);
    const address = await bank();
    us.promise('p', address, 300_000n);
    const parent = await us.pay(['p'], 1_000n);
    const child = await us.transfer({ purpose: 'child', parent, feeRate: 5_000n });
    expect(await us.outbox.raise.make({ walletId: 'wallet', transactionId: parent, feeRate: 30_000n })).toMatchObject({
      error: { code: 'bump-child-waits' },
    });
    const made = must(await us.outbox.raise.make({ walletId: 'wallet', transactionId: child, feeRate: 40_000n }));
    const view = must(await us.outbox.raise.view(made.id));
    must(await us.outbox.raise.confirm(made.id, view.token));
    must(await us.outbox.run());
    const second = us.outbox.entryOf(child)?.versions.at(-1)?.transactionId ?? '';
    expect([...(await pooled())].sort()).toEqual([parent, second].sort());
    await node.mine(1);
    must(await us.outbox.run());
    expect(us.outbox.entryOf(child)).toMatchObject({ state: 'final', settled: second });
    const status = us.outbox.liveFor(['p'])[0];
    expect(status).toMatchObject({ phase: 'final', transactionId: parent });
    expect(await outputAt(node, parent, status?.outputIndex ?? -1)).toEqual({ address, value: 300_000n });
  });

  it('of a parent that its sender replaced is neither paid nor void: a node of one’s own cannot tell who spent a stranger’s coin', async () => {
    const parent = await incoming(500_000n);
    const child = await us.transfer({ purpose: 'child', parent, feeRate: 5_000n });
    await takeBack(parent);
    expect(await pooled()).not.toContain(child);
    await node.mine(7);
    // Until the look at the node's wallet counts as old.
    await new Promise((resolve) => setTimeout(resolve, 600));
    must(await us.outbox.run());
    expect(['seen', 'unknown']).toContain(us.outbox.entryOf(child)?.state);
    expect([...us.outbox.reserved()].every((outpoint) => outpoint.startsWith(parent))).toBe(true);
  });
});

describe('small coins', () => {
  it('are joined into one of ours; what is not free is left alone', async () => {
    await fund([20_000n, 30_000n, 40_000n, 900_000n]);
    us.promise('p', await bank(), 500_000n);
    await us.pay(['p'], 1_000n);
    const unspent = (await node.ask('scantxoutset', ['start', [0, 1, 2].map((index) => `addr(${us.address(index)})`)])) as {
      unspents: { txid: string; vout: number }[];
    };
    const coins = unspent.unspents.map(({ txid, vout }) => `${txid}:${vout}`);
    const taken = us.outbox.entryOf(us.newest())?.consumes ?? [];
    expect(await us.outbox.planTransfer('wallet', { purpose: 'join', coins: [...coins, ...taken], feeRate: 2_000n })).toMatchObject({
      error: { code: 'coins-not-free' },
    });
    const joined = await us.transfer({ purpose: 'join', coins, feeRate: 2_000n });
    await node.mine(1);
    us.restart();
    must(await us.outbox.recover());
    const entry = us.outbox.entryOf(joined);
    expect(entry).toMatchObject({ state: 'final', transfer: { purpose: 'join' } });
    const output = await outputAt(node, joined, 0);
    expect(output?.value).toBe(90_000n - (entry?.versions[0]?.fee ?? 0n));
    expect(us.outbox.liveFor(['p'])).toMatchObject([{ phase: 'final' }]);
  });
});
