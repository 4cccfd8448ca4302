// Owns the stories of parts that fail under the screens: the page dies, the worker hangs; nothing typed and nothing promised is lost.
import { expect, test } from './fixtures.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

let link = '';

test('a sender with an open pull payment keeps his storage for good', async ({ sender }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.createPullPayment({ name: 'Wages', limit: '100', unit: 'USD', resets: 'Every day' });
  link = await sender.copyLink('Only on this computer');
  expect(await sender.page.evaluate(() => navigator.storage.persisted())).toBe(true);
});

test('the worker hangs: the screen says so, starts it again, and the half-filled form is still there', async ({
  sender,
  recipient,
  chain,
}) => {
  await sender.goTo('Home');
  await sender.press('New pull payment');
  await sender.page.getByLabel('Name').fill('Half written');
  const [worker] = sender.page.workers();
  expect(worker).toBeDefined();
  void worker
    ?.evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  await expect(sender.page.getByText('does not answer. Nothing is lost.')).toBeVisible({ timeout: 60_000 });
  await sender.press('Start it again');
  await expect(sender.page.getByLabel('Name')).toHaveValue('Half written', { timeout: 30_000 });
  await recipient.start();
  await recipient.openLink(link);
  await recipient.claim({ chain: 'bitcoin', destination: chain.newAddress('bitcoin'), amount: '40' });
  await sender.openPayouts('To approve');
  await expect(sender.rows).toHaveCount(1);
});

test('a create that is pressed twice makes one pull payment', async ({ sender }) => {
  await sender.goTo('Home');
  await sender.press('New pull payment');
  await expect(sender.page.getByLabel('Name')).toHaveValue('Half written');
  await sender.page.getByLabel('Limit', { exact: true }).fill('5');
  await sender.page.getByRole('button', { name: 'Create', exact: true }).dblclick();
  await expect(sender.dialog).toContainText('Share “Half written”');
  await sender.page.keyboard.press('Escape');
  await sender.goTo('Pull payments');
  await expect(sender.page.getByRole('button', { name: /^Half written/ })).toHaveCount(1);
});

test('the page dies: it comes back by itself, with what was typed, and claims are taken as before', async ({
  sender,
  recipient,
  chain,
}) => {
  await sender.goTo('Home');
  await sender.press('New pull payment');
  await sender.page.getByLabel('Name').fill('Typed before the crash');
  const { app } = sender.copy;
  // A crashed page is lost to the test runner, so main looks for it; one that is dying never answers.
  const inPage = (script: string): Promise<unknown> =>
    app.evaluate(
      ({ BrowserWindow }, code) =>
        Promise.race([
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
          new Promise((resolve) => setTimeout(() => resolve('no answer'), 1000)),
        ]),
      script,
    );
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect
    .poll(() => inPage(`document.querySelector('form input')?.value ?? ''`).catch(() => 'dead'), { timeout: 30_000 })
    .toBe('Typed before the crash');
  await expect.poll(() => inPage(`window.pullpay.methods.vaultStatus({}).then((answer) => answer.ok)`)).toBe(true);
  await recipient.openLink(link);
  await recipient.claim({ chain: 'bitcoin', destination: chain.newAddress('bitcoin'), amount: '20' });
});
