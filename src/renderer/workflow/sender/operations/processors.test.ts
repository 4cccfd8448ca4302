// Owns the stories of payout processors over the API: T78, T79, bounds, aliases, and that nothing but settings can be reached.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OperationName } from '../../../../shared/greenfield/operations.ts';
import { type Bench, openBench } from '../../../../../tests/fakes/workflow-bench.ts';
import { start } from '../../../../../tests/fakes/payouts.ts';

/** SHA-256 of the key, as the server process passes it on. */
const hash = 'ab'.repeat(32);
const factory = 'OnChainAutomatedPayoutSenderFactory';
let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
  const permissions = ['btcpay.store.canviewstoresettings', 'btcpay.store.canmodifystoresettings'];
  bench.main.setKeys([{ hash, label: 'test', permissions, createdAt: start }]);
  await bench.settled();
});

async function call(
  operation: OperationName,
  path: Record<string, string> = {},
  body: Record<string, unknown> | null = null,
): Promise<unknown> {
  const answer = await bench.api.operate({
    operation,
    path: { store: bench.walletId, ...path },
    query: [],
    body,
    caller: { tokenHash: hash },
    passphrase: null,
    secretHash: null,
  });
  return answer.ok ? answer.value.body : answer.error;
}

const put = (paymentMethod: string, body: Record<string, unknown>): Promise<unknown> =>
  call('setOnChainProcessor', { paymentMethod }, body);

describe('payout processors over the API', () => {
  it('knows one kind, for both chains', async () => {
    expect(await call('listProcessorKinds')).toEqual([
      { name: factory, friendlyName: expect.stringContaining('Automated Bitcoin'), payoutMethods: ['BTC-CHAIN', 'XRP-CHAIN'] },
    ]);
  });

  it('has none at first (T78)', async () => {
    expect(await call('listProcessors')).toEqual([]);
    expect(await call('listOnChainProcessors')).toEqual([]);
    expect(await call('readOnChainProcessor', { paymentMethod: 'BTC-CHAIN' })).toEqual([]);
  });

  it('reads back what was put, with defaults, and is empty after removal (T79)', async () => {
    const settings = {
      payoutMethodId: 'BTC-CHAIN',
      intervalSeconds: 3600,
      feeBlockTarget: 1,
      threshold: 0,
      processNewPayoutsInstantly: false,
    };
    expect(await put('BTC-CHAIN', { intervalSeconds: 3600 })).toEqual(settings);
    expect(await call('listOnChainProcessors')).toEqual([settings]);
    expect(await call('readOnChainProcessor', { paymentMethod: 'btc' })).toEqual([settings]);
    expect(await call('readOnChainProcessor', { paymentMethod: 'XRP-CHAIN' })).toEqual([]);
    expect(await call('listProcessors')).toMatchObject([{ name: factory, payoutMethods: ['BTC-CHAIN'] }]);
    expect(await call('removeProcessor', { processor: factory, paymentMethod: 'BTC_OnChain' })).toBeNull();
    expect(await call('listProcessors')).toEqual([]);
    expect(await call('listOnChainProcessors')).toEqual([]);
    expect(await call('removeProcessor', { processor: factory, paymentMethod: 'BTC-CHAIN' })).toMatchObject({
      code: 'processor-not-found',
    });
  });

  it('replaces by method, and leaves the bounds alone that are set in the app', async () => {
    await put('BTC-CHAIN', { intervalSeconds: 3600 });
    const [first] = bench.main.processors;
    if (first === undefined) throw new Error('no processor');
    bench.main.processors = [{ ...first, settings: { ...first.settings, dailyCap: '0.5', feeCeiling: '20', enabled: false } }];
    await put('BTC-CHAIN', { intervalSeconds: 600, feeTargetBlock: 6, threshold: 0.00000001, processNewPayoutsInstantly: true });
    expect(bench.main.processors.map(({ settings }) => settings)).toEqual([
      {
        methodId: 'BTC-CHAIN',
        intervalSeconds: 600,
        feeBlockTarget: 6,
        threshold: '0.00000001',
        processNewPayoutsInstantly: true,
        feeCeiling: '20',
        dailyCap: '0.5',
        enabled: false,
      },
    ]);
    expect(await call('readOnChainProcessor', { paymentMethod: 'BTC-CHAIN' })).toMatchObject([{ feeBlockTarget: 6, threshold: 1e-8 }]);
  });

  it.each([
    [{}, { IntervalSeconds: expect.stringContaining('interval-out-of-range') }],
    [{ intervalSeconds: 59 }, { IntervalSeconds: expect.stringContaining('interval-out-of-range') }],
    [{ intervalSeconds: 86_401 }, { IntervalSeconds: expect.stringContaining('interval-out-of-range') }],
    [{ intervalSeconds: 60, feeBlockTarget: 1001 }, { FeeBlockTarget: expect.stringContaining('fee-target-out-of-range') }],
    [{ intervalSeconds: 60, feeBlockTarget: 0 }, { FeeBlockTarget: expect.stringContaining('fee-target-out-of-range') }],
    [{ intervalSeconds: 60, threshold: -1 }, { Threshold: expect.stringContaining('threshold-invalid') }],
  ])('refuses %j with 422 and stores nothing', async (body, params) => {
    expect(await put('BTC-CHAIN', body)).toEqual({ code: 'validation', params });
    expect(bench.main.processors).toEqual([]);
  });

  it('has no Lightning (D18), and no method that nobody knows', async () => {
    expect(await call('listLightningProcessors')).toEqual([]);
    expect(await call('readLightningProcessor', { paymentMethod: 'BTC-LN' })).toEqual([]);
    const unknown = { code: 'validation', params: { PayoutMethodId: 'payout-method-unknown' } };
    expect(await call('setLightningProcessor', { paymentMethod: 'BTC-LN' }, { intervalSeconds: 60 })).toEqual(unknown);
    expect(await put('BTC-LN', { intervalSeconds: 60 })).toEqual(unknown);
    expect(await call('removeProcessor', { processor: 'Other', paymentMethod: 'BTC-CHAIN' })).toMatchObject({
      code: 'processor-not-found',
    });
  });

  it('a body cannot reach what only the app may set', async () => {
    await put('BTC-CHAIN', { intervalSeconds: 60, dailyCap: '21000000', feeCeiling: '500', enabled: true, armed: true });
    expect(bench.main.processors[0]?.settings).toMatchObject({ dailyCap: null, feeCeiling: null });
  });
});
