// Owns the story of a claim whose address was made to resemble a payee who was paid.
import { expect, it } from 'vitest';
import type { WalletDesk } from './wallet-desk.ts';
import { lookAlikePayouts } from './look-alikes.ts';

const alice = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
const mallory = 'bcrt1qw50zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzt080';
const bob = 'bcrt1q00000000000000000000000000000000000000';

it('is named with the payee whom it resembles, once that one was paid and not before', () => {
  const payouts = new Map([
    ['paid', { address: alice }],
    ['again', { address: alice }],
    ['trap', { address: mallory }],
    ['other', { address: bob }],
  ]);
  const deskWith = (phase: string) =>
    ({ promises: { state: { payouts } }, outbox: { statuses: () => [{ payoutId: 'paid', phase }] } }) as unknown as WalletDesk;
  const asked = ['again', 'trap', 'other', 'gone'];
  expect(lookAlikePayouts(deskWith('seen'), asked)).toEqual([]);
  expect(lookAlikePayouts(deskWith('final'), asked)).toEqual([{ payoutId: 'trap', resembles: alice }]);
});
