// Owns the tests of what is said of an account and which buttons it gets.
import { describe, expect, it } from 'vitest';
import type { XrplAccountView } from '../../../shared/contract/xrpl-accounts.ts';
import { mayGo, mayPay, nameOf, originOf, signingOf } from './account-words.ts';

const account: XrplAccountView = {
  address: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
  xAddress: '',
  label: '',
  origin: 'phrase',
  index: 1,
  algorithm: 'secp256k1',
  signs: 'master',
  regularKey: null,
  masterDisabled: false,
  pays: false,
  exists: false,
  balance: '0',
  reserve: '1',
  spendable: '0',
  ownerCount: 0,
  problem: null,
};

describe('what is said of an account', () => {
  it('is its own name, else its number', () => {
    expect(nameOf({ label: 'Old' }, 4)).toBe('Old');
    expect(nameOf(account, 1)).toEqual({ key: 'wallet.accountNumber', params: { number: '2' } });
  });

  it('names where the key comes from', () => {
    expect(originOf(account).params).toEqual({ path: "m/44'/144'/1'/0/0" });
    expect(originOf({ ...account, origin: 'imported', index: null, algorithm: 'ed25519' }).params).toEqual({ algorithm: 'Ed25519' });
    expect(originOf({ ...account, origin: 'watched', index: null }).key).toBe('accounts.watched');
  });

  it('is silent about signing only where its own key signs and no other may', () => {
    expect(signingOf(account)).toBeNull();
    expect(signingOf({ ...account, regularKey: 'rOther' })?.key).toBe('accounts.signsBoth');
    expect(signingOf({ ...account, signs: 'none', masterDisabled: true })?.key).toBe('accounts.signsNone');
    expect(signingOf({ ...account, origin: 'watched', signs: 'none' })?.key).toBe('accounts.signsWatched');
    expect(signingOf({ ...account, signs: 'regular', regularKey: 'rOurs' })?.params).toEqual({ key: 'rOurs' });
    expect(signingOf({ ...account, signs: null })?.key).toBe('accounts.signsUnknown');
  });
});

describe('what may be done with an account', () => {
  it('paying needs a key that the ledger takes', () => {
    const cases = [
      account,
      { ...account, signs: null },
      { ...account, signs: 'none' },
      { ...account, origin: 'watched', signs: null },
    ] as const;
    expect(cases.map((one) => mayPay(one))).toEqual([true, true, false, false]);
  });

  it('it goes from the list unless it pays, is the first, or the ledger has seen it', () => {
    const cases: readonly Partial<XrplAccountView>[] = [
      {},
      { pays: true },
      { index: 0 },
      { exists: true },
      { problem: 'backend-unreachable' },
      { origin: 'imported', index: null, exists: true },
      { origin: 'watched', index: null, exists: true },
    ];
    expect(cases.map((one) => mayGo({ ...account, ...one }))).toEqual([true, false, false, false, false, true, true]);
  });
});
