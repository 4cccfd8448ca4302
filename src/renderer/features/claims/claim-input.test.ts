import { describe, expect, it } from 'vitest';
import { makeWords } from '../../ui/words.tsx';
import { claimErrors, claimInput, tagOf } from '../../../shared/links/claim-input.ts';
import { claimSteps } from './claim-steps.ts';

const draft = { methodId: 'XRP-CHAIN', destination: ' rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys ', tag: '', all: true, amount: '', note: '' };

describe('the claim form', () => {
  it('sends the address as typed, without a tag where none was given', () => {
    expect(claimInput(draft)).toEqual({ destination: 'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys', amount: null, note: null });
  });

  it('sends tag 0 as a tag', () => {
    expect(claimInput({ ...draft, tag: '0' })?.destination).toBe('rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys?dt=0');
  });

  it('knows no tag on Bitcoin, even when one was typed before the method changed', () => {
    expect(claimInput({ ...draft, methodId: 'BTC-CHAIN', destination: 'bcrt1q', tag: '7' })?.destination).toBe('bcrt1q');
  });

  it('refuses tags that no ledger has', () => {
    expect(['4294967296', '-1', '1.5', 'abc', '12345678901'].map(tagOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(tagOf('4294967295')).toBe(4_294_967_295);
    expect(tagOf('  ')).toBeNull();
  });

  it('reads an amount only when one is asked for', () => {
    expect(claimInput({ ...draft, all: false, amount: '1,250.5' })?.amount).toBe('1250.5');
    expect(claimInput({ ...draft, all: true, amount: 'nonsense' })?.amount).toBeNull();
    expect(claimErrors({ ...draft, all: false, amount: '0' })).toEqual({ amount: 'claim.amountBad' });
  });

  it('tells everything that is missing together', () => {
    expect(claimErrors({ ...draft, destination: '', tag: 'x', all: false })).toEqual({
      destination: 'claim.destinationBad',
      tag: 'claim.tagBad',
      amount: 'claim.amountBad',
    });
  });
});

describe('the timeline of a claim', () => {
  const words = makeWords('en', 'UTC');
  const timeline = [
    { step: 'claimed', at: 1000 },
    { step: 'approved', at: null },
    { step: 'paid', at: null },
  ] as const;

  it('marks the first thing that has not happened as the one waited for', () => {
    expect(claimSteps(words, { state: 'AwaitingApproval', timeline }).map((step) => step.state)).toEqual(['done', 'now', 'later']);
  });

  it('names a step that is waited for by what it waits for', () => {
    expect(claimSteps(words, { state: 'AwaitingApproval', timeline }).map((step) => step.title)).toEqual([
      'Claimed',
      'Awaiting approval',
      'Paid',
    ]);
    const approved = [
      { step: 'claimed', at: 1000 },
      { step: 'approved', at: 2000 },
      { step: 'paying', at: null },
    ] as const;
    const titles = claimSteps(words, { state: 'AwaitingPayment', timeline: approved }).map((step) => step.title);
    expect(titles).toEqual(['Claimed', 'Approved, rate locked', 'Approved, to be paid']);
    const seen = [
      { step: 'seen-on-chain', at: 3000 },
      { step: 'paid', at: null },
    ] as const;
    expect(claimSteps(words, { state: 'InProgress', timeline: seen })[1]?.title).toBe('Being paid');
  });

  it('waits for nothing once the claim was declined', () => {
    const declined = [
      { step: 'claimed', at: 1000 },
      { step: 'cancelled', at: 2000 },
    ] as const;
    expect(claimSteps(words, { state: 'Cancelled', timeline: declined }).map((step) => step.state)).toEqual(['done', 'bad']);
    expect(claimSteps(words, { state: 'Cancelled', timeline }).map((step) => step.state)).toEqual(['done', 'later', 'later']);
  });
});
