// Who may reach the API, by the settings on disk: nobody but this computer unless somebody said so and named an address.
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeDurableFile } from '../../storage/durable-file.ts';
import { nodeFiles } from '../../storage/node-files.ts';
import { nodeProcesses } from '../../storage/processes.ts';
import { reachOf } from './api.ts';
import { defaultSettings, openHome } from './home.ts';

async function reopened(stored: Record<string, unknown> | null) {
  const folder = mkdtempSync(join(tmpdir(), 'pullpay-reach-'));
  const files = nodeFiles('linux');
  const wait = async (): Promise<void> => undefined;
  const file = makeDurableFile({ files, wait, path: join(folder, 'settings.json') });
  if (stored !== null) await file.write(Buffer.from(JSON.stringify(stored)));
  const opened = await openHome({
    folder,
    files,
    processes: nodeProcesses(process),
    random: (length) => new Uint8Array(randomBytes(length)),
    wait,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return { file, settings: opened.value.settings };
}

const { apiReach: _new, ...older } = defaultSettings;

it.each([
  ['nothing is stored', null, { kind: 'loopback', origin: null }],
  ['an older version stored no address', older, { kind: 'loopback', origin: null }],
  [
    'an older version stored an address: there was a proxy',
    { ...older, reachableOrigin: 'https://pay.example' },
    { kind: 'own-domain', origin: 'https://pay.example' },
  ],
  [
    'the local network was chosen',
    { ...defaultSettings, apiReach: 'local-network', reachableOrigin: 'http://192.168.1.5:4000' },
    { kind: 'local-network', origin: 'http://192.168.1.5:4000' },
  ],
  [
    'the local network was chosen, without an address',
    { ...defaultSettings, apiReach: 'local-network' },
    { kind: 'loopback', origin: null },
  ],
  [
    'this computer alone was chosen, beside an address',
    { ...defaultSettings, reachableOrigin: 'https://pay.example' },
    { kind: 'loopback', origin: null },
  ],
])('%s', async (_name, stored, reach) => {
  const { settings } = await reopened(stored);
  expect(reachOf(settings.value())).toEqual(reach);
});

it('the choice is kept when another setting changes', async () => {
  const { file, settings } = await reopened({ ...older, reachableOrigin: 'https://pay.example' });
  expect((await settings.update((value) => ({ ...value, theme: 'dark' }))).ok).toBe(true);
  const kept = await file.read();
  expect(kept.ok && JSON.parse(Buffer.from(kept.value ?? []).toString())).toMatchObject({ theme: 'dark', apiReach: 'own-domain' });
});
