// Owns the made-up automatic payments of the gallery.
import type { PolicyState, ShownRun } from '../../src/shared/contract/policies.ts';
import { now } from './data.ts';

export function policies(armed: boolean): PolicyState {
  return {
    armedAt: armed ? now - 5400 : null,
    processors: [
      {
        methodId: 'BTC-CHAIN',
        intervalSeconds: 3600,
        feeBlockTarget: 6,
        threshold: '0.005',
        processNewPayoutsInstantly: false,
        feeCeiling: '20',
        dailyCap: '0.05',
        enabled: true,
        nextRunAt: armed ? now + 1500 : null,
        running: false,
        spent: '0.01231',
      },
      {
        methodId: 'XRP-CHAIN',
        intervalSeconds: 86_400,
        feeBlockTarget: 1,
        threshold: '0',
        processNewPayoutsInstantly: true,
        feeCeiling: null,
        dailyCap: '2500',
        enabled: true,
        nextRunAt: armed ? now + 20 : null,
        running: armed,
        spent: '0',
      },
    ],
  };
}

const run = { times: 1, planId: null, transactionIds: [] };

export const policyRuns: readonly ShownRun[] = [
  { ...run, at: now - 300, lastAt: now - 300, methodId: 'XRP-CHAIN', code: 'refused', params: { code: 'backend-timeout' } },
  {
    ...run,
    at: now - 1900,
    lastAt: now - 1900,
    methodId: 'BTC-CHAIN',
    code: 'fee-above-ceiling',
    params: { fee: '40.125', ceiling: '20' },
  },
  {
    ...run,
    at: now - 86_000,
    lastAt: now - 5500,
    times: 22,
    methodId: 'BTC-CHAIN',
    code: 'below-threshold',
    params: { sum: '0.00125', threshold: '0.005', unit: 'BTC' },
  },
  {
    at: now - 90_000,
    lastAt: now - 90_000,
    times: 1,
    methodId: 'BTC-CHAIN',
    code: 'paid',
    params: { count: '3', amount: '0.01231', unit: 'BTC', left: '2' },
    planId: 'p1',
    transactionIds: ['9f3c1d1f0b7ad9e5c1d0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6'],
  },
  {
    ...run,
    at: now - 93_000,
    lastAt: now - 93_000,
    methodId: 'XRP-CHAIN',
    code: 'cap-reached',
    params: { cap: '2500', spent: '2499.1', unit: 'XRP' },
  },
  { ...run, at: now - 180_000, lastAt: now - 95_000, times: 14, methodId: 'BTC-CHAIN', code: 'not-armed', params: {} },
];
