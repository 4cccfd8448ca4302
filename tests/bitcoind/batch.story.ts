// A batch on a real node: paid cheaply, replaced at a higher fee, mined; or lifted by a child. Every payout is counted on the chain, by its output.
import { mnemonicToSeedSync } from '@scure/bip39';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { accountXpub, addressAt } from '../../src/main/chains/bitcoin/account.ts';
import { type BatchedLine, type BatchLine, type BatchTransaction, planBatch } from '../../src/main/chains/bitcoin/batch.ts';
import { bump, type BumpRequest, cancel } from '../../src/main/chains/bitcoin/bump.ts';
import { payForParent } from '../../src/main/chains/bitcoin/bump-child.ts';
import { adviseConsolidation } from '../../src/main/chains/bitcoin/coin-consolidation.ts';
import { decodeBitcoin } from '../../src/main/chains/bitcoin/decode.ts';
import { changeIndexOf, payoutIndex } from '../../src/main/chains/bitcoin/output-order.ts';
import { signSelection } from '../../src/main/chains/bitcoin/sign.ts';
import type { Coin, OwnPlace, Selection, SignedBitcoin } from '../../src/main/chains/bitcoin/types.ts';
import { repeatable } from '../helpers/bitcoin-batch.ts';
import { must } from './lib/must.ts';
import { type RealNode, startNode } from './lib/node.ts';

const params = 'regtest' as const;
const none = new Set<string>();
const free = { total: null, rate: null };
let node: RealNode;
let wallets = 0;
let seed: Uint8Array;
let xpub: string;

const place = (chain: 0 | 1, index: number): OwnPlace => ({
  address: addressAt(xpub, { chain, index }, params),
  position: { chain, index },
});

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
  await node.ask('createwallet', ['bank']);
  await node.mine(110, String(await node.ask('getnewaddress', [], 'bank')));
});
afterAll(() => node.stop());
beforeEach(() => {
  wallets += 1;
  seed = mnemonicToSeedSync(`${'abandon '.repeat(11)}about`, `batch ${wallets}`);
  xpub = accountXpub(seed, params);
});

/** Confirmed coins of ours, in satoshi each. */
async function receive(values: readonly number[]): Promise<readonly Coin[]> {
  const coins: Coin[] = [];
  for (const [index, value] of values.entries()) {
    const { address, position } = place(0, index);
    const txid = String(await node.ask('sendtoaddress', [address, (value / 1e8).toFixed(8)], 'bank'));
    const seen = (await node.ask('getrawtransaction', [txid, true])) as { vout: { scriptPubKey: { address?: string } }[] };
    const vout = seen.vout.findIndex(({ scriptPubKey }) => scriptPubKey.address === address);
    coins.push({ txid, vout, value: BigInt(value), address, position, height: 0 });
  }
  await node.mine(1);
  const height = Number(await node.ask('getblockcount'));
  return coins.map((coin) => ({ ...coin, height }));
}

async function linesOf(count: number, bears: (index: number) => boolean = () => false): Promise<readonly BatchLine[]> {
  const kinds = ['bech32', 'bech32m', 'p2sh-segwit', 'legacy'];
  return Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      id: `payout ${index}`,
      address: String(await node.ask('getnewaddress', ['', kinds[index % 4]], 'bank')),
      amount: 100_000n + BigInt(index),
      recipientPaysFee: bears(index),
    })),
  );
}

function batch(lines: readonly BatchLine[], coins: readonly Coin[]): BatchTransaction {
  const [only, ...more] = must(
    planBatch({
      lines,
      coins,
      reserved: none,
      frozen: none,
      changeTo: (index) => place(1, index),
      feeRate: 1_000n,
      ceiling: free,
      mostOutputs: 100,
      random: repeatable(wallets),
      params,
    }),
  ).transactions;
  if (only === undefined || more.length > 0) throw new Error('one transaction was expected');
  return only;
}

function sign(selection: Selection): SignedBitcoin {
  const approved = { lines: selection.outputs, feeCeiling: selection.fee, lockTime: 0 };
  return must(signSelection(selection, seed.slice(), { params, lockTime: 0, approved }));
}

const vsizeOf = ({ hex }: SignedBitcoin): number => must(decodeBitcoin(hex, params)).vsize;
const send = (signed: SignedBitcoin) => node.ask('sendrawtransaction', [signed.hex]);
const pooled = async (): Promise<readonly string[]> => (await node.ask('getrawmempool')) as string[];

const bumping = (original: Selection, signed: SignedBitcoin, feeRate: bigint, coins: readonly Coin[] = []): BumpRequest => ({
  original,
  signedVsize: vsizeOf(signed),
  descendants: [],
  coins,
  reserved: none,
  changeTo: place(1, 9),
  feeRate,
  ceiling: free,
  params,
});

/** The unspent output on the chain, in satoshi. */
async function arrived(txid: string, output: number): Promise<{ readonly address: string; readonly value: bigint; readonly deep: number }> {
  const found = (await node.ask('gettxout', [txid, output, false])) as {
    value: number;
    confirmations: number;
    scriptPubKey: { address: string };
  };
  return { address: found.scriptPubKey.address, value: BigInt(Math.round(found.value * 1e8)), deep: found.confirmations };
}

async function allArrived(
  txid: string,
  paid: readonly BatchedLine[],
  asked: readonly BatchLine[],
  at: (line: number) => number,
): Promise<void> {
  expect(paid).toHaveLength(asked.length);
  for (const [index, { id, paid: value }] of paid.entries()) {
    const { address } = asked.find((line) => line.id === id) ?? { address: '' };
    expect(await arrived(txid, at(index))).toEqual({ address, value, deep: 1 });
  }
}

describe('a batch of thirty', () => {
  it('is replaced at a higher fee from its change, and all thirty arrive by the replacement alone', async () => {
    const lines = await linesOf(30);
    const { selection, lines: paid } = batch(lines, await receive([5_000_000]));
    const first = sign(selection);
    await send(first);
    const request = bumping(selection, first, 6_000n);

    // Too little: refused here with the least rate, and the node agrees about the transaction that would have been made.
    expect(bump({ ...request, feeRate: 1_900n })).toMatchObject({ ok: false, error: { code: 'bump-too-small', params: { least: '2' } } });
    const short = {
      ...selection,
      fee: selection.fee + 1_000n,
      change: selection.change && { ...selection.change, value: selection.change.value - 1_000n },
    };
    expect(await node.ask('testmempoolaccept', [[sign(short).hex]])).toMatchObject([
      { allowed: false, 'reject-reason': expect.stringContaining('insufficient fee') },
    ]);

    const replacement = must(bump(request));
    const second = sign(replacement);
    await send(second);
    expect(await pooled()).toEqual([second.txid]);
    await node.mine(1);
    await allArrived(second.txid, paid, lines, (line) => payoutIndex(replacement, line));
    expect(await node.ask('gettxout', [first.txid, 0])).toBeNull();
  });

  it('at the least rate that is named is taken by the node', async () => {
    const lines = await linesOf(30);
    const { selection } = batch(lines, await receive([5_000_000]));
    const first = sign(selection);
    await send(first);
    const request = bumping(selection, first, 2_000n);
    expect(bump({ ...request, feeRate: 1_999n })).toMatchObject({ error: { code: 'bump-too-small' } });
    const second = sign(must(bump(request)));
    await send(second);
    expect(await pooled()).toEqual([second.txid]);
    await node.mine(1);
  });

  it('is replaced with a further coin where its change is too small, recipients having borne their shares', async () => {
    const lines = await linesOf(30, (index) => index % 3 === 0);
    const [main, more] = await receive([3_004_000, 400_000]);
    if (main === undefined || more === undefined) throw new Error('coins');
    const { selection, lines: paid } = batch(lines, [main]);
    expect(paid.filter(({ feeShare }) => feeShare > 0n)).toHaveLength(10);
    const first = sign(selection);
    await send(first);
    const replacement = must(bump(bumping(selection, first, 15_000n, [main, more])));
    expect(replacement.inputs).toEqual([main, more]);
    const second = sign(replacement);
    await send(second);
    await node.mine(1);
    await allArrived(second.txid, paid, lines, (line) => payoutIndex(replacement, line));
  });

  it('is mined with a child that spends its change for both', async () => {
    const lines = await linesOf(30);
    const { selection, lines: paid } = batch(lines, await receive([5_000_000]));
    const parent = sign(selection);
    await send(parent);
    const { change } = selection;
    const vout = changeIndexOf(selection);
    if (change === null || vout === null) throw new Error('no change');
    const waiting = { count: 1, fee: selection.fee, vsize: vsizeOf(parent) };
    const output: Coin = { txid: parent.txid, vout, ...change, height: null };
    const made = must(
      payForParent({ waiting, outputs: [output], coins: [], reserved: none, to: place(1, 5), feeRate: 8_000n, ceiling: free, params }),
    );
    const child = sign(made);
    await send(child);
    const entry = (await node.ask('getmempoolentry', [child.txid])) as { ancestorsize: number; fees: { ancestor: number } };
    const both = BigInt(Math.round(entry.fees.ancestor * 1e8));
    expect(both * 1_000n >= 8_000n * BigInt(entry.ancestorsize)).toBe(true);

    // From here on a replacement of the batch would have to pay for the child as well.
    const alone = must(bump(bumping(selection, parent, 6_000n)));
    expect(bump({ ...bumping(selection, parent, 6_000n), descendants: [{ fee: made.fee, hasPayout: false }] })).toMatchObject({
      error: { code: 'bump-too-small' },
    });
    expect(await node.ask('testmempoolaccept', [[sign(alone).hex]])).toMatchObject([
      { allowed: false, 'reject-reason': expect.stringContaining('insufficient fee') },
    ]);
    const forBoth = must(bump({ ...bumping(selection, parent, 12_000n), descendants: [{ fee: made.fee, hasPayout: false }] }));
    expect(await node.ask('testmempoolaccept', [[sign(forBoth).hex]])).toMatchObject([{ allowed: true }]);

    await node.mine(1);
    await allArrived(parent.txid, paid, lines, (line) => payoutIndex(selection, line));
    expect(await arrived(child.txid, 0)).toEqual({ address: place(1, 5).address, value: made.change?.value, deep: 1 });
  });
});

describe('coins of our own', () => {
  it('are joined, and the joining is taken back before a block has it; a batch is not', async () => {
    const coins = await receive(Array.from({ length: 12 }, (_, index) => 20_000 + index));
    const advice = must(
      adviseConsolidation({ coins, keepApart: none, smallBelow: 50_000n, feeRate: 1_000n, laterRate: 20_000n, to: place(1, 0), params }),
    );
    if (advice === null) throw new Error('no advice');
    expect(advice).toMatchObject({ count: 12, paysOff: true });
    const joined = sign(advice.selection);
    await send(joined);
    const request = bumping(advice.selection, joined, 3_000n);
    const back = must(cancel(request, () => false));
    const second = sign(back);
    await send(second);
    expect(await pooled()).toEqual([second.txid]);
    await node.mine(1);
    expect(await arrived(second.txid, 0)).toMatchObject({ address: place(1, 9).address, deep: 1 });

    const { selection } = batch(await linesOf(2), await receive([1_000_000]));
    expect(cancel(bumping(selection, sign(selection), 3_000n), () => false)).toMatchObject({
      error: { code: 'cancel-has-payouts', params: { count: '2' } },
    });
  });
});
