// Owns the proof that the list of coins shows what is looked for, and offers only what can be done.
import { describe, expect, it } from 'vitest';
import type { WalletCoin } from '../../../shared/contract/coins.ts';
import { labelsIn } from '../../state/use-labels.ts';
import { canPayWith, labelOf, looseDust, noCoinFilter, shownCoins } from './coin-filter.ts';

const coin = (name: string, part: Partial<WalletCoin> = {}): WalletCoin => ({
  outpoint: `${name.padEnd(64, '0')}:1`,
  account: 'p2wpkh-0',
  amount: '1',
  address: `bcrt1q${name}`,
  change: false,
  confirmations: 1,
  at: 1,
  state: 'free',
  frozen: false,
  dust: false,
  reused: false,
  payoutIds: [],
  ...part,
});
const [a, b, c, d] = [
  coin('aa', { amount: '0.5' }),
  coin('bb', { amount: '10', state: 'reserved', frozen: true }),
  coin('cc', { amount: '2', state: 'frozen', frozen: true, account: 'p2tr-1' }),
  coin('dd', { amount: '0.00000546', dust: true }),
];
const all = [a, b, c, d];
const labels = labelsIn([
  { type: 'output', ref: a.outpoint, label: 'Ｒｅｎｔ 家賃' },
  { type: 'addr', ref: b.address, label: 'Shop' },
  { type: 'tx', ref: c.outpoint.slice(0, 64), label: 'Gift' },
]);
const found = (changes: Partial<typeof noCoinFilter>) => shownCoins(all, { ...noCoinFilter, ...changes }, labels);

describe('the list of coins', () => {
  it('has the largest first, by amount and not by letters', () => {
    expect(found({})).toEqual([b, c, a, d]);
  });

  it('is narrowed by state, account, and every word of a search in label, address or name', () => {
    expect(found({ state: 'frozen' })).toEqual([b, c]);
    expect(found({ state: 'reserved' })).toEqual([b]);
    expect(found({ account: 'p2tr-1' })).toEqual([c]);
    expect(found({ search: 'rent 家賃' })).toEqual([a]);
    expect(found({ search: 'SHOP' })).toEqual([b]);
    expect(found({ search: 'bcrt1qdd' })).toEqual([d]);
    expect(found({ search: c.outpoint })).toEqual([c]);
    expect(found({ search: 'rent shop' })).toEqual([]);
  });

  it('shows the label of the address or the transaction where the coin has none', () => {
    expect([a, b, c, d].map((one) => labelOf(labels, one))).toEqual(['Ｒｅｎｔ 家賃', 'Shop', 'Gift', '']);
  });
});

it('only free coins of the paying account pay', () => {
  expect(canPayWith([a, d], 'p2wpkh-0')).toBe(true);
  expect(canPayWith([], 'p2wpkh-0')).toBe(false);
  expect(canPayWith([a, b], 'p2wpkh-0')).toBe(false);
  expect(canPayWith([coin('ee', { account: 'p2tr-1' })], 'p2wpkh-0')).toBe(false);
});

it('dust is warned of until it is frozen', () => {
  expect(looseDust(all)).toEqual([d]);
  expect(looseDust([{ ...d, frozen: true, state: 'frozen' }])).toEqual([]);
});
