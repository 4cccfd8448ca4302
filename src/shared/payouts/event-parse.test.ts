import { describe, expect, it } from 'vitest';
import { newClaim, newPullPayment, p2pkh, start } from '../../../tests/fakes/payouts.ts';
import { parsePromiseEvent, parsePromiseRecord } from './event-parse.ts';
import type { PromiseEvent } from './events.ts';

const rate = { rate: '5000', rateRule: null, rateSource: 'practice', rateLockedAt: start };
const events: readonly PromiseEvent[] = [
  {
    type: 'pull-payment-created',
    pullPayment: newPullPayment({ defaultPrice: { amount: '50', currency: 'USD' }, unit: '時間', description: '🙂'.repeat(4000) }),
  },
  { type: 'pull-payment-edited', id: 'pp1', name: 'a', description: 'b' },
  { type: 'pull-payment-archived', id: 'pp1', cancelled: ['a', 'b'] },
  {
    type: 'claim-added',
    payout: newClaim({
      claimId: '0'.repeat(32),
      claimHash: 'a'.repeat(64),
      tokenHash: 'b'.repeat(64),
      note: '🙂'.repeat(200),
      metadata: { source: 'x' },
    }),
  },
  {
    type: 'claim-edited',
    payoutId: 'a',
    revision: 1,
    methodId: 'BTC-CHAIN',
    destination: p2pkh,
    address: p2pkh,
    tag: 0,
    originalAmount: '1',
    payoutCurrency: 'BTC',
    note: null,
  },
  { type: 'claim-token-replaced', payoutId: 'a', tokenHash: 'c'.repeat(64) },
  { type: 'payouts-approved', approvals: [{ payoutId: 'a', revision: 0, payoutAmount: '0.1', ...rate }] },
  { type: 'payout-cancelled', payoutId: 'a', by: 'recipient', reason: null },
  { type: 'external-vanished', payoutId: 'a', transactionId: 'ab'.repeat(32) },
  { type: 'external-settled', payoutId: 'a', transactionId: 'ab'.repeat(32) },
  { type: 'payout-marked', payoutId: 'a', state: 'Completed', proof: { proofType: 'external-proof', id: 'x', extra: [1] } },
];

describe('promises from a journal or a message', () => {
  it.each(events.map((event) => [event.type, event] as const))('%s is read as it was written', (_type, event) => {
    const stored: unknown = JSON.parse(JSON.stringify(event));
    expect(parsePromiseEvent(stored)).toEqual({ ok: true, value: event });
    expect(parsePromiseRecord({ seq: 1, at: start, event: stored, hash: 'kept by the journal' })).toMatchObject({ ok: true });
  });

  it('is not copied where it is one of the many', () => {
    for (const type of ['claim-added', 'payouts-approved', 'payout-cancelled']) {
      const event = events.find((item) => item.type === type);
      const read = parsePromiseEvent(event);
      expect(read.ok && read.value).toBe(event);
    }
  });

  it.each([
    null,
    'claim-added',
    { type: 'from-the-future' },
    { type: 'claim-added' },
    { type: 'claim-added', payout: { ...newClaim(), state: 'Completed' } },
    { type: 'claim-added', payout: { ...newClaim(), originalAmount: '1e5' } },
    { type: 'claim-added', payout: { ...newClaim(), originalAmount: 1 } },
    { type: 'claim-added', payout: { ...newClaim(), tag: -1 } },
    { type: 'payouts-approved', approvals: [] },
    { type: 'payout-marked', payoutId: 'a', state: 'Lost', proof: null },
    { type: 'payout-marked', payoutId: 'a', state: 'Completed', proof: {} },
    { type: 'payout-cancelled', payoutId: 'a', by: 'stranger', reason: null },
  ])('%j is refused', (value) => {
    expect(parsePromiseEvent(value)).toEqual({ ok: false, error: { code: 'event-malformed' } });
  });
});
