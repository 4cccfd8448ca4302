// Owns the stories of webhooks over the HTTP API: BTCPay's shapes, wrong bodies, foreign ids, deliveries.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { bitcoinAddress } from '../../../../../tests/fakes/addresses.ts';
import { Receiver, tick } from '../../../../../tests/fakes/webhook-receiver.ts';
import { openBench } from '../../../../../tests/fakes/workflow-bench.ts';
import type { OperationName } from '../../../../shared/greenfield/operations.ts';

const tokenHash = 'cd'.repeat(32);
const valid = { url: 'https://shop.example/hook' };

async function store(permissions: readonly string[] = ['btcpay.store.webhooks.canmodifywebhooks']) {
  const receiver = new Receiver();
  const bench = await openBench({ servers: receiver.servers });
  bench.main.setKeys([{ hash: tokenHash, label: '', permissions: [...permissions], createdAt: bench.now }]);
  await bench.settled();
  const ask = async (
    operation: OperationName,
    path: Readonly<Record<string, string>> = {},
    body: Record<string, unknown> | null = null,
    query: [string, string][] = [],
  ): Promise<{ code?: string; params?: unknown; body?: unknown }> => {
    const asked = {
      operation,
      path: { store: bench.walletId, ...path },
      query,
      body,
      caller: { tokenHash },
      passphrase: null,
      secretHash: null,
    };
    const answer = await bench.api.operate(asked);
    return answer.ok ? { body: answer.value.body } : { code: answer.error.code, params: answer.error.params };
  };
  const create = async (body: Record<string, unknown> = valid) => (await ask('createWebhook', {}, body)).body as Record<string, unknown>;
  const claim = async (): Promise<void> => {
    const id = await bench.createPullPayment();
    const body = { payoutMethodId: 'BTC-CHAIN', destination: bitcoinAddress(5), amount: '1' };
    await bench.api.claim({ pullPaymentId: id, body, tokenHash });
  };
  return { bench, receiver, ask, create, claim };
}

describe('the webhooks of a store', () => {
  it('show their secret in the answer to their creation and nowhere else', async () => {
    const { ask, create } = await store();
    const made = await create({ ...valid, enabled: null, automaticRedelivery: null, secret: 'mine' });
    const shown = {
      id: made.id,
      enabled: true,
      automaticRedelivery: true,
      url: valid.url,
      authorizedEvents: { everything: true, specificEvents: [] },
    };
    expect(made).toEqual({ ...shown, secret: 'mine' });
    const webhook = String(made.id);
    expect(await ask('readWebhook', { webhook })).toEqual({ body: shown });
    expect(await ask('listWebhooks')).toEqual({ body: [shown] });
    const events = { everything: false, specificEvents: ['PayoutApproved'] };
    expect(await ask('updateWebhook', { webhook }, { ...valid, enabled: false, authorizedEvents: events })).toEqual({
      body: { ...shown, enabled: false, authorizedEvents: events },
    });
    expect(await ask('removeWebhook', { webhook })).toEqual({ body: null });
    expect(await ask('listWebhooks')).toEqual({ body: [] });
  });

  it.each<[string, Record<string, unknown> | null, string]>([
    ['no body', null, ''],
    ['no address', {}, 'Url'],
    ['an address that is a number', { url: 7 }, 'Url'],
    ['an address of this computer', { url: 'http://127.0.0.1/' }, 'Url'],
    ['a public address without encryption', { url: 'http://shop.example/' }, 'Url'],
    ['a private address', { url: 'http://192.168.0.9/' }, 'Url'],
    ['no event', { ...valid, authorizedEvents: { everything: false, specificEvents: [] } }, 'AuthorizedEvents'],
    ['an unknown event', { ...valid, authorizedEvents: { everything: false, specificEvents: ['InvoiceSettled'] } }, 'AuthorizedEvents'],
    ['an event that is a list', { ...valid, authorizedEvents: { specificEvents: [['PayoutCreated']] } }, 'AuthorizedEvents'],
    ['an event that is no text at all', { ...valid, authorizedEvents: { specificEvents: [{ toString: 1 }] } }, 'AuthorizedEvents'],
    ['events that are a text', { ...valid, authorizedEvents: 'all' }, 'AuthorizedEvents'],
    ['a switch that is a text', { ...valid, enabled: 'yes' }, 'enabled'],
    ['a secret that is too long', { ...valid, secret: 'x'.repeat(500) }, 'Secret'],
  ])('are refused with %s, by the path of the property', async (_name, body, path) => {
    const { ask, bench } = await store();
    const answer = await ask('createWebhook', {}, body);
    expect(answer.code).toBe('validation');
    expect(Object.keys(answer.params ?? {})).toEqual([path]);
    expect(bench.main.hooks.get(bench.walletId) ?? []).toEqual([]);
  });

  it('that are not there are told so; without the permission there is nothing to be seen', async () => {
    const { ask } = await store();
    const gone = { webhook: 'none', delivery: 'none' };
    for (const operation of ['readWebhook', 'removeWebhook', 'listDeliveries', 'readDelivery', 'redeliver'] as const)
      expect(await ask(operation, gone), operation).toMatchObject({ code: 'webhook-not-found' });
    expect(await ask('updateWebhook', gone, valid)).toMatchObject({ code: 'webhook-not-found' });
    const other = await store(['btcpay.store.canviewstoresettings']);
    expect(await other.ask('listWebhooks')).toMatchObject({
      code: 'missing-permission',
      params: { permission: 'btcpay.store.webhooks.canmodifywebhooks' },
    });
  });
});

describe('the deliveries of a webhook', () => {
  it('are listed newest first, can be read with their request, and sent again', async () => {
    const { bench, receiver, ask, create, claim } = await store();
    const webhook = String((await create()).id);
    receiver.answers.push(404);
    await claim();
    await tick(bench);
    const [first] = receiver.arrived;
    const delivery = String(first?.body.deliveryId);
    const shown = { id: delivery, timestamp: bench.now, httpCode: 404, errorMessage: null, status: 'HttpError' };
    expect(await ask('listDeliveries', { webhook })).toEqual({ body: [shown] });
    expect(await ask('readDelivery', { webhook, delivery })).toEqual({ body: shown });
    expect(await ask('readDeliveryRequest', { webhook, delivery })).toEqual({ body: first?.body });
    const again = await ask('redeliver', { webhook, delivery });
    await tick(bench);
    expect(again.body).toBe(receiver.arrived[1]?.body.deliveryId);
    expect(((await ask('listDeliveries', { webhook }, null, [['count', '1']])).body as unknown[])[0]).toMatchObject({
      id: again.body,
      status: 'HttpSuccess',
    });
    expect(await ask('listDeliveries', { webhook }, null, [['count', '0']])).toMatchObject({
      code: 'validation',
      params: { Count: expect.any(String) },
    });
    expect(await ask('readDelivery', { webhook, delivery: 'none' })).toMatchObject({ code: 'webhookdelivery-not-found' });
    expect(await ask('redeliver', { webhook, delivery: 'none' })).toMatchObject({ code: 'webhookdelivery-not-found' });
  });

  it('that never reached anybody are told as failed; of one that is off nothing is sent again', async () => {
    const { bench, receiver, ask, create, claim } = await store();
    const webhook = String((await create({ ...valid, automaticRedelivery: false })).id);
    receiver.answers.push('host-unreachable');
    await claim();
    await tick(bench);
    const listed = await ask('listDeliveries', { webhook });
    expect(listed).toMatchObject({ body: [{ httpCode: null, errorMessage: 'host-unreachable', status: 'Failed' }] });
    await ask('updateWebhook', { webhook }, { ...valid, enabled: false });
    const [row] = listed.body as { id: string }[];
    expect(await ask('redeliver', { webhook, delivery: row?.id ?? '' })).toMatchObject({ code: 'webhook-disabled' });
  });
});
