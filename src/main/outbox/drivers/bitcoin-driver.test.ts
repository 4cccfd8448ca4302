// Owns stories of the Bitcoin driver: chosen once, signed as chosen, and what a backend's words prove.
import { mnemonicToSeedSync } from '@scure/bip39';
import { beforeEach, describe, expect, it } from 'vitest';
import { entryOf } from '../../../../tests/helpers/bitcoin-entry.ts';
import { FakeBitcoin } from '../../../../tests/helpers/fake-bitcoin-backend.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { accountXpub, addressAt } from '../../chains/bitcoin/account.ts';
import { decodeBitcoin } from '../../chains/bitcoin/decode.ts';
import { firstBitcoinAccount } from '../../wallets/bitcoin-accounts.ts';
import type { ChainDriver, Draft } from '../driver.ts';
import { signersOfSeed } from '../seed-signers.ts';
import type { Signers } from '../signers.ts';
import type { Entry, PlanLine, Version } from '../types.ts';
import { bitcoinDriver } from './bitcoin-driver.ts';

const seed = mnemonicToSeedSync('abandon '.repeat(11) + 'about');
const xpub = accountXpub(seed, 'regtest');
const payeeXpub = accountXpub(mnemonicToSeedSync('legal winner thank year wave sausage worth useful legal winner thank yellow'), 'regtest');
const payee = (index: number) => addressAt(payeeXpub, { chain: 0, index }, 'regtest');
const open: Signers = signersOfSeed(async (use) => ok(await use(seed.slice())));
const past = { transactions: new Set<string>(), claimedAt: () => 0, lastLedger: () => 0, attempts: () => [] };
const nothing = { reserved: new Set<string>(), known: new Set<string>(), past };
const options = { feeRate: 2_000n, reserved: new Set<string>(), committed: 0n, open: [], past };
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const line = (index: number, amount: bigint): PlanLine => ({
  payoutId: `p${index}`,
  revision: 0,
  chain: 'bitcoin',
  asset: 'BTC',
  address: payee(index),
  tag: null,
  amount,
});

let chain: FakeBitcoin;
let driver: ChainDriver;

beforeEach(() => {
  chain = new FakeBitcoin();
  driver = bitcoinDriver({
    backend: chain,
    params: 'regtest',
    accounts: firstBitcoinAccount({ bitcoinXpub: xpub, network: 'practice' }, chain),
    now: () => 1,
    random: (length) => new Uint8Array(length),
  });
});

const fund = (value: bigint, index = 0) => chain.send([{ address: addressAt(xpub, { chain: 0, index }, 'regtest'), value }]);

async function drafted(lines: readonly PlanLine[]): Promise<Draft> {
  const [draft] = must(await driver.draft(lines, options));
  if (draft === undefined) throw new Error('no draft');
  return draft;
}

describe('a payment that our coins made and the journal does not know', () => {
  /** An older copy of the journal, or another computer with the same words, paid p1 in block 102. */
  async function paidElsewhere(): Promise<{ readonly draft: Draft; readonly txid: string }> {
    const coin = fund(50_000n);
    fund(90_000n, 1);
    chain.mine();
    const draft = await drafted([line(1, 20_000n)]);
    const txid = chain.send([{ address: payee(1), value: 20_000n }], [`${coin}:0`]);
    return { draft, txid };
  }
  const codeOf = (answer: Result<unknown>) => (answer.ok ? 'ok' : answer.error.code);

  it('is not made again: neither planned nor signed, before and after its block', async () => {
    const { draft } = await paidElsewhere();
    expect(await driver.draft([line(1, 20_000n)], options)).toEqual(refuse('already-paid', { payoutId: 'p1' }));
    expect(await driver.sign(entryOf(draft), nothing, open)).toEqual(refuse('already-paid', { payoutId: 'p1' }));
    chain.mine(9);
    expect(codeOf(await driver.draft([line(1, 20_000n)], options))).toBe('already-paid');
    expect(codeOf(await driver.sign(entryOf(draft), nothing, open))).toBe('already-paid');
  });

  it('is none of this payout when amount or address differ, when it is in the journal, or when it was mined before the claim', async () => {
    const { txid } = await paidElsewhere();
    chain.mine();
    const minedAt = chain.height * 600;
    expect(codeOf(await driver.draft([line(1, 19_999n)], options))).toBe('ok');
    // Its one payout can have borne the whole fee of 30,000 and no more.
    expect(codeOf(await driver.draft([line(1, 50_000n)], options))).toBe('already-paid');
    expect(codeOf(await driver.draft([line(1, 50_001n)], options))).toBe('ok');
    expect(codeOf(await driver.draft([line(2, 20_000n)], options))).toBe('ok');
    expect(codeOf(await driver.draft([line(1, 20_000n)], { ...options, past: { ...past, transactions: new Set([txid]) } }))).toBe('ok');
    const claimedAt = (at: number) => ({ ...options, past: { ...past, claimedAt: () => at } });
    expect(codeOf(await driver.draft([line(1, 20_000n)], claimedAt(minedAt + 7_200)))).toBe('already-paid');
    expect(codeOf(await driver.draft([line(1, 20_000n)], claimedAt(minedAt + 7_201)))).toBe('ok');
  });

  it('does not count when strangers’ coins made it', async () => {
    fund(90_000n);
    chain.send([{ address: payee(1), value: 20_000n }]);
    chain.mine();
    expect(codeOf(await driver.draft([line(1, 20_000n)], options))).toBe('ok');
  });
});

describe('a batch', () => {
  it('is signed as it was chosen, after any restart and whatever the wallet has become, to the same bytes', async () => {
    fund(100_000n);
    chain.mine();
    const draft = await drafted([line(1, 20_000n), line(2, 30_000n)]);
    const first = must(await driver.sign(entryOf(draft), nothing, open));
    fund(500_000n, 1);
    chain.mine(3);
    // The wallet now knows other coins and a newer block.
    await drafted([line(3, 400_000n)]);
    const second = must(await driver.sign(entryOf(draft), nothing, open));
    expect(second.raw).toBe(first.raw);
    const decoded = must(decodeBitcoin(first.raw, 'regtest'));
    const [one, two, ...rest] = first.outputs ?? [];
    expect(rest).toEqual([]);
    expect(decoded.outputs[one ?? -1]).toMatchObject({ address: payee(1), value: 20_000n });
    expect(decoded.outputs[two ?? -1]).toMatchObject({ address: payee(2), value: 30_000n });
    const back = { address: addressAt(xpub, { chain: 1, index: 0 }, 'regtest'), value: draft.change };
    expect(decoded.outputs.filter((_, index) => index !== one && index !== two)).toMatchObject([back]);
    expect(first).toMatchObject({ consumes: draft.consumes, fee: draft.fee, transactionId: decoded.txid });
    expect(100_000n - 50_000n - (draft.change ?? 0n)).toBe(draft.fee);
  });

  it('is not signed when lines, ceiling or detail are not what was chosen', async () => {
    fund(100_000n);
    chain.mine();
    const draft = await drafted([line(1, 20_000n)]);
    const sign = async (changes: Partial<Entry>) => {
      const signed = await driver.sign(entryOf(draft, changes), nothing, open);
      return signed.ok ? 'signed' : signed.error.code;
    };
    expect(await sign({})).toBe('signed');
    expect(await sign({ lines: [line(1, 19_999n)] })).toBe('transaction-mismatch');
    expect(await sign({ lines: [line(2, 20_000n)] })).toBe('transaction-mismatch');
    expect(await sign({ lines: [line(1, 20_000n), line(2, 20_000n)] })).toBe('transaction-mismatch');
    expect(await sign({ feeCeiling: draft.fee - 1n })).toBe('transaction-mismatch');
    expect(await sign({ detail: {} })).toBe('plan-unreadable');
    const stranger = JSON.parse(JSON.stringify(draft.detail));
    stranger.change.address = payee(9);
    expect(await sign({ detail: stranger })).toBe('coin-not-ours');
  });

  it('is not signed while its lock time lies ahead: a server made the height up, or its blocks vanished', async () => {
    fund(100_000n);
    chain.mine();
    const { height } = chain;
    chain.height = 2_000_000;
    const draft = await drafted([line(1, 20_000n)]);
    chain.height = height;
    expect(await driver.sign(entryOf(draft), nothing, open)).toMatchObject({
      error: { code: 'transaction-mismatch', params: { part: 'lock-time' } },
    });
    chain.height = 2_000_000;
    expect((await driver.sign(entryOf(draft), nothing, open)).ok).toBe(true);
  });

  it('spends confirmed coins first, its own unconfirmed change if it must, and strangers’ unconfirmed money never', async () => {
    const deep = fund(30_000n);
    chain.mine();
    const ours = chain.send([{ address: addressAt(xpub, { chain: 1, index: 0 }, 'regtest'), value: 29_000n }], [`${deep}:0`]);
    fund(900_000n, 1);
    const signedHere = { ...options, past: { ...past, transactions: new Set([ours]) } };
    expect(must(await driver.draft([line(1, 20_000n)], signedHere))[0]?.consumes).toEqual([`${ours}:0`]);
    expect(await driver.draft([line(1, 50_000n)], signedHere)).toMatchObject({ error: { code: 'insufficient-funds' } });
    // Whoever signed it elsewhere with the same keys may replace it: what was built on it could never be mined then, and nothing would ever prove that.
    expect(await driver.draft([line(1, 20_000n)], options)).toMatchObject({ error: { code: 'insufficient-funds' } });
    chain.mine();
    expect((await driver.draft([line(1, 50_000n)], options)).ok).toBe(true);
  });

  it('leaves reserved coins and promised change addresses alone', async () => {
    fund(100_000n);
    fund(100_000n, 1);
    chain.mine();
    const first = await drafted([line(1, 20_000n)]);
    const [second] = must(
      await driver.draft([line(2, 20_000n)], { ...options, reserved: new Set(first.consumes), open: [entryOf(first)] }),
    );
    expect(second?.consumes).not.toEqual(first.consumes);
    expect(second?.detail['change']).toMatchObject({ address: addressAt(xpub, { chain: 1, index: 1 }, 'regtest') });
  });

  it('takes the estimate when no rate is named, and refuses rates that are slips', async () => {
    fund(100_000n);
    chain.mine();
    const [cheap] = must(await driver.draft([line(1, 20_000n)], options));
    const [estimated] = must(await driver.draft([line(1, 20_000n)], { ...options, feeRate: null }));
    expect((estimated?.fee ?? 0n) > (cheap?.fee ?? 0n)).toBe(true);
    expect(await driver.draft([line(1, 20_000n)], { ...options, feeRate: 999n })).toEqual(refuse('fee-rate-impossible'));
    chain.silentAbout = 'feeRates';
    expect(await driver.draft([line(1, 20_000n)], { ...options, feeRate: null })).toEqual(refuse('backend-timeout'));
  });
});

describe('the verdict', () => {
  const versionOf = (transactionId: string, consumes: readonly string[]): Version => ({
    raw: '00',
    transactionId,
    consumes,
    outputs: [0],
    lastLedgerSequence: null,
    signedAtLedger: null,
    fee: 1n,
    signedAt: 1,
  });
  const sent = (versions: readonly Version[]): Entry =>
    entryOf({ lines: [line(1, 20_000n)], fee: 1n, feeCeiling: 1n, change: null, detail: {}, consumes: [] }, { state: 'unknown', versions });
  const other = '9'.repeat(64);

  it('is seen in the mempool and final in a block, with its depth', async () => {
    const txid = fund(1_000n);
    expect(await driver.verdict(sent([versionOf(txid, ['a:0'])]))).toEqual({ kind: 'seen', transactionId: txid });
    chain.mine();
    expect(await driver.verdict(sent([versionOf(txid, ['a:0'])]))).toEqual({ kind: 'final', transactionId: txid, confirmations: 1 });
    chain.mine(4);
    expect(await driver.verdict(sent([versionOf(txid, ['a:0']), versionOf(other, ['a:0'])]))).toEqual({
      kind: 'final',
      transactionId: txid,
      confirmations: 5,
    });
  });

  it('is absent while nobody knows it and its coins are unspent', async () => {
    const coin = fund(1_000n);
    expect(await driver.verdict(sent([versionOf(other, [`${coin}:0`])]))).toEqual({ kind: 'absent' });
  });

  it('is void when a coin is spent by somebody else, six blocks deep and not before', async () => {
    const coin = fund(30_000n);
    chain.mine();
    chain.send([{ address: payee(7), value: 29_000n }], [`${coin}:0`]);
    const entry = sent([versionOf(other, [`${coin}:0`])]);
    expect(await driver.verdict(entry)).toEqual({ kind: 'absent' });
    chain.mine(1);
    chain.mine(4);
    expect(await driver.verdict(entry)).toEqual({ kind: 'absent' });
    chain.mine();
    expect(await driver.verdict(entry)).toEqual({ kind: 'void', reason: 'spent-elsewhere' });
  });

  it('is not void while one of several versions spends nothing that is gone', async () => {
    const [shared, further] = [fund(30_000n), fund(5_000n)];
    chain.mine();
    chain.send([{ address: payee(7), value: 4_000n }], [`${further}:0`]);
    chain.mine();
    chain.mine(9);
    const first = versionOf('8'.repeat(64), [`${shared}:0`]);
    const second = versionOf(other, [`${shared}:0`, `${further}:0`]);
    expect(await driver.verdict(sent([first, second]))).toEqual({ kind: 'absent' });
    expect(await driver.verdict(sent([second]))).toEqual({ kind: 'void', reason: 'spent-elsewhere' });
    chain.send([{ address: payee(7), value: 29_000n }], [`${shared}:0`]);
    chain.mine();
    chain.mine(9);
    expect(await driver.verdict(sent([first, second]))).toEqual({ kind: 'void', reason: 'spent-elsewhere' });
  });

  it('of a child is void when a coin of its parent is spent by another transaction, six blocks deep and not before', async () => {
    const [coin, parent] = [fund(30_000n), 'a'.repeat(64)];
    chain.mine();
    chain.send([{ address: payee(7), value: 29_000n }], [`${coin}:0`]);
    const transfer = { purpose: 'child' as const, parent, ancestors: [{ txid: parent, inputs: [`${coin}:0`] }] };
    const entry = { ...sent([versionOf(other, [`${parent}:1`])]), lines: [], transfer };
    chain.mine();
    chain.mine(4);
    expect(await driver.verdict(entry)).toEqual({ kind: 'absent' });
    chain.mine();
    expect(await driver.verdict(entry)).toEqual({ kind: 'void', reason: 'parent-replaced' });
  });

  it('is not void when the spender pays our line: a version that the journal lost', async () => {
    const coin = fund(30_000n);
    chain.mine();
    chain.send([{ address: payee(1), value: 20_000n }], [`${coin}:0`]);
    chain.mine(1);
    chain.mine(9);
    expect(await driver.verdict(sent([versionOf(other, [`${coin}:0`])]))).toEqual({ kind: 'silent', reason: 'paid-by-unknown-version' });
  });

  it.each(['transaction', 'tip', 'spender'])('is silence when the backend does not answer about %s', async (question) => {
    const coin = fund(30_000n);
    chain.silentAbout = question;
    expect(await driver.verdict(sent([versionOf(other, [`${coin}:0`])]))).toEqual({ kind: 'silent', reason: 'backend-timeout' });
  });
});
