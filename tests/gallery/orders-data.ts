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

const mptId = '00000143A58DCB491FD36A15A7D3172E6A9F088A5478BA41';
const mpt = { value: '12.5', unit: `MPT ${mptId}`, issuer: gateway, raw: '1250' };

const sendMpt: PlanOrder = {
  ...common,
  type: 'Payment',
  fields: [
    { name: 'Destination', value: bob },
    { name: 'Amount', value: `1250 MPT ${mptId}` },
  ],
  review: {
    kind: 'mpt',
    destination: bob,
    destinationTag: 0,
    delivered: mpt,
    deliveredAtLeast: mpt,
    partial: false,
    spentAtMost: mpt,
    worstRate: null,
    transferFee: null,
    balanceAfter: '1.2',
    belowReserve: true,
    createsAccount: false,
  },
  findings: [],
};

const regularKey: PlanOrder = {
  ...common,
  type: 'SetRegularKey',
  fields: [{ name: 'RegularKey', value: bob }],
  review: null,
  findings: [],
};

const scenes: Readonly<Record<string, PlanOrder>> = { 'order-trust': trust, 'order-mpt': sendMpt, 'order-key': regularKey };

export function orderScene(task: string): PlanOrder {
  return scenes[task] ?? partial;
}
