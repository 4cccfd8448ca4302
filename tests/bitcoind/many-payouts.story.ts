// Three hundred payouts in one plan on a real node: several transactions, each payout linked to its output and counted on the chain.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { WishedTerms } from '../../src/main/outbox/terms.ts';
import type { Plan } from '../../src/main/outbox/types.ts';
import { coinsText, openBank } from './lib/funded.ts';
import { must } from './lib/must.ts';
import { type RealNode, startNode } from './lib/node.ts';
import { NodeOutbox } from './lib/outbox-on-node.ts';

const walletId = 'wallet';
const ids = Array.from({ length: 300 }, (_, index) => `p${String(index).padStart(3, '0')}`);
const kinds = ['bech32', 'bech32m', 'p2sh-segwit', 'legacy'];
let node: RealNode;
let stories = 0;
let us: NodeOutbox;

interface Output {
  readonly address: string;
  readonly value: bigint;
}

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
  await openBank(node, 'bank');
  await node.ask('createwallet', ['payees']);
});
afterAll(() => node.stop());
afterEach(() => us.end());

beforeEach(async () => {
  stories += 1;
  us = new NodeOutbox(node, `many ${stories}`);
  // One after the other: a busy node's queue of questions is short.
  for (const [index, id] of ids.entries()) {
    const address = await node.ask('getnewaddress', ['', kinds[index % 4]], 'payees');
    us.promise(id, String(address), 20_000n + BigInt(index));
  }
});

async function fund(...values: readonly bigint[]): Promise<void> {
  const amounts = Object.fromEntries(values.map((value, index) => [us.address(index), coinsText(value)]));
  await node.ask('sendmany', ['', amounts], 'bank');
  await node.mine(1);
}

async function confirmed(terms: WishedTerms): Promise<Plan> {
  const plan = must(await us.outbox.plan({ walletId, payoutIds: ids, feeRate: 3_000n, terms }));
  const view = must(await us.outbox.planView(plan.id));
  must(await us.outbox.confirm(plan.id, view.token));
  return plan;
}

interface Seen {
  readonly outputs: readonly Output[];
  readonly fee: bigint;
  readonly vsize: number;
}

const satoshi = (coins: number): bigint => BigInt(Math.round(coins * 1e8));

/** A transaction as the node tells it, with the fee that it reckons. */
async function seen(txid: string): Promise<Seen> {
  const { vout, fee, vsize } = (await node.ask('getrawtransaction', [txid, 2])) as {
    readonly fee: number;
    readonly vsize: number;
    readonly vout: readonly { readonly value: number; readonly scriptPubKey: { readonly address: string } }[];
  };
  return {
    fee: satoshi(fee),
    vsize,
    outputs: vout.map(({ value, scriptPubKey }) => ({ address: scriptPubKey.address, value: satoshi(value) })),
  };
}

/** Counts on the chain: every payout has its output where the outbox says, of its amount less its share, and no address got anything more. */
async function countPaid(plan: Plan): Promise<ReadonlyMap<string, Seen>> {
  const transactions = new Map<string, Seen>();
  let arrived = 0n;
  const listed = (await node.ask('listreceivedbyaddress', [1], 'payees')) as readonly {
    readonly address: string;
    readonly amount: number;
  }[];
  const received = new Map(listed.map(({ address, amount }) => [address, satoshi(amount)]));
  for (const status of us.outbox.liveFor(ids)) {
    expect(status.phase).toBe('final');
    const txid = status.transactionId ?? '';
    const transaction = transactions.get(txid) ?? (await seen(txid));
    transactions.set(txid, transaction);
    const { address, amount } = us.payouts.get(status.payoutId) ?? { address: '', amount: 0n };
    const share = satoshi(Number(status.feeShare ?? '0'));
    expect(transaction.outputs[status.outputIndex ?? -1]).toEqual({ address, value: amount - share });
    expect(received.get(address)).toBe(amount - share);
    arrived += amount - share;
  }
  expect(transactions.size).toBe(plan.entries.length);
  const paid = [...transactions.values()].flatMap(({ outputs }) => outputs);
  const payees = new Set([...us.payouts.values()].map(({ address }) => address));
  const toPayees = paid.filter(({ address }) => payees.has(address));
  expect(toPayees.length).toBe(ids.length);
  expect(toPayees.reduce((sum, { value }) => sum + value, 0n)).toBe(arrived);
  return transactions;
}

describe('three hundred payouts', () => {
  it('are paid once each in four transactions, also when the process ends before any of it is mined', async () => {
    await fund(4_000_000n, 4_000_000n, 4_000_000n, 4_000_000n);
    const plan = await confirmed({ mostOutputs: 80 });
    expect(plan.entries.map((entry) => entry.lines.length)).toEqual([80, 80, 80, 60]);
    expect(new Set(plan.entries.flatMap(({ consumes }) => consumes)).size).toBe(4);
    await us.pass();
    expect(((await node.ask('getrawmempool')) as string[]).length).toBe(4);
    us.restart();
    must(await us.outbox.recover());
    await node.mine(1);
    await us.pass();
    const transactions = await countPaid(plan);
    const fees = [...transactions.values()].reduce((sum, { fee }) => sum + fee, 0n);
    expect(fees).toBe(plan.entries.reduce((sum, entry) => sum + entry.fee, 0n));
    for (const { fee, vsize } of transactions.values()) expect(Number(fee) / vsize).toBeGreaterThanOrEqual(3);
    // Neither the order of the claims nor the place of the change is told by the order of the outputs.
    const places = us.outbox.liveFor(ids).map(({ outputIndex }) => outputIndex ?? 0);
    expect(places).not.toEqual([...places].sort((a, b) => a - b));
  });

  it('fit into one transaction where the sender does not say how many, and the recipients may bear its fee', async () => {
    await fund(7_000_000n);
    const plan = await confirmed({ recipientPaysFee: true });
    expect(plan.entries).toHaveLength(1);
    await us.pass();
    await node.mine(1);
    await us.pass();
    const [only] = [...(await countPaid(plan)).values()];
    const owed = [...us.payouts.values()].reduce((sum, { amount }) => sum + amount, 0n);
    const payees = new Set([...us.payouts.values()].map(({ address }) => address));
    const back = (only?.outputs ?? []).filter(({ address }) => !payees.has(address)).reduce((sum, { value }) => sum + value, 0n);
    expect(7_000_000n - back).toBe(owed);
    expect(only?.fee).toBe(plan.entries[0]?.fee);
  });

  it('are not planned above the ceiling that the sender set, and nothing is held then', async () => {
    await fund(7_000_000n);
    const asked = { walletId, payoutIds: ids, feeRate: 3_000n };
    const free = must(await us.outbox.plan(asked));
    const fee = free.entries[0]?.fee ?? 0n;
    must(await us.outbox.discard(free.id));
    expect(await us.outbox.plan({ ...asked, terms: { mostFee: fee - 100n } })).toMatchObject({ error: { code: 'fee-over-ceiling' } });
    expect(await us.outbox.plan({ ...asked, terms: { mostFeeRate: 2_999n } })).toMatchObject({ error: { code: 'fee-rate-over-ceiling' } });
    expect([...us.outbox.reserved()]).toEqual([]);
  });
});
