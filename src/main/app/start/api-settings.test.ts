// Owns the stories of the settings that clients of the HTTP API read and change.
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../../tests/fakes/power-loss-files.ts';
import { settings as settingsSchema } from '../../../shared/contract/main-api.ts';
import { makeDurableFile } from '../../storage/durable-file.ts';
import { openJsonDocument } from '../../storage/json-document.ts';
import { makeApiSettings } from './api-settings.ts';
import { defaultSettings, storedSettings } from './home.ts';

async function opened(files = new PowerLossFiles()) {
  const file = makeDurableFile({ files, path: '/h/settings.json', wait: async () => undefined });
  const settings = await openJsonDocument({ file, schema: storedSettings, initial: defaultSettings });
  if (!settings.ok) throw new Error('document');
  const told: [string, unknown][] = [];
  const tell = (name: string, payload: unknown): void => void told.push([name, payload]);
  const api = { origin: null as string | null };
  const origin = () => ({ origin: api.origin, reachable: settings.value.value().reachableOrigin });
  const part = makeApiSettings({ settings: settings.value, version: () => '1.0.0', origin, tellWorker: tell, tellWindows: tell });
  return { part, told, files, settings: settings.value, api };
}

describe('settings of the HTTP API', () => {
  it('are written, told to the worker and to the screens, and there again after a restart', async () => {
    const { part, told, files } = await opened();
    expect(part.current()).toEqual({ version: '1.0.0', defaultCurrency: 'USD', disabledNotifications: [] });
    expect(await part.disableNotifications(['payout'])).toEqual({ ok: true, value: undefined });
    expect(told).toMatchObject([
      ['api-settings-changed', { disabledNotifications: ['payout'] }],
      ['settings-changed', { theme: 'system', disabledNotifications: ['payout'] }],
    ]);
    const again = await opened(files);
    expect(again.part.current()).toMatchObject({ disabledNotifications: ['payout'] });
  });

  it('go to the worker together with where the API is, whichever of the two has changed', async () => {
    const { part, told, api, settings } = await opened();
    api.origin = 'http://127.0.0.1:4000';
    part.originChanged();
    await settings.update((value) => ({ ...value, reachableOrigin: 'https://pay.example' }));
    part.changed();
    expect(told).toMatchObject([
      ['api-origin-changed', { origin: 'http://127.0.0.1:4000', reachable: null }],
      ['api-settings-changed', { version: '1.0.0' }],
      ['api-origin-changed', { origin: 'http://127.0.0.1:4000', reachable: 'https://pay.example' }],
    ]);
  });

  it('have their defaults in a file of before they existed, and keep them when another setting is changed', async () => {
    const { defaultCurrency: _currency, disabledNotifications: _types, ...old } = defaultSettings;
    expect(storedSettings.parse({ ...old, theme: 'dark' })).toMatchObject({
      theme: 'dark',
      defaultCurrency: 'USD',
      disabledNotifications: [],
    });
    // What a screen sends is a part: nothing that it leaves out may come back as a default.
    expect(settingsSchema.partial().strict().parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  });
});
