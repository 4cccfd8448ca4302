// Owns the measures that need no node: coins chosen out of 10,000, and a file of 5,000 labels read and joined with as many.
import { performance } from 'node:perf_hooks';
import { selectCoins } from '../../../src/main/chains/bitcoin/select-coins.ts';
import type { Coin } from '../../../src/main/chains/bitcoin/types.ts';
import { parseLabels, printLabels } from '../../../src/shared/labels/bip329.ts';
import type { Label } from '../../../src/shared/labels/label.ts';
import { mergedLabels } from '../../../src/shared/labels/merge-labels.ts';
import { Dice } from '../../../tests/bitcoind/lib/practice-dice.ts';
import { must } from '../../../tests/bitcoind/lib/must.ts';
import { counts } from '../options.ts';
import type { Row } from '../table.ts';
import { addressAt, params, place } from './scene.ts';

const coinCount = 10_000;
const labelCount = 5_000;
const hex = (number: number): string => number.toString(16).padStart(64, '0');

/** Values as a payout desk has them: most small, some large. */
function coinsOf(dice: Dice): readonly Coin[] {
  return Array.from({ length: coinCount }, (_, index): Coin => {
    const value = BigInt(Math.floor(Math.exp(dice.int(70_000, 170_000) / 10_000)));
    return { txid: hex(index + 1), vout: 0, value, ...place(0, index % 1_000), height: 7 };
  });
}

export function measureCoins(): readonly Row[] {
  const coins = coinsOf(new Dice('coins'));
  const total = coins.reduce((sum, { value }) => sum + value, 0n);
  const rows = (
    [
      ['one payment of a thousandth of them', 1, 1_000n],
      ['100 payments of a tenth of them', 100, 10n],
    ] as const
  ).flatMap(([what, outputs, part]): Row[] => {
    const values: number[] = [];
    for (let run = 0; run <= counts.coinRuns; run += 1) {
      const each = total / part / BigInt(outputs) + BigInt(run);
      const lines = Array.from({ length: outputs }, (_, index) => ({
        address: addressAt({ chain: 0, index: 5_000 + index }),
        value: each,
      }));
      const request = { coins, reserved: new Set<string>(), outputs: lines, changeTo: place(1, 0), params } as const;
      const started = performance.now();
      must(selectCoins({ ...request, feeRate: run % 2 === 0 ? 2_000n : 30_000n }));
      if (run > 0) values.push(performance.now() - started);
    }
    return [{ what: `Coins chosen out of ${coinCount}: ${what}`, unit: 'ms', values, aim: '100', digits: 1 }];
  });
  return [...rows, ...measureLabels()];
}

function measureLabels(): readonly Row[] {
  const labels = (from: number): readonly Label[] =>
    must(
      parseLabels(
        Array.from({ length: labelCount }, (_, step) => {
          const number = from + step;
          return number % 2 === 0
            ? JSON.stringify({ type: 'output', ref: `${hex(number + 1)}:0`, label: `coin ${number}`, spendable: number % 10 !== 0 })
            : JSON.stringify({ type: 'tx', ref: hex(number + 1), label: `payment ${number}`, origin: 'wpkh([d34db33f/84h/0h/0h])' });
        }).join('\n'),
      ),
    ).labels;
  const known = labels(0);
  // Half of the file is about things that have a label already.
  const text = printLabels({ labels: labels(labelCount / 2), others: [] });
  const values: number[] = [];
  for (let run = 0; run <= counts.coinRuns; run += 1) {
    const started = performance.now();
    const read = must(parseLabels(text));
    if (read.labels.length !== labelCount || read.problems.length > 0) throw new Error('labels were lost');
    mergedLabels(known, read.labels);
    if (run > 0) values.push(performance.now() - started);
  }
  return [{ what: `A file of ${labelCount} labels read, checked, and joined with ${labelCount}`, unit: 'ms', values, digits: 1 }];
}
