// Tests: the kind of a payment from its shape, in the order of the rule book.
import { describe, expect, it } from 'vitest';
import { alice, bob, draftOf, eur, facts, gateway, line, mpt, partial, usd, value } from '../../../tests/fakes/xrpl-payments.ts';
import { classify } from './classify.ts';
import type { PaymentJson } from './draft.ts';

describe('the kind of a payment', () => {
  it.each<[string, PaymentJson, string, string, string | null]>([
    ['XRP', {}, 'direct-xrp', 'xrp-to-xrp', null],
    ['XRP with a SendMax in XRP, which is invalid', { SendMax: '1' }, 'direct-xrp', 'xrp-to-xrp', null],
    ['XRP that is asked to be partial, which is invalid', { Flags: partial }, 'direct-xrp', 'xrp-to-xrp', null],
    ['an issue', { Account: gateway, Amount: usd('1') }, 'issue', 'same-token', null],
    ['a return', { Destination: gateway, Amount: usd('1') }, 'redeem', 'same-token', null],
    ['a return that names the issuer twice', { Destination: gateway, Amount: usd('1'), SendMax: usd('1') }, 'redeem', 'same-token', null],
    ['holder to holder', { Amount: usd('1'), SendMax: usd('1') }, 'cross-currency', 'same-token', null],
    [
      'to an issuer with tokens of another',
      { Destination: gateway, Amount: usd('1'), SendMax: usd('1', bob) },
      'cross-currency',
      'same-token',
      null,
    ],
    ['XRP to token', { Amount: usd('1'), SendMax: '5' }, 'cross-currency', 'xrp-to-token', null],
    ['token to XRP', { SendMax: usd('1') }, 'cross-currency', 'token-to-xrp', null],
    ['token to token', { Amount: usd('1'), SendMax: eur('1') }, 'cross-currency', 'token-to-token', null],
    ['a partial issue', { Account: gateway, Amount: usd('1'), Flags: partial }, 'partial', 'same-token', 'issue'],
    ['a partial exchange', { Amount: usd('1'), SendMax: '5', Flags: partial }, 'partial', 'xrp-to-token', 'cross-currency'],
    [
      'a conversion, also when partial',
      { Destination: alice, Amount: usd('1'), SendMax: '5', Flags: partial },
      'conversion',
      'xrp-to-token',
      null,
    ],
    ['an MPT, also when partial', { Amount: mpt('1'), Flags: partial }, 'mpt', 'mpt-transfer', null],
    ['an MPT minted', { Account: gateway, Amount: mpt('1') }, 'mpt', 'mpt-mint', null],
    ['an MPT burned', { Destination: gateway, Amount: mpt('1') }, 'mpt', 'mpt-burn', null],
  ])('%s', (_name, changes, type, direction, underlying) => {
    const isPartial = changes['Flags'] === partial;
    expect(classify(draftOf(changes))).toEqual({ type, direction, underlying, partial: isPartial });
  });

  it('is decided by the line where the receiver is named as issuer', () => {
    const toBob = draftOf({ Amount: usd('1', bob) });
    const type = (lines: ReturnType<typeof facts>['lines']) => classify(toBob, facts({ lines }))?.type;
    expect(type({})).toBe('redeem');
    expect(type(line(alice, '5', {}, bob))).toBe('redeem');
    expect(type(line(bob, '5', { limit: value('10') }, alice))).toBe('issue');
    expect(type({ [`${alice} ${bob} USD`]: null })).toBe('cross-currency');
  });

  it('is not known while sender, receiver or amount are missing', () => {
    for (const field of ['Account', 'Destination', 'Amount']) expect(classify(draftOf({ [field]: undefined }))).toBeNull();
  });
});
