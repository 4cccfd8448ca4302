// Owns the story of settings that a program changes over HTTP while somebody looks at them: keys, webhooks and automatic payments are shown as they are now.
import { request } from 'node:http';
import { expect, test } from './fixtures.ts';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A program with a key of the API. */
function programAt(origin: string, key: string): (method: string, path: string, body?: unknown) => Promise<Answer> {
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `token ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
      const asked = request(`${origin}/api/v1${path}`, { method, headers, agent: false, timeout: 15_000 }, (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text === '' ? {} : JSON.parse(text) }));
      });
      asked.on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
}

test('what a program changes over HTTP is on the screen at once: keys, webhooks, automatic payments', async ({ sender }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.goTo('Settings');
  const origin = /http:\/\/[\d.:]+\d/.exec(await sender.page.getByText(/Running at http:/).innerText())?.[0] ?? '';
  await sender.press('Make a key…');
  await sender.dialog.getByRole('textbox', { name: 'Name' }).fill('Web shop');
  await sender.dialog.getByRole('radio', { name: /^Everything/ }).check();
  await sender.dialog.getByRole('button', { name: 'Make the key' }).click();
  const key = (await sender.page.getByTestId('secret-once').innerText()).trim();
  await sender.page.keyboard.press('Escape');
  await expect(sender.dialog).toHaveCount(0);
  const program = programAt(origin, key);
  const current = await program('GET', '/api-keys/current');
  const store = /:([0-9a-f]{32})$/.exec(String((current.body.permissions as readonly string[])[0]))?.[1] ?? '';

  const made = await program('POST', '/api-keys', { label: 'Cash desk', permissions: current.body.permissions });
  await expect(sender.page.getByText('Cash desk', { exact: true })).toBeVisible();
  await program('DELETE', `/api-keys/${String(made.body.apiKey)}`);
  await expect(sender.page.getByText('Cash desk', { exact: true })).toHaveCount(0);

  await expect(sender.page.getByText('No webhooks yet.')).toBeVisible();
  const hook = await program('POST', `/stores/${store}/webhooks`, { url: 'https://shop.example/hook' });
  expect(hook.status).toBe(200);
  const row = sender.page.locator('.settings-hook').filter({ hasText: 'https://shop.example/hook' });
  await expect(row).toContainText('On');
  await program('PUT', `/stores/${store}/webhooks/${String(hook.body.id)}`, { url: 'https://shop.example/hook', enabled: false });
  await expect(row).toContainText('Off');
  await program('DELETE', `/stores/${store}/webhooks/${String(hook.body.id)}`);
  await expect(row).toHaveCount(0);

  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: 'Automatic payments' }).click();
  await expect(sender.page.getByText('Automatic payments are not started', { exact: true })).toHaveCount(0);
  const processor = `/stores/${store}/payout-processors/OnChainAutomatedPayoutSenderFactory/BTC-CHAIN`;
  expect((await program('PUT', processor, { intervalSeconds: 600 })).status).toBe(200);
  await expect(sender.page.getByText('Automatic payments are not started', { exact: true })).toBeVisible();
  expect((await program('DELETE', processor)).status).toBe(200);
  await expect(sender.page.getByText('Automatic payments are not started', { exact: true })).toHaveCount(0);
});
