// Owns the start of the measures that reach a ledger over a socket: in plain Node, bundled as the app is. Prints their rows as JSON.
import { measureAsks } from '../lib/measure-asks.ts';
import { measureLooks } from '../lib/measure-looks.ts';
import { measurePayouts } from '../lib/measure-payouts.ts';
import type { Row } from '../lib/table.ts';

const measures: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  payouts: measurePayouts,
  asks: measureAsks,
  looks: measureLooks,
};

async function main(name: string): Promise<void> {
  const measure = measures[name];
  if (measure === undefined) throw new Error(`there is no measure "${name}"`);
  console.log(`bench:rows ${JSON.stringify(await measure())}`);
}

main(process.argv[2] ?? '').then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
