// Owns the stories of what the screens may ask: settings, hosts, links, plans; the answers that need no wallet.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { type Settings, settings as settingsSchema } from '../../shared/contract/main-api.ts';
import type { Network } from '../../shared/network.ts';
import { refuse } from '../../shared/result.ts';
import { hostList } from '../deeplink/hosts.ts';
import { LinkInbox } from '../deeplink/inbox.ts';
import { makeDurableFile } from '../storage/durable-file.ts';
import { openJsonDocument } from '../storage/json-document.ts';
import { ApiKeys, keyList } from './api-keys.ts';
import { type MainHandlersDeps, mainHandlers } from './main-handlers.ts';
import { defaultSettings } from './start/home.ts';

async function screens(network: Network = 'practice') {
  const files = new PowerLossFiles();
  const file = (path: string) => makeDurableFile({ files, path, wait: async () => undefined });
  const settings = await openJsonDocument({ file: file('/h/settings.json'), schema: settingsSchema, initial: defaultSettings });
  const hosts = await openJsonDocument({ file: file('/h/hosts.json'), schema: hostList, initial: { hosts: [] } });
  const keys = await openJsonDocument({ file: file('/h/keys.json'), schema: keyList, initial: { keys: [] } });
  if (!settings.ok || !hosts.ok || !keys.ok) throw new Error('documents');
  const told: string[] = [];
  const inbox = new LinkInbox(() => undefined);
  const planned: unknown[] = [];
  const outbox = { plan: async (request: unknown) => (planned.push(request), refuse('nothing-to-pay')) };
  const handlers = mainHandlers({
    settings: settings.value,
    settingsChanged: (changed: Settings) => told.push(`settings ${changed.language}`),
    hosts: hosts.value,
    hostsChanged: () => told.push('hosts'),
    desks: { desk: (id: string) => (id === 'w' ? { ok: true, value: { outbox } } : refuse('wallet-not-found')) },
    inbox,
    network,
    shell: {
      copy: (text: string) => told.push(`copy ${text}`),
      save: async () => false,
    },
    apiKeys: new ApiKeys({ document: keys.value, now: () => 7, random: (length) => new Uint8Array(length).fill(9) }),
    now: () => 7,
  } as unknown as MainHandlersDeps);
  return { handlers, told, inbox, files, planned };
}

describe('settings', () => {
  it('change one by one, are told once they are on disk, and keep what was not named', async () => {
    const { handlers, told } = await screens();
    expect(await handlers.updateSettings({ language: 'ja', theme: undefined })).toEqual({
      ok: true,
      value: { ...defaultSettings, language: 'ja' },
    });
    expect(told).toEqual(['settings ja']);
  });

  it('that could not be saved are not told', async () => {
    const { handlers, told, files } = await screens();
    files.arm({ kind: 'fail', step: 1, code: 'ENOSPC', lasting: true });
    expect(await handlers.updateSettings({ language: 'ja' })).toEqual({ ok: false, error: { code: 'disk-full' } });
    expect(told).toEqual([]);
    expect(await handlers.settings({})).toEqual({ ok: true, value: defaultSettings });
  });
});

describe('hosts', () => {
  it('are agreed to once, under their canonical origin, and can be forgotten', async () => {
    const { handlers, told } = await screens();
    await handlers.allowHost({ origin: 'https://PAY.example:443' });
    await handlers.allowHost({ origin: 'https://pay.example' });
    const agreed = { origin: 'https://pay.example', kind: 'public', allowedAt: 7 };
    expect(await handlers.hosts({})).toEqual({ ok: true, value: [agreed] });
    await handlers.forgetHost({ origin: 'https://pay.example' });
    expect(await handlers.hosts({})).toEqual({ ok: true, value: [] });
    expect(told).toEqual(['hosts', 'hosts', 'hosts']);
  });

  it.each([
    ['practice', 'http://pay.example', 'host-needs-https'],
    ['practice', 'http://0.0.0.0', 'host-invalid'],
    ['practice', 'https://user@pay.example', 'host-invalid'],
    ['practice', 'file:///etc/passwd', 'host-invalid'],
    ['main', 'http://127.0.0.1:23000', 'host-is-this-computer'],
    ['main', 'https://localhost', 'host-is-this-computer'],
  ] as const)('on %s %s is refused and not kept', async (network, origin, code) => {
    const { handlers, told } = await screens(network);
    expect(await handlers.allowHost({ origin })).toMatchObject({ ok: false, error: { code } });
    expect(await handlers.hosts({})).toEqual({ ok: true, value: [] });
    expect(told).toEqual([]);
  });
});

describe('links', () => {
  const link = 'pullpay://claim?server=https%3A%2F%2Fpay.example&id=abc';
  it('the waiting one is handed out once, read and not acted on', async () => {
    const { handlers, inbox } = await screens();
    inbox.put(link);
    expect(await handlers.takeLink({})).toMatchObject({
      ok: true,
      value: { kind: 'server', server: 'https://pay.example', allowed: false },
    });
    expect(await handlers.takeLink({})).toEqual({ ok: true, value: null });
  });

  it('a pasted one knows whether its host was agreed to', async () => {
    const { handlers } = await screens();
    await handlers.allowHost({ origin: 'https://pay.example' });
    expect(await handlers.readLink({ text: link })).toMatchObject({ ok: true, value: { allowed: true } });
  });
});

describe('planning a payment', () => {
  it.each([
    ['-1', 'fee-rate-impossible'],
    ['0', 'fee-rate-impossible'],
    ['0.0001', 'fee-rate-impossible'],
    ['many', 'number-invalid'],
  ])('a fee rate of %s is refused before the outbox is asked', async (feeRate, code) => {
    const { handlers, planned } = await screens();
    expect(await handlers.planPayment({ walletId: 'w', payoutIds: ['p'], feeRate })).toMatchObject({ ok: false, error: { code } });
    expect(planned).toEqual([]);
  });

  it('passes thousandths of a satoshi per byte, and no rate where none was given', async () => {
    const { handlers, planned } = await screens();
    await handlers.planPayment({ walletId: 'w', payoutIds: ['p'], feeRate: '1.25' });
    await handlers.planPayment({ walletId: 'w', payoutIds: ['p'] });
    expect(planned).toMatchObject([{ feeRate: 1250n }, { feeRate: null }]);
  });

  it('passes the coins that the user has chosen, and none where the wallet chooses', async () => {
    const { handlers, planned } = await screens();
    const coin = `${'ab'.repeat(32)}:1`;
    await handlers.planPayment({ walletId: 'w', payoutIds: ['p'], coins: [coin] });
    await handlers.planPayment({ walletId: 'w', payoutIds: ['p'] });
    expect(planned).toMatchObject([
      { walletId: 'w', payoutIds: ['p'], feeRate: null, terms: { coins: [coin] } },
      { walletId: 'w', payoutIds: ['p'], feeRate: null, terms: { coins: null } },
    ]);
  });

  it('passes who bears the fee and its limits in satoshi, and takes no limit that cannot be meant', async () => {
    const { handlers, planned } = await screens();
    const asked = { walletId: 'w', payoutIds: ['p'] };
    await handlers.planPayment({ ...asked, recipientPaysFee: true, mostFee: '0.0005', mostFeeRate: '12.5', mostOutputs: 100 });
    expect(planned).toMatchObject([
      { terms: { recipientPaysFee: true, mostFee: 50_000n, mostFeeRate: 12_500n, mostOutputs: 100, coins: null } },
    ]);
    for (const wrong of [{ mostFee: '0' }, { mostFee: '0.000000001' }, { mostFeeRate: '1.2345' }, { mostFee: '99999999999999' }])
      expect(await handlers.planPayment({ ...asked, ...wrong })).toMatchObject({ error: { code: 'fee-ceiling-unreadable' } });
    expect(planned).toHaveLength(1);
  });

  it('a wallet that is not open is refused everywhere', async () => {
    const { handlers } = await screens();
    const none = { ok: false, error: { code: 'wallet-not-found' } };
    expect(await handlers.planPayment({ walletId: 'x', payoutIds: ['p'] })).toEqual(none);
    expect(await handlers.plans({ walletId: 'x' })).toEqual(none);
    expect(await handlers.discardPlan({ walletId: 'x', planId: 'p' })).toEqual(none);
    expect(await handlers.walletOverview({ walletId: 'x' })).toEqual(none);
    expect(await handlers.walletHistory({ walletId: 'x' })).toEqual(none);
    expect(await handlers.paymentAttempts({ walletId: 'x', payoutId: 'p' })).toEqual(none);
  });
});

it('a save that was thought better of is no error', async () => {
  const { handlers, told } = await screens();
  expect(await handlers.saveText({ suggestedName: 'a', text: 'b' })).toEqual({ ok: true, value: { saved: false } });
  await handlers.copyText({ text: 'x' });
  expect(told).toEqual(['copy x']);
});

describe('keys of the HTTP API', () => {
  it('are shown once, listed without their secret, and gone when revoked', async () => {
    const { handlers } = await screens();
    const made = await handlers.createApiKey({ label: ' Web shop ', permissions: ['btcpay.store.canviewpayouts:w'] });
    if (!made.ok) throw new Error(made.error.code);
    const { secret, key } = made.value;
    expect(key).toEqual({
      hash: createHash('sha256').update(secret).digest('hex'),
      label: 'Web shop',
      permissions: ['btcpay.store.canviewpayouts:w'],
      createdAt: 7,
    });
    expect(await handlers.apiKeys({})).toEqual({ ok: true, value: [key] });
    expect(await handlers.revokeApiKey({ hash: key.hash })).toMatchObject({ ok: true });
    expect(await handlers.apiKeys({})).toEqual({ ok: true, value: [] });
  });

  it('need a permission that exists', async () => {
    const { handlers } = await screens();
    const refused = { ok: false, error: { code: 'key-permissions-invalid' } };
    expect(await handlers.createApiKey({ label: '', permissions: [] })).toEqual(refused);
    expect(await handlers.createApiKey({ label: '', permissions: ['btcpay.store.spendeverything'] })).toEqual(refused);
  });
});
