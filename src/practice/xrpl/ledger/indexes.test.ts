// Ledger ids against xrpl.js, which computes them on its own.
import { hashes, Wallet } from 'xrpl';
import { expect, test } from 'vitest';
import { accountIndex, offerIndex, trustLineIndex } from './indexes.ts';

const wallets = Array.from({ length: 20 }, () => Wallet.generate().classicAddress);

test('accounts, offers and trust lines have the ids that xrpl.js computes', () => {
  for (const [i, address] of wallets.entries()) {
    const other = wallets[(i + 1) % wallets.length] ?? '';
    expect(accountIndex(address)).toBe(hashes.hashAccountRoot(address));
    expect(offerIndex(address, i * 1000)).toBe(hashes.hashOfferId(address, i * 1000));
    expect(trustLineIndex(address, other, 'USD')).toBe(hashes.hashTrustline(address, other, 'USD'));
    expect(trustLineIndex(other, address, 'USD')).toBe(trustLineIndex(address, other, 'USD'));
  }
});

test('the genesis account is where every standalone ledger has it', () => {
  expect(accountIndex('rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh')).toBe('2B6AC232AA4C4BE41BF49D2459FA4A0347E1B543A4C92FCEE0821C0201E2E9A8');
});
