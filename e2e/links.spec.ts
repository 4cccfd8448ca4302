// Owns the stories of links: cold start, second copy, paste, drop, locked, busy, own, hostile; and that nobody is contacted before the person agrees.
import { expect, test } from './fixtures.ts';
import { Listener } from './lib/listener.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

let server = '';
let offer = '';

test('a sender with a pull payment, as a link to this computer and as an offer', async ({ sender }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.createPullPayment({ name: 'Wages', limit: '100' });
  server = await sender.copyLink('Only on this computer');
  offer = await sender.share('Wages', 'Works for anybody');
});

test('a link that starts the app is shown before onboarding, and its host is contacted only once the person agreed', async ({
  recipient,
}) => {
  const elsewhere = await Listener.open();
  const stranger = await Listener.open(`${elsewhere.origin}/elsewhere`);
  await recipient.start({ link: stranger.linkTo() });
  await expect(recipient.dialog).toContainText('Contact this computer?');
  await expect(recipient.dialog.getByTestId('host-origin')).toHaveText(stranger.origin);
  await recipient.page.waitForTimeout(500);
  expect(stranger.heard).toEqual([]);
  await recipient.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(recipient.page.getByRole('button', { name: 'Set up a wallet' })).toBeVisible();
  expect(stranger.heard).toEqual([]);
  await recipient.clickLink(stranger.linkTo());
  await recipient.dialog.getByRole('button', { name: 'Contact it' }).click();
  await expect.poll(() => stranger.heard).toEqual(['/api/v1/pull-payments/abc']);
  await expect(recipient.dialog.getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(elsewhere.heard, 'no redirect is followed').toEqual([]);
  await recipient.page.keyboard.press('Escape');
  stranger.close();
  elsewhere.close();
});

test('a link clicked while the app runs is handed over by a second copy, and its host is asked about once', async ({ recipient }) => {
  await recipient.clickLink(server);
  await recipient.dialog.getByRole('button', { name: 'Contact it' }).click();
  await expect(recipient.terms).toContainText('100');
  await recipient.page.getByRole('button', { name: 'Cancel' }).click();
  await recipient.clickLink(server);
  await expect(recipient.terms).toBeVisible();
  await expect(recipient.dialog).toHaveCount(0);
  await recipient.page.getByRole('button', { name: 'Cancel' }).click();
  const { origin } = new URL(new URL(server).searchParams.get('server') ?? '');
  await recipient.goTo('Settings');
  await recipient.press(`Forget ${origin}`);
  await recipient.clickLink(server);
  await expect(recipient.dialog, 'a host that was forgotten is asked about again').toContainText('Contact this computer?');
  await recipient.dialog.getByRole('button', { name: 'Contact it' }).click();
  await expect(recipient.terms).toBeVisible();
});

test('links that arrive during a form discard nothing; the newest waits, and the form comes back as it was', async ({
  recipient,
  chain,
}) => {
  const claim = { chain: 'bitcoin', destination: chain.newAddress('bitcoin'), amount: '12.5', note: 'March, 12 hours' } as const;
  await recipient.fillClaim(claim);
  const typed = async (): Promise<void> => {
    await expect(recipient.page.getByLabel('Your Bitcoin address')).toHaveValue(claim.destination);
    await expect(recipient.page.getByLabel('Amount', { exact: true })).toHaveValue(claim.amount);
    await expect(recipient.page.getByLabel('Note to the sender')).toHaveValue(claim.note);
  };
  await recipient.clickLink('pullpay://claim?offer=first');
  const notice = recipient.page.getByRole('region', { name: 'A link has arrived' });
  await expect(notice).toBeVisible();
  await recipient.clickLink(offer);
  await typed();
  await expect(recipient.dialog).toHaveCount(0);
  await notice.getByRole('button', { name: 'Open' }).click();
  await expect(recipient.terms, 'the newest was kept').toContainText('a signed offer');
  await recipient.clickLink(server);
  await expect(recipient.terms).not.toContainText('a signed offer');
  await typed();
});

test('text and files dropped on the window open like links; other words do nothing', async ({ recipient }) => {
  await recipient.goTo('My claims');
  await recipient.drop('see pullpay://claim?offer=x for details');
  await recipient.drop('javascript:alert(1)');
  await recipient.page.waitForTimeout(200);
  await expect(recipient.dialog).toHaveCount(0);
  await expect(recipient.heading('My claims')).toBeVisible();
  await recipient.drop(offer);
  await expect(recipient.terms).toContainText('a signed offer');
  await recipient.goTo('My claims');
  await recipient.drop(offer, { asFile: true });
  await expect(recipient.terms).toContainText('a signed offer');
  await recipient.goTo('My claims');
  await recipient.drop(`${offer}${'A'.repeat(17_000)}`, { asFile: true });
  await recipient.page.waitForTimeout(200);
  await expect(recipient.heading('My claims')).toBeVisible();
});

test('while locked one link is kept, the newest, and opens with the unlock; one’s own link says so', async ({ sender }) => {
  await sender.restart({ link: offer });
  await expect(sender.heading('Home')).toBeVisible();
  await sender.clickLink('pullpay://claim?offer=second');
  await sender.clickLink(server);
  await sender.page.waitForTimeout(300);
  await expect(sender.dialog).toHaveCount(0);
  await expect(sender.heading('Home')).toBeVisible();
  await sender.unlock();
  await sender.dialog.getByRole('button', { name: 'Contact it' }).click();
  await expect(sender.page.getByText('This is your own pull payment')).toBeVisible();
});

test('a link during a new pull payment leaves what was typed', async ({ sender }) => {
  await sender.goTo('Home');
  await sender.press('New pull payment');
  await sender.page.getByLabel('Name').fill('Half typed');
  await sender.clickLink(offer);
  await expect(sender.page.getByRole('region', { name: 'A link has arrived' })).toBeVisible();
  await expect(sender.page.getByLabel('Name')).toHaveValue('Half typed');
  await sender.goTo('Home');
  await sender.press('New pull payment');
  await expect(sender.page.getByLabel('Name')).toHaveValue('Half typed');
});

test('hostile links and arguments do nothing but explain', async ({ sender, recipient }) => {
  const listener = await Listener.open();
  const encoded = encodeURIComponent(listener.origin);
  const hostile: readonly (readonly [link: string, ...args: string[]])[] = [
    [`pullpay://claim?server=${encoded}&id=../../secrets`],
    [`pullpay://user:pass@claim?server=${encoded}&id=a`],
    [`pullpay://claim/../payout?server=${encoded}&id=a&id=b#x`],
    [`pullpay:--inspect=${new URL(listener.origin).port}`, '--remote-debugging-port=1', '--renderer-cmd-prefix=/bin/false'],
    [`pullpay://claim?server=${encodeURIComponent('file:///etc/passwd')}&id=a`],
    [`pullpay://payout?claim=${'A'.repeat(1900)}`],
    [`pullpay://claim?offer=${'A'.repeat(4000)}`],
    ['pullpay://evil/%00?x=<script>alert(1)</script>', `http://127.0.0.1/`, '--js-flags=--expose-gc'],
  ];
  await recipient.goTo('My claims');
  for (const [link, ...args] of hostile) {
    await recipient.clickLink(link, args);
    await expect(recipient.dialog, link.slice(0, 60)).toContainText(/This (is not a link|link is longer|code)|Part of this code/);
    await expect(recipient.dialog.getByRole('button', { name: 'Contact it' })).toHaveCount(0);
    await recipient.page.keyboard.press('Escape');
    await expect(recipient.dialog).toHaveCount(0);
  }
  expect(recipient.page.url()).toBe('app://pullpay/');
  expect(recipient.copy.app.windows()).toHaveLength(1);
  await recipient.clickLink(offer, ['pullpaying://x', 'https://evil.example/pull-payments/a', '--pullpay://claim?offer=x']);
  await expect(recipient.terms, 'the first argument with our scheme is taken, the others are not').toContainText('a signed offer');
  expect(listener.heard).toEqual([]);
  listener.close();
  await expect(sender.rows).toHaveCount(0);
});
