// Owns the proof that no server makes the wallet sign a wrong amount, or a fee above the ceiling, whatever it says.
import { mnemonicToSeedSync } from '@scure/bip39';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { entryOf } from '../../../../tests/helpers/bitcoin-entry.ts';
import { FakeBitcoin } from '../../../../tests/helpers/fake-bitcoin-backend.ts';
import { type LoopbackServer, serve } from '../../../../tests/helpers/loopback-http.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { BitcoinBackend } from '../../backends/bitcoin-backend.ts';
import { fixedEndpoint } from '../../backends/endpoint.ts';
import { esploraBackend } from '../../backends/esplora.ts';
import { httpClient } from '../../backends/http-client.ts';
import { accountXpub, addressAt, addressesOf } from '../../chains/bitcoin/account.ts';
import { decodeBitcoin } from '../../chains/bitcoin/decode.ts';
import { firstBitcoinAccount } from '../../wallets/bitcoin-accounts.ts';
import type { ChainDriver, Draft, DraftOptions } from '../driver.ts';
import { signersOfSeed } from '../seed-signers.ts';
import type { PlanLine } from '../types.ts';
import { bitcoinDriver } from './bitcoin-driver.ts';

const seed = mnemonicToSeedSync('abandon '.repeat(11) + 'about');
const xpub = accountXpub(seed, 'regtest');
const ourAt = addressesOf(xpub, 'regtest');
const payeeAt = addressesOf(accountXpub(mnemonicToSeedSync('legal '.repeat(11) + 'will'), 'regtest'), 'regtest');
const past = { transactions: new Set<string>(), claimedAt: () => 0, lastLedger: () => 0, attempts: () => [] };
const nothing = { reserved: new Set<string>(), known: new Set<string>(), past };
const signers = signersOfSeed(async (use) => ok(await use(seed.slice())));
const ceiling = 5_000n;
const options: DraftOptions = {
  feeRate: null,
  reserved: new Set<string>(),
  committed: 0n,
  open: [],
  past,
  ceiling: { total: ceiling, rate: null },
};
const lines: readonly PlanLine[] = [1, 2, 3].map((index) => ({
  payoutId: `p${index}`,
  revision: 0,
  chain: 'bitcoin',
  asset: 'BTC',
  address: payeeAt({ chain: 0, index }),
  tag: null,
  amount: 10_000n * BigInt(index),
}));

/** Answers of a true chain, each bent by the next lie of a script. */
function liar(truth: FakeBitcoin, script: readonly (readonly [lie: number, dice: number])[]): BitcoinBackend {
  let turn = 0;
  const next = (): readonly [number, number] => script[turn++ % script.length] ?? [0, 0];
  const bend = <T>(answer: Result<readonly T[]>, change: (item: T, dice: number) => T): Result<readonly T[]> => {
    const [lie, dice] = next();
    if (!answer.ok || lie === 0) return answer;
    const items = answer.value;
    if (lie === 1) return ok(items.map((item) => change(item, dice)));
    if (lie === 2) return ok(items.filter((_, index) => index % 2 === dice % 2));
    if (lie === 3) return ok([...items].reverse());
    return lie === 4 ? ok([...items, ...items]) : refuse('backend-garbled');
  };
  return Object.assign(Object.create(truth), {
    utxos: async (address: string) =>
      bend(await truth.utxos(address), (coin, dice) => ({
        ...coin,
        value: dice % 2 === 0 ? coin.value * BigInt(dice + 2) : coin.value / 2n,
        vout: dice % 5 === 0 ? coin.vout + 1 : coin.vout,
      })),
    transactions: async (address: string) =>
      bend(await truth.transactions(address), (one, dice) => ({
        ...one,
        outputs: one.outputs.map((output) => ({ ...output, value: output.value + BigInt(dice) })),
      })),
    rawTransaction: async (txid: string): Promise<Result<string | null>> => {
      const [lie, dice] = next();
      const answer = await truth.rawTransaction(txid);
      if (!answer.ok || answer.value === null || lie < 3) return answer;
      const at = dice % answer.value.length;
      if (lie === 3) return ok(answer.value.slice(0, at) + (answer.value[at] === '0' ? '1' : '0') + answer.value.slice(at + 1));
      return lie === 4 ? ok('zz'.repeat(dice)) : ok(null);
    },
    feeRates: async () => {
      const [lie, dice] = next();
      return lie === 0 ? truth.feeRates() : ok({ '3': BigInt(dice) ** 3n });
    },
  });
}

function driverOver(backend: BitcoinBackend): ChainDriver {
  const accounts = firstBitcoinAccount({ bitcoinXpub: xpub, network: 'practice' }, backend);
  return bitcoinDriver({ backend, params: 'regtest', accounts, now: () => 1, random: (length) => new Uint8Array(length) });
}

/** Real money in, real money out, as the true chain has it; an input that it does not have is worth nothing. */
async function judge(truth: FakeBitcoin, raw: string, draft: Draft, outputs: readonly number[]): Promise<void> {
  const decoded = decodeBitcoin(raw, 'regtest');
  if (!decoded.ok) throw new Error('signed nonsense');
  let spent = 0n;
  for (const { txid, vout } of decoded.value.inputs) {
    const made = await truth.transaction(txid);
    spent += (made.ok && made.value?.outputs[vout]?.value) || 0n;
  }
  const given = decoded.value.outputs.reduce((sum, { value }) => sum + value, 0n);
  expect(spent - given).toBe(draft.fee);
  expect(draft.fee).toBeLessThanOrEqual(ceiling);
  expect(outputs.map((index) => decoded.value.outputs[index])).toMatchObject(
    draft.lines.map(({ address, amount }) => ({ address, value: amount })),
  );
  const ours = decoded.value.outputs.filter((_, index) => !outputs.includes(index));
  expect(ours.every(({ address }) => address === addressAt(xpub, { chain: 1, index: 0 }, 'regtest'))).toBe(true);
}

describe('a hostile server', () => {
  it('never gets a wrong amount or too high a fee signed', async () => {
    let signed = 0;
    let refused = 0;
    const lie = fc.tuple(fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 5 })), fc.nat(200));
    const values = fc.array(fc.integer({ min: 5_000, max: 90_000 }), { minLength: 3, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(values, fc.array(lie, { minLength: 3, maxLength: 40 }), async (coins, script) => {
        const truth = new FakeBitcoin();
        for (const [index, value] of coins.entries()) truth.send([{ address: ourAt({ chain: 0, index }), value: BigInt(value) }]);
        truth.mine();
        const driver = driverOver(liar(truth, script));
        const drafts = await driver.draft(lines, options);
        if (!drafts.ok) {
          refused += 1;
          return;
        }
        for (const draft of drafts.value) {
          const version = await driver.sign(entryOf(draft), nothing, signers);
          if (!version.ok) refused += 1;
          else {
            signed += 1;
            await judge(truth, version.value.raw, draft, version.value.outputs ?? []);
          }
        }
      }),
      { numRuns: 30 },
    );
    // Both happen, or the test shows nothing.
    expect(signed).toBeGreaterThan(3);
    expect(refused).toBeGreaterThan(3);
  }, 60_000);

  it('gets nothing signed of a plan whose amounts were believed once: they are read again from bytes', async () => {
    const truth = new FakeBitcoin();
    truth.send([{ address: ourAt({ chain: 0, index: 0 }), value: 500_000n }]);
    truth.mine();
    const [draft] = await draftsOf(driverOver(truth));
    const detail = JSON.parse(JSON.stringify(draft?.detail));
    // The coin is worth far more than the plan says: all of the rest would be fee.
    detail.inputs[0].value = '70000';
    detail.change.value = `${70_000n - 60_000n - (draft?.fee ?? 0n)}`;
    if (draft === undefined) throw new Error('no draft');
    expect(await driverOver(truth).sign(entryOf(draft, { detail }), nothing, signers)).toMatchObject({
      error: { code: 'previous-differs' },
    });
  });
});

async function draftsOf(driver: ChainDriver): Promise<readonly Draft[]> {
  const drafts = await driver.draft(lines, options);
  if (!drafts.ok) throw new Error(drafts.error.code);
  return drafts.value;
}

describe('a server whose answers about a coin’s past are huge, slow or missing', () => {
  let server: LoopbackServer | null = null;
  afterEach(async () => server?.close());

  it.each([
    ['huge', 'backend-too-large', (response: Response) => void response.end('00'.repeat(60_000))],
    ['dripping', 'backend-timeout', (response: Response) => drip(response)],
    ['not there', 'previous-missing', (response: Response) => void response.writeHead(404).end()],
    ['another transaction', 'backend-wrong-transaction', (response: Response) => void response.end('02'.repeat(40))],
  ])('(%s) gets no plan at all', async (_what, code, answer) => {
    const truth = new FakeBitcoin();
    truth.send([{ address: ourAt({ chain: 0, index: 0 }), value: 500_000n }]);
    truth.mine();
    server = await serve((_request, response) => answer(response));
    const { origin } = server;
    const client = httpClient({ isAllowed: () => true, timeoutMs: 300, maxBytes: 50_000 });
    const esplora = esploraBackend({ client, endpoint: fixedEndpoint(origin) });
    const mixed: BitcoinBackend = Object.assign(Object.create(truth), { rawTransaction: (txid: string) => esplora.rawTransaction(txid) });
    const drafts = await driverOver(mixed).draft(lines, options);
    expect(drafts.ok ? 'planned' : drafts.error.code).toBe(code);
    esplora.close();
  });
});

type Response = Parameters<Parameters<typeof serve>[0]>[1];

function drip(response: Response): void {
  const timer = setInterval(() => response.write('0'), 50);
  response.on('close', () => clearInterval(timer));
}
