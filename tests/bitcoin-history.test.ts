// Owns the story of the history on the practice chain: lines with what they were worth, and each transaction taken apart from its bytes.
import { mnemonicToSeedSync } from '@scure/bip39';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountXpub } from '../src/main/chains/bitcoin/account.ts';
import { bitcoinDetails } from '../src/main/desk/bitcoin-details.ts';
import { walletHistory, type WalletHistoryDeps } from '../src/main/desk/wallet-history.ts';
import { firstBitcoinAccount } from '../src/main/wallets/bitcoin-accounts.ts';
import { noSeenRates, seenRates } from '../src/main/wallets/seen-rates.ts';
import { ok, refuse } from '../src/shared/result.ts';
import { memoryDocument } from './fakes/memory-document.ts';
import { payout } from './fakes/payouts.ts';
import { must, type Practice, Sender, settle, startNetwork } from './helpers/practice-sender.ts';

const xpub = accountXpub(mnemonicToSeedSync('abandon '.repeat(11) + 'about'), 'regtest');
const now = () => Math.floor(Date.now() / 1000);
let practice: Practice;

beforeAll(async () => {
  practice = await startNetwork();
});
afterAll(() => practice.close());

it('tells what came and went, and what was worth what', async () => {
  const sender = new Sender(practice);
  const outbox = sender.start();
  const coins = firstBitcoinAccount({ bitcoinXpub: xpub, network: 'practice' }, practice.bitcoin);
  const rateLock = { rate: '60000', rateRule: null, rateSource: 'kraken', rateLockedAt: 7 };
  const rates = seenRates({
    document: memoryDocument(noSeenRates),
    quote: async () => ok({ rate: '50000', source: 'practice', at: now() }),
    currency: () => 'USD',
    now,
    report: (error) => {
      throw error;
    },
  });
  const deps: WalletHistoryDeps = {
    coins,
    accounts: { all: () => [] } as unknown as WalletHistoryDeps['accounts'],
    ledger: () => {
      throw new Error('no ledger is asked');
    },
    entryOf: (id) => outbox.entryOf(id),
    payout: (id) => payout({ id, originalCurrency: 'USD', originalAmount: '12', rateLock }),
    seenRates: rates,
  };
  const history = async (most?: number) => must(await walletHistory(deps, { chain: 'bitcoin', ...(most !== undefined && { most }) }));
  const first = await history();
  expect(first).toHaveLength(8);
  expect(first[0]).toMatchObject({ amount: '0.01', values: [{ kind: 'recorded', currency: 'USD', amount: '500', source: 'practice' }] });
  expect(await history(3)).toHaveLength(3);

  const ids = [sender.bitcoin(20_000n), sender.bitcoin(30_000n)];
  await sender.pay(outbox, ids);
  await settle(practice, outbox);
  const paid = (await history()).find(({ payoutIds }) => payoutIds.length > 0);
  expect(paid).toMatchObject({
    amount: '-0.0005',
    payoutIds: ids,
    values: [{ kind: 'locked', currency: 'USD', amount: '24', rate: '60000' }],
  });

  const parts = { ...deps, backend: practice.bitcoin, network: 'practice' } as const;
  const details = must(await bitcoinDetails(parts, paid?.transactionId ?? ''));
  const sats = (text: string | null) => BigInt(Math.round(Number(text) * 1e8));
  const sum = (items: readonly { readonly amount: string | null }[]) => items.reduce((total, { amount }) => total + sats(amount), 0n);
  expect(sum(details.inputs) - sum(details.outputs)).toBe(sats(details.fee));
  expect(details.inputs.every(({ ours }) => ours)).toBe(true);
  expect(
    details.outputs
      .map(({ payoutId }) => payoutId)
      .filter((id) => id !== null)
      .sort(),
  ).toEqual([...ids].sort());
  expect(details.outputs.filter(({ change }) => change)).toHaveLength(1);
  expect(details).toMatchObject({
    fee: paid?.fee,
    confirmations: paid?.confirmations,
    replaceable: true,
    leftOut: { inputs: 0, outputs: 0 },
  });
  expect(details.versions).toMatchObject([{ transactionId: paid?.transactionId, fee: paid?.fee, dead: false }]);

  // What somebody else made is taken apart as well; what is not ours is not.
  const received = must(await bitcoinDetails(parts, first[0]?.transactionId ?? ''));
  expect(received.outputs.filter(({ ours, change }) => ours && !change)).toMatchObject([{ amount: '0.01' }]);
  expect([received.versions, received.values[0]?.amount]).toEqual([[], '500']);
  expect(await bitcoinDetails(parts, 'f'.repeat(64))).toMatchObject({ ok: false, error: { code: 'transaction-not-ours' } });
  const silent = { ...parts, backend: { rawTransaction: async () => refuse('backend-timeout') } };
  expect(await bitcoinDetails(silent, first[0]?.transactionId ?? '')).toMatchObject({ ok: false, error: { code: 'backend-timeout' } });
  // Bytes that we signed need no server; the amounts of the inputs do, and stay unknown without one.
  expect(must(await bitcoinDetails(silent, paid?.transactionId ?? ''))).toMatchObject({ fee: null, inputs: [{ amount: null }] });
  const wrong = { ...parts, backend: { rawTransaction: async () => practice.bitcoin.rawTransaction(first[1]?.transactionId ?? '') } };
  expect(await bitcoinDetails(wrong, first[0]?.transactionId ?? '')).toMatchObject({
    ok: false,
    error: { code: 'backend-wrong-transaction' },
  });
  await outbox.close();
});
