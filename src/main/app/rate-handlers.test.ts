// Owns the stories of the document of price sources: what may be put into it, what is dated, what survives.
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { rateSettings } from '../../shared/contract/rate-settings.ts';
import { defaultRateSettings } from '../desk/rate-settings.ts';
import { makeDurableFile } from '../storage/durable-file.ts';
import { openJsonDocument } from '../storage/json-document.ts';
import { rateHandlers } from './rate-handlers.ts';

const issued = 'USD.rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';

async function screens() {
  const files = new PowerLossFiles();
  const open = () =>
    openJsonDocument({
      file: makeDurableFile({ files, path: '/h/rates.json', wait: async () => undefined }),
      schema: rateSettings,
      initial: defaultRateSettings,
    });
  const document = await open();
  if (!document.ok) throw new Error(document.error.code);
  const clock = { now: 100 };
  const tried: string[] = [];
  const rates = {
    quote: async () => Promise.reject(new Error('not asked here')),
    tryAll: async (pair: string) => (tried.push(pair), { answers: [], combined: null, problem: null }),
  };
  const handlers = rateHandlers({
    rateSettings: document.value,
    ratesOf: (network) => (network === 'practice' ? rates : null),
    now: () => clock.now,
  });
  return { handlers, files, open, clock, tried };
}

describe('price sources', () => {
  it('are the practice network alone until the user says otherwise', async () => {
    const { handlers } = await screens();
    expect(await handlers.rateSettings({})).toEqual({
      ok: true,
      value: { mode: 'fallback', sources: ['practice'], maxAgeSeconds: 300, manual: [], ledger: [] },
    });
  });

  it('are kept on disk, one change at a time', async () => {
    const { handlers, open } = await screens();
    await handlers.updateRateSettings({ mode: 'median' });
    await handlers.updateRateSettings({ sources: ['kraken', 'practice'] });
    await handlers.updateRateSettings({ maxAgeSeconds: 60 });
    const again = await open();
    const kept = { mode: 'median', sources: ['kraken', 'practice'], maxAgeSeconds: 60, manual: [], ledger: [] };
    expect(again.ok && again.value.value()).toEqual(kept);
    const before = { mode: 'median', sources: ['kraken'], maxAgeSeconds: 60, manual: [] };
    expect(rateSettings.parse(before)).toEqual({ ...before, ledger: [] });
  });

  it('typed prices are written canonically and keep their date while they stay the same', async () => {
    const { handlers, clock } = await screens();
    await handlers.updateRateSettings({ manual: [{ pair: 'btc/usd', rate: '065000.50' }] });
    clock.now = 200;
    const changed = await handlers.updateRateSettings({
      manual: [
        { pair: 'BTC_USD', rate: '65000.5' },
        { pair: 'xrp jpy', rate: '３２０' },
        { pair: 'BTC_時間', rate: '100' },
      ],
    });
    expect(changed).toMatchObject({
      value: {
        manual: [
          { pair: 'BTC_USD', rate: '65000.5', at: 100 },
          { pair: 'XRP_JPY', rate: '320', at: 200 },
          { pair: 'BTC_時間', rate: '100', at: 200 },
        ],
      },
    });
    clock.now = 300;
    const newer = await handlers.updateRateSettings({ manual: [{ pair: 'BTC_USD', rate: '65001' }] });
    expect(newer).toMatchObject({ value: { manual: [{ pair: 'BTC_USD', rate: '65001', at: 300 }] } });
  });

  it.each([
    [{ sources: ['kraken', 'kraken'] as const }, 'rate-source-twice'],
    [{ ledger: [{ unit: 'US$', token: issued, depth: '1' }] }, 'unit-invalid'],
    [{ ledger: [{ unit: 'xrp', token: issued, depth: '1' }] }, 'rate-unit-xrp'],
    [{ ledger: [{ unit: 'USD', token: 'USD', depth: '1' }] }, 'rate-token-invalid'],
    [{ ledger: [{ unit: 'USD', token: `${issued.slice(0, -1)}C`, depth: '1' }] }, 'rate-token-invalid'],
    [{ ledger: [{ unit: 'USD', token: issued, depth: '0' }] }, 'rate-depth-invalid'],
    [{ ledger: ['USD', 'usd'].map((unit) => ({ unit, token: issued, depth: '1' })) }, 'rate-unit-twice'],
    [{ manual: [{ pair: 'BTC', rate: '1' }] }, 'rate-pair-invalid'],
    [{ manual: [{ pair: 'BTC_BTC', rate: '1' }] }, 'rate-pair-invalid'],
    [{ manual: [{ pair: 'BTC_US$', rate: '1' }] }, 'rate-pair-invalid'],
    [{ manual: [{ pair: '_', rate: '1' }] }, 'rate-pair-invalid'],
    [{ manual: [{ pair: 'BTC_USD', rate: '0' }] }, 'manual-rate-invalid'],
    [{ manual: [{ pair: 'BTC_USD', rate: '-1' }] }, 'manual-rate-invalid'],
    [{ manual: [{ pair: 'BTC_USD', rate: 'much' }] }, 'manual-rate-invalid'],
    [
      {
        manual: [
          { pair: 'BTC_USD', rate: '1' },
          { pair: 'btc usd', rate: '2' },
        ],
      },
      'rate-pair-twice',
    ],
  ])('%j is refused and changes nothing', async (change, code) => {
    const { handlers } = await screens();
    const given = 'sources' in change ? { sources: [...(change.sources ?? [])] } : change;
    expect(await handlers.updateRateSettings(given)).toMatchObject({ ok: false, error: { code } });
    expect(await handlers.rateSettings({})).toEqual({ ok: true, value: defaultRateSettings });
  });

  it('tokens that stand for units are kept canonically', async () => {
    const { handlers } = await screens();
    const changed = await handlers.updateRateSettings({ ledger: [{ unit: ' usd ', token: ` ${issued}`, depth: '010.50' }] });
    expect(changed).toMatchObject({ value: { ledger: [{ unit: 'USD', token: issued, depth: '10.5' }] } });
  });

  it('that could not be saved are not in use', async () => {
    const { handlers, files } = await screens();
    files.arm({ kind: 'fail', step: 1, code: 'ENOSPC', lasting: true });
    expect(await handlers.updateRateSettings({ mode: 'median' })).toEqual({ ok: false, error: { code: 'disk-full' } });
    expect(await handlers.rateSettings({})).toEqual({ ok: true, value: defaultRateSettings });
  });

  it('can be tried with a pair as people write it', async () => {
    const { handlers, tried } = await screens();
    expect(await handlers.tryRates({ network: 'practice', pair: 'btc/usd' })).toMatchObject({ ok: true });
    expect(await handlers.tryRates({ network: 'practice', pair: 'what?' })).toMatchObject({ error: { code: 'rate-pair-invalid' } });
    expect(await handlers.tryRates({ network: 'main', pair: 'btc/usd' })).toMatchObject({ error: { code: 'network-not-configured' } });
    await handlers.tryRates({ network: 'practice', pair: `${issued}/eur` });
    await handlers.tryRates({ network: 'practice', pair: `${'ab'.repeat(24)}_USD` });
    expect(tried).toEqual(['BTC_USD', `${issued}_EUR`, `${'AB'.repeat(24)}_USD`]);
  });
});
