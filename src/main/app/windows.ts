// Owns the app's two windows: the main one, which lives as long as the app (its worker is the workflow), and the secure one, opened per task.
import { join } from 'node:path';
import { BrowserWindow, type Session, session } from 'electron';
import type { TrustedSenders } from '../ipc/trusted-senders.ts';
import { fence } from '../security/navigation.ts';
import { type PageHost, originOf } from '../security/page-path.ts';
import { guardPermissions } from '../security/permissions.ts';
import { servePages } from '../security/serve-pages.ts';
import { mainWindowOptions, secureWindowOptions } from '../security/window-options.ts';
import { reviveAfterCrash } from './revive.ts';

export interface WindowsOptions {
  /** Folder of the built bundle (`out`). */
  readonly bundle: string;
  readonly senders: TrustedSenders;
  readonly showOnStart: boolean;
}

export class Windows {
  private mainWindow: BrowserWindow | null = null;
  private secureWindow: BrowserWindow | null = null;

  constructor(private readonly options: WindowsOptions) {
    this.prepare(session.defaultSession, 'pullpay');
    this.prepare(session.fromPartition('secure'), 'secure');
  }

  get main(): BrowserWindow | null {
    return this.mainWindow;
  }

  get secure(): BrowserWindow | null {
    return this.secureWindow;
  }

  /** Opens the main window once. */
  openMain(): BrowserWindow {
    if (this.mainWindow && !this.mainWindow.isDestroyed()) return this.mainWindow;
    const window = new BrowserWindow(mainWindowOptions(this.preload('main')));
    this.adopt(window, 'pullpay');
    this.mainWindow = window;
    reviveAfterCrash(window.webContents, () => performance.now(), console.error);
    window.once('ready-to-show', () => {
      if (this.options.showOnStart) window.show();
    });
    void window.loadURL(`${originOf('pullpay')}/`);
    return window;
  }

  showMain(): void {
    const window = this.openMain();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Opens the secure window, or answers null when it is already open for another task. */
  openSecure(closed: () => void): BrowserWindow | null {
    if (this.secureWindow) return null;
    const parent = this.mainWindow?.isVisible() ? { parent: this.mainWindow } : {};
    const window = new BrowserWindow({ ...secureWindowOptions(this.preload('secure')), ...parent });
    window.setContentProtection(process.platform !== 'linux');
    this.adopt(window, 'secure');
    this.secureWindow = window;
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      this.secureWindow = null;
      closed();
    });
    void window.loadURL(`${originOf('secure')}/`);
    return window;
  }

  closeSecure(): void {
    this.secureWindow?.close();
  }

  /** Sends an event to the main window's screens. */
  send(name: string, payload: unknown): void {
    if (this.mainWindow && !this.mainWindow.isDestroyed()) this.mainWindow.webContents.send(`event:${name}`, payload);
  }

  private prepare(target: Session, host: PageHost): void {
    servePages(target, host, join(this.options.bundle, 'renderer'));
    guardPermissions(target, host);
  }

  private adopt(window: BrowserWindow, host: PageHost): void {
    const id = window.webContents.id;
    this.options.senders.trust(id, host);
    fence(window.webContents, host);
    window.once('closed', () => this.options.senders.forget(id));
  }

  private preload(name: 'main' | 'secure'): string {
    return join(this.options.bundle, 'preload', `${name}.cjs`);
  }
}
