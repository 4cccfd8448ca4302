// A client that others wrote for BTCPay Server, used as its README says. It speaks the names of the first version of the API.
import {
  OpenAPI,
  PullPaymentsManagementService,
  PullPaymentsPublicService,
  ServerInfoService,
  StoresService,
} from 'btcpay-greenfield-node-client';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { btc } from './lib/addresses.ts';
import { Api, decimal } from './lib/client.ts';

describe('btcpay-greenfield-node-client', () => {
  const { url, stores } = inject('sandbox');
  const storeId = stores[0].id;

  beforeAll(async () => {
    OpenAPI.BASE = url;
    OpenAPI.TOKEN = stores[0].apiKey;
    await new Api().rate('BTC_USD', '5000');
  });

  it('reads the server and its stores', async () => {
    expect(await ServerInfoService.serverInfoGetServerInfo()).toMatchObject({ version: expect.any(String) });
    const found = await StoresService.storesGetStores();
    expect(found).toMatchObject([{ id: storeId, name: stores[0].name }]);
  });

  it('makes a pull payment, claims from it, approves the claim, and archives it', async () => {
    const made = await PullPaymentsManagementService.pullPaymentsCreatePullPayment({
      storeId,
      requestBody: { name: 'By a client', amount: '100', currency: 'USD', paymentMethods: ['BTC'] },
    });
    const pullPaymentId = made.id ?? '';
    expect(await PullPaymentsPublicService.pullPaymentsGetPullPayment({ pullPaymentId })).toMatchObject({
      name: 'By a client',
      archived: false,
    });
    const claim = await PullPaymentsPublicService.pullPaymentsCreatePayout({
      pullPaymentId,
      requestBody: { destination: btc(), amount: '50', paymentMethod: 'BTC' },
    });
    expect(claim).toMatchObject({ state: 'AwaitingApproval', pullPaymentId, revision: 0 });
    const payoutId = claim.id ?? '';
    const approved = await PullPaymentsManagementService.pullPaymentsApprovePayout({ storeId, payoutId, requestBody: { revision: 0 } });
    expect(approved.state).toBe('AwaitingPayment');
    expect(decimal((approved as { payoutAmount?: string }).payoutAmount)).toBe('0.01');
    const rest = await PullPaymentsPublicService.pullPaymentsCreatePayout({
      pullPaymentId,
      requestBody: { destination: btc(), paymentMethod: 'BTC' },
    });
    await PullPaymentsManagementService.pullPaymentsCancelPayout({ storeId, payoutId: rest.id ?? '' });
    expect(await PullPaymentsPublicService.pullPaymentsGetPayouts({ pullPaymentId })).toMatchObject([{ id: payoutId }]);
    await PullPaymentsManagementService.pullPaymentsArchivePullPayment({ storeId, pullPaymentId });
    const left = await PullPaymentsManagementService.pullPaymentsGetPullPayments({ storeId });
    expect(left.map(({ id }) => id)).not.toContain(pullPaymentId);
  });

  it('gets errors in the form it expects', async () => {
    const refused = PullPaymentsPublicService.pullPaymentsGetPullPayment({ pullPaymentId: 'nobody' });
    await expect(refused).rejects.toMatchObject({ status: 404, body: { code: 'pullpayment-not-found' } });
  });
});
