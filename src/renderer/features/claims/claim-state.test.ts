// Owns the check that a claim is called paid by what this app saw, never by what the sender says last.
import { describe, expect, it } from 'vitest';
import { makeWords } from '../../ui/words.tsx';
import { claimState } from './claim-state.ts';
import { claimSteps } from './claim-steps.ts';

const claimed = { step: 'claimed', at: 10 } as const;
const approved = { step: 'approved', at: 20 } as const;
const onItsWay = [claimed, approved, { step: 'paying', at: null }] as const;
const found = [...onItsWay, { step: 'seen-on-chain', at: null }, { step: 'paid', at: 30 }] as const;

describe('a claim', () => {
  it('that was found on the chain while the sender still said "in progress" is paid, and stays so', () => {
    expect(claimState({ state: 'InProgress', timeline: found })).toBe('Completed');
  });

  it('that was found on the chain is paid even if the sender says cancelled', () => {
    expect(claimState({ state: 'Cancelled', timeline: found })).toBe('Completed');
  });

  it('that the sender calls paid, and nobody saw, is paid by his word only', () => {
    expect(claimState({ state: 'Completed', timeline: onItsWay })).toBe('Told');
  });

  it('that is not paid is what the sender says', () => {
    for (const state of ['AwaitingApproval', 'AwaitingPayment', 'InProgress', 'Cancelled', 'Unknown'] as const)
      expect(claimState({ state, timeline: [claimed] })).toBe(state);
  });
});

describe('the steps of a paid claim', () => {
  it('are all done, also those whose time nobody knows', () => {
    const words = makeWords('en', 'UTC');
    expect(claimSteps(words, { state: 'InProgress', timeline: found }).map((step) => step.state)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'done',
    ]);
  });
});
