// Owns the attacks: a script in the main window, hostile callers, a look through every file for secrets, a busy port, a lost database.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BridgeAnswer,
  appendWithStolenPort,
  callEverything,
  forgeRows,
  tryEveryWayOut,
  tryPermissions,
  tryToReplaceBridge,
  tryToRunText,
} from './lib/page-attacks.ts';
import { Stranger } from './lib/stranger.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

let link = '';

test('a wallet with a pull payment and a claim', async ({ sender, recipient, chain }) => {
  await sender.start();
  await sender.createWallet({ name: 'Payroll' });
  await sender.receivePracticeCoins();
  await sender.createPullPayment({ name: 'Wages', limit: '100', unit: 'USD', resets: 'Every day' });
  link = await sender.copyLink('Only on this computer');
  await recipient.start();
  await recipient.openLink(link);
  await recipient.claim({ chain: 'bitcoin', destination: chain.newAddress('bitcoin'), amount: '40' });
});

test('the main window has no Node, opens and becomes no other page, and runs no text', async ({ sender }) => {
  const { page, copy } = sender;
  expect(await page.evaluate(() => ['process', 'require', 'module', 'Buffer', 'global'].filter((name) => name in globalThis))).toEqual([]);
  expect(await page.evaluate(tryToRunText)).toEqual([]);
  expect(await page.evaluate(tryPermissions)).toEqual([]);
  const opened = copy.app.windows().length;
  const results = await page.evaluate(() =>
    ['https://example.com', 'app://secure/', 'app://pullpay/', 'about:blank', 'file:///etc/passwd', 'pullpay://claim?offer=x'].map(
      (address) => {
        const other = window.open(address);
        return other === null ? 'refused' : address;
      },
    ),
  );
  expect(new Set(results)).toEqual(new Set(['refused']));
  expect(copy.app.windows().length).toBe(opened);
});

test('nothing leaves the main window by any way that browsers know', async ({ sender, world }) => {
  const heard: string[] = [];
  const tcp = createServer((socket) => {
    socket.once('data', (bytes) => {
      heard.push(`tcp ${bytes.subarray(0, 60).toString('latin1')}`);
      socket.destroy();
    });
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  const udp = createSocket('udp4', () => heard.push('udp'));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  const address = tcp.address();
  const ports = { tcp: typeof address === 'object' && address !== null ? address.port : 0, udp: udp.address().port };
  const before = await filesUnder(world.home);
  const tried = await sender.page.evaluate(tryEveryWayOut, ports);
  expect(tried.length).toBeGreaterThan(30);
  // As text: the runner would turn an import() of a function into a require.
  expect(await sender.page.evaluate(`import('http://127.0.0.1:${ports.tcp}/stolen.js').then(() => 'reached', () => 'refused')`)).toBe(
    'refused',
  );
  expect(heard).toEqual([]);
  expect(sender.page.url().split('#')[0]).toBe('app://pullpay/');
  expect((await filesUnder(world.home)).filter((path) => !before.includes(path) && /stolen|\.part$|crdownload/.test(path))).toEqual([]);
  tcp.close();
  udp.close();
  for (const target of ['https://example.com/', 'app://secure/', 'file:///etc/passwd'])
    await sender.page.evaluate((href) => void setTimeout(() => Object.assign(location, { href }), 0), target);
  await sender.page.waitForTimeout(300);
  expect(
    await sender.copy.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL().split('#')[0]),
    ),
  ).toEqual(['app://pullpay/']);
  // A prevented navigation keeps the driver waiting; the next chapters start from a fresh copy.
  await sender.kill();
  await sender.start();
  await sender.unlock();
});

test('the page is served with the strict policy, and nothing outside the bundle is', async ({ sender }) => {
  const answers = await sender.copy.app.evaluate(async ({ session }) => {
    const read = async (address: string): Promise<[number, string]> => {
      const answer = await session.defaultSession.fetch(address);
      return [answer.status, answer.headers.get('content-security-policy') ?? ''];
    };
    const paths = [
      'app://pullpay/',
      'app://pullpay/secure.html',
      'app://pullpay/../main/index.cjs',
      'app://pullpay/%2e%2e/main/index.cjs',
      'app://pullpay/assets/..%2f..%2fpackage.json',
    ];
    return Promise.all(paths.map(read));
  });
  expect(answers[0]?.[0]).toBe(200);
  expect(answers[0]?.[1]).toContain("connect-src 'none'");
  expect(answers.slice(1).map(([status]) => status)).toEqual([404, 404, 404, 404]);
});

test('a script in the main window finds no secret and no way to approve, whatever it sends over the bridge', async ({ sender, chain }) => {
  const { page, copy } = sender;
  const names = await page.evaluate(() => Object.keys(window.pullpay.methods));
  // Keys of the HTTP API and of connected stores sign nothing, and the tokens of the practice network are money of nobody.
  const harmless = ['apiKeys', 'createApiKey', 'revokeApiKey', 'renewStoreKey', 'practiceTokens', 'givePracticeToken'];
  expect(names.filter((name) => /word|seed|key|confirm|sign|password|token|unlock$|planView|armView/i.test(name))).toEqual(harmless);
  expect(await page.evaluate(() => 'pullpaySecure' in window)).toBe(false);
  expect(await page.evaluate(tryToReplaceBridge)).toEqual({ same: true });
  const settings = await page.evaluate(() => window.pullpay.methods.settings?.({}));
  const found = await page.evaluate(callEverything, []);
  expect(found.calls).toBeGreaterThan(400);
  const secrets = [
    ...sender.paper.flat().map((word) => ` ${word} `),
    ...sender.paper.map((words) => words.join(' ')),
    sender.password,
    'prv',
  ];
  expect(secrets.filter((secret) => found.answers.includes(secret))).toEqual([]);
  // Things without properties count as the empty object that some methods ask for; a host that is not there may be forgotten, and what is not armed be disarmed.
  expect(found.taken.filter((call) => !call.endsWith('(empty)') && !/^(forgetHost|disarm|revokeApiKey)\(/.test(call))).toEqual([]);
  expect(await page.evaluate(() => window.pullpay.methods.settings?.({}))).toEqual(settings);
  expect(await page.evaluate(() => window.pullpay.methods.hosts?.({}))).toMatchObject({ value: [] });
  expect(copy.app.windows(), 'no secure window was opened by nonsense').toHaveLength(1);
  await sender.unlockIfLocked();
  const stranger = new Stranger(link);
  const address = chain.newAddress('bitcoin');
  const { id, claimToken } = await stranger.claim({ chain: 'bitcoin', destination: address, amount: '1' });
  const walletId = await sender.walletId();
  const plan = (args: object): Promise<BridgeAnswer | undefined> =>
    page.evaluate((sent) => window.pullpay.methods.planPayment?.(sent), args);
  expect(await plan({ walletId, payoutIds: [id] }), 'a claim that nobody approved').toMatchObject({
    ok: false,
    error: { code: 'payout-not-payable' },
  });
  const forged = { walletId, payoutIds: [id], destination: chain.newAddress('bitcoin'), amount: '1' };
  expect(await plan(forged), 'another destination').toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
  await stranger.send('DELETE', `/payouts/${id}`, { token: claimToken });
});

test('a script that takes the worker’s place can break no promise: main checks each by its own journal', async ({ sender, chain }) => {
  const { page } = sender;
  const stranger = new Stranger(link);
  const mine = chain.newAddress('bitcoin');
  const { id } = await stranger.claim({ chain: 'bitcoin', destination: mine, amount: '2' });
  await sender.approve([mine]);
  const walletId = await sender.walletId();
  const evil = chain.newAddress('bitcoin');
  // As if it had been there before the page's own script: the ports of the next load are its own.
  await page.addInitScript(() => {
    window.addEventListener(
      'message',
      (event) => {
        if (event.data === 'pullpay-main-port') Object.assign(window, { stolen: event.ports[0] });
      },
      true,
    );
    window.addEventListener('message', (event) => event.stopImmediatePropagation(), true);
  });
  await page.reload();
  await expect.poll(() => page.evaluate(() => 'stolen' in window)).toBe(true);
  const edit = {
    type: 'claim-edited',
    payoutId: id,
    revision: 2,
    methodId: 'BTC-CHAIN',
    destination: evil,
    address: evil,
    tag: null,
    originalAmount: '2',
    payoutCurrency: 'BTC',
    note: null,
  };
  const approval = { payoutId: id, revision: 0, payoutAmount: '0.9', rate: '2', rateRule: null, rateSource: 'manual', rateLockedAt: 1 };
  const codes = await page.evaluate(appendWithStolenPort, [
    walletId,
    [edit, { type: 'payouts-approved', approvals: [approval] }, { type: 'x' }],
  ] as const);
  expect(codes).not.toContain('ok');
  await sender.kill();
  await sender.start();
  await sender.pay([mine]);
  await sender.expectPaid(mine);
  await chain.expectOnePayment('bitcoin', mine);
  expect(await chain.paymentsTo('bitcoin', evil)).toEqual([]);
});

test('rows of the database that were changed right before paying change nothing: the promises are shown and paid', async ({
  sender,
  chain,
}) => {
  const stranger = new Stranger(link);
  const mine = chain.newAddress('bitcoin');
  const { id, claimToken } = await stranger.claim({ chain: 'bitcoin', destination: mine, amount: '3' });
  await sender.approve([mine]);
  const owed = satoshi((await stranger.payout(id, claimToken)).payoutAmount);
  const evil = chain.newAddress('bitcoin');
  expect(await sender.page.evaluate(forgeRows, evil)).toBeGreaterThan(1);
  await sender.openPayouts('Paid');
  await sender.openPayouts('To pay');
  await expect(sender.rowOf(evil).first(), 'the screen believes the forged rows').toBeVisible();
  await sender.page.getByLabel('Select all').check();
  await sender.press('Pay…');
  await sender.dialog.getByRole('button', { name: 'Check in the secure window' }).click();
  await expect(sender.dialog.locator('.is-bad').first(), 'claims that nobody approved are refused').toBeVisible();
  expect(sender.copy.app.windows()).toHaveLength(1);
  await sender.dialog.getByRole('button', { name: 'Cancel' }).click();
  await sender.page.getByLabel('Select all').uncheck();
  await sender.page.locator(`[data-payout="${id}"]`).getByRole('checkbox').check();
  await sender.press('Pay…');
  const secure = await sender.secureWindow(() => sender.dialog.getByRole('button', { name: 'Check in the secure window' }).click());
  await secure.expectApproval(sender.password);
  expect(await secure.destinations()).toEqual([mine]);
  await secure.signAndPay();
  await chain.moveUntil(async () => expect(await stranger.payout(id)).toMatchObject({ state: 'Completed' }));
  expect((await chain.expectOnePayment('bitcoin', mine)).amount).toBe(owed);
  expect(await chain.paymentsTo('bitcoin', evil)).toEqual([]);
  await sender.restart();
  await sender.unlock();
});

test('the secure window shares nothing with the main window, which can neither reach nor press it', async ({ sender, chain }) => {
  const stranger = new Stranger(link);
  const mine = chain.newAddress('bitcoin');
  await stranger.claim({ chain: 'bitcoin', destination: mine, amount: '4' });
  await sender.approve([mine]);
  await sender.page.evaluate(() => {
    localStorage.setItem('note', 'from the main window');
    document.cookie = 'note=main';
    const channel = new BroadcastChannel('note');
    Object.assign(window, { channel, heard: [] as unknown[] });
    channel.addEventListener('message', ({ data }) => (window as unknown as { heard: unknown[] }).heard.push(data));
  });
  const secure = await sender.startPaying([mine]);
  await secure.page.evaluate(() => {
    const channel = new BroadcastChannel('note');
    Object.assign(window, { channel, heard: [] as unknown[] });
    channel.addEventListener('message', ({ data }) => (window as unknown as { heard: unknown[] }).heard.push(data));
    channel.postMessage('from the secure window');
  });
  await sender.page.evaluate(async () => {
    const { channel } = window as unknown as { channel: BroadcastChannel };
    channel.postMessage('pay');
    window.postMessage('pay', '*');
    for (const name of Object.keys(window.pullpay.methods).filter((method) => method !== 'lockVault'))
      await window.pullpay.methods[name]?.({ kind: 'approve-plan', confirm: true });
    for (const key of ['Enter', ' ']) document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ctrlKey: true }));
  });
  await secure.page.waitForTimeout(1200);
  const inside = await secure.page.evaluate(async () => ({
    heard: (window as unknown as { heard: unknown[] }).heard,
    stored: localStorage.length,
    cookie: document.cookie,
    databases: (await indexedDB.databases()).length,
    opener: window.opener === null,
    parent: window.parent === window,
    bridge: 'pullpay' in window,
  }));
  expect(inside).toEqual({ heard: [], stored: 0, cookie: '', databases: 0, opener: true, parent: true, bridge: false });
  expect(await sender.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
  await expect(secure.title, 'it still waits for a hand').toHaveText('Approve this payment');
  await secure.doNotPay();
  await sender.page.keyboard.press('Escape');
  expect(await chain.paymentsTo('bitcoin', mine)).toEqual([]);
});

test('locked, claims still arrive and nothing can be spent', async ({ sender, recipient, chain }) => {
  await sender.lock();
  await recipient.openLink(link);
  await recipient.claim({ chain: 'xrpl', destination: chain.newAddress('xrpl'), amount: '10' });
  await sender.openPayouts('To approve');
  await expect(sender.rows).toHaveCount(2);
  await sender.unlock();
});

test('a database that was deleted comes back from the journal with the same payouts and limit', async ({ sender, recipient, world }) => {
  await sender.quit();
  const profile = join(world.home, 'profiles', 'sender');
  for (const name of await readdir(profile))
    if (name.startsWith('chromium-')) await rm(join(profile, name, 'IndexedDB'), { recursive: true, force: true });
  await sender.start();
  await sender.openPayouts('To approve');
  await expect(sender.rows).toHaveCount(2);
  await recipient.openLink(link);
  await expect(recipient.page.getByRole('complementary', { name: 'Terms' })).toContainText('41');
});

test('a busy port switches the API off with a notice, never to another port', async ({ sender, world }) => {
  await sender.quit();
  const kept = (await readFile(join(world.home, 'profiles', 'sender', 'api-port.json'), 'utf8')).replace(/^[^\n]*\n/, '');
  const { port } = JSON.parse(kept) as { port: number };
  const squatter = createServer().listen(port, '127.0.0.1');
  await sender.start();
  const status = await sender.page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return (await window.pullpay.methods.apiStatus?.({})) as unknown as { value: { running: boolean; problem: string | null } };
  });
  expect(status.value).toMatchObject({ running: false, problem: 'api-port-busy' });
  squatter.close();
});

test('no file and no output of all this holds words, keys or password in clear', async ({ sender, world }) => {
  await sender.quit();
  const words = sender.paper.map((phrase) => phrase.join(' '));
  const secrets = [...words, ...words.map((phrase) => phrase.split(' ').slice(0, 4).join(' ')), sender.password, 'xprv', 'tprv'];
  const encodings: readonly BufferEncoding[] = ['utf8', 'utf16le'];
  const hits: string[] = [];
  for (const file of await filesUnder(world.home)) {
    const bytes = await readFile(file);
    for (const secret of secrets)
      if (encodings.some((encoding) => bytes.includes(Buffer.from(secret, encoding)))) hits.push(`${file}: ${secret.slice(0, 6)}…`);
  }
  const said = world.said.join('');
  for (const secret of secrets) if (said.includes(secret)) hits.push(`output: ${secret.slice(0, 6)}…`);
  expect(words.length).toBeGreaterThan(0);
  expect(hits).toEqual([]);
});

/** BTC as decimal text, in satoshi. */
function satoshi(amount: unknown): bigint {
  const [whole = '0', fraction = ''] = String(amount).split('.');
  return BigInt(whole + fraction.padEnd(8, '0'));
}

async function filesUnder(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const about = await stat(path).catch(() => null);
    if (about?.isDirectory()) found.push(...(await filesUnder(path)));
    else if (about?.isFile()) found.push(path);
  }
  return found;
}
