// Owns the rule by which a store may be disconnected: not while one of its payouts is held, or its payment not final.
import { describe, expect, it } from 'vitest';
import { paymentStatus, payout } from '../../../../tests/fakes/payouts.ts';
import type { Desks } from '../../desk/desks.ts';
import type { PaymentStatus } from '../../../shared/payouts/payment-status.ts';
import { refuse } from '../../../shared/result.ts';
import { isInUse } from './connected-stores.ts';

const store = { walletId: 'w1', origin: 'https://pay.example', storeId: 's' };
const remote = { origin: store.origin, storeId: store.storeId, payoutId: 'r1' };

function desks(status: PaymentStatus | null, changes: Partial<typeof remote> = {}): Pick<Desks, 'desk'> {
  const held = payout({ route: 'remote', pullPaymentId: null, state: 'AwaitingPayment', remote: { ...remote, ...changes } });
  const payouts = new Map([
    ['own', payout({ id: 'own' })],
    [held.id, held],
  ]);
  const outbox = { liveFor: (ids: readonly string[]) => (ids.includes(held.id) && status !== null ? [status] : []) };
  const desk = { promises: { state: { payouts } }, outbox };
  return { desk: (id: string) => (id === 'w1' ? { ok: true, value: desk } : refuse('wallet-not-found')) } as unknown as Pick<Desks, 'desk'>;
}

describe('a store is in use', () => {
  it.each<[string, PaymentStatus | null, boolean]>([
    ['nothing was planned', null, false],
    ['a plan that nobody confirmed', paymentStatus({ locked: false }), false],
    ['a confirmed plan', paymentStatus(), true],
    ['a payment on its way', paymentStatus({ phase: 'unknown', transactionId: 'a' }), true],
    ['a final payment', paymentStatus({ phase: 'final', transactionId: 'a', locked: false }), false],
    ['one whose block vanished', paymentStatus({ phase: 'final', recheck: true, transactionId: 'a' }), true],
  ])('%s', (_name, status, used) => {
    expect(isInUse(desks(status), store)).toBe(used);
  });

  it('by its own payouts alone, and as long as nobody can tell', () => {
    expect(isInUse(desks(paymentStatus(), { storeId: 'another' }), store)).toBe(false);
    expect(isInUse(desks(null), { ...store, walletId: 'shut' })).toBe(true);
  });
});
