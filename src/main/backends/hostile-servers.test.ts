// Owns the proof that no server, of whatever kind, gets a wrong amount or address past the bytes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainOf,
  chainValues,
  hostileElectrum,
  hostileKinds,
  id,
  ours,
  scripts,
  type True,
} from '../../../tests/helpers/hostile-bitcoin.ts';
import type { BackendTransaction, BackendUtxo } from './bitcoin-backend.ts';

function isTrue(world: readonly True[], entry: BackendTransaction): boolean {
  const real = world.find(({ txid }) => txid === entry.txid);
  const outputOf = (outpoint: string) => world.find(({ txid }) => outpoint.startsWith(txid))?.outputs[Number(outpoint.split(':')[1])];
  const inputsTrue = entry.inputs.every(
    ({ txid, vout, value }) => txid === id(0) || value === null || outputOf(`${txid}:${vout}`)?.value === value,
  );
  return real !== undefined && JSON.stringify(entry.outputs, show) === JSON.stringify(real.outputs, show) && inputsTrue;
}
const show = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);
const isTrueCoin = (world: readonly True[], { txid, vout, value }: BackendUtxo): boolean =>
  world.some((one) => one.txid === txid && one.outputs[vout]?.value === value && one.outputs[vout]?.address === ours);

const worlds = chainValues.map((values) => chainOf(values));
describe('a hostile Electrum server', () => {
  it('never gets a transaction into a block that does not hold it', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(worlds, scripts, async (world, plan) => {
        const backend = hostileElectrum(world, plan);
        for (let round = 0; round < 3; round += 1) {
          const transactions = await backend.transactions(ours);
          const one = await backend.transaction(world[0]?.txid ?? '');
          const found = [...(transactions.ok ? transactions.value : []), ...(one.ok && one.value !== null ? [one.value] : [])];
          const heightOf = (txid: string) => 10 + world.findIndex((each) => each.txid === txid);
          expect(found.filter(({ txid, height }) => height !== null && height !== heightOf(txid))).toEqual([]);
        }
      }),
      { numRuns: process.env['LONG'] ? 5_000 : 300 },
    );
  });
});

describe.each(hostileKinds)('a hostile server of the kind %s', (_, backendOf) => {
  it('is read like an honest one where it tells the truth', async () => {
    const world = chainOf([5_000, 6_000, 7_000]);
    const backend = backendOf(world, { plan: [[0, 0]] });
    const transactions = await backend.transactions(ours);
    expect(transactions.ok && transactions.value.map(({ txid }) => txid)).toEqual(world.map(({ txid }) => txid).reverse());
    const coins = await backend.utxos(ours);
    expect(coins.ok && coins.value.map(({ value }) => value)).toEqual([7_000n, 6_000n, 5_000n]);
  });

  it('never gets a wrong amount or address through', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(worlds, scripts, async (world, plan) => {
        const backend = backendOf(world, plan);
        for (let round = 0; round < 3; round += 1) {
          const transactions = await backend.transactions(ours);
          if (transactions.ok) expect(transactions.value.every((entry) => isTrue(world, entry))).toBe(true);
          const coins = await backend.utxos(ours);
          if (coins.ok) expect(coins.value.every((coin) => isTrueCoin(world, coin))).toBe(true);
          for (const { txid, hex } of world) {
            const raw = await backend.rawTransaction(txid);
            if (raw.ok && raw.value !== null) expect(raw.value).toBe(hex);
            const one = await backend.transaction(txid);
            if (one.ok && one.value !== null) expect(one.value.txid === txid && isTrue(world, one.value)).toBe(true);
          }
        }
      }),
      { numRuns: process.env['LONG'] ? 5_000 : 300 },
    );
  });
});
