// Owns stories of a higher fee in the driver: who bears it, which coins may be added, and where each payout's output is after the change came or went.
import { mnemonicToSeedSync } from '@scure/bip39';
import { beforeEach, describe, expect, it } from 'vitest';
import { repeatable } from '../../../../tests/helpers/bitcoin-batch.ts';
import { entryOf } from '../../../../tests/helpers/bitcoin-entry.ts';
import { FakeBitcoin } from '../../../../tests/helpers/fake-bitcoin-backend.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { accountXpub, addressAt, addressesOf } from '../../chains/bitcoin/account.ts';
import { decodeBitcoin } from '../../chains/bitcoin/decode.ts';
import { firstBitcoinAccount } from '../../wallets/bitcoin-accounts.ts';
import type { DraftOptions, RaiseOptions } from '../driver.ts';
import { mayReplace } from '../replacement.ts';
import { signersOfSeed } from '../seed-signers.ts';
import type { Entry, PlanLine, Version } from '../types.ts';
import { bitcoinDriver } from './bitcoin-driver.ts';

const seed = mnemonicToSeedSync('abandon '.repeat(11) + 'about');
const xpub = accountXpub(seed, 'regtest');
const payeeAt = addressesOf(accountXpub(mnemonicToSeedSync('legal '.repeat(11) + 'will'), 'regtest'), 'regtest');
const past = { transactions: new Set<string>(), claimedAt: () => 0, lastLedger: () => 0, attempts: () => [] };
const nothing = { reserved: new Set<string>(), known: new Set<string>(), past };
const options: DraftOptions = { feeRate: 2_000n, reserved: new Set<string>(), committed: 0n, open: [], past };
const signers = signersOfSeed(async (use) => ok(await use(seed.slice())));
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params)}`);
  return answer.value;
};

let chain: FakeBitcoin;
let frozen: Set<string>;

beforeEach(() => {
  chain = new FakeBitcoin();
  frozen = new Set();
});

function fund(index: number, value: bigint): string {
  return `${chain.send([{ address: addressAt(xpub, { chain: 0, index }, 'regtest'), value }])}:0`;
}

const lines = [30_000n, 20_000n, 25_000n].map(
  (amount, index): PlanLine => ({
    payoutId: `p${index}`,
    revision: 0,
    chain: 'bitcoin',
    asset: 'BTC',
    address: payeeAt({ chain: 0, index }),
    tag: null,
    amount,
  }),
);

function driverOf(start: number) {
  const below = repeatable(start);
  return bitcoinDriver({
    backend: chain,
    params: 'regtest',
    accounts: firstBitcoinAccount({ bitcoinXpub: xpub, network: 'practice' }, chain),
    now: () => 1,
    random: (length) => Uint8Array.from({ length }, () => below(256)),
    frozen: () => frozen,
  });
}

async function raised(driver: ReturnType<typeof driverOf>, entry: Entry, feeRate: bigint, reserved: readonly string[]): Promise<Version> {
  const before = entry.versions.at(-1);
  if (before === undefined) throw new Error('nothing waits');
  const asked: RaiseOptions = { reserved: new Set([...entry.consumes, ...reserved]), open: [] };
  const draft = must((await driver.raise?.(entry, before, feeRate, asked)) ?? { ok: false, error: { code: 'no raise' } });
  const { fee, change, consumes } = draft;
  const detail: Entry['detail'] = JSON.parse(JSON.stringify(draft.detail));
  return { ...must(await driver.sign({ ...entry, fee, feeCeiling: fee, change, detail, consumes }, nothing, signers)), detail };
}

describe.each([false, true])('a higher fee (recipients bear the first: %s)', (recipientPaysFee) => {
  it.each([1, 2, 3, 4])('pays each what it was promised, whatever became of the change (order %i)', async (start) => {
    // The change is worth a little more than dust, so the first replacement has none, and the second one again.
    const coin = fund(0, recipientPaysFee ? 75_600n : 76_000n);
    const [cold, taken, free] = [fund(1, 800_000n), fund(2, 700_000n), fund(3, 90_000n)];
    frozen.add(cold);
    chain.mine();
    const driver = driverOf(start);
    const [draft] = must(await driver.draft(lines, { ...options, recipientPaysFee, coins: new Set([coin]) }));
    if (draft === undefined) throw new Error('no draft');
    const entry = entryOf(draft);
    const first = must(await driver.sign(entry, nothing, signers));
    const waiting: Entry = { ...entry, state: 'seen', versions: [first] };
    const second = await raised(driver, waiting, 4_000n, [taken]);
    const twice: Entry = { ...waiting, versions: [first, second] };
    const third = await raised(driver, twice, 9_000n, [taken]);
    const shares: readonly bigint[] = (draft.detail['feeShares'] as readonly string[]).map(BigInt);
    expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(recipientPaysFee ? draft.fee : 0n);
    for (const version of [first, second, third]) {
      const { outputs } = must(decodeBitcoin(version.raw, 'regtest'));
      const paid = version.outputs?.map((at) => outputs[at]);
      expect(paid).toMatchObject(lines.map(({ address, amount }, at) => ({ address, value: amount - (shares[at] ?? 0n) })));
      expect(version.consumes.every((one) => one === coin || one === free)).toBe(true);
    }
    expect(mayReplace(waiting, first.transactionId, second)).toBe(true);
    expect(mayReplace(twice, second.transactionId, third)).toBe(true);
    expect([first, second, third].map(({ raw }) => must(decodeBitcoin(raw, 'regtest')).outputs.length)).toEqual([4, 3, 4]);
  });
});
