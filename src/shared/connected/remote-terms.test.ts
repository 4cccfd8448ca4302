// Owns the stories of a store's amounts and destinations as terms of ours, and of the reducer's rules for the route `remote`.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newClaim, p2wpkh, records, start, xrpAccount } from '../../../tests/fakes/payouts.ts';
import type { StorePayout } from '../contract/connected-stores.ts';
import type { NewPayout } from '../payouts/events.ts';
import { parsePromiseEvent } from '../payouts/event-parse.ts';
import { applyEvent } from '../payouts/reducer.ts';
import { createWorld } from '../payouts/world.ts';
import { remotePayoutId } from './remote-id.ts';
import { isSameAmount, readRemoteTerms, remoteApproval } from './remote-terms.ts';

const shown: StorePayout = {
  id: 'r1',
  revision: 0,
  date: 1,
  state: 'AwaitingPayment',
  payoutMethodId: 'BTC_BTCLike',
  destination: `bitcoin:${p2wpkh}?amount=0.5`,
  originalAmount: '10',
  originalCurrency: 'usd',
  payoutAmount: '0.00033334',
  payoutCurrency: 'BTC',
  proof: null,
};
const terms = (changes: Partial<StorePayout> = {}) => readRemoteTerms({ ...shown, ...changes }, 'practice');
const approvalOf = (changes: Partial<StorePayout>) => {
  const read = terms(changes);
  if (!read.ok) throw new Error(read.error.code);
  return remoteApproval({ id: 'po1', revision: 0 }, read.value, { ...shown, ...changes }.payoutAmount, start);
};

describe('terms of a store', () => {
  it('are read by our own rules, in their canonical form', () => {
    expect(terms()).toMatchObject({ value: { methodId: 'BTC-CHAIN', originalCurrency: 'USD', destination: { address: p2wpkh } } });
    const ledger = { payoutMethodId: 'XRP-CHAIN', destination: `${xrpAccount}?dt=7`, payoutCurrency: 'XRP' };
    expect(terms(ledger)).toMatchObject({ value: { methodId: 'XRP-CHAIN', destination: { tag: 7 } } });
  });

  it.each<[string, Partial<StorePayout>, string]>([
    ['another network', { destination: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq' }, 'bitcoin-destination-invalid'],
    ['Lightning', { payoutMethodId: 'BTC-LN' }, 'payout-method-unknown'],
    ['a top-up', { payoutMethodId: 'TOPUP' }, 'payout-method-unknown'],
    ['paid in something else', { payoutCurrency: 'LTC' }, 'remote-amount-wrong'],
    ['nothing', { originalAmount: '0' }, 'amount-not-positive'],
    ['less than nothing', { originalAmount: '-1' }, 'amount-not-positive'],
    ['a unit of control characters', { originalCurrency: 'US\u202eD' }, 'unit-invalid'],
  ])('%s is not taken over', (_name, changes, code) => {
    expect(terms(changes)).toMatchObject({ error: { code } });
  });

  it('every amount that a store rounds as BTCPay does is locked exactly, by a rate from which it follows', () => {
    const cents = fc.bigInt({ min: 1n, max: 10n ** 12n });
    const sats = fc.bigInt({ min: 546n, max: 21n * 10n ** 14n });
    fc.assert(
      fc.property(cents, sats, (original, amount) => {
        const text = (value: bigint, places: number): string => {
          const padded = value.toString().padStart(places + 1, '0');
          return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
        };
        const approval = approvalOf({ originalAmount: text(original, 2), payoutAmount: text(amount, 8) });
        // Hundreds of millions of coins for a cent have no rate of 18 places; the store is told that its amount is wrong, and nothing is paid.
        if (!approval.ok) return approval.error.code === 'remote-amount-wrong' && amount > original * 10n ** 6n;
        return isSameAmount(approval.value.payoutAmount, text(amount, 8)) && approval.value.rateSource === 'store';
      }),
    );
  });

  it.each<[string, Partial<StorePayout>, string]>([
    ['no amount', { payoutAmount: null }, 'remote-amount-wrong'],
    ['finer than a satoshi', { payoutAmount: '0.000333341' }, 'remote-amount-wrong'],
    ['another amount for the same coin', { originalCurrency: 'BTC', originalAmount: '0.1', payoutAmount: '0.2' }, 'remote-amount-wrong'],
    ['another number of satoshi', { originalCurrency: 'SATS', originalAmount: '1000', payoutAmount: '0.0001' }, 'remote-amount-wrong'],
    ['dust', { payoutAmount: '0.00000100' }, 'amount-too-low'],
    ['more than there is', { originalAmount: '1000000000000', payoutAmount: '21000001' }, 'amount-too-high'],
  ])('%s is not locked', (_name, changes, code) => {
    expect(approvalOf(changes)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('the promise of a payout of a store', () => {
  const remote = { origin: 'https://pay.example', storeId: 's', payoutId: 'r1' };
  const sound: NewPayout = newClaim({ id: remotePayoutId(remote), pullPaymentId: null, route: 'remote', remote, originalCurrency: 'USD' });
  const apply = (payout: NewPayout) => {
    const world = createWorld('w1', 'practice');
    const [record] = records([{ type: 'claim-added', payout }]);
    if (!record) throw new Error('record');
    return { world, added: applyEvent(world, record) };
  };

  it('reads back from the journal as it was written', () => {
    const event = { type: 'claim-added', payout: sound };
    expect(parsePromiseEvent(JSON.parse(JSON.stringify(event)))).toEqual({ ok: true, value: event });
  });

  it('is possible only under the id that follows from it, and belongs to nobody else', () => {
    expect(apply(sound).added.ok).toBe(true);
    const { remote: _remote, ...without } = sound;
    const wrong: NewPayout[] = [
      { ...sound, id: 'another' },
      { ...sound, remote: { ...remote, payoutId: 'r2' } },
      { ...sound, route: 'own' },
      { ...sound, pullPaymentId: 'pp1' },
      { ...sound, claimId: 'a'.repeat(32) },
      { ...sound, payoutCurrency: 'XRP' },
      { ...sound, originalAmount: '0' },
      without,
    ];
    for (const payout of wrong) expect(apply(payout).added, JSON.stringify(payout)).toMatchObject({ error: { code: 'event-impossible' } });
  });

  it('is approved by its store’s word alone, and no other payout is', () => {
    const approval = {
      payoutId: sound.id,
      revision: 0,
      payoutAmount: '0.5',
      rate: '2',
      rateRule: null,
      rateSource: 'store',
      rateLockedAt: start,
    };
    const approve = (payout: NewPayout, rateSource: string) => {
      const { world } = apply(payout);
      const event = { type: 'payouts-approved' as const, approvals: [{ ...approval, payoutId: payout.id, rateSource }] };
      return applyEvent(world, { seq: 2, at: start, event });
    };
    const own = newClaim({ pullPaymentId: null, route: 'store' });
    const one = { ...own, originalAmount: '1' };
    expect(approve({ ...sound, originalAmount: '1' }, 'store').ok).toBe(true);
    expect(approve({ ...sound, originalAmount: '1' }, 'kraken')).toMatchObject({ error: { code: 'event-impossible' } });
    expect(approve(one, 'store')).toMatchObject({ error: { code: 'event-impossible' } });
  });
});
