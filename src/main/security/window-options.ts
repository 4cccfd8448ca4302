// Owns the options of every window: sandboxed, isolated, no Node anywhere.
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

export function safeWebPreferences(preload: string, partition?: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    ...(partition === undefined ? {} : { partition }),
  };
}

export function mainWindowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 800,
    minWidth: 1000,
    minHeight: 700,
    show: false,
    backgroundColor: '#12161c',
    title: 'Pullpay',
    autoHideMenuBar: true,
    webPreferences: { ...safeWebPreferences(preload), backgroundThrottling: false },
  };
}

/** The secure window: own in-memory partition (no `persist:`), own preload, nothing shared with the main window. */
export function secureWindowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 860,
    height: 680,
    minWidth: 720,
    minHeight: 560,
    show: false,
    backgroundColor: '#12161c',
    title: 'Pullpay',
    autoHideMenuBar: true,
    minimizable: false,
    fullscreenable: false,
    webPreferences: safeWebPreferences(preload, 'secure'),
  };
}
