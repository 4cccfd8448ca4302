// Owns orders for the gallery's secure page.
import type { PlanOrder } from '../../src/shared/contract/secure-api.ts';
import { xrpAddresses } from './data.ts';

const [us = '', bob = '', gateway = ''] = xrpAddresses;
const common = { id: 'e1', account: us, fee: '0.000012', feeCeiling: '0.00006', useTicket: false };

const partial: PlanOrder = {
  ...common,
  type: 'Payment',
  fields: [
    { name: 'Destination', value: bob },
    { name: 'Amount', value: `100 CNY · ${gateway}` },
    { name: 'SendMax', value: `20 USD · ${gateway}` },
    { name: 'DeliverMin', value: `95 CNY · ${gateway}` },
    { name: 'Flags', value: '131072 · tfPartialPayment' },
  ],
  review: {
    kind: 'partial',
    destination: bob,
    destinationTag: null,
    delivered: { value: '100', unit: 'CNY', issuer: gateway },
    deliveredAtLeast: { value: '95', unit: 'CNY', issuer: gateway },
    partial: true,
    spentAtMost: { value: '20', unit: 'USD', issuer: gateway },
    worstRate: '0.2105263157894737',
    transferFee: null,
    balanceAfter: '41.999988',
    belowReserve: false,
    createsAccount: false,
  },
  findings: [
    { severity: 'warn', code: 'xrpl-warn-failure-costs', params: { fee: '0.000012' } },
    { severity: 'block', code: 'xrpl-tag-needed', params: {} },
  ],
};

const trust: PlanOrder = {
  ...common,
  type: 'TrustSet',
  useTicket: true,
  fields: [
    { name: 'LimitAmount', value: `1000000 USD · ${gateway}` },
    { name: 'Flags', value: '131072 · tfSetNoRipple' },
  ],
  review: null,
  findings: [],
};

export function orderScene(task: string): PlanOrder {
  return task === 'order-trust' ? trust : partial;
}
