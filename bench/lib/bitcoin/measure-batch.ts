// Owns the measure of a large batch: 500 outputs from 500 inputs, planned and signed by us and by the node's own wallet, in turn.
import { performance } from 'node:perf_hooks';
import { planBatch } from '../../../src/main/chains/bitcoin/batch.ts';
import { signSelection } from '../../../src/main/chains/bitcoin/sign.ts';
import { repeatable } from '../../../tests/helpers/bitcoin-batch.ts';
import { coinsText } from '../../../tests/bitcoind/lib/funded.ts';
import { must } from '../../../tests/bitcoind/lib/must.ts';
import type { RealNode } from '../../../tests/bitcoind/lib/node.ts';
import { counts } from '../options.ts';
import { ratios } from '../statistics.ts';
import type { Row } from '../table.ts';
import { nodeCoins, ownCoins, params, payees, place, seed } from './scene.ts';

const count = 500;
const coin = 100_000n;
/** All coins are needed: outputs, and the fee of some 50,000 virtual bytes at 1 sat/vB. */
const amount = 99_800n;
const feeRate = 1_000n;
const none = new Set<string>();

export async function measureBatch(node: RealNode): Promise<readonly Row[]> {
  const coins = await ownCoins(node, count, coin);
  await nodeCoins(node, 'yardstick', count, coinsText(coin));
  const to = await payees(node, count);
  const lines = to.map((address, index) => ({ id: `${index}`, address, amount, recipientPaysFee: false }));
  const times = {
    plan: [] as number[],
    sign: [] as number[],
    ours: [] as number[],
    created: [] as number[],
    processed: [] as number[],
    theirs: [] as number[],
  };

  const ours = async (isCounted: boolean): Promise<void> => {
    const started = performance.now();
    const plan = must(
      planBatch({
        lines,
        coins,
        reserved: none,
        frozen: none,
        changeTo: (index) => place(1, index),
        feeRate,
        ceiling: { total: null, rate: null },
        mostOutputs: count,
        random: repeatable(7),
        params,
      }),
    );
    const planned = performance.now();
    const [transaction, ...more] = plan.transactions;
    if (transaction === undefined || more.length > 0) throw new Error('one transaction was expected');
    const { selection } = transaction;
    const approved = { lines: selection.outputs, feeCeiling: selection.fee, lockTime: 0 };
    const signed = must(signSelection(selection, seed, { params, lockTime: 0, approved }));
    const ended = performance.now();
    if (selection.inputs.length < count - 5) throw new Error(`${selection.inputs.length} inputs`);
    const [verdict] = (await node.ask('testmempoolaccept', [[signed.hex]])) as { allowed: boolean }[];
    if (verdict?.allowed !== true) throw new Error(`refused: ${JSON.stringify(verdict)}`);
    if (!isCounted) return;
    times.plan.push(planned - started);
    times.sign.push(ended - planned);
    times.ours.push(ended - started);
  };
  const theirs = async (isCounted: boolean): Promise<void> => {
    const outputs = Object.fromEntries(to.map((address) => [address, coinsText(amount)]));
    const started = performance.now();
    const created = (await node.ask('walletcreatefundedpsbt', [[], outputs, 0, { fee_rate: '1' }], 'yardstick')) as { psbt: string };
    const between = performance.now();
    const done = (await node.ask('walletprocesspsbt', [created.psbt], 'yardstick')) as { complete: boolean };
    const ended = performance.now();
    if (!done.complete) throw new Error('the node did not sign everything');
    if (!isCounted) return;
    times.created.push(between - started);
    times.processed.push(ended - between);
    times.theirs.push(ended - started);
  };

  for (let run = 0; run <= counts.batchRuns; run += 1) {
    await ours(run > 0);
    await theirs(run > 0);
  }
  return [
    { what: `Planning ${count} outputs from ${count} inputs`, unit: 'ms', values: times.plan },
    { what: '… signing and checking them', unit: 'ms', values: times.sign },
    { what: 'bitcoind: walletcreatefundedpsbt', unit: 'ms', values: times.created },
    { what: '… walletprocesspsbt', unit: 'ms', values: times.processed },
    {
      what: '**Planned and signed ÷ the node’s own wallet**',
      unit: '×',
      values: ratios(times.ours, times.theirs),
      digits: 2,
      aim: '≤ 1',
    },
  ];
}
