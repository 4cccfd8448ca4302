// Tests: one entry for every payout method.
import { describe, expect, it } from 'vitest';
import { parseDestination } from './destination.ts';

const bitcoin = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
const xrpl = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const codeOf = (...args: Parameters<typeof parseDestination>) => {
  const result = parseDestination(...args);
  return result.ok ? result.value.address : result.error.code;
};

describe('the method decides how a destination is read', () => {
  it('Bitcoin for BTC-CHAIN, the ledger for XRP, tokens and MPTs', () => {
    expect(codeOf('BTC-CHAIN', bitcoin, 'practice')).toBe(bitcoin);
    expect(codeOf('XRP-CHAIN', xrpl, 'practice')).toBe(xrpl);
    expect(codeOf(`USD.${xrpl}-CHAIN`, xrpl, 'practice')).toBe(xrpl);
    expect(codeOf(`${'AB'.repeat(24)}-CHAIN`, xrpl, 'practice')).toBe(xrpl);
  });

  it('an address of the other chain is refused', () => {
    expect(codeOf('BTC-CHAIN', xrpl, 'practice')).toBe('bitcoin-destination-invalid');
    expect(codeOf('XRP-CHAIN', bitcoin, 'practice')).toBe('xrpl-destination-invalid');
  });

  it('a tag goes to the ledger and nowhere else', () => {
    expect(parseDestination('XRP-CHAIN', xrpl, 'practice', 0)).toMatchObject({ value: { tag: 0 } });
    expect(codeOf('BTC-CHAIN', bitcoin, 'practice', 0)).toBe('destination-tag-unexpected');
  });

  it('what is no method of ours has no destinations', () => {
    for (const method of ['BTC-LN', 'BTC', 'btc-chain', 'DOGE-CHAIN', ''])
      expect(codeOf(method, bitcoin, 'practice')).toBe('destination-method-unknown');
  });
});
