// Owns the table of which change tells which event.
import { describe, expect, it } from 'vitest';
import { newClaim } from '../../../tests/fakes/payouts.ts';
import type { PromiseEvent } from '../payouts/events.ts';
import { noExternalPayments, type PayoutState } from '../payouts/types.ts';
import { eventsBetween, eventsOfPromises } from './payout-events.ts';

const approval = { payoutId: 'po1', revision: 0, payoutAmount: '1', rate: '1', rateRule: null, rateSource: 'manual', rateLockedAt: 1 };
const told = (promises: readonly PromiseEvent[], state: PayoutState | null = null) =>
  eventsOfPromises(promises, () => state).map((event) => `${event.type} ${event.state}`);

describe('promises', () => {
  it.each<[string, PromiseEvent[], PayoutState | null, string[]]>([
    ['a claim', [{ type: 'claim-added', payout: newClaim() }], null, ['PayoutCreated AwaitingApproval']],
    [
      'a claim and its approval',
      [
        { type: 'claim-added', payout: newClaim() },
        { type: 'payouts-approved', approvals: [approval] },
      ],
      null,
      ['PayoutCreated AwaitingApproval', 'PayoutApproved AwaitingPayment'],
    ],
    ['an approval', [{ type: 'payouts-approved', approvals: [approval] }], 'AwaitingApproval', ['PayoutApproved AwaitingPayment']],
    [
      'a withdrawal',
      [{ type: 'payout-cancelled', payoutId: 'po1', by: 'recipient', reason: null }],
      'AwaitingApproval',
      ['PayoutUpdated Cancelled'],
    ],
    ['a second cancellation', [{ type: 'payout-cancelled', payoutId: 'po1', by: 'sender', reason: null }], 'Cancelled', []],
    [
      'a mark',
      [{ type: 'payout-marked', payoutId: 'po1', state: 'Completed', proof: null }],
      'AwaitingPayment',
      ['PayoutUpdated Completed'],
    ],
    ['a mark that changes nothing', [{ type: 'payout-marked', payoutId: 'po1', state: 'InProgress', proof: null }], 'InProgress', []],
    [
      'an archive',
      [{ type: 'pull-payment-archived', id: 'pp1', cancelled: ['po1', 'po2'] }],
      'AwaitingPayment',
      ['PayoutUpdated Cancelled', 'PayoutUpdated Cancelled'],
    ],
    [
      'a payment by another wallet',
      [
        { type: 'external-seen', payoutId: 'po1', transactionId: 't' },
        { type: 'external-accepted', payoutId: 'po1' },
        { type: 'external-confirmed', payoutId: 'po1', transactionId: 't' },
      ],
      'AwaitingPayment',
      ['PayoutUpdated AwaitingPayment', 'PayoutUpdated InProgress', 'PayoutUpdated Completed'],
    ],
    [
      'a block that vanished under it and came back',
      [
        { type: 'external-vanished', payoutId: 'po1', transactionId: 't' },
        { type: 'external-confirmed', payoutId: 'po1', transactionId: 't' },
        { type: 'external-settled', payoutId: 'po1', transactionId: 't' },
      ],
      'Completed',
      ['PayoutUpdated InProgress', 'PayoutUpdated Completed'],
    ],
    ['new words', [{ type: 'pull-payment-edited', id: 'pp1', name: 'x', description: '' }], null, []],
  ])('%s', (_name, promises, before, expected) => {
    expect(told(promises, before)).toEqual(expected);
  });
});

describe('what differs', () => {
  const between = (before: PayoutState | null, after: PayoutState, payoutAmount: string | null = '1') =>
    eventsBetween(before === null ? null : { state: before, external: noExternalPayments }, {
      id: 'po1',
      state: after,
      payoutAmount,
      external: noExternalPayments,
    }).map((event) => `${event.type} ${event.state}`);

  it.each<[PayoutState | null, PayoutState, string | null, string[]]>([
    [null, 'AwaitingApproval', null, ['PayoutCreated AwaitingApproval']],
    [null, 'AwaitingPayment', '1', ['PayoutCreated AwaitingApproval', 'PayoutApproved AwaitingPayment']],
    [null, 'Completed', '1', ['PayoutCreated AwaitingApproval', 'PayoutApproved AwaitingPayment', 'PayoutUpdated Completed']],
    [null, 'Cancelled', null, ['PayoutCreated AwaitingApproval', 'PayoutUpdated Cancelled']],
    ['AwaitingApproval', 'AwaitingApproval', null, []],
    ['AwaitingApproval', 'InProgress', '1', ['PayoutApproved AwaitingPayment', 'PayoutUpdated InProgress']],
    ['AwaitingApproval', 'Cancelled', null, ['PayoutUpdated Cancelled']],
    ['InProgress', 'AwaitingPayment', '1', ['PayoutUpdated AwaitingPayment']],
    ['AwaitingPayment', 'AwaitingApproval', null, ['PayoutUpdated AwaitingApproval']],
    ['Cancelled', 'AwaitingPayment', '1', ['PayoutUpdated AwaitingApproval', 'PayoutApproved AwaitingPayment']],
    ['Completed', 'InProgress', '1', ['PayoutUpdated InProgress']],
  ])('from %s to %s', (before, after, amount, expected) => {
    expect(between(before, after, amount)).toEqual(expected);
  });
});
