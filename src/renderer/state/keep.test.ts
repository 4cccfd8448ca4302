// Owns the stories of what survives a reload of the page: forms, texts of sheets, the wallet on screen; and what a damaged store does: nothing.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClaimTerms } from '../../shared/contract/workflow-api.ts';
import { emptyPullDraft, useDrafts } from './drafts.ts';
import { keepOverReloads } from './keep.ts';
import { noFilter } from './queue-filter.ts';
import { go, type Route, useRoute } from './route.ts';
import { useSession } from './session.ts';
import { emptyStudioForm, useStudioDrafts } from './studio-form.ts';

const terms: ClaimTerms = {
  source: 'server',
  server: 'http://127.0.0.1:4000',
  offer: null,
  pullPaymentId: 'pp',
  network: 'practice',
  name: 'Terms',
  description: '',
  unit: 'USD',
  limit: '10',
  available: null,
  period: null,
  periodEnd: null,
  startsAt: 0,
  expiresAt: null,
  methods: ['BTC-CHAIN'],
  sender: null,
  takesNote: true,
  own: false,
  refusal: null,
};
const claim = {
  claimId: 'ab'.repeat(16),
  terms,
  methodId: 'BTC-CHAIN',
  destination: 'bcrt1q…',
  tag: '',
  all: true,
  amount: '',
  note: 'March',
  sent: null,
};

function memory(): Storage & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
  } as Storage & { readonly held: Map<string, string> };
}

/** The page is gone and comes up again: nothing in memory, the store as it was. */
function reload(): void {
  useDrafts.setState({ pull: emptyPullDraft, passphrase: '', claims: {}, currentClaim: null, texts: {} });
  useSession.setState({ chosenWalletId: null });
  useStudioDrafts.setState({ drafts: {} });
  useRoute.setState({ route: { screen: 'home' } });
}

/** Where the user is then. */
function afterReload(store: ReturnType<typeof memory>): Route {
  const held = [...store.held];
  reload();
  const after = memory();
  for (const [name, value] of held) after.setItem(name, value);
  keepOverReloads(after);
  return useRoute.getState().route;
}

beforeEach(reload);

describe('a reload', () => {
  it('brings back the form that was open, half filled, and the wallet it was for', () => {
    const store = memory();
    keepOverReloads(store);
    go({ screen: 'new-pull' });
    useDrafts.getState().changePull({ name: 'Half', limit: '12' });
    useSession.getState().set({ chosenWalletId: 'second' });
    const held = new Map(store.held);
    reload();
    const after = memory();
    for (const [name, value] of held) after.setItem(name, value);
    keepOverReloads(after);
    expect(useDrafts.getState().pull).toMatchObject({ name: 'Half', limit: '12' });
    expect(useRoute.getState().route).toEqual({ screen: 'new-pull' });
    expect(useSession.getState().chosenWalletId).toBe('second');
  });

  it('brings back a claim form with the same claim id, so that sending it again is no second claim', () => {
    const store = memory();
    keepOverReloads(store);
    useDrafts.getState().startClaim(claim);
    useDrafts.getState().setText('reason', 'late');
    const held = new Map(store.held);
    reload();
    const after = memory();
    for (const [name, value] of held) after.setItem(name, value);
    keepOverReloads(after);
    const { claims, currentClaim, texts } = useDrafts.getState();
    expect(claims[currentClaim ?? '']).toEqual(claim);
    expect(texts).toEqual({ reason: 'late' });
  });

  it('brings back the list as it was narrowed, without the sheet that stood above a page', () => {
    const places: readonly Route[] = [
      { screen: 'queue', tab: 'Completed', payoutId: 'p1', filter: { ...noFilter, search: 'aiko', chain: 'xrpl' } },
      { screen: 'pulls', view: { tab: 'expired', search: 'may', order: 'name' } },
      { screen: 'wallet', tab: 'policies' },
      { screen: 'my-claim', id: 'c1' },
      { screen: 'settings' },
    ];
    for (const place of places) {
      const store = memory();
      keepOverReloads(store);
      go(place);
      expect(afterReload(store)).toEqual(place);
    }
    const store = memory();
    keepOverReloads(store);
    go({ screen: 'pull', id: 'a', share: true });
    expect(afterReload(store)).toEqual({ screen: 'pull', id: 'a' });
  });

  it('brings back a payment of the studio as it was typed, and the JSON beside it, for each wallet', () => {
    const store = memory();
    keepOverReloads(store);
    const form = {
      ...emptyStudioForm,
      destination: 'rNobody',
      deliver: { asset: { kind: 'mpt', id: 'AB', scale: 2 }, value: '1,' },
    } as const;
    useStudioDrafts.getState().change('w1', { form, json: '{ "half', expert: true });
    go({ screen: 'studio', payment: '{}', account: 'r1' });
    expect(afterReload(store)).toEqual({ screen: 'studio' });
    expect(useStudioDrafts.getState().drafts).toEqual({ w1: { form, json: '{ "half', expert: true, former: null } });
  });

  it('loses nothing else by a payment that it does not understand', () => {
    const store = memory();
    keepOverReloads(store);
    useDrafts.getState().changePull({ name: 'Half' });
    const kept = JSON.parse(store.held.get('pullpay-kept') ?? '{}') as Record<string, unknown>;
    store.setItem('pullpay-kept', JSON.stringify({ ...kept, studio: { w1: { form: 'other' } } }));
    afterReload(store);
    expect(useDrafts.getState().pull.name).toBe('Half');
    expect(useStudioDrafts.getState().drafts).toEqual({});
  });

  it('leaves no passphrase in the store, and the form still asks for one', () => {
    const store = memory();
    keepOverReloads(store);
    useDrafts.getState().changePull({ hasPassphrase: true });
    useDrafts.getState().setPassphrase('correct horse');
    expect([...store.held.values()].join()).not.toContain('correct horse');
    afterReload(store);
    expect(useDrafts.getState().pull.hasPassphrase).toBe(true);
    expect(useDrafts.getState().passphrase).toBe('');
  });

  it('after which the store holds nonsense starts with empty forms', () => {
    for (const nonsense of [
      '',
      '{',
      'null',
      '[]',
      '{"pull":{"name":7}}',
      JSON.stringify({ pull: emptyPullDraft, claims: { a: { ...claim, claimId: 'x' } } }),
    ]) {
      const store = memory();
      store.setItem('pullpay-kept', nonsense);
      keepOverReloads(store);
      expect(useDrafts.getState().pull).toEqual(emptyPullDraft);
      expect(useDrafts.getState().claims).toEqual({});
    }
  });

  it('is survived by nothing, and hurts nothing, where the store is full', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    keepOverReloads({
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    useDrafts.getState().changePull({ name: 'Still typing' });
    expect(useDrafts.getState().pull.name).toBe('Still typing');
    vi.restoreAllMocks();
  });
});
