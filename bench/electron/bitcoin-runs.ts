// Owns the start of the measures with a real Bitcoin node: in plain Node, bundled as the app is. Prints their rows as JSON.
import { openBank } from '../../tests/bitcoind/lib/funded.ts';
import { startNode } from '../../tests/bitcoind/lib/node.ts';
import { measureBatch } from '../lib/bitcoin/measure-batch.ts';
import { measureCoins } from '../lib/bitcoin/measure-coins.ts';
import { measureScan } from '../lib/bitcoin/measure-scan.ts';
import type { Row } from '../lib/table.ts';

async function main(): Promise<readonly Row[]> {
  const node = await startNode(process.env.BITCOIND ?? 'bitcoind');
  try {
    await openBank(node, 'bank');
    const only = process.env.BENCH_BITCOIN;
    return [
      ...(only === undefined || only === 'batch' ? await measureBatch(node) : []),
      ...(only === undefined || only === 'coins' ? measureCoins() : []),
      ...(only === undefined || only === 'scan' ? await measureScan(node) : []),
    ];
  } finally {
    await node.stop();
  }
}

main().then(
  (rows) => {
    console.log(`bench:rows ${JSON.stringify(rows)}`);
    process.exit(0);
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
