// Owns the gallery's answers about what a Bitcoin payment costs: estimates, what is foreseen, and whether the money suffices.
import type { Services } from '../../src/renderer/state/services.tsx';
import { ok, refuse } from '../../src/shared/result.ts';
import { now } from './data.ts';

type Paying = Pick<Services['main'], 'feeEstimates' | 'foreseePayment' | 'paymentForecast'>;

export function payingServices(has: (name: string) => boolean): Paying {
  return {
    feeEstimates: async () =>
      has('fees-loading')
        ? new Promise(() => undefined)
        : has('fees-failed')
          ? refuse('backend-timeout')
          : ok({
              source: { kind: 'esplora', place: has('fees-old') ? 'a-long-name-of-a-server.mempool-of-the-studio.example' : '' },
              at: now - (has('fees-old') ? 1_260 : 12),
              problem: has('fees-old') ? 'backend-unreachable' : null,
              targets: [
                { target: 'fast', blocks: 1, rate: '12.5' },
                { target: 'normal', blocks: 3, rate: '6.102' },
                { target: 'slow', blocks: 144, rate: '1' },
              ],
            }),
    foreseePayment: async ({ payoutIds, recipientPaysFee, mostFee }) =>
      has('fees-loading')
        ? new Promise(() => undefined)
        : mostFee !== undefined
          ? refuse('fee-over-ceiling', { fee: '0.00004212', ceiling: mostFee })
          : ok({
              payments: payoutIds.length,
              transactions: 2,
              coins: 5,
              amount: '0.04812905',
              fee: '0.00004212',
              borne: recipientPaysFee === true ? '0.00004212' : '0',
              change: '0.31200418',
            }),
    paymentForecast: async () =>
      ok(
        has('short')
          ? { payments: 7, due: '0.84812905', fee: '0.00004212', spendable: '0.36013323', reserved: '0.12', missing: '0.48803794' }
          : { payments: 2, due: '0.04812905', fee: '0.00004212', spendable: '0.36013323', reserved: '0', missing: '0' },
      ),
  };
}
