import { beforeEach, describe, expect, it } from 'vitest';
import type { ClaimTerms } from '../../shared/contract/workflow-api.ts';
import { type ClaimDraft, claimKey, emptyPullDraft, isClaimDraftTouched, isPullDraftTouched, useDrafts } from './drafts.ts';

const terms = (id: string, available = '100'): ClaimTerms => ({
  source: 'server',
  server: 'http://127.0.0.1:23000',
  offer: null,
  pullPaymentId: id,
  network: 'practice',
  name: id,
  description: '',
  unit: 'USD',
  limit: '100',
  available,
  period: null,
  periodEnd: null,
  startsAt: 1,
  expiresAt: null,
  methods: ['BTC-CHAIN'],
  sender: null,
  takesNote: true,
  own: false,
  refusal: null,
});
const draft = (of: ClaimTerms, claimId: string): ClaimDraft => ({
  claimId,
  terms: of,
  methodId: 'BTC-CHAIN',
  destination: '',
  tag: '',
  all: true,
  amount: '',
  note: '',
  sent: null,
});
const { getState } = useDrafts;

beforeEach(() => useDrafts.setState({ pull: emptyPullDraft, claims: {}, currentClaim: null }));

describe('a claim form', () => {
  it('keeps what was typed when another link opens a second form', () => {
    const first = terms('a');
    getState().startClaim(draft(first, '1'));
    getState().changeClaim(claimKey(first), { destination: 'bcrt1qtyped', note: 'March' });
    getState().startClaim(draft(terms('b'), '2'));
    expect(getState().currentClaim).toBe(claimKey(terms('b')));
    expect(getState().claims[claimKey(first)]).toMatchObject({ destination: 'bcrt1qtyped', note: 'March', claimId: '1' });
  });

  it('comes back as it was when its own link is opened again, with fresh terms and the same claim id', () => {
    getState().startClaim(draft(terms('a'), '1'));
    getState().changeClaim(claimKey(terms('a')), { amount: '12', all: false });
    getState().startClaim(draft(terms('a', '60'), '2'));
    const kept = getState().claims[claimKey(terms('a'))];
    expect(kept).toMatchObject({ amount: '12', claimId: '1' });
    expect(kept?.terms.available).toBe('60');
  });

  it('is a new one, with a new claim id, once the earlier claim was sent', () => {
    getState().startClaim(draft(terms('a'), '1'));
    getState().changeClaim(claimKey(terms('a')), { destination: 'x', sent: { myClaimId: 'm', claimLink: null } });
    getState().startClaim(draft(terms('a'), '2'));
    expect(getState().claims[claimKey(terms('a'))]).toMatchObject({ claimId: '2', destination: '', sent: null });
  });

  it('knows whether something would be lost', () => {
    const empty = draft(terms('a'), '1');
    expect(isClaimDraftTouched(empty)).toBe(false);
    expect(isClaimDraftTouched({ ...empty, note: 'x' })).toBe(true);
    expect(isClaimDraftTouched({ ...empty, note: 'x', sent: { myClaimId: 'm', claimLink: null } })).toBe(false);
  });

  it('is gone when it is dropped, and only it', () => {
    getState().startClaim(draft(terms('a'), '1'));
    getState().startClaim(draft(terms('b'), '2'));
    getState().dropClaim(claimKey(terms('b')));
    expect(Object.keys(getState().claims)).toEqual([claimKey(terms('a'))]);
    expect(getState().currentClaim).toBeNull();
  });
});

describe('the form of a pull payment', () => {
  it('counts as touched by words, not by choices', () => {
    expect(isPullDraftTouched({ ...emptyPullDraft, period: 'week' })).toBe(false);
    expect(isPullDraftTouched({ ...emptyPullDraft, limit: '5' })).toBe(true);
  });
});
