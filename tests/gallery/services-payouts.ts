// Owns the gallery's payouts in tokens and MPTs: rows, their quote, what the account holds, and terms that offer them.
import type { Quote } from '../../src/shared/contract/workflow-api.ts';
import type { AccountHoldings, MptView } from '../../src/shared/contract/xrpl-reads.ts';
import { readTokenValue } from '../../src/shared/xrpl/amounts/token-value.ts';
import { type LineFacts } from '../../src/shared/xrpl/facts.ts';
import { lock, now, payout, xrp } from './data.ts';
import { holdingsOf, quietLine } from '../fakes/ledger-views.ts';

const issuer = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const other = 'rhub8VRN55s94qWKDv6jmDy1pUykJzF3wq';
export const usd = `USD.${issuer}`;
const alike = `U5D.${other}`;
const rlusd = `524C555344000000000000000000000000000000.${other}`;
export const mpt = '00000143A58DCB491FD36A15A7D3172E6A9F088A5478BA41';

const inAsset = (currency: string) => ({ methodId: `${currency}-CHAIN`, payoutCurrency: currency });

/** What the claim of the gallery offers. */
export const tokenMethods = ['BTC-CHAIN', 'XRP-CHAIN', `${usd}-CHAIN`, `${rlusd}-CHAIN`, `${mpt}-CHAIN`];

const kinds = [usd, rlusd, mpt, alike];
const waiting = kinds.map((currency, index) =>
  payout(`tk${index}`, 'AwaitingApproval', {
    ...xrp(index % 3, index === 0 ? 0 : null),
    ...inAsset(currency),
    originalAmount: ['120', '1249.9', '75.25', '40'][index] ?? '1',
    pullPaymentName: 'Bounties, autumn',
    note: index === 2 ? 'For the translation of chapter 4' : null,
    order: 30 - index,
    createdAt: now - 200 * (index + 1),
  }),
);
const approved = kinds.map((currency, index) =>
  payout(`ta${index}`, 'AwaitingPayment', {
    ...xrp(index % 3),
    ...inAsset(currency),
    originalAmount: ['120', '1249.9', '75.25', '40'][index] ?? '1',
    payoutAmount: ['120', '1251.38166800162', '24.84', '39.2'][index] ?? '1',
    rateLock: index === 0 ? lock('1', 900, 'same-currency') : lock(['', '0.9988163', '3.03', '1.0204'][index] ?? '1', 900, 'ledger'),
    pullPaymentName: 'Bounties, autumn',
    order: 30 - index,
  }),
);
export const tokenPayouts = [...waiting, ...approved];

const lines: Readonly<Record<string, Pick<Quote['lines'][number], 'payoutAmount' | 'rate' | 'rateSource' | 'problem'>>> = {
  tk0: { payoutAmount: '120', rate: '1', rateSource: 'same-currency', problem: null },
  tk1: { payoutAmount: '1251.38166800162', rate: '0.9988163', rateSource: 'ledger, kraken', problem: null },
  tk2: { payoutAmount: '2', rate: '75', rateSource: 'manual', problem: null },
  tk3: { payoutAmount: null, rate: null, rateSource: null, problem: { code: 'no-trust-line', params: { currency: 'U5D' } } },
};

/** The lines of a quote for these rows; null for any other payout. */
export function tokenLine(id: string): (typeof lines)[string] | null {
  return lines[id] ?? null;
}

const held = (currency: string, peer: string, balance: string): LineFacts => {
  const read = readTokenValue(balance);
  return {
    account: '',
    peer,
    currency,
    balance: read.ok ? read.value : null,
    limit: null,
    limitPeer: null,
    ...quietLine,
  };
};
const share: MptView = {
  id: mpt,
  holding: { balance: 5_000n, locked: false, authorized: true },
  issuance: null,
  ticker: 'SHARE',
  metadata: null,
  canClawback: false,
  canLock: false,
};

export function tokenHoldings(address: string): AccountHoldings {
  return holdingsOf(address, {
    lines: [held('USD', issuer, '2500'), held('524C555344000000000000000000000000000000', other, '812.5')],
    mpts: [share],
  });
}
