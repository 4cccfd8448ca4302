// Owns the stories of requests: who answers one, and how it stands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amount } from '../amount.ts';
import { readTokenValue } from '../amounts/token-value.ts';
import { type AskedFor, matchOf, standingOf } from './requests.ts';

const xrp = (drops: bigint): Amount => ({ kind: 'xrp', drops });
const usd = (text: string, issuer = 'rBank'): Amount => {
  const value = readTokenValue(text);
  if (!value.ok) throw new Error(text);
  return { kind: 'token', currency: 'USD', issuer, value: value.value };
};
const asked: AskedFor = { id: 'a', account: 'rUs', tag: 0, asset: { kind: 'xrp' }, amount: xrp(10n) };
const inUsd: AskedFor = { id: 'b', account: 'rUs', tag: 7, asset: { kind: 'token', currency: 'USD', issuer: 'rBank' }, amount: usd('10') };

describe('a payment', () => {
  it.each([
    ['its tag and asset, tag 0 among them', 'rUs', 0, xrp(1n), 'answers', 'a'],
    ['no tag is not tag 0', 'rUs', null, xrp(1n), 'no-tag', null],
    ['another tag', 'rUs', 8, xrp(1n), 'unknown-tag', null],
    ['another account', 'rOther', 0, xrp(1n), 'unknown-tag', null],
    ['another asset', 'rUs', 7, xrp(1n), 'other-asset', 'b'],
    ['another issuer', 'rUs', 7, usd('1', 'rFake'), 'other-asset', 'b'],
    ['nothing credited', 'rUs', 7, null, 'not-credited', 'b'],
  ] as const)('%s', (_name, account, tag, credited, match, requestId) => {
    expect(matchOf([asked, inUsd], account, { tag, credited })).toEqual({ match, requestId });
  });
});

describe('a request', () => {
  it('is open, partly paid, paid, or paid too much', () => {
    expect(standingOf(inUsd, [])).toMatchObject({ paid: false, missing: usd('10'), excess: null, received: null });
    expect(standingOf(inUsd, [usd('4'), usd('5.5')])).toMatchObject({ paid: false, missing: usd('0.5'), excess: null, payments: 2 });
    expect(standingOf(inUsd, [usd('4'), usd('6')])).toMatchObject({ paid: true, missing: null, excess: null });
    expect(standingOf(inUsd, [usd('11')])).toMatchObject({ paid: true, missing: null, excess: usd('1') });
  });

  it('for any amount is paid by anything, and has neither too little nor too much', () => {
    expect(standingOf({ amount: null }, [])).toMatchObject({ paid: false, missing: null, excess: null });
    expect(standingOf({ amount: null }, [xrp(1n)])).toMatchObject({ paid: true, missing: null, excess: null });
  });

  it('received minus excess plus missing is what was asked for, whatever came', () => {
    const drops = fc.bigInt({ min: 1n, max: 10n ** 17n });
    fc.assert(
      fc.property(drops, fc.array(drops, { maxLength: 20 }), (wanted, came) => {
        const { received, missing, excess, paid } = standingOf({ amount: xrp(wanted) }, came.map(xrp));
        const of = (amount: Amount | null): bigint => (amount?.kind === 'xrp' ? amount.drops : 0n);
        expect(of(received) - of(excess) + of(missing)).toBe(wanted);
        expect(paid).toBe(of(missing) === 0n);
        expect(of(missing) > 0n && of(excess) > 0n).toBe(false);
      }),
    );
  });
});
