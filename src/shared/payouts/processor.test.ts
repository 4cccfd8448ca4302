// The settings of a processor: bounds, defaults, canonical amounts, and every fault named.
import { describe, expect, it } from 'vitest';
import { checkProcessor, type ProcessorDraft } from './processor.ts';

const draft = { methodId: 'BTC-CHAIN', intervalSeconds: 3600 } as const;
const faults = (changes: Partial<ProcessorDraft>): readonly string[] => {
  const checked = checkProcessor({ ...draft, ...changes });
  return checked.ok ? [] : checked.error.violations.map(({ path, code }) => `${path} ${code}`);
};

describe('a processor', () => {
  it('takes defaults for all but the interval', () => {
    expect(checkProcessor(draft)).toEqual({
      ok: true,
      value: {
        methodId: 'BTC-CHAIN',
        intervalSeconds: 3600,
        feeBlockTarget: 1,
        threshold: '0',
        processNewPayoutsInstantly: false,
        feeCeiling: null,
        dailyCap: null,
        enabled: true,
      },
    });
  });

  it.each([
    [{ intervalSeconds: 59 }, ['IntervalSeconds interval-out-of-range']],
    [{ intervalSeconds: 86_401 }, ['IntervalSeconds interval-out-of-range']],
    [{ intervalSeconds: 60.5 }, ['IntervalSeconds interval-out-of-range']],
    [{ intervalSeconds: undefined }, ['IntervalSeconds interval-out-of-range']],
    [{ intervalSeconds: '60' }, ['IntervalSeconds interval-out-of-range']],
    [{ intervalSeconds: 60 }, []],
    [{ intervalSeconds: 86_400 }, []],
    [{ feeBlockTarget: 0 }, ['FeeBlockTarget fee-target-out-of-range']],
    [{ feeBlockTarget: 1001 }, ['FeeBlockTarget fee-target-out-of-range']],
    [{ feeBlockTarget: null }, []],
    [{ feeBlockTarget: 1000 }, []],
    [{ threshold: -1 }, ['Threshold threshold-invalid']],
    [{ threshold: '0.000000001' }, ['Threshold threshold-invalid']],
    [{ threshold: 'x' }, ['Threshold threshold-invalid']],
    [{ threshold: 1e-8 }, []],
    [{ methodId: 'XRP-CHAIN', threshold: '12345678901.123456' }, ['Threshold threshold-invalid']],
    [{ processNewPayoutsInstantly: 'yes' }, ['processNewPayoutsInstantly yes-or-no-expected']],
    [{ feeCeiling: '0' }, ['FeeCeiling fee-ceiling-invalid']],
    [{ feeCeiling: '1.2345' }, ['FeeCeiling fee-ceiling-invalid']],
    [{ methodId: 'XRP-CHAIN', feeCeiling: '1.5' }, ['FeeCeiling fee-ceiling-invalid']],
    [{ dailyCap: '-1' }, ['DailyCap daily-cap-invalid']],
    [{ dailyCap: '0' }, ['DailyCap daily-cap-invalid']],
    [{ methodId: 'BTC-LN' }, ['PayoutMethodId payout-method-unknown']],
    [{ methodId: 'nonsense', intervalSeconds: 1 }, ['PayoutMethodId payout-method-unknown', 'IntervalSeconds interval-out-of-range']],
  ])('%j: %j', (changes, expected) => {
    expect(faults(changes)).toEqual(expected);
  });

  it.each(['BTC', 'btc_onchain', 'BTC-CHAIN', 'BTC_BTCLike'])('knows %s', (methodId) => {
    const checked = checkProcessor({ ...draft, methodId });
    expect(checked.ok && checked.value.methodId).toBe('BTC-CHAIN');
  });

  it.each([
    [0.5, '0.5'],
    ['0.50', '0.5'],
    [1e-7, '0.0000001'],
    [20_999_999.9769, '20999999.9769'],
    ['', '0'],
  ])('keeps the threshold %j exactly as %s, also as the JSON number that it leaves as', (threshold, text) => {
    const checked = checkProcessor({ ...draft, threshold });
    if (!checked.ok) throw new Error(checked.error.code);
    expect(checked.value.threshold).toBe(text);
    const again = checkProcessor({ ...draft, threshold: JSON.parse(JSON.stringify(Number(checked.value.threshold))) });
    expect(again.ok && again.value.threshold).toBe(text);
  });
});
