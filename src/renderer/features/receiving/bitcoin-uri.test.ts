// Owns the tests of what the code on the receive screen holds.
import { expect, it } from 'vitest';
import { parseBitcoinDestination } from '../../../shared/links/bitcoin-destination.ts';
import { nothingAsked, uriOf } from './bitcoin-uri.ts';

const address = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';

it('is the address alone until something is asked for, and is read back as it was meant', () => {
  expect(uriOf(address, nothingAsked)).toEqual({ uri: `bitcoin:${address}`, isAmountBad: false });
  const { uri } = uriOf(address, { amount: ' 0.015 ', label: '山田 商店', message: 'Invoice & more' });
  expect(uri).toBe(`bitcoin:${address}?amount=0.015&label=${encodeURIComponent('山田 商店')}&message=Invoice%20%26%20more`);
  const read = parseBitcoinDestination(uri, 'practice');
  expect(read.ok && [read.value.address, read.value.normalised]).toEqual([address, uri]);
});

it('leaves out and names an amount that nobody can pay', () => {
  for (const amount of ['0', '-1', '1.123456789', 'ten', '21000001']) {
    expect(uriOf(address, { ...nothingAsked, amount })).toEqual({ uri: `bitcoin:${address}`, isAmountBad: true });
  }
});
