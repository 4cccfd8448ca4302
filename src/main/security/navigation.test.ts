import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { fence, isOwnPage } from './navigation.ts';

/** Address, and whether the main window may show it. */
const table: readonly (readonly [string, boolean])[] = [
  ['app://pullpay/', true],
  ['app://pullpay', true],
  ['app://pullpay/assets/a.js?x#y', true],
  ['APP://pullpay/', true],
  ['app://pullpay.evil/', false],
  ['app://pullpay.evil.example/', false],
  ['app://evil-pullpay/', false],
  ['app://evil/app://pullpay/', false],
  ['app://pullpay@evil/', false],
  ['app://user@pullpay/', false],
  ['app://user:pass@pullpay/', false],
  ['app://pullpay:8080/', false],
  ['app://secure/', false],
  ['app:pullpay/', false],
  ['app:///pullpay/', false],
  ['apps://pullpay/', false],
  ['https://pullpay/', false],
  ['https://app://pullpay/', false],
  ['http://127.0.0.1/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['data:text/html,app://pullpay/', false],
  ['blob:app://pullpay/1', false],
  ['about:blank', false],
  ['view-source:app://pullpay/', false],
  ['chrome://gpu', false],
  ['devtools://devtools/', false],
  ['pullpay://claim?id=x', false],
  ['smb://host/share', false],
  ['ms-settings:', false],
  ['', false],
  ['//pullpay/', false],
  [' app://pullpay.evil/', false],
];

type Listener = (event: { preventDefault(): void; url?: string }, address?: string) => void;

function fenced() {
  const listeners = new Map<string, Listener>();
  let opened: (() => { action: string }) | null = null;
  fence(
    {
      on: (name: string, listener: Listener) => void listeners.set(name, listener),
      setWindowOpenHandler: (handler: () => { action: string }) => (opened = handler),
    } as unknown as WebContents,
    'pullpay',
  );
  return {
    prevents: (name: string, address: string): boolean => {
      let prevented = false;
      const event = { preventDefault: () => (prevented = true), url: address };
      listeners.get(name)?.(event, address);
      return prevented;
    },
    opens: () => opened?.(),
    guards: [...listeners.keys()],
  };
}

describe.each(table)('%s', (address, own) => {
  it(own ? 'is our own page' : 'is not our page', () => {
    expect(isOwnPage(address, 'pullpay')).toBe(own);
  });

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s', (name) => {
    expect(fenced().prevents(name, address)).toBe(!own);
  });
});

it('no window opens, no webview is attached', () => {
  const { opens, prevents, guards } = fenced();
  expect(opens()).toEqual({ action: 'deny' });
  expect(prevents('will-attach-webview', 'app://pullpay/')).toBe(true);
  expect(guards.sort()).toEqual(['will-attach-webview', 'will-frame-navigate', 'will-navigate', 'will-redirect']);
});
