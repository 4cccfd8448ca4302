// What an order says to a person, and which of its fields are ordered at all.
import { describe, expect, it } from 'vitest';
import type { OrderStatus } from '../../../shared/contract/orders.ts';
import { paymentPhases } from '../../../shared/payouts/payment-status.ts';
import { chosenAnew, orderedFields } from './ordered-fields.ts';
import { isLive, isPartial, readOrder } from './order-text.ts';

const [me, friend] = ['rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys', 'rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN'];
const order = (part: Partial<OrderStatus>): OrderStatus => ({
  id: '1',
  planId: '1',
  account: me,
  transactionType: 'Payment',
  transaction: JSON.stringify({ TransactionType: 'Payment', Account: me, Destination: friend, Amount: '5000000', Flags: 131_072 }),
  phase: 'final',
  transactionId: null,
  reason: null,
  fee: '0.00001',
  delivered: null,
  createdAt: 0,
  updatedAt: 0,
  ...part,
});

describe('an order', () => {
  it('has a state for each phase of the outbox', () => {
    const states = paymentPhases.map((phase) => readOrder(order({ phase }), 'practice').state);
    expect(states).toEqual(['waiting', 'waiting', 'sending', 'sending', 'unknown', 'seen', 'done', 'failed', 'void']);
    expect(states.map(isLive)).toEqual([true, true, true, true, true, true, false, false, false]);
  });

  it('that delivered less says how much', () => {
    const text = readOrder({ ...order({}), delivered: { kind: 'xrp', drops: 3_000_000n } }, 'practice');
    expect([text.state, text.deliveredLess]).toEqual(['less', { kind: 'xrp', drops: 3_000_000n }]);
    expect(text.reading && isPartial(text.reading)).toBe(true);
  });

  it('that delivered what was asked for, or tells nothing, is simply done', () => {
    expect(readOrder({ ...order({}), delivered: { kind: 'xrp', drops: 5_000_000n } }, 'practice').state).toBe('done');
    expect(readOrder(order({}), 'practice').deliveredLess).toBeNull();
  });

  it('that is no payment, or cannot be read, has no payment to show', () => {
    expect(readOrder(order({ transactionType: 'TrustSet' }), 'practice').reading).toBeNull();
    expect(readOrder(order({ transaction: '{{' }), 'practice').reading).toBeNull();
  });
});

describe('what is ordered', () => {
  const payment = { TransactionType: 'Payment', Amount: '5', Fee: '10', Sequence: 3, NetworkID: 60_421, AccountTxnID: 'A'.repeat(64) };

  it('leaves out what is chosen at signing, and says so', () => {
    expect(orderedFields(payment)).toEqual({ TransactionType: 'Payment', Amount: '5', AccountTxnID: 'A'.repeat(64) });
    expect(chosenAnew(payment)).toEqual(['Sequence', 'NetworkID']);
  });
});
