// Owns a payment of payouts in tokens and an MPT for the gallery's secure page.
import type { PlanView } from '../../src/shared/contract/secure-api.ts';
import { xrpAddresses } from './data.ts';
import { mpt, usd } from './services-payouts.ts';

const row = (index: number, asset: string, amount: string): PlanView['rows'][number] => ({
  payoutId: `pt${index}`,
  chain: 'xrpl',
  asset,
  amount,
  address: xrpAddresses[index % 3] ?? '',
  xAddress: 'TVsBZmcewpEHgajPi1jApLeYnHPJw82v9xNYf7dkGmWphmh',
  tag: index === 0 ? 0 : null,
  newPayee: index === 1,
  pullPaymentName: 'Bounties, autumn',
  originalAmount: amount,
  originalCurrency: 'USD',
  note: null,
});

export const tokenRows: PlanView['rows'] = [row(0, usd, '120'), row(1, usd, '40.5'), row(2, mpt, '24.84')];

const total = (asset: string, payments: number, amount: string): PlanView['totals'][number] => ({
  chain: 'xrpl',
  asset,
  payments,
  amount,
  fee: '0.000024',
  feeCeiling: '0.4',
  change: null,
  transactions: payments,
  account: xrpAddresses[0] ?? null,
});

export const tokenTotals: PlanView['totals'] = [total(usd, 2, '160.5'), total(mpt, 1, '24.84')];
