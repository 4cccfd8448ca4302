// Owns the measure of signing: a batch of 100 outputs through the wallet's own coin selection, building, checking and signing. Runs in Node and in Electron's main.
import '../../src/main/app/polyfill.ts';
import { performance } from 'node:perf_hooks';
import { accountXpub, addressesOf } from '../../src/main/chains/bitcoin/account.ts';
import { selectCoins } from '../../src/main/chains/bitcoin/select-coins.ts';
import { signSelection } from '../../src/main/chains/bitcoin/sign.ts';
import type { Coin, OutputLine, Selection } from '../../src/main/chains/bitcoin/types.ts';
import type { Result } from '../../src/shared/result.ts';

// Electron would show a box and wait for ever.
process.on('uncaughtException', (error) => {
  console.error(error);
  process.exit(1);
});

const params = 'regtest' as const;
const outputCount = 100;
/** Satoshi per 1,000 virtual bytes. */
const feeRate = 5_000n;
const runs = 7;
const seed = Uint8Array.from({ length: 64 }, (_, index) => (index * 37 + 11) % 256);
const xpub = accountXpub(seed, params);
const addressAt = addressesOf(xpub, params);

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params ?? {})}`);
  return result.value;
}

/** Size of each coin so that all of them are needed, with change left: outputs, their share of the fee (about 5 sat/vB), and a little more. */
function coinValue(inputs: number, spent: bigint): bigint {
  const vsize = BigInt(11 + 68 * inputs + 31 * (outputCount + 1));
  return (spent + (vsize * feeRate) / 1000n + 3_000n) / BigInt(inputs);
}

/** One coin per address, all of one size. */
function coinsOf(inputs: number, value: bigint): readonly Coin[] {
  return Array.from({ length: inputs }, (_, index) => {
    const position = { chain: 0, index } as const;
    return { txid: (index + 1).toString(16).padStart(64, '0'), vout: 0, value, address: addressAt(position), position, height: 7 };
  });
}

/** Addresses of strangers, as far as the wallet can tell: from another branch far away. */
const outputs = (value: bigint): readonly OutputLine[] =>
  Array.from({ length: outputCount }, (_, index) => ({ address: addressAt({ chain: 0, index: 100_000 + index }), value }));

function measure(inputs: number): { readonly inputs: number; readonly draft: number[]; readonly sign: number[] } {
  const each = 100_000n;
  const coins = coinsOf(inputs, coinValue(inputs, each * BigInt(outputCount)));
  const lines = outputs(each);
  const changeTo = { address: addressAt({ chain: 1, index: 0 }), position: { chain: 1, index: 0 } } as const;
  const times = { inputs, draft: [] as number[], sign: [] as number[] };
  for (let run = 0; run <= runs; run += 1) {
    const started = performance.now();
    const selection: Selection = must(selectCoins({ coins, reserved: new Set(), outputs: lines, changeTo, feeRate, params }));
    const drafted = performance.now();
    must(signSelection(selection, seed, { params, lockTime: 100, approved: { lines, feeCeiling: selection.fee, lockTime: 100 } }));
    const signed = performance.now();
    if (selection.inputs.length !== inputs) throw new Error(`the batch took ${selection.inputs.length} coins, not ${inputs}`);
    // The first run warms the compiler up.
    if (run === 0) continue;
    times.draft.push(drafted - started);
    times.sign.push(signed - drafted);
  }
  return times;
}

process.stdout.write(`bench:signing ${JSON.stringify([20, 100].map(measure))}\n`, () => process.exit(0));
