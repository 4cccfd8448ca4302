// Owns the stories of the webhooks' list: secrets that are shown once, targets, bounds, and what a failing disk leaves.
import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { makeDurableFile } from '../storage/durable-file.ts';
import { openJsonDocument } from '../storage/json-document.ts';
import { Webhooks, webhookFile } from './webhooks.ts';

const choice = {
  url: 'https://shop.example/hook',
  enabled: true,
  automaticRedelivery: true,
  authorizedEvents: { everything: true, specificEvents: [] },
};

async function opened(files = new PowerLossFiles(), loopback = false) {
  const file = makeDurableFile({ files, path: '/h/webhooks.json', wait: async () => undefined });
  const document = await openJsonDocument({ file, schema: webhookFile, initial: { webhooks: [] } });
  if (!document.ok) throw new Error(document.error.code);
  const target = { isAllowed: (origin: string) => origin === 'http://192.168.1.7:3000', loopback };
  const webhooks = new Webhooks({
    document: document.value,
    now: () => 7,
    random: (length) => new Uint8Array(randomBytes(length)),
    target,
  });
  const told: string[] = [];
  webhooks.onChange((walletId) => told.push(`${walletId} ${webhooks.of(walletId).length}`));
  return { webhooks, told, files };
}

async function made(webhooks: Webhooks, wallet = 'w', secret: string | null = null) {
  const answer = await webhooks.add(wallet, choice, secret);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

describe('a webhook', () => {
  it('is there after a restart, signs with its own secret, and never shows it again', async () => {
    const { webhooks, told, files } = await opened();
    const { webhook, secret } = await made(webhooks);
    expect(secret.length).toBeGreaterThan(20);
    expect(told).toEqual(['w 1']);
    const again = (await opened(files)).webhooks;
    expect(again.of('w')).toEqual([webhook]);
    expect(JSON.stringify(again.of('w'))).not.toContain(secret);
    const body = '{"type":"PayoutCreated","note":"時間"}';
    expect(again.sign('w', webhook.id, body)).toEqual({
      ok: true,
      value: { signature: createHmac('sha256', secret).update(Buffer.from(body, 'utf8')).digest('hex') },
    });
  });

  it('keeps its secret through a change that names none, and takes a new one', async () => {
    const { webhooks } = await opened();
    const { webhook } = await made(webhooks, 'w', 'first');
    const signature = () => webhooks.sign('w', webhook.id, '{}');
    const before = signature();
    expect(await webhooks.update('w', webhook.id, { ...choice, enabled: false }, null)).toMatchObject({ value: { enabled: false } });
    expect(signature()).toEqual(before);
    await webhooks.update('w', webhook.id, choice, 'second');
    expect(signature()).toMatchObject({ value: { signature: createHmac('sha256', 'second').update('{}').digest('hex') } });
  });

  it('belongs to one wallet alone', async () => {
    const { webhooks } = await opened();
    const { webhook } = await made(webhooks);
    expect(webhooks.of('other')).toEqual([]);
    expect(webhooks.sign('other', webhook.id, '{}')).toMatchObject({ error: { code: 'webhook-not-found' } });
    expect(await webhooks.update('other', webhook.id, choice, null)).toMatchObject({ error: { code: 'webhook-not-found' } });
    expect(await webhooks.remove('other', webhook.id)).toMatchObject({ error: { code: 'webhook-not-found' } });
    expect(await webhooks.remove('w', webhook.id)).toMatchObject({ ok: true });
    expect(webhooks.of('w')).toEqual([]);
  });

  it.each([
    ['http://127.0.0.1/', 'webhook-is-this-computer'],
    ['http://shop.example/', 'webhook-needs-https'],
    ['http://192.168.1.8:3000/', 'webhook-host-not-allowed'],
    ['nonsense', 'webhook-url-invalid'],
  ])('to %s is not made', async (url, code) => {
    const { webhooks, told } = await opened();
    expect(await webhooks.add('w', { ...choice, url }, null)).toMatchObject({ ok: false, error: { code } });
    expect(told).toEqual([]);
  });

  it('may point to a private address that was agreed to, and to this computer in the sandbox', async () => {
    const { webhooks } = await opened();
    expect(await webhooks.add('w', { ...choice, url: 'http://192.168.1.7:3000/x' }, null)).toMatchObject({ ok: true });
    const sandbox = await opened(new PowerLossFiles(), true);
    expect(await sandbox.webhooks.add('w', { ...choice, url: 'http://localhost:9/x' }, null)).toMatchObject({ ok: true });
  });

  it('has a bounded secret, and a wallet a bounded number of them', async () => {
    const { webhooks } = await opened();
    expect(await webhooks.add('w', choice, 'x'.repeat(201))).toMatchObject({ error: { code: 'webhook-secret-too-long' } });
    await Promise.all(Array.from({ length: 25 }, () => webhooks.add('w', choice, null)));
    expect(webhooks.of('w')).toHaveLength(20);
    expect(await webhooks.add('w', choice, null)).toMatchObject({ error: { code: 'too-many-webhooks' } });
    expect(await webhooks.add('other', choice, null)).toMatchObject({ ok: true });
  });

  it('that could not be saved is not there', async () => {
    const { webhooks, files } = await opened();
    files.arm({ kind: 'fail', step: 1, code: 'ENOSPC', lasting: true });
    expect(await webhooks.add('w', choice, null)).toMatchObject({ error: { code: 'disk-full' } });
    expect(webhooks.of('w')).toEqual([]);
  });
});
