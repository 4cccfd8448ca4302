// Owns the rule of what a wallet of a network set can pay by: without an XRP Ledger Bitcoin alone, wherever a method comes from.
import { describe, expect, it } from 'vitest';
import { networks } from './network.ts';
import { defaultMethodsOf, isOnNetwork } from './payouts/methods.ts';
import { validateTerms } from './payouts/pull-payment-terms.ts';

const token = 'USD.rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh-CHAIN';
const created = (payoutMethods: unknown, network: (typeof networks)[number]) => {
  const read = validateTerms({ amount: '10', currency: 'USD', payoutMethods }, 'id', 0, network);
  return read.ok ? read.value.methods : read.error;
};

describe('methods of a network', () => {
  it.each(networks)('%s', (network) => {
    const ledger = network === 'practice';
    expect(defaultMethodsOf(network)).toEqual(ledger ? ['BTC-CHAIN', 'XRP-CHAIN'] : ['BTC-CHAIN']);
    expect([isOnNetwork('BTC-CHAIN', network), isOnNetwork('XRP-CHAIN', network), isOnNetwork(token, network)]).toEqual([
      true,
      ledger,
      ledger,
    ]);
  });

  it('are the wallet’s where a pull payment names none, and the others are refused by name', () => {
    expect(created(undefined, 'main')).toEqual(['BTC-CHAIN']);
    expect(created(undefined, 'practice')).toEqual(['BTC-CHAIN', 'XRP-CHAIN']);
    expect(created(['BTC-CHAIN', 'XRP-CHAIN', token], 'regtest')).toMatchObject({
      violations: [
        { path: 'PayoutMethods[1]', code: 'no-ledger-here' },
        { path: 'PayoutMethods[2]', code: 'no-ledger-here' },
      ],
    });
  });
});
