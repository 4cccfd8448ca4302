import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { pageHeaders } from './headers.ts';
import { pagePath } from './page-path.ts';
import { servePages } from './serve-pages.ts';

const hostile = [
  'app://pullpay/../secret.js',
  'app://pullpay/assets/../../secret.js',
  'app://pullpay/assets/..%2f..%2fsecret.js',
  'app://pullpay/%2e%2e/secret.js',
  'app://pullpay/assets/%2e%2e/%2e%2e/secret.js',
  'app://pullpay/assets/%252e%252e/secret.js',
  'app://pullpay/assets\\..\\secret.js',
  'app://pullpay/assets/..\\secret.js',
  'app://pullpay/assets/a%5cb.js',
  'app://pullpay/assets/a.js%00.png',
  'app://pullpay/assets/a.js\0.png',
  'app://pullpay/C:/Windows/win.ini',
  'app://pullpay/C:%5CWindows%5Cwin.ini',
  'app://pullpay//etc/passwd',
  'app://pullpay/assets//a.js',
  'app://pullpay/assets/deep/a.js',
  'app://pullpay/assets/',
  'app://pullpay/assets',
  'app://pullpay/secure.html',
  'app://pullpay/index.html.map',
  'app://pullpay.evil/index.html',
  'app://user@pullpay/index.html',
  'app://pullpay:80/index.html',
  'app://secure/index.html',
  'https://pullpay/index.html',
  'file:///etc/passwd',
  'app:index.html',
  'not an address',
  '',
];

/** A bundle folder with a secret beside it, and the handler that serves it. */
function serving(host: 'pullpay' | 'secure') {
  const root = mkdtempSync(join(tmpdir(), 'pullpay-pages-'));
  const folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.js'), 'secret');
  for (const name of ['index.html', 'secure.html', 'assets/a.js', 'assets/a.map', 'assets/a.exe']) writeFileSync(join(folder, name), name);
  symlinkSync(join(root, 'secret.js'), join(folder, 'linked.js'));
  let handler: ((request: Request) => Promise<Response>) | null = null;
  servePages(
    { protocol: { handle: (_scheme: string, given: typeof handler) => void (handler = given) } } as unknown as Session,
    host,
    folder,
  );
  return async (url: string, method = 'GET'): Promise<Response> => {
    const answer = await handler?.({ url, method } as Request);
    if (!answer) throw new Error('nothing is served');
    return answer;
  };
}

describe('an address that leads out of the bundle', () => {
  it.each(hostile)('%j is no page', (address) => {
    const path = pagePath(address, 'pullpay');
    // The URL parser itself takes `..` away; what is left over is our page or nothing.
    expect(path === null || path === 'index.html').toBe(true);
  });

  it.each(hostile)('%j is answered 404, without a byte of content', async (address) => {
    const answer = await serving('pullpay')(address);
    expect({ status: answer.status, body: await answer.text() }).toEqual({ status: 404, body: '' });
  });
});

describe('our own pages', () => {
  it('each window gets its own page and the assets', async () => {
    expect(await (await serving('pullpay')('app://pullpay/')).text()).toBe('index.html');
    expect(await (await serving('secure')('app://secure/')).text()).toBe('secure.html');
    expect(await (await serving('secure')('app://secure/assets/a.js')).text()).toBe('assets/a.js');
    expect((await serving('secure')('app://secure/index.html')).status).toBe(404);
  });

  it('source maps, programs, missing files and other methods are not served', async () => {
    const serve = serving('pullpay');
    for (const name of ['a.map', 'a.exe', 'b.js', 'a']) expect((await serve(`app://pullpay/assets/${name}`)).status).toBe(404);
    expect((await serve('app://pullpay/', 'POST')).status).toBe(404);
  });

  it('every answer carries the policy, also a refusal', async () => {
    const serve = serving('pullpay');
    for (const url of ['app://pullpay/', 'app://pullpay/assets/a.js', 'app://pullpay/nothing'])
      for (const [name, value] of Object.entries(pageHeaders)) expect((await serve(url)).headers.get(name)).toBe(value);
    expect((await serve('app://pullpay/')).headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  });
});

it('the policy: nothing by default, no network, no inline script or style, one trusted-types policy', () => {
  const policy = new Map(
    (pageHeaders['Content-Security-Policy'] ?? '').split('; ').map((part) => {
      const [name = '', ...values] = part.split(' ');
      return [name, values.join(' ')];
    }),
  );
  expect(Object.fromEntries(policy)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'none'",
    'worker-src': "'self'",
    'frame-src': "'none'",
    'object-src': "'none'",
    'form-action': "'none'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'pullpay-worker',
  });
  expect(pageHeaders).toMatchObject({
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
});
