// Owns the stories of links that the operating system hands over: cold start, second copy, macOS, and hostile neighbours.
import type { App } from 'electron';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../app/profile.ts';
import { LinkInbox } from './inbox.ts';
import { readLink } from './read-link.ts';
import { receiveLinks, registerScheme } from './registration.ts';

const link = 'pullpay://claim?server=https%3A%2F%2Fpay.example&id=abc';
const other = 'pullpay://claim?server=https%3A%2F%2Fevil.example&id=def';

function receiving() {
  const listeners = new Map<string, (...args: unknown[]) => void>();
  const told: string[] = [];
  const inbox = new LinkInbox(() => told.push('announced'));
  receiveLinks({ on: (name: string, listener: () => void) => listeners.set(name, listener) } as unknown as Pick<App, 'on'>, inbox, () =>
    told.push('shown'),
  );
  return {
    inbox,
    told,
    secondCopy: (argv: readonly string[]) => listeners.get('second-instance')?.({}, argv),
    openUrl: listeners.get('open-url'),
  };
}

describe('a second copy hands over', () => {
  it.each([
    ['the link alone', ['electron', link]],
    ['the link, reordered by Chromium', ['electron', '--profile', 'x', link, '--allow-file-access-from-files', 'main.cjs']],
    ['the link among hostile switches', ['electron', '--no-sandbox', '--gpu-launcher=calc.exe', '--', link, '--remote-debugging-port=1']],
    ['two links: the first', ['electron', link, other]],
  ])('%s', (_name, argv) => {
    const { secondCopy, inbox, told } = receiving();
    secondCopy(argv);
    expect(inbox.take()).toBe(link);
    expect(told).toEqual(['announced', 'shown']);
  });

  it.each([
    ['nothing', ['electron']],
    ['a web address', ['electron', 'https://pay.example']],
    ['a scheme that only begins like ours', ['electron', 'pullpays://claim']],
    ['our scheme inside something else', ['electron', '--url=pullpay://claim', 'xpullpay:', ' pullpay:']],
  ])('%s: the window is shown and no link waits', (_name, argv) => {
    const { secondCopy, inbox, told } = receiving();
    secondCopy(argv);
    expect(inbox.take()).toBeNull();
    expect(told).toEqual(['shown']);
  });
});

it('macOS delivers a link as an event, whose default is prevented', () => {
  const { openUrl, inbox } = receiving();
  let prevented = false;
  openUrl?.({ preventDefault: () => (prevented = true) }, link);
  expect(prevented).toBe(true);
  expect(inbox.take()).toBe(link);
});

it('one link waits, the newest; it is handed out once', () => {
  const { inbox, secondCopy } = receiving();
  secondCopy(['electron', link]);
  secondCopy(['electron', other]);
  secondCopy(['electron']);
  expect(inbox.take()).toBe(other);
  expect(inbox.take()).toBeNull();
});

describe('a cold start', () => {
  const profile = (...argv: string[]) => readProfile({ argv: ['electron', ...argv], env: {}, appData: '/data', chromium: '114.0.1' });

  it('takes the first link and nothing else from the arguments', () => {
    expect(profile('--switch', link, other).link).toBe(link);
    expect(profile('https://pay.example').link).toBeNull();
  });

  it.each([
    [[], 'default'],
    [['--profile', 'recipient'], 'recipient'],
    [['--profile=Recipient'], 'recipient'],
    [['--profile', '../../etc'], 'default'],
    [['--profile', 'a/b'], 'default'],
    [['--profile', 'a\\b'], 'default'],
    [['--profile', '..'], 'default'],
    [['--profile', ''], 'default'],
    [['--profile', 'x'.repeat(33)], 'default'],
    [['--profile', '-x'], 'default'],
    [['--profile', 'nul'], 'default'],
    [['--profile', 'COM1'], 'default'],
    [['--profile', 'café'], 'default'],
    [['--profile'], 'default'],
    [['--profile', link], 'default'],
    [['--', '--profile', 'recipient'], 'default'],
    [['--', link, '--profile=recipient'], 'default'],
  ])('%j opens the profile %s', (argv, name) => {
    expect(profile(...argv)).toMatchObject({ name, home: `/data/Pullpay/profiles/${name}` });
  });

  it("keeps Chromium's data apart by its major, below the home that PULLPAY_HOME names", () => {
    const { home, userData, practice } = readProfile({ argv: [], env: { PULLPAY_HOME: '/h' }, appData: '/data', chromium: '150.1' });
    expect({ home, userData, practice }).toEqual({
      home: '/h/profiles/default',
      userData: '/h/profiles/default/chromium-150',
      practice: '/h/practice',
    });
    expect(readProfile({ argv: [], env: { PULLPAY_HOME: '' }, appData: '/data', chromium: '1' }).home).toBe(
      '/data/Pullpay/profiles/default',
    );
  });
});

describe('what the screens learn of a link', () => {
  const allowed = () => true;
  it('a server link names host, kind, and whether it may be contacted', () => {
    expect(readLink(link, 'system', 'practice', allowed)).toMatchObject({
      kind: 'server',
      server: 'https://pay.example',
      allowed: true,
      refusal: null,
    });
    expect(readLink(link, 'system', 'practice', () => false)).toMatchObject({ allowed: false });
  });

  it('consent of earlier does not open a host that may not be contacted on this network', () => {
    const loopback = 'pullpay://claim?server=http%3A%2F%2F127.0.0.1%3A80&id=abc';
    expect(readLink(loopback, 'system', 'main', allowed)).toMatchObject({
      allowed: false,
      refusal: 'host-is-this-computer',
      hostKind: 'loopback',
    });
    expect(readLink(loopback, 'system', 'practice', allowed)).toMatchObject({ allowed: true });
  });

  it('the system may hand over 2,048 characters, a person more', () => {
    const long = `pullpay://claim?offer=${'a'.repeat(2048)}`;
    expect(readLink(long, 'system', 'practice', allowed)).toMatchObject({ kind: 'unknown' });
    expect(readLink('x'.repeat(20_000), 'person', 'practice', allowed)).toMatchObject({ kind: 'unknown' });
  });
});

describe('registration of the scheme', () => {
  const registered = (platform: string, entry: string | null) => {
    const calls: unknown[][] = [];
    const app = { setAsDefaultProtocolClient: (...args: unknown[]) => calls.push(args) } as unknown as App;
    registerScheme(app, platform, entry, 'C:\\pullpay.exe');
    return calls;
  };
  it('on Windows `--` stands before the link, so that it is never read as a switch', () => {
    expect(registered('win32', 'main.cjs')).toEqual([['pullpay', 'C:\\pullpay.exe', ['main.cjs', '--']]]);
  });
  it('macOS by the bundle, Linux by its desktop file', () => {
    expect(registered('darwin', 'main.cjs')).toEqual([['pullpay']]);
    expect(registered('linux', 'main.cjs')).toEqual([]);
  });
});
