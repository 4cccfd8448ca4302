// Owns the gallery's higher fees: what waits, what nodes ask for, and what the secure window shows of it.
import type { Services } from '../../src/renderer/state/services.tsx';
import type { PlanTransfer, PlanView, RaiseView } from '../../src/shared/contract/secure-api.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import { bitcoinAddresses, now } from './data.ts';

export function raiseServices(has: (name: string) => boolean): Partial<Services['main']> {
  return {
    raiseFacts: async () =>
      has('raise-loading')
        ? new Promise(() => undefined)
        : has('not-waiting')
          ? refuse('bump-not-waiting')
          : has('child')
            ? refuse('bump-child-pays')
            : ok({
                fee: '0.00000423',
                rate: '1.003',
                leastRate: '2.01',
                vsize: 422,
                estimates: has('no-estimates')
                  ? []
                  : [
                      { blocks: 1, rate: '24.5' },
                      { blocks: 3, rate: '12' },
                      { blocks: 6, rate: '5.25' },
                      { blocks: 144, rate: '1' },
                    ],
              }),
    childFacts: async () =>
      ok({
        fee: '0.00000141',
        rate: '1',
        leastRate: '1.001',
        vsize: 141,
        estimates: [
          { blocks: 1, rate: '24.5' },
          { blocks: 3, rate: '12' },
        ],
      }),
    planRaise: async () => refuse('insufficient-funds', { asset: 'BTC', available: '0.0001', needed: '0.0002', missing: '0.0001' }),
  };
}

export const transferScene: PlanTransfer = {
  id: 'e1',
  purpose: 'child',
  parent: '4e3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40',
  address: bitcoinAddresses[1] ?? '',
  amount: '0.49993916',
  fee: '0.00006084',
  coins: 1,
};

export function raiseScene(walletName: string, state: string, rows: PlanView['rows']): RaiseView {
  const bare = state === 'bare';
  return {
    raiseId: 'r1',
    walletName,
    network: 'practice',
    digest: 'd',
    token: 't',
    expiresAt: state === 'expired' ? now - 1 : now + 280,
    replaces: '4e3b7f0d2a9c5161d0cf3be0bfa8a1c94c1f5c8a7d19dd9c3a6ef5e7b2c81d40',
    paid: '0.00000423',
    fee: '0.00010339',
    more: '0.00009916',
    rate: '24.5',
    change: bare ? null : '1.23101972',
    coins: bare ? 3 : 1,
    addedCoins: bare ? 2 : 0,
    rows: rows.filter(({ chain }) => chain === 'bitcoin'),
  };
}
