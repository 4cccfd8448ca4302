import { readFileSync } from 'node:fs';
import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardPermissions, mayHave } from './permissions.ts';

/** The names that Electron itself declares, plus some of older and newer runtimes. */
const declared = /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+),/.exec(
  readFileSync('node_modules/electron/electron.d.ts', 'utf8'),
)?.[1];
const names = [...(declared ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
const every = [
  ...new Set([...names, 'accessibility-events', 'bluetooth', 'clipboard-write', 'camera', 'microphone', 'toString', '__proto__', '']),
];
const granted = ['persistent-storage', 'clipboard-sanitized-write'];

function guarded(host: 'pullpay' | 'secure') {
  let request: Parameters<Session['setPermissionRequestHandler']>[0] = null;
  let check: Parameters<Session['setPermissionCheckHandler']>[0] = null;
  let device: Parameters<Session['setDevicePermissionHandler']>[0] = null;
  guardPermissions(
    {
      setPermissionRequestHandler: (handler: typeof request) => (request = handler),
      setPermissionCheckHandler: (handler: typeof check) => (check = handler),
      setDevicePermissionHandler: (handler: typeof device) => (device = handler),
    } as unknown as Session,
    host,
  );
  const page = (url: string) => ({ getURL: () => url }) as WebContents;
  return {
    asks: (permission: string, url: string): boolean => {
      let answer = true;
      request?.(page(url), permission as 'media', (allowed) => (answer = allowed), {} as never);
      return answer;
    },
    checks: (permission: string, url: string, origin: string) => check?.(page(url), permission as 'media', origin, {} as never),
    device: () => device?.({} as never),
  };
}

it('Electron declares more than thirty permissions, so the list is not empty by mistake', () => {
  expect(names.length).toBeGreaterThan(30);
  expect(names).toEqual(expect.arrayContaining(granted));
});

describe.each(every)('the permission "%s"', (name) => {
  it('is granted to our own main page only if it is on the list', () => {
    const { asks, checks } = guarded('pullpay');
    expect(asks(name, 'app://pullpay/')).toBe(granted.includes(name));
    expect(checks(name, 'app://pullpay/', 'app://pullpay/')).toBe(granted.includes(name));
  });

  it('is granted to nobody else', () => {
    const main = guarded('pullpay');
    for (const url of ['', 'about:blank', 'app://secure/', 'app://pullpay.evil/', 'https://pullpay/', 'app://evil@pullpay/'])
      expect(main.asks(name, url) || main.checks(name, url, url) || main.checks(name, url, 'app://pullpay')).toBe(false);
    expect(main.checks(name, 'app://pullpay/', 'https://evil.example')).toBe(false);
    const secure = guarded('secure');
    expect(secure.asks(name, 'app://secure/') || secure.checks(name, 'app://secure/', 'app://secure')).toBe(false);
  });
});

it('no device is ever given', () => {
  expect(guarded('pullpay').device()).toBe(false);
  expect(guarded('secure').device()).toBe(false);
});

it('an origin is compared whole', () => {
  expect(mayHave('pullpay', 'persistent-storage', 'app://pullpay')).toBe(true);
  expect(mayHave('pullpay', 'persistent-storage', 'app://pullpay//')).toBe(false);
  expect(mayHave('pullpay', 'persistent-storage', 'xapp://pullpay')).toBe(false);
});
