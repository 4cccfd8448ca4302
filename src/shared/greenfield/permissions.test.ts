import { describe, expect, it } from 'vitest';
import { allows, mayGive, parseGrant, reaches } from './permissions.ts';

describe('what a key may do', () => {
  it.each([
    ['the permission itself', 'btcpay.store.canviewpayouts', true],
    ['one that implies it', 'btcpay.store.canmanagepayouts', true],
    ['one that implies it over two steps', 'btcpay.store.canmodifystoresettings', true],
    ['everything', 'unrestricted', true],
    ['another permission', 'btcpay.store.canmanagepullpayments', false],
    ['nonsense', 'btcpay.store.*', false],
  ])('a key with %s may see payouts: %s', (_name, held, may) => {
    expect(allows([held], 'btcpay.store.canviewpayouts', 's1')).toBe(may);
  });

  it('a scope holds in its store alone', () => {
    const held = ['btcpay.store.canmanagepayouts:s1'];
    expect(allows(held, 'btcpay.store.canviewpayouts', 's1')).toBe(true);
    expect(allows(held, 'btcpay.store.canviewpayouts', 's2')).toBe(false);
    expect(allows(held, 'btcpay.store.canviewpayouts', null)).toBe(false);
    expect([reaches(held, 's1'), reaches(held, 's2')]).toEqual([true, false]);
  });

  it('managing pull payments does not show payouts (spec §1.3)', () => {
    expect(allows(['btcpay.store.canmanagepullpayments'], 'btcpay.store.canmanagepayouts', 's1')).toBe(false);
  });

  it.each([
    [['unrestricted'], 'unrestricted:s1', true],
    [['unrestricted:s1'], 'unrestricted', false],
    [['unrestricted:s1'], 'btcpay.store.canviewpayouts:s1', true],
    [['unrestricted:s1'], 'btcpay.store.canviewpayouts:s2', false],
    [['btcpay.store.canmodifystoresettings'], 'unrestricted', false],
    [['btcpay.store.canmanagepayouts:s1'], 'btcpay.store.canviewpayouts:s1', true],
    [['btcpay.store.canmanagepayouts:s1'], 'btcpay.store.canviewpayouts', false],
    [['unrestricted'], 'not.a.permission', false],
  ])('a key with %j may give away %s: %s', (held, wanted, may) => {
    expect(mayGive(held, wanted)).toBe(may);
  });

  it('a grant of an unknown form is none', () => {
    for (const text of ['', ':', 'unrestricted:', 'unrestricted:a/b', `unrestricted:${'a'.repeat(65)}`, 'toString'])
      expect(parseGrant(text)).toBeNull();
  });
});
