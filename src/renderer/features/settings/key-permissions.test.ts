// Owns what the presets of a new API key really allow.
import { describe, expect, it } from 'vitest';
import { allows, permissions } from '../../../shared/greenfield/permissions.ts';
import { describeKey, grantsOf, permissionGroups } from './key-permissions.ts';

describe('a new key', () => {
  it('for one wallet allows nothing in another', () => {
    const grants = grantsOf('everything', new Set(), 'w1');
    expect(permissions.every((permission) => allows(grants, permission, 'w1'))).toBe(true);
    expect(permissions.some((permission) => allows(grants, permission, 'w2'))).toBe(false);
  });

  it('that reads changes nothing', () => {
    const grants = grantsOf('readOnly', new Set(), null);
    expect(permissions.filter((permission) => allows(grants, permission, 'w1')).sort()).toEqual([
      'btcpay.store.canviewpayouts',
      'btcpay.store.canviewpullpayments',
      'btcpay.store.canviewstoresettings',
      'btcpay.user.canviewnotificationsforuser',
    ]);
  });

  it('of the claims desk decides on claims and makes no pull payment', () => {
    const grants = grantsOf('claimsDesk', new Set(), 'w1');
    expect(allows(grants, 'btcpay.store.canmanagepayouts', 'w1')).toBe(true);
    expect(allows(grants, 'btcpay.store.cancreatenonapprovedpullpayments', 'w1')).toBe(false);
    expect(allows(grants, 'btcpay.store.canmodifystoresettings', 'w1')).toBe(false);
  });

  it('chosen one by one has exactly what was ticked; every permission can be', () => {
    expect(grantsOf('custom', new Set(['btcpay.store.canviewpayouts'] as const), 'w1')).toEqual(['btcpay.store.canviewpayouts:w1']);
    expect(permissionGroups.flatMap((group) => group.permissions).sort()).toEqual([...permissions].sort());
  });
});

describe('a key in words', () => {
  it('says what it may do once, and where', () => {
    expect(describeKey(['btcpay.store.canviewpayouts:w1', 'btcpay.store.canviewpayouts:w2'])).toEqual({
      may: ['keys.can.viewPayouts'],
      wallets: ['w1', 'w2'],
    });
    expect(describeKey(['unrestricted', 'btcpay.store.canviewpayouts:w2'])).toMatchObject({ wallets: null });
    expect(describeKey(['btcpay.store.unknown'])).toEqual({ may: [], wallets: [] });
  });
});
