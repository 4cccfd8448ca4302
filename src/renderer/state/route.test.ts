// Owns the stories of going about: lists are found as they were left, the way back is the way that was taken, and nothing of another wallet lies on it.
import { beforeEach, describe, expect, it } from 'vitest';
import { changeFilter, noFilter } from './queue-filter.ts';
import { go, goUp, type Route, useRoute } from './route.ts';

const here = (): Route => useRoute.getState().route;
const { back, forward, amend, startAt } = useRoute.getState();
const filter = { ...noFilter, search: 'aiko', least: '5' };

beforeEach(() => startAt({ screen: 'home' }));

describe('the way back', () => {
  it('leads through every screen and returns, until another way is taken', () => {
    go({ screen: 'pulls' });
    go({ screen: 'pull', id: 'a', share: true });
    go({ screen: 'wallet' });
    back();
    expect(here(), 'the share sheet opens on arrival only').toEqual({ screen: 'pull', id: 'a' });
    back();
    back();
    back();
    expect(here()).toEqual({ screen: 'home' });
    forward();
    forward();
    expect(here()).toEqual({ screen: 'pull', id: 'a' });
    go({ screen: 'settings' });
    forward();
    expect(here()).toEqual({ screen: 'settings' });
  });

  it('opens the sheet of a payment that waits for signatures on arrival only', () => {
    go({ screen: 'wallet', tab: 'bitcoin', signing: 'p1' });
    expect(here()).toMatchObject({ signing: 'p1' });
    go({ screen: 'settings' });
    go({ screen: 'wallet' });
    expect(here()).toEqual({ screen: 'wallet', tab: 'bitcoin' });
    back();
    back();
    expect(here()).toEqual({ screen: 'wallet', tab: 'bitcoin' });
  });

  it('has one step for a list, however much was typed into its search', () => {
    go({ screen: 'queue', tab: 'AwaitingApproval' });
    for (const search of ['a', 'ai', 'aiko']) changeFilter({ search });
    changeFilter({ least: '5' });
    go({ screen: 'queue', tab: 'AwaitingApproval', payoutId: 'p1' });
    back();
    expect(here()).toEqual({ screen: 'queue', tab: 'AwaitingApproval', filter });
    back();
    expect(here()).toEqual({ screen: 'home' });
  });

  it('has no step for going where one is, and is bounded', () => {
    go({ screen: 'home' });
    expect(useRoute.getState().past).toEqual([]);
    for (let turn = 0; turn < 60; turn += 1) go({ screen: 'my-claim', id: String(turn) });
    expect(useRoute.getState().past).toHaveLength(50);
  });

  it('ends where another wallet was chosen', () => {
    go({ screen: 'pull', id: 'of the other wallet' });
    startAt({ screen: 'home' });
    back();
    expect(here()).toEqual({ screen: 'home' });
  });
});

describe('a list', () => {
  it('is found as it was left, by the sidebar, from another tab and with a payout open', () => {
    go({ screen: 'queue', tab: 'AwaitingApproval' });
    changeFilter(filter);
    go({ screen: 'queue', tab: 'Completed' });
    expect(here()).toMatchObject({ filter });
    go({ screen: 'wallet' });
    amend({ screen: 'wallet', tab: 'xrpl' });
    go({ screen: 'queue', tab: 'AwaitingApproval', payoutId: 'p1' });
    expect(here()).toMatchObject({ payoutId: 'p1', filter });
    go({ screen: 'wallet' });
    expect(here()).toEqual({ screen: 'wallet', tab: 'xrpl' });
  });

  it('is narrowed anew where that is asked for', () => {
    go({ screen: 'queue', tab: 'AwaitingApproval', filter });
    go({ screen: 'home' });
    go({ screen: 'queue', tab: 'AwaitingPayment', filter: noFilter });
    expect(here()).toMatchObject({ filter: noFilter });
  });

  it('is found above one of its rows as it was left, also after other screens', () => {
    const view = { tab: 'expired', search: 'may', order: 'name' } as const;
    go({ screen: 'pulls', view });
    go({ screen: 'pull', id: 'a' });
    goUp({ screen: 'pulls' });
    expect(here()).toEqual({ screen: 'pulls', view });
    expect(useRoute.getState().past, 'up from a row is back').toHaveLength(1);
    go({ screen: 'pull', id: 'a' });
    go({ screen: 'queue', tab: 'Completed', payoutId: 'p1' });
    go({ screen: 'pull', id: 'a' });
    goUp({ screen: 'pulls' });
    expect(here()).toEqual({ screen: 'pulls', view });
  });

  it('that is not on screen is not narrowed', () => {
    changeFilter({ search: 'x' });
    expect(here()).toEqual({ screen: 'home' });
  });
});
