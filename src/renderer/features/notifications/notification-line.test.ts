import { expect, it } from 'vitest';
import { noFilter } from '../../state/queue-filter.ts';
import { targetOf } from './notification-line.tsx';

it('opens the one payout it speaks of, or the tab of many', () => {
  expect(targetOf({ type: 'payout_awaitingapproval', payoutIds: ['a'] })).toEqual({
    screen: 'queue',
    tab: 'AwaitingApproval',
    payoutId: 'a',
    filter: noFilter,
  });
  expect(targetOf({ type: 'payout_awaitingapproval', payoutIds: ['a', 'b'] })).toEqual({
    screen: 'queue',
    tab: 'AwaitingApproval',
    filter: noFilter,
  });
});

it('leads from a failed payment to where it can be paid again', () => {
  expect(targetOf({ type: 'payment-failed', payoutIds: [] })).toEqual({ screen: 'queue', tab: 'AwaitingPayment', filter: noFilter });
});

it('leads nowhere from a notice', () => {
  expect(targetOf({ type: 'notice', payoutIds: ['a'] })).toBeNull();
});
