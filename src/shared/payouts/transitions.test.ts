// Owns the table of states against the rows of the specification (§5, §17): what it allows, and that it allows nothing else.
import { describe, expect, it } from 'vitest';
import { actionsFor, type Actor, awaitsDecision, checkMove, isInTable, isPayable, type Via } from './transitions.ts';
import { type PayoutState, payoutStates } from './types.ts';

/** By route and actor: from → to. */
const rows: readonly (readonly [Via, Actor, string])[] = [
  ['approve', 'sender', 'AwaitingApproval→AwaitingPayment'],
  ['approve', 'system', 'AwaitingApproval→AwaitingPayment'],
  ['cancel', 'sender', 'AwaitingApproval→Cancelled AwaitingPayment→Cancelled Cancelled→Cancelled'],
  ['cancel', 'recipient', 'AwaitingApproval→Cancelled'],
  ['archive', 'sender', 'AwaitingApproval→Cancelled AwaitingPayment→Cancelled'],
  [
    'mark',
    'sender',
    'AwaitingPayment→InProgress AwaitingPayment→Completed InProgress→Completed InProgress→InProgress InProgress→AwaitingPayment ' +
      'AwaitingApproval→AwaitingApproval AwaitingPayment→AwaitingApproval InProgress→AwaitingApproval Cancelled→AwaitingApproval',
  ],
  ['payment', 'system', 'AwaitingPayment→InProgress InProgress→Completed InProgress→AwaitingPayment Completed→InProgress'],
];
const routes: readonly Via[] = ['approve', 'cancel', 'archive', 'mark', 'payment'];
const actors: readonly Actor[] = ['sender', 'recipient', 'system'];
const seen = { seen: ['a'] };

describe('the table', () => {
  it('holds exactly the rows of the specification', () => {
    for (const via of routes)
      for (const actor of actors) {
        const wanted = rows.find(([route, who]) => route === via && who === actor)?.[2].split(' ') ?? [];
        const allowed = payoutStates.flatMap((from) =>
          payoutStates.filter((to) => isInTable(from, to, via, actor)).map((to) => `${from}→${to}`),
        );
        expect(allowed.sort(), `${actor}: ${via}`).toEqual([...wanted].sort());
      }
  });

  it('lets people do nothing with a locked payout; the chain still has its word', () => {
    for (const state of payoutStates) {
      expect(actionsFor({ state, locked: true })).toEqual([]);
      for (const to of payoutStates) expect(checkMove({ state, locked: true }, to, 'mark', 'sender').ok).toBe(false);
    }
    expect(checkMove({ state: 'InProgress', locked: true }, 'Completed', 'payment', 'system').ok).toBe(true);
  });

  it.each<[PayoutState, readonly string[]]>([
    ['AwaitingApproval', ['approve', 'cancel']],
    ['AwaitingPayment', ['pay', 'cancel', 'mark-paid', 'requote']],
    ['InProgress', ['mark-paid', 'back-to-awaiting-payment']],
    ['Completed', []],
    ['Cancelled', ['uncancel']],
  ])('offers the sender of a payout in %s what it allows', (state, actions) => {
    expect(actionsFor({ state, locked: false })).toEqual(actions);
  });
});

describe('a payment by another wallet that nobody has decided on', () => {
  it('makes a payout unpayable, and leaves the decision and declining', () => {
    expect(isPayable({ state: 'AwaitingPayment', locked: false })).toBe(true);
    expect(isPayable({ state: 'AwaitingPayment', locked: false, external: seen })).toBe(false);
    expect(actionsFor({ state: 'AwaitingPayment', locked: false, external: seen })).toEqual([
      'accept-external',
      'reject-external',
      'cancel',
    ]);
  });

  it('asks in no other state', () => {
    expect(payoutStates.filter((state) => awaitsDecision({ state, external: seen }))).toEqual(['AwaitingPayment']);
  });
});
