// Owns stories of batches in the driver: many payouts, several transactions, who bears the fee, ceilings, and the coins that may be spent.
import { mnemonicToSeedSync } from '@scure/bip39';
import { beforeEach, describe, expect, it } from 'vitest';
import { repeatable } from '../../../../tests/helpers/bitcoin-batch.ts';
import { entryOf } from '../../../../tests/helpers/bitcoin-entry.ts';
import { FakeBitcoin } from '../../../../tests/helpers/fake-bitcoin-backend.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { accountXpub, addressAt, addressesOf } from '../../chains/bitcoin/account.ts';
import { decodeBitcoin } from '../../chains/bitcoin/decode.ts';
import type { DecodedBitcoin } from '../../chains/bitcoin/types.ts';
import { firstBitcoinAccount } from '../../wallets/bitcoin-accounts.ts';
import type { ChainDriver, Draft, DraftOptions } from '../driver.ts';
import { signersOfSeed } from '../seed-signers.ts';
import type { PlanLine, Version } from '../types.ts';
import { bitcoinDriver } from './bitcoin-driver.ts';
import { readBitcoinDetail } from './bitcoin-detail.ts';

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
const codeOf = (answer: Result<unknown>): string => (answer.ok ? 'ok' : answer.error.code);
const lines = (count: number, amount = 20_000n): readonly PlanLine[] =>
  Array.from({ length: count }, (_, index) => ({
    payoutId: `p${String(index).padStart(3, '0')}`,
    revision: 0,
    chain: 'bitcoin',
    asset: 'BTC',
    address: payeeAt({ chain: 0, index }),
    tag: null,
    amount: amount + BigInt(index),
  }));

let chain: FakeBitcoin;
let frozen: Set<string>;

function driverWith(start = 1): ChainDriver {
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

beforeEach(() => {
  chain = new FakeBitcoin();
  frozen = new Set();
});

function fund(...values: readonly bigint[]): readonly string[] {
  const coins = values.map((value, index) => `${chain.send([{ address: addressAt(xpub, { chain: 0, index }, 'regtest'), value }])}:0`);
  chain.mine();
  return coins;
}

interface Signed {
  readonly draft: Draft;
  readonly version: Version;
  readonly decoded: DecodedBitcoin;
}

async function signAll(driver: ChainDriver, drafts: readonly Draft[]): Promise<readonly Signed[]> {
  const signed: Signed[] = [];
  for (const draft of drafts) {
    const version = must(await driver.sign(entryOf(draft), nothing, signers));
    signed.push({ draft, version, decoded: must(decodeBitcoin(version.raw, 'regtest')) });
  }
  return signed;
}

describe('many payouts', () => {
  it('are paid in several transactions, each by an output of its own, with no coin and no change address in two', async () => {
    fund(400_000n, 500_000n, 600_000n);
    const driver = driverWith();
    const drafts = must(await driver.draft(lines(50), { ...options, mostOutputs: 20 }));
    expect(drafts.map((draft) => draft.lines.length)).toEqual([20, 20, 10]);
    const signed = await signAll(driver, drafts);
    for (const { draft, version, decoded } of signed) {
      const paid = draft.lines.map((_, line) => decoded.outputs[version.outputs?.[line] ?? -1]);
      expect(paid.map((output) => [output?.address, output?.value])).toEqual(draft.lines.map(({ address, amount }) => [address, amount]));
      expect(new Set(version.outputs).size).toBe(draft.lines.length);
      expect(version.fee).toBe(draft.fee);
    }
    expect(new Set(drafts.flatMap((draft) => draft.lines.map(({ payoutId }) => payoutId))).size).toBe(50);
    expect(new Set(drafts.flatMap((draft) => draft.consumes)).size).toBe(drafts.flatMap((draft) => draft.consumes).length);
    const change = signed.flatMap(({ draft }) => (draft.detail['change'] as { readonly address: string }).address);
    expect(new Set(change).size).toBe(3);
  });

  it('stand in an order that chance decides and the plan keeps, the change among them', async () => {
    fund(900_000n);
    const orderOf = async (start: number) => {
      const driver = driverWith(start);
      const [only] = await signAll(driver, must(await driver.draft(lines(12), options)));
      if (only === undefined) throw new Error('nothing');
      const again = must(await driverWith(start + 1_000).sign(entryOf(only.draft), nothing, signers));
      expect(again.raw).toBe(only.version.raw);
      return only.decoded.outputs.map(({ address }) => address).join(' ');
    };
    const [one, same, other] = [await orderOf(1), await orderOf(1), await orderOf(2)];
    expect(same).toBe(one);
    expect(other).not.toBe(one);
    expect(other.split(' ').sort()).toEqual(one.split(' ').sort());
  });

  it('need no change where coins fit, and tell when there is enough money in too few coins', async () => {
    const fitting = 100_000n + 141n * 2n;
    fund(fitting, 5_000_000n);
    const [payout] = lines(1, 100_000n);
    if (payout === undefined) throw new Error('no line');
    expect(must(await driverWith().draft([payout], options))[0]).toMatchObject({ change: null });
    expect(codeOf(await driverWith().draft(lines(30), { ...options, mostOutputs: 10 }))).toBe('batch-coins-short');
    expect(codeOf(await driverWith().draft(lines(30), options))).toBe('ok');
  });
});

describe('a fee that the recipients bear', () => {
  it('is shared evenly: each output is the amount less its share, and the line stays what is owed', async () => {
    fund(900_000n);
    const driver = driverWith();
    const [draft] = must(await driver.draft(lines(7), { ...options, recipientPaysFee: true }));
    if (draft === undefined) throw new Error('no draft');
    const { feeShares, payoutIndex } = must(readBitcoinDetail(JSON.parse(JSON.stringify(draft.detail))));
    expect(feeShares.reduce((sum, share) => sum + share, 0n)).toBe(draft.fee);
    expect(Number(feeShares.reduce((most, share) => (share > most ? share : most))) - Number(draft.fee) / 7).toBeLessThan(1);
    const [{ decoded, version } = { decoded: null, version: null }] = await signAll(driver, [draft]);
    expect(version?.outputs).toEqual(payoutIndex);
    expect(draft.lines.map(({ amount }) => amount)).toEqual(lines(7).map(({ amount }) => amount));
    expect(payoutIndex.map((output) => decoded?.outputs[output]?.value)).toEqual(
      draft.lines.map(({ amount }, line) => amount - (feeShares[line] ?? 0n)),
    );
    expect(900_000n - (draft.change ?? 0n)).toBe(draft.lines.reduce((sum, { amount }) => sum + amount, 0n));
  });

  it('is signed with no other share than the one that was shown', async () => {
    fund(900_000n);
    const driver = driverWith();
    const [draft] = must(await driver.draft(lines(2), { ...options, recipientPaysFee: true }));
    if (draft === undefined) throw new Error('no draft');
    const detail = JSON.parse(JSON.stringify(draft.detail));
    detail.feeShares = ['0', '0'];
    expect(codeOf(await driver.sign(entryOf(draft, { detail }), nothing, signers))).toBe('transaction-mismatch');
  });

  it('is refused where hardly anything would arrive', async () => {
    fund(900_000n);
    const poor = await driverWith().draft(lines(2, 400n), { ...options, recipientPaysFee: true, feeRate: 20_000n });
    expect(codeOf(poor)).toBe('output-dust-after-fee');
  });
});

describe('a ceiling', () => {
  it('of the total or of the rate refuses what is dearer, and what is left below it is room for a later higher fee', async () => {
    fund(900_000n, 900_000n);
    const draft = async (total: bigint | null, rate: bigint | null) =>
      driverWith().draft(lines(20), { ...options, mostOutputs: 10, ceiling: { total, rate } });
    const fee = must(await draft(null, null)).reduce((sum, one) => sum + one.fee, 0n);
    expect(codeOf(await draft(fee - 1n, null))).toBe('fee-over-ceiling');
    expect(codeOf(await draft(null, 1_999n))).toBe('fee-rate-over-ceiling');
    expect(must(await draft(fee, 2_000n)).map(({ feeCeiling, fee: own }) => feeCeiling === own)).toEqual([true, true]);
    const roomy = must(await draft(fee * 3n, null));
    expect(roomy.every((one) => one.feeCeiling >= one.fee * 3n - 1n)).toBe(true);
    expect(roomy.reduce((sum, one) => sum + one.feeCeiling, 0n)).toBeLessThanOrEqual(fee * 3n);
  });
});

describe('the coins that may be spent', () => {
  it('are those that the sender named, and one that is not free is told instead of left out', async () => {
    const [small = '', large = ''] = fund(30_000n, 900_000n);
    const only = (...coins: readonly string[]): DraftOptions => ({ ...options, coins: new Set(coins) });
    expect(must(await driverWith().draft(lines(1), only(small)))[0]?.consumes).toEqual([small]);
    expect(must(await driverWith().draft(lines(1), only(small, large)))[0]?.consumes).toHaveLength(1);
    expect(codeOf(await driverWith().draft(lines(2), only(small)))).toBe('insufficient-funds');
    const gone = { ...only(small, large), reserved: new Set([large]) };
    expect(await driverWith().draft(lines(1), gone)).toMatchObject({ error: { code: 'coin-not-free', params: { coin: large } } });
    expect(codeOf(await driverWith().draft(lines(1), only('ff'.repeat(32) + ':0')))).toBe('coin-not-free');
  });

  it('are never frozen ones', async () => {
    const [small = '', large = ''] = fund(30_000n, 900_000n);
    frozen.add(large);
    expect(must(await driverWith().draft(lines(1), options))[0]?.consumes).toEqual([small]);
    expect(codeOf(await driverWith().draft(lines(2), options))).toBe('insufficient-funds');
    expect(codeOf(await driverWith().draft(lines(1), { ...options, coins: new Set([large]) }))).toBe('coin-not-free');
    const weigh = must(await driverWith().afford(options));
    expect(codeOf(weigh(lines(2)))).toBe('insufficient-funds');
    expect(codeOf(weigh(lines(1)))).toBe('ok');
  });
});
