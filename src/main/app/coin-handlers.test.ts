// Owns the proof that what main answers about coins and labels fits the contract, and that the screens hear of every change.
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBitcoin } from '../../../tests/helpers/fake-bitcoin-backend.ts';
import { mnemonicToSeedSync } from '@scure/bip39';
import { coinMethods } from '../../shared/contract/coins.ts';
import { dispatch } from '../../shared/contract/dispatch-parse.ts';
import { labelMethods } from '../../shared/contract/labels.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { accountXpub, addressAt } from '../chains/bitcoin/account.ts';
import type { WalletDesk } from '../desk/wallet-desk.ts';
import { firstBitcoinAccount } from '../wallets/bitcoin-accounts.ts';
import { closedLabelBook, type LabelBook, unkeptLabelBook } from '../wallets/label-book.ts';
import { coinHandlers } from './coin-handlers.ts';

const xpub = accountXpub(mnemonicToSeedSync('abandon '.repeat(11) + 'about'), 'regtest');
const api = { ...coinMethods, ...labelMethods };
let chain: FakeBitcoin;
let labels: LabelBook;
let changed: string[];
let saved: { name: string; text: string } | null;
const held = new Map<string, readonly string[]>();

const ask = async (method: keyof typeof api, args: object): Promise<Result<unknown>> => {
  const coins = firstBitcoinAccount({ bitcoinXpub: xpub, network: 'practice' }, chain);
  const desk = { coins, labels, outbox: { holders: () => held }, record: { network: 'practice' }, feeRates: () => chain.feeRates() };
  const handlers = coinHandlers({
    desks: { desk: (id) => (id === 'w1' ? ok(desk as unknown as WalletDesk) : refuse('wallet-not-found')) },
    shell: {
      save: async (name, text) => {
        saved = { name, text };
        return true;
      },
    },
    labelsChanged: (walletId) => changed.push(walletId),
  });
  return dispatch(api, handlers, method, args, (error) => {
    throw error;
  });
};

beforeEach(() => {
  chain = new FakeBitcoin();
  labels = unkeptLabelBook();
  changed = [];
  saved = null;
  held.clear();
});

describe('coins and labels', () => {
  it('are frozen with a word on who holds them, labelled, and listed', async () => {
    const coin = `${chain.send([{ address: addressAt(xpub, { chain: 0, index: 0 }, 'regtest'), value: 50_000n }])}:0`;
    chain.mine();
    held.set(coin, ['po1', 'po2']);
    expect(await ask('freezeCoins', { walletId: 'w1', outpoints: [coin], frozen: true })).toEqual(ok({ payoutIds: ['po1', 'po2'] }));
    expect(await ask('setLabel', { walletId: 'w1', type: 'output', ref: coin, label: 'Rent' })).toEqual(ok({}));
    expect(await ask('coins', { walletId: 'w1' })).toMatchObject({
      ok: true,
      value: { coins: [{ outpoint: coin, frozen: true, state: 'reserved' }] },
    });
    expect(await ask('labels', { walletId: 'w1' })).toEqual(ok([{ type: 'output', ref: coin, label: 'Rent' }]));
    expect(await ask('freezeCoins', { walletId: 'w1', outpoints: [coin], frozen: false })).toEqual(ok({ payoutIds: [] }));
    expect(changed).toEqual(['w1', 'w1', 'w1']);
    expect(await ask('joiningAdvice', { walletId: 'w1', account: 'p2wpkh-0' })).toEqual(ok(null));
  });

  it('come from a file with a report of at most a hundred lines, and go into one', async () => {
    const bad = Array.from({ length: 150 }, () => `nonsense ${'x'.repeat(500)}`);
    const good = JSON.stringify({ type: 'tx', ref: 'ab'.repeat(32), label: 'Rent' });
    const report = await ask('importLabels', { walletId: 'w1', text: [good, ...bad].join('\n') });
    expect(report).toMatchObject({
      ok: true,
      value: { labels: 1, refused: 150, problems: { length: 100, 0: { line: 2, problem: { code: 'label-unreadable' } } } },
    });
    expect(await ask('saveLabels', { walletId: 'w1', suggestedName: 'labels.jsonl' })).toEqual(ok({ saved: true }));
    expect(saved).toEqual({ name: 'labels.jsonl', text: `${good.replaceAll(' ', '')}\n` });
    expect(changed).toEqual(['w1']);
  });

  it('refuse what is no coin, no label, or of no wallet', async () => {
    expect(await ask('coins', { walletId: 'w2' })).toMatchObject({ error: { code: 'wallet-not-found' } });
    expect((await ask('freezeCoins', { walletId: 'w1', outpoints: ['no coin'], frozen: true })).ok).toBe(false);
    expect(await ask('setLabel', { walletId: 'w1', type: 'tx', ref: 'no id', label: 'x' })).toMatchObject({
      error: { code: 'label-reference' },
    });
    expect(changed).toEqual([]);
  });

  it('say so while the labels cannot be read', async () => {
    labels = closedLabelBook({ code: 'labels-unreadable', params: { file: '/f' } });
    for (const [method, args] of [
      ['labels', {}],
      ['saveLabels', { suggestedName: 'x' }],
      ['importLabels', { text: '' }],
    ] as const)
      expect(await ask(method, { walletId: 'w1', ...args })).toMatchObject({ error: { code: 'labels-unreadable' } });
    expect(await ask('coins', { walletId: 'w1' })).toMatchObject({ ok: true, value: { labels: { code: 'labels-unreadable' } } });
    expect(saved).toBeNull();
  });
});
