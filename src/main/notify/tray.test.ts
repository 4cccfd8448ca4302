import { describe, expect, it } from 'vitest';
import { hidesOnClose } from '../app/closing-rule.ts';
import { AppTray, type TrayOptions } from './tray.ts';
import { systemWords, trayWords } from './system-words.ts';

type Row = { label?: string; click?: () => void };

function tray(platform: string, desktop: string | undefined, fails = false) {
  const seen = { badge: -1, tip: '', title: '', rows: [] as Row[], calls: [] as string[] };
  class Tray {
    constructor() {
      if (fails) throw new Error('no tray here');
    }
    on(): void {}
    setToolTip(text: string): void {
      seen.tip = text;
    }
    setContextMenu(rows: Row[]): void {
      seen.rows = rows;
    }
  }
  const options = {
    app: { setBadgeCount: (count: number) => (seen.badge = count) },
    Menu: { buildFromTemplate: (rows: Row[]) => rows },
    nativeImage: { createFromPath: (path: string) => path },
    Tray,
    icon: 'tray.png',
    platform,
    desktop,
    show: () => seen.calls.push('show'),
    quit: () => seen.calls.push('quit'),
  } as unknown as TrayOptions;
  const made = new AppTray(options);
  const words = trayWords(systemWords(() => 'en'));
  made.create(words);
  return { made, seen, words, window: { setTitle: (title: string) => void (seen.title = title) } };
}

describe('where there is a tray', () => {
  it.each([
    ['win32', undefined, true],
    ['darwin', undefined, true],
    ['linux', 'KDE', true],
    ['linux', 'X-Cinnamon', true],
    ['linux', 'ubuntu:GNOME', false],
    ['linux', 'sway', false],
    ['linux', undefined, false],
  ])('%s, desktop %s: %s', (platform, desktop, present) => {
    expect(tray(platform, desktop).made.present).toBe(present);
  });

  it('a system that fails to make one has none', () => {
    expect(tray('win32', undefined, true).made.present).toBe(false);
  });
});

it('the unread count stands in badge, window title and tip, and goes away again', () => {
  const { made, seen, words, window } = tray('win32', undefined);
  made.update(3, words, window);
  expect(seen).toMatchObject({ badge: 3, title: '(3) Pullpay', tip: 'Pullpay: 3 unread' });
  made.update(0, words, window);
  expect(seen).toMatchObject({ badge: 0, title: 'Pullpay', tip: 'Pullpay' });
});

it('without a tray badge and title still tell', () => {
  const { made, seen, words, window } = tray('linux', undefined);
  made.update(2, words, window);
  expect(seen).toMatchObject({ badge: 2, title: '(2) Pullpay', tip: '' });
});

it('the menu opens the window and quits', () => {
  const { seen } = tray('win32', undefined);
  for (const row of seen.rows) row.click?.();
  expect(seen.calls).toEqual(['show', 'quit']);
});

describe('closing the main window', () => {
  it.each([
    [{ quitting: false, trayPresent: true, closeToTray: true }, true],
    [{ quitting: false, trayPresent: false, closeToTray: true }, false],
    [{ quitting: false, trayPresent: true, closeToTray: false }, false],
    [{ quitting: true, trayPresent: true, closeToTray: true }, false],
    [{ quitting: true, trayPresent: false, closeToTray: false }, false],
  ])('%j hides it: %s', (facts, hides) => {
    expect(hidesOnClose(facts)).toBe(hides);
  });
});

it('wallets that pay without asking stand in tip and menu, and can be stopped from there', () => {
  const { made, seen, words, window } = tray('win32', undefined);
  let stopped = 0;
  made.onDisarm(() => void (stopped += 1));
  made.setArmed(['Studio', 'Rent'], words);
  expect(seen.tip).toBe('Pullpay: Pays automatically: Studio, Rent');
  expect(seen.rows.map((row) => row.label)).toEqual([
    'Pays automatically: Studio, Rent',
    'Stop automatic payments',
    undefined,
    'Open Pullpay',
    undefined,
    'Quit',
  ]);
  seen.rows[1]?.click?.();
  expect(stopped).toBe(1);
  made.update(2, words, window);
  expect(seen.tip).toBe('Pullpay: 2 unread · Pays automatically: Studio, Rent');
  made.setArmed([], words);
  expect(seen.rows.map((row) => row.label)).toEqual(['Open Pullpay', undefined, 'Quit']);
  expect(seen.tip).toBe('Pullpay: 2 unread');
});
