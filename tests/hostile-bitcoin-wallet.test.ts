// The wallet and the outbox's driver over Bitcoin servers that lie: what is signed spends coins of ours at their true amounts, pays the lines exactly, and never more fee than was approved.
import { mnemonicToSeedSync } from '@scure/bip39';
import { Transaction } from 'bitcoinjs-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountXpub, addressAt } from '../src/main/chains/bitcoin/account.ts';
import { decodeBitcoin } from '../src/main/chains/bitcoin/decode.ts';
import { bitcoinDriver } from '../src/main/outbox/drivers/bitcoin-driver.ts';
import { signersOfSeed } from '../src/main/outbox/seed-signers.ts';
import type { PlanLine } from '../src/main/outbox/types.ts';
import { firstBitcoinAccount } from '../src/main/wallets/bitcoin-accounts.ts';
import { ok } from '../src/shared/result.ts';
import { payee } from './helpers/bitcoin-batch.ts';
import { entryOf } from './helpers/bitcoin-entry.ts';
import { chainOf, chainValues, hostileKinds, scripts, sparseScripts, type True } from './helpers/hostile-bitcoin.ts';

const seed = mnemonicToSeedSync(`${'abandon '.repeat(11)}about`);
const xpub = accountXpub(seed, 'regtest');
const ourAddresses = Array.from({ length: 5 }, (_, index) => addressAt(xpub, { chain: 0, index }, 'regtest'));
const past = { transactions: new Set<string>(), claimedAt: () => 0, lastLedger: () => 0, attempts: () => [] };
const options = { feeRate: 2_000n, reserved: new Set<string>(), committed: 0n, open: [], past };
const signers = signersOfSeed(async (use) => ok(await use(seed.slice())));

const lineOf = (amount: bigint): PlanLine => ({
  payoutId: 'p1',
  revision: 0,
  chain: 'bitcoin',
  asset: 'BTC',
  address: payee(1),
  tag: null,
  amount,
});

/** The true coin at an outpoint, by the world's own bytes; null where there is none, or it is not ours. */
function coinAt(world: readonly True[], txid: string, vout: number): bigint | null {
  const output = world.find((one) => one.txid === txid)?.outputs[vout];
  return output === undefined || !ourAddresses.includes(output.address ?? '') ? null : output.value;
}

function expectHonest(world: readonly True[], raw: string, amount: bigint, ceiling: bigint): void {
  const read = decodeBitcoin(raw, 'regtest');
  if (!read.ok) throw new Error(read.error.code);
  const spent = read.value.inputs.map(({ txid, vout }) => coinAt(world, txid, vout));
  expect(spent).not.toContain(null);
  const inputs = spent.reduce<bigint>((sum, value) => sum + (value ?? 0n), 0n);
  const [paid, ...rest] = [...read.value.outputs].sort((a) => (a.address === payee(1) ? -1 : 1));
  expect(paid).toMatchObject({ address: payee(1), value: amount });
  const outputs = read.value.outputs.reduce((sum, { value }) => sum + value, 0n);
  expect(inputs - outputs >= 0n && inputs - outputs <= ceiling).toBe(true);
  // Change, if any, is ours: the address is derived here, no server names it.
  expect(rest.length).toBeLessThanOrEqual(1);
  for (const { address } of rest) expect(addressAt(xpub, { chain: 1, index: 0 }, 'regtest')).toBe(address);
  expect(Transaction.fromHex(raw).ins.every(({ witness }) => witness.length === 2)).toBe(true);
}

describe.each(hostileKinds)('a wallet over a hostile server of the kind %s', (name, backendOf) => {
  const driverOver = (world: readonly True[], script: Parameters<typeof backendOf>[1]) => {
    const backend = backendOf(world, script);
    const accounts = firstBitcoinAccount({ bitcoinXpub: xpub, network: 'regtest' }, backend);
    return bitcoinDriver({ backend, params: 'regtest', accounts, now: () => 1, random: (length) => new Uint8Array(length) });
  };

  it('never signs a wrong amount', { timeout: 900_000 }, async () => {
    let signed = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(chainValues, fc.oneof(scripts, sparseScripts, sparseScripts), fc.boolean(), async (values, script, honestFirst) => {
        const world = chainOf(values, (turn) => ourAddresses[turn % ourAddresses.length] ?? '');
        const amount = BigInt(Math.max(600, Math.floor(Math.max(...values) / 2)));
        // A server may also begin to lie between the plan and the signature.
        const planning = honestFirst ? { plan: [[0, 0] as const] } : script;
        const drafts = await driverOver(world, planning).draft([lineOf(amount)], options);
        if (!drafts.ok || drafts.value[0] === undefined) {
          refused += 1;
          return;
        }
        const entry = entryOf(drafts.value[0]);
        const version = await driverOver(world, script).sign(entry, { reserved: new Set(), known: new Set(), past }, signers);
        if (!version.ok) {
          refused += 1;
          return;
        }
        signed += 1;
        expectHonest(world, version.value.raw, amount, entry.feeCeiling);
      }),
      { numRuns: process.env['LONG'] ? 1_000 : 25 },
    );
    console.log(`hostile ${name}: ${signed} signed and all true, ${refused} refused`);
  });

  it('signs where the server tells the truth', async () => {
    const world = chainOf([5_000_000, 6_000_000], (turn) => ourAddresses[turn] ?? '');
    const driver = driverOver(world, { plan: [[0, 0]] });
    const drafts = await driver.draft([lineOf(2_000_000n)], options);
    if (!drafts.ok || drafts.value[0] === undefined) throw new Error(drafts.ok ? 'no draft' : drafts.error.code);
    const entry = entryOf(drafts.value[0]);
    const version = await driver.sign(entry, { reserved: new Set(), known: new Set(), past }, signers);
    if (!version.ok) throw new Error(version.error.code);
    expectHonest(world, version.value.raw, 2_000_000n, entry.feeCeiling);
  });
});
