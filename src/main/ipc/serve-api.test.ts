// Owns the attacks on ipc: every method of both tables, called by everybody who must not call it.
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { describe, expect, it } from 'vitest';
import { mainApi } from '../../shared/contract/main-api.ts';
import { mainMethods } from '../../shared/contract/main-method-names.ts';
import type { Api, Handlers } from '../../shared/contract/rpc.ts';
import { secureApi } from '../../shared/contract/secure-api.ts';
import type { Result } from '../../shared/result.ts';
import { serveApi } from './serve-api.ts';
import { TrustedSenders } from './trusted-senders.ts';

type Listener = (event: IpcMainInvokeEvent, args: unknown) => Promise<Result<unknown>>;

interface Frame {
  readonly url: string;
  readonly parent: null;
}

const mainWindow = 1;
const secureWindow = 2;
const frameAt = (url: string): Frame => ({ url, parent: null });

function event(id: number, senderFrame: Frame | null, mainFrame: Frame | null = senderFrame): IpcMainInvokeEvent {
  return { sender: { id, mainFrame }, senderFrame } as unknown as IpcMainInvokeEvent;
}

function served(api: Api, prefix: 'main' | 'secure') {
  const channels = new Map<string, Listener>();
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    Object.keys(api).map((name) => [
      name,
      async () => {
        reached.push(name);
        return { ok: true, value: {} };
      },
    ]),
  ) as Handlers<Api>;
  const senders = new TrustedSenders();
  senders.trust(mainWindow, 'pullpay');
  senders.trust(secureWindow, 'secure');
  const ipc = { handle: (channel: string, listener: Listener) => void channels.set(channel, listener) } as unknown as Pick<
    IpcMain,
    'handle'
  >;
  const host = prefix === 'main' ? 'pullpay' : 'secure';
  serveApi({ ipc, prefix, host, api, handlers, senders, report: () => undefined });
  return {
    channels,
    reached,
    senders,
    own: prefix === 'main' ? mainWindow : secureWindow,
    other: prefix === 'main' ? secureWindow : mainWindow,
    page: `app://${host}/`,
    call: (name: string, from: IpcMainInvokeEvent, args: unknown) => channels.get(`${prefix}:${name}`)?.(from, args),
  };
}

const tables = [
  ['main', mainApi],
  ['secure', secureApi],
] as const;

describe.each(tables)('the %s table', (prefix, api) => {
  it('has one channel per method and no other', () => {
    const { channels } = served(api, prefix);
    expect([...channels.keys()].sort()).toEqual(
      Object.keys(api)
        .map((name) => `${prefix}:${name}`)
        .sort(),
    );
  });

  it.each(Object.keys(api))('%s: is refused to everybody but its own page, and reaches nothing', async (name) => {
    const { call, own, other, page, reached } = served(api, prefix);
    const wrongs: readonly IpcMainInvokeEvent[] = [
      event(own, null),
      event(own, frameAt(page), frameAt(page)),
      event(own, frameAt('about:blank')),
      event(own, frameAt('')),
      event(own, frameAt('https://pullpay/')),
      event(own, frameAt('app://pullpay.evil/')),
      event(own, frameAt('app://secure.evil/')),
      event(own, frameAt('app://user@pullpay/')),
      event(own, frameAt('app://pullpay:1/')),
      event(own, frameAt(`${page.slice(0, -1)}.evil/`)),
      event(own, frameAt(`data:text/html,${page}`)),
      event(own, frameAt(prefix === 'main' ? 'app://secure/' : 'app://pullpay/')),
      event(other, frameAt(page)),
      event(99, frameAt(page)),
    ];
    for (const wrong of wrongs) expect(await call(name, wrong, {})).toEqual({ ok: false, error: { code: 'not-trusted' } });
    expect(reached).toEqual([]);
  });

  it.each(Object.keys(api))('%s: an unknown key, a list, a text and nothing at all are refused', async (name) => {
    const { call, own, page, reached } = served(api, prefix);
    const from = event(own, frameAt(page));
    for (const args of [{ extra: 1 }, { __proto__: null, constructor: 1 }, [], 'text', null, undefined, 7])
      expect(await call(name, from, args)).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
    expect(reached).toEqual([]);
  });
});

describe('what is too long', () => {
  const big = 'x'.repeat(20_001);
  const bytes = new Uint8Array(1025);
  it.each([
    ['main', 'copyText', { text: 'x'.repeat(1_000_001) }],
    ['main', 'readLink', { text: big }],
    ['main', 'saveText', { suggestedName: 'x'.repeat(101), text: '' }],
    ['main', 'saveText', { suggestedName: 'x', text: 'x'.repeat(64 * 1024 * 1024 + 1) }],
    ['main', 'allowHost', { origin: `https://${'x'.repeat(256)}` }],
    ['main', 'walletOverview', { walletId: big }],
    ['main', 'planPayment', { walletId: 'w', payoutIds: Array.from({ length: 501 }, (_, index) => `p${index}`) }],
    ['main', 'planPayment', { walletId: 'w', payoutIds: [] }],
    ['main', 'setUnread', { count: 1_000_001 }],
    ['main', 'openSecure', { kind: 'create-wallet', name: 'x'.repeat(51), network: 'practice', words: 12 }],
    ['secure', 'createVault', { password: bytes }],
    ['secure', 'unlock', { password: bytes }],
    ['secure', 'unlock', { password: 'a text' }],
    ['secure', 'changePassword', { old: bytes, next: bytes }],
    ['secure', 'restoreWallet', { words: bytes }],
    ['secure', 'checkWords', { answers: Array.from({ length: 7 }, () => new Uint8Array(1)) }],
    ['secure', 'confirmPlan', { token: 'x'.repeat(129), digest: '' }],
  ] as const)('%s %s is refused', async (prefix, name, args) => {
    const { call, own, page, reached } = served(prefix === 'main' ? mainApi : secureApi, prefix);
    expect(await call(name, event(own, frameAt(page)), args)).toMatchObject({ ok: false, error: { code: 'bad-arguments' } });
    expect(reached).toEqual([]);
  });
});

it('the page that is trusted is answered, and no more once its window is gone', async () => {
  const { call, own, page, senders, reached } = served(mainApi, 'main');
  expect(await call('lockVault', event(own, frameAt(page)), {})).toEqual({ ok: true, value: {} });
  expect(await call('lockVault', event(own, frameAt(`${page}assets/x.html#there`)), {})).toEqual({ ok: true, value: {} });
  senders.forget(own);
  expect(await call('lockVault', event(own, frameAt(page)), {})).toEqual({ ok: false, error: { code: 'not-trusted' } });
  expect(reached).toEqual(['lockVault', 'lockVault']);
});

it('the bridge exposes exactly the methods of the table', () => {
  expect([...mainMethods].sort()).toEqual(Object.keys(mainApi).sort());
});
