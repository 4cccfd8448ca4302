// Owns the attacks: a script in the main window, hostile callers, a look through every file for secrets, a busy port, a lost database.
import { createServer } from 'node:net';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test.describe.configure({ mode: 'serial' });
test.use({ oneWorld: true });

interface Bridge {
  readonly methods: Readonly<Record<string, (args: unknown) => Promise<{ ok: boolean; error?: { code: string } }>>>;
}
declare global {
  interface Window {
    readonly pullpay: Bridge;
  }
}

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

test('the main window has no Node, no network, no eval, no other page', async ({ sender }) => {
  const page = sender.page;
  const found = await page.evaluate(() => ({
    process: typeof (globalThis as { process?: unknown }).process,
    require: typeof (globalThis as { require?: unknown }).require,
  }));
  expect(found).toEqual({ process: 'undefined', require: 'undefined' });
  expect(
    await page.evaluate(() =>
      fetch('https://example.com').then(
        () => 'reached',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  expect(
    await page.evaluate(() =>
      fetch('http://127.0.0.1:1/').then(
        () => 'reached',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  const inline = await page.evaluate(async () => {
    const script = document.createElement('script');
    try {
      script.textContent = 'window.injected = true';
      document.body.append(script);
    } catch {
      return 'refused';
    }
    return 'injected' in window ? 'ran' : 'refused';
  });
  expect(inline).toBe('refused');
  const opened = sender.copy.app.windows().length;
  await page.evaluate(() => window.open('https://example.com'));
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe('app://pullpay/');
  // A prevented navigation keeps the driver waiting; the next chapters start from a fresh copy.
  expect(sender.copy.app.windows().length).toBe(opened);
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

test('a script in the main window finds no secret and no way to approve', async ({ sender }) => {
  const secretNames = ['revealWords', 'newWords', 'unlock', 'confirmPlan', 'planView', 'withSeed'];
  const seen = await sender.page.evaluate(() => ({
    keys: Object.keys(window.pullpay.methods),
    frozen: Object.isFrozen(window.pullpay),
    secure: 'pullpaySecure' in window,
  }));
  expect(seen.keys.filter((key) => secretNames.includes(key))).toEqual([]);
  expect(seen).toMatchObject({ secure: false });
  const codes = await sender.page.evaluate(async () => {
    const ask = async (name: string, args: unknown): Promise<string> => {
      const answer = await window.pullpay.methods[name]?.(args);
      return answer?.ok ? 'ok' : (answer?.error?.code ?? 'missing');
    };
    return Promise.all([
      ask('planPayment', { walletId: '../x', payoutIds: ['a'] }),
      ask('settings', { extra: 1 }),
      ask('faucet', { walletId: 1 }),
    ]);
  });
  expect(codes).toEqual(['wallet-not-found', 'bad-arguments', 'bad-arguments']);
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
  await expect(recipient.page.getByRole('complementary', { name: 'Terms' })).toContainText('50');
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
