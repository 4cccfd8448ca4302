// Owns the checks of the folder layout.
import { describe, expect, it } from 'vitest';
import { claimsPath, homePaths, walletPaths } from './paths.ts';

describe('the data folder', () => {
  it('keeps every wallet in a folder of its network', () => {
    expect(walletPaths('/h', 'practice', 'a1b2')).toEqual({
      ok: true,
      value: {
        folder: '/h/wallets/practice/a1b2',
        promises: '/h/wallets/practice/a1b2/promises.journal',
        outbox: '/h/wallets/practice/a1b2/outbox.journal',
        policyRuns: '/h/wallets/practice/a1b2/policy-runs.json',
        refusedPlans: '/h/wallets/practice/a1b2/refused-plans.json',
        receiveRequests: '/h/wallets/practice/a1b2/receive-requests.json',
        xrplAccounts: '/h/wallets/practice/a1b2/xrpl-accounts.json',
        labels: '/h/wallets/practice/a1b2/labels.json',
        seenRates: '/h/wallets/practice/a1b2/seen-rates.json',
        bitcoinAccounts: '/h/wallets/practice/a1b2/bitcoin-accounts.json',
      },
    });
    expect(claimsPath('/h', 'main')).toBe('/h/recipient/main/claims.journal');
    expect(homePaths('/h').vault).toBe('/h/vault.bin');
  });

  it.each(['', '.', '..', '../x', 'a/b', 'a\\b', 'a\0', 'A1', 'nul', 'com1', '-x', 'a.b', 'a:b', 'ä', ' a', 'x'.repeat(65)])(
    'refuses the id %j',
    (id) => {
      expect(walletPaths('/h', 'main', id)).toEqual({ ok: false, error: { code: 'bad-id' } });
    },
  );
});
