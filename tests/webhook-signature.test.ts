// A delivery as its receiver sees it: main signs, the server process sends, and node's own crypto agrees over the raw body that came by the wire.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { Webhooks, webhookFile } from '../src/main/app/webhooks.ts';
import { makeDurableFile } from '../src/main/storage/durable-file.ts';
import { openJsonDocument } from '../src/main/storage/json-document.ts';
import { deliverWebhook } from '../src/server/deliver.ts';
import { PowerLossFiles } from './fakes/power-loss-files.ts';

it('the signature of a delivery is that of its raw body under the secret that was shown', async () => {
  const bodies: { raw: Buffer; signature: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push({ raw: Buffer.concat(chunks), signature: String(request.headers['btcpay-sig']) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const rules = { isAllowed: () => false, loopback: true };
  const file = makeDurableFile({ files: new PowerLossFiles(), path: '/h/webhooks.json', wait: async () => undefined });
  const document = await openJsonDocument({ file, schema: webhookFile, initial: { webhooks: [] } });
  if (!document.ok) throw new Error(document.error.code);
  const webhooks = new Webhooks({
    document: document.value,
    now: () => 1,
    random: (length) => new Uint8Array(length).fill(5),
    target: rules,
  });
  const choice = { url, enabled: true, automaticRedelivery: true, authorizedEvents: { everything: true, specificEvents: [] } };
  const made = await webhooks.add('w', choice, '秘密');
  if (!made.ok) throw new Error(made.error.code);
  const body = JSON.stringify({ type: 'PayoutCreated', payoutId: 'é時間' });
  const signed = webhooks.sign('w', made.value.webhook.id, body);
  if (!signed.ok) throw new Error(signed.error.code);
  expect(await deliverWebhook({ url, body, signature: signed.value.signature }, rules)).toEqual({ ok: true, value: { status: 200 } });
  const [arrived] = bodies;
  const expected = `sha256=${createHmac('sha256', made.value.secret)
    .update(arrived?.raw ?? '')
    .digest('hex')}`;
  expect(timingSafeEqual(Buffer.from(arrived?.signature ?? ''), Buffer.from(expected))).toBe(true);
  expect(
    createHmac('sha256', 'other')
      .update(arrived?.raw ?? '')
      .digest('hex'),
  ).not.toBe(signed.value.signature);
  server.close();
});
