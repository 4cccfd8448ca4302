// Owns the stories of what lines of the history are called.
import { expect, it } from 'vitest';
import type { HistoryItem } from '../../../shared/contract/main-api.ts';
import { isSent, titleOf } from './history-words.ts';

type Line = Pick<HistoryItem, 'amount' | 'failed' | 'ledger' | 'payoutIds'>;
const ledger: NonNullable<HistoryItem['ledger']> = {
  account: 'rUs',
  type: 'Payment',
  issued: null,
  delivered: null,
  requested: null,
  partial: false,
  amountUnknown: false,
  sent: true,
};
const line = (part: Partial<Line>, more?: Partial<typeof ledger>): Line => ({
  amount: '0',
  failed: null,
  payoutIds: [],
  ...(more === undefined ? {} : { ledger: { ...ledger, ...more } }),
  ...part,
});
const usd = { kind: 'token', currency: 'USD', issuer: 'rBank', value: { mantissa: 1_000_000_000_000_000n, exponent: -15 } } as const;

it.each<[string, Line, string]>([
  ['Bitcoin that came', line({ amount: '0.5' }), 'wallet.received'],
  ['Bitcoin that went', line({ amount: '-0.5' }), 'wallet.sent'],
  ['payouts', line({ amount: '-1', payoutIds: ['a'] }, {}), 'wallet.sentPayouts'],
  ['a token that came', line({}, { issued: usd, sent: false }), 'wallet.received'],
  ['a token that went', line({}, { issued: usd }), 'wallet.sent'],
  ['an unknown amount', line({}, { amountUnknown: true, sent: false }), 'wallet.received'],
  ['a payment of others through an offer of ours', line({}, { sent: false }), 'wallet.otherChange'],
  ['a trust line', line({}, { type: 'TrustSet' }), 'wallet.type.TrustSet'],
  ['what another did to a line of ours', line({}, { type: 'TrustSet', sent: false }), 'wallet.otherChange'],
  ['a type that has no words', line({}, { type: 'AMMVote' }), 'wallet.otherType'],
  ['a failure', line({ failed: 'tecPATH_DRY' }, { type: 'OfferCreate' }), 'wallet.failed'],
])('%s', (_name, item, key) => {
  expect(titleOf(item).key).toBe(key);
});

it('a failure on Bitcoin counts as sent: its fee went out', () => {
  expect(isSent({ amount: '0', failed: 'x' })).toBe(true);
});
